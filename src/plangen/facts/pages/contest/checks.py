"""What to check before a contest starts, each with what is on file about it and whether it is ready."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from plangen.elements.measure import Unit
from plangen.facts.blocks.contests.fair_play import tie_breaks_text
from plangen.facts.figures.contests import (
    IN_CONTEST,
    amount_text,
    contest_subject,
    counted,
    on_file,
    on_file_text,
    score_names,
    standings_of,
)
from plangen.facts.scope.contests import contest_days
from plangen.facts.scope.document import Scope
from plangen.metrics.contests.own_targets import own_target
from plangen.metrics.contests.participants import Standing
from plangen.metrics.contests.prizes import prize_places, prize_value, rank_of
from plangen.metrics.contests.tally import rules_of
from plangen.problems import shown
from plangen.records.contests.rows import Contest
from plangen.records.contests.rules import ContestType

_OUTSIDE = (Standing.NEW, Standing.AWAY, Standing.NO_TARGET)
MOST_NAMED = 6
"""The most people named who have no place."""
_WITH_TARGET = frozenset({ContestType.GOAL, ContestType.EVERYONE, ContestType.PLATEAU})


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to check: its name, what is on file or missing, and whether it is ready."""

    name: str
    text: str
    is_ready: bool = True


def checks(scope: Scope) -> list[Check]:
    """What to check before the contest of a document starts, in the order of its rules."""
    contest = contest_subject(scope).contest
    return [
        *_goal(scope, contest),
        _days(scope, contest),
        _people(scope, contest),
        *_own_targets(scope, contest),
        _scoring(scope, contest),
        _dates(scope, contest),
        Check("Tie-breaker", tie_breaks_text(scope, contest)),
        *_prizes(scope, contest),
        _budget(scope, contest),
        _questions(scope, contest),
        Check("Standings", contest.published or "No day for standings.", bool(contest.published)),
    ]


def _questions(scope: Scope, contest: Contest) -> Check:
    """Who decides: the one on file, or as the rules say, the manager of everyone in it."""
    leader = contest_subject(scope).leader
    who = contest.decided_by.rstrip(".") or (leader.first_name if leader else "")
    return Check("Questions", f"{who} decides." if who else "No one is named who decides.", is_ready=bool(who))


def _goal(scope: Scope, contest: Contest) -> Iterator[Check]:
    names = score_names(scope, contest)
    if contest.unknown_type:
        used = "team contest" if contest.type is ContestType.TEAM else "goal"
        yield Check("Type", f"Unknown type “{shown(contest.unknown_type)}”: runs as a {used}.", is_ready=False)
    if contest.targets:
        yield Check(
            "Target",
            ", ".join(amount_text(scope, each, names, on_file(contest, each, names.unit)) for each in contest.targets),
        )
    elif contest.type in _WITH_TARGET:
        text = "No target, which a goal needs." if contest.unknown_type else "No target."
        yield Check("Target", text, is_ready=False)


def _days(scope: Scope, contest: Contest) -> Check:
    """The days, which shouldn't end with a month, when orders are pulled in anyway."""
    _, working = contest_days(scope.workspace, contest)
    days = scope.number_format.date_range(contest.start, contest.end)
    working_days = counted(scope, f"{scope.number_format.count(working)} working days", "without weekends and holidays")
    text = f"{days}, {working_days}"
    if (contest.end + timedelta(days=1)).day == 1:
        return Check("Days", f"{text}. It ends with the month, when orders are pulled in anyway.", is_ready=False)
    return Check("Days", f"{text}.")


def _people(scope: Scope, contest: Contest) -> Check:
    found = standings_of(scope, contest)
    people, number = found.people, scope.number_format.count
    outside = {each.contender.name for each in found.placed if each.contender.standing in _OUTSIDE}
    outside |= {each.name for each in people if each.standing in _OUTSIDE}
    in_class = {each.contender.name for placed in found.classes.values() for each in placed}
    listed = [each.person.name for each in people if each.name in outside - in_class]
    left = len(found.participants) - len(people)
    noun = "person" if len(people) == 1 else "people"
    text = counted(scope, f"{number(len(people))} {noun}", IN_CONTEST)
    more = counted(scope, f"{number(len(listed))} without a place", "new, away, or without a target")
    names = ", ".join(listed[:MOST_NAMED]) + (", and others" if len(listed) > MOST_NAMED else "")
    gone = counted(scope, f"{number(left)} left", "they took part and left before the end")
    return Check(
        "Who takes part",
        f"{text}{f', {more} ({names})' if listed else ''}{f'; {gone}' if left else ''}.",
        is_ready=len(people) > 1,
    )


def _own_targets(scope: Scope, contest: Contest) -> Iterator[Check]:
    if contest.type is not ContestType.SHARE:
        return
    people = standings_of(scope, contest).people
    targets = [own_target(contest, each.person, scope.workspace.plan).value for each in people]
    known = sum(each is not None and each > 0 for each in targets)
    share = counted(
        scope, scope.number_format.of(known, len(people)), "people with a quota or target in Team or Targets"
    )
    text = f"{share} people have a target for these days."
    yield Check("Own targets", text, is_ready=known == len(people))


def _scoring(scope: Scope, contest: Contest) -> Check:
    rules = rules_of(contest, scope.book.scoring)
    if contest.has_unknown_measure and not rules:
        return Check("Scoring", f"Unknown measure “{shown(contest.measure)}”: only Entries count.", is_ready=False)
    if not rules:
        return Check("Scoring", "No measure, and no events in Scoring: only Entries count.", is_ready=False)
    count, proved = len(rules), sum(bool(rule.proof) for rule in rules)
    if rules[0].row == contest.row:
        return Check("Scoring", f"{rules[0].event.capitalize()}, as in your files.")
    text = f"{scope.number_format.count(count)} {'event' if count == 1 else 'events'}, "
    limited = sum(rule.cap is not None for rule in rules)
    text += f"{scope.number_format.count(limited)} with a limit, {scope.number_format.count(proved)} with a proof."
    return Check("Scoring", text, is_ready=proved == count)


def _dates(scope: Scope, contest: Contest) -> Check:
    number_format = scope.number_format
    entered, audit = (number_format.short_day(day) for day in (contest.enter_by, contest.audit))
    return Check("Last days", f"Logged by {entered}; cancellations and returns through {audit}.")


def _prizes(scope: Scope, contest: Contest) -> Iterator[Check]:
    if not contest.prizes:
        yield Check("Prizes", "No prize.", is_ready=contest.type is ContestType.RECOGNITION)
        return
    named = sum(rank_of(label) is not None for label, _ in contest.prizes)
    missing = prize_places(contest) - named if named else 0
    if missing > 0:
        yield Check("Prizes", f"{prize_places(contest)} places win, {named} have a prize.", is_ready=False)
        return
    text = "A prize for every place that wins." if named else "A prize for everyone who wins."
    without = sum(prize_value(contest, label) is None for label, _ in contest.prizes)
    if without:
        text += f" {scope.number_format.count(without)} without a value."
    yield Check("Prizes", text, is_ready=not without)


def _budget(scope: Scope, contest: Contest) -> Check:
    if contest.budget is None:
        return Check("Budget", "No budget.", is_ready=False)
    return Check("Budget", on_file_text(scope, contest, contest.budget, Unit.MONEY))
