"""A running contest in one line: for a team's meeting with everyone's score, for a person with their own place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from plangen.elements.measure import Unit
from plangen.facts.figures.contests import (
    PLACES,
    amount_text,
    counted,
    distance_number,
    number_text,
    on_file,
    ordinal,
    ranked_measure,
    ranks_value,
    score_names,
    shown_names,
    standings_of,
)
from plangen.facts.scope.contest_subjects import ContestSubject, contest_subject_of
from plangen.facts.scope.contests import contest_days, running_contests
from plangen.facts.scope.document import Scope
from plangen.metrics.contests.prizes import WITHOUT_PLACES
from plangen.records.contests.rules import ContestType

MOST_NAMED, MOST_CONTESTS = 4, 2


@dataclass(frozen=True, slots=True)
class ContestLine:
    """A running contest's name, and what is to say about it."""

    name: str
    text: str


def running_in(scope: Scope) -> list[ContestSubject]:
    """The running contests in which any of a document's people takes part: first those with the fewest others.

    Contests with as many others are by start date.
    """
    people = set(scope.subject.people)
    found = [scope.workspace.once(contest_subject_of, each) for each in running_contests(scope.workspace)]
    return sorted((each for each in found if people & set(each.people)), key=lambda each: len({*each.people} - people))


def contest_lines(scope: Scope) -> Sequence[ContestLine]:
    """The running contests of a team's people: how far each is, and who is first.

    100 Doors, day 16 of 30: 58 of 100 doors. 1 Zoë 19, 2 Omar 16, 3 Ana 11. The last one says how many more there are.
    """
    running = running_in(scope)
    lines = [_line(scope, each) for each in running[:MOST_CONTESTS]]
    if rest := len(running) - len(lines):
        many = f"{scope.number_format.count(rest)} more {'contest' if rest == 1 else 'contests'}"
        lines[-1] = replace(lines[-1], text=f"{lines[-1].text} {many}.")
    return tuple(lines)


def own_contest_line(scope: Scope) -> str:
    """A person's own place in the running contests, and how far it is to the next; empty without one.

    It names no one else. 100 Doors: second with 16 doors, 3 to the next place.
    """
    return " ".join(filter(None, (_own_line(scope, each) for each in running_in(scope)[:MOST_CONTESTS])))


def _line(scope: Scope, subject: ContestSubject) -> ContestLine:
    contest, found = subject.contest, standings_of(scope, subject.contest)
    names = score_names(scope, contest)
    passed, all_days = contest_days(scope.workspace, contest)
    total = found.total.value or Decimal(0)
    score = f"{amount_text(scope, total, names, found.total)} together"
    if contest.is_for_team and contest.target is not None:
        goal = amount_text(scope, contest.target, names, on_file(contest, contest.target, names.unit))
        score = f"{number_text(scope, total, names.unit, found.total)} of {goal}"
    listed = [each for each in found.ranked if each.rank is not None and each.contender.value > 0]
    is_ranking = contest.type not in (WITHOUT_PLACES - {ContestType.GOAL})
    unit, shown = ranks_value(contest, names), shown_names(scope, [each.person for each in subject.people])
    places = [
        f"{counted(scope, scope.number_format.count(each.rank or 0), PLACES)} "
        f"{shown.get(each.contender.name, each.contender.name)} "
        f"{number_text(scope, each.contender.value, unit, ranked_measure(each.contender, unit))}"
        for each in listed[:MOST_NAMED]
    ]
    named = f"{', '.join(places)}." if places and is_ranking else ""
    # Next to shares of the own target, what everyone has together is a number of another sort.
    parts = (named,) if named and unit is Unit.SHARE else (f"{score}.", named)
    day = scope.number_format.of(max(passed, 1), all_days)
    return ContestLine(contest.name, f"day {day}: {' '.join(part for part in parts if part)}")


def _own_line(scope: Scope, subject: ContestSubject) -> str:
    contest, found = subject.contest, standings_of(scope, subject.contest)
    names = score_names(scope, contest)
    unit = ranks_value(contest, names)
    placed = next((each for each in found.placed if scope.person.name in each.contender.members), None)
    if placed is None:
        return ""
    if not any((each.contender.points.value or 0) > 0 for each in found.placed):
        return f"{contest.name}: no score yet."
    value, is_ranked = placed.contender.value, placed.rank is not None and placed.is_winning
    of = ranked_measure(placed.contender, unit)
    own = number_text(scope, value, unit, of) if unit is Unit.SHARE else amount_text(scope, value, names, of)
    if not is_ranked or contest.type in (WITHOUT_PLACES - {ContestType.GOAL}):
        points = placed.contender.points.value or Decimal(0)
        left = contest.target - points if contest.target is not None and contest.type is ContestType.EVERYONE else None
        to_go = ""
        if left is not None and left > 0:
            to_go = f", {distance_number(scope, points, points + left, names.unit)} to go"
        return f"{contest.name}: {amount_text(scope, points, names, placed.contender.points)} so far{to_go}."
    left = placed.to_next or Decimal(0)
    more = f", {distance_number(scope, value, value + left, unit)} to the next place" if left > 0 else ""
    return f"{contest.name}: {ordinal(scope, placed.rank or 1)} with {own}{more}."
