"""Fair play: who takes part, which date counts, what comes off, and who decides, in one line each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from plangen.elements.measure import Unit
from plangen.facts.blocks.contests.contest_name import contest_title
from plangen.facts.blocks.contests.drawing_record import drawing_text
from plangen.facts.figures.contests import ScoreNames, amount_text, score_names, standings_of
from plangen.facts.scope.contest_subjects import ContestSubject
from plangen.facts.scope.contests import contest_period, contest_records
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.subjects import DEFAULT_TEAM_NAME
from plangen.metrics.contests.participants import NEW_DAYS
from plangen.metrics.contests.prizes import WITHOUT_PLACES
from plangen.metrics.contests.tally import rules_of
from plangen.records.contests.counted import Source
from plangen.records.contests.rows import Contest
from plangen.records.contests.rules import ContestType, TeamScore, TieBreak
from plangen.tables.values.folding import fold

HIGHEST_PERCENT = "the highest percent of your own target wins"
RULE_TEXT = Limit("rule_text", 240)
FAIR_PLAY = Limit("fair_play", 14)
_DEALS = frozenset((Source.BOOKINGS, Source.MARGIN, Source.DEALS, Source.NEW_ACCOUNTS))
_NEW = {
    "outside": "New colleagues ({}) are listed, not ranked.",
    "own class": "New colleagues ({}) have a ranking of their own.",
    "ranked": "New colleagues count from day one.",
}
_TIE_BREAKS = {
    TieBreak.FIRST: "who got there first",
    TieBreak.MORE_EVENTS: "more events",
    TieBreak.TARGET_SHARE: "a higher percent of target",
    TieBreak.SHARED: "the prize is shared",
}


@dataclass(frozen=True, slots=True)
class Labeled:
    """A label with its text; one that `is_large` is printed larger."""

    label: str
    text: str
    is_large: bool = False


def fair_play(scope: Scope, subject: ContestSubject) -> tuple[Labeled, ...]:
    """The rules besides scoring; one that the manager wrote takes the place of the usual one with its label."""
    contest, names = subject.contest, score_names(scope, subject.contest)
    usual = [Labeled(label, text) for label, text in _usual(scope, subject, names)]
    own = {
        fold(label) or f"{at}": Labeled(label or "Also", scope.truncated(RULE_TEXT, text))
        for at, (label, text) in enumerate(contest.rules)
    }
    found = [own.pop(fold(each.label), each) for each in usual]
    return (*found[:1], *own.values(), *found[1:])[: scope.most(FAIR_PLAY)]


def _eligibility(scope: Scope, contest: Contest, team: str) -> Iterator[tuple[str, str]]:
    """Who takes part, after the name of the contest if its title is cut."""
    if contest_title(contest.name) != contest.name:
        yield "Full name", contest.name
    hired = scope.number_format.short_day(contest.start - timedelta(days=NEW_DAYS), long=True)
    new = _NEW[contest.new_hires].format(f"hired after {hired}, or on a ramp quota")
    who = "on the sales team" if team == DEFAULT_TEAM_NAME else f"who sells for {team.removeprefix('Team ')}"
    yield "Eligibility", f"Everyone {who}. {new}"


def _usual(scope: Scope, subject: ContestSubject, names: ScoreNames) -> Iterator[tuple[str, str]]:
    contest, number_format, team = subject.contest, scope.number_format, subject.team
    yield from _eligibility(scope, contest, team)
    if contest.type not in WITHOUT_PLACES:
        yield "Time away", f"{_what_stays(names)}; whoever is away is listed, not ranked."
    entered = number_format.short_day(contest.enter_by, long=True)
    sources = {each.source for rule in rules_of(contest, scope.book.scoring) for each in rule.counts}
    date_of = "The close date" if sources and sources <= _DEALS else "The day it happened"
    yield "Date that counts", f"{date_of}, logged by {entered}."
    yield from _counted(scope, contest)
    if Source.NEW_ACCOUNTS in sources:
        yield "New account", _new_account(scope, contest)
    audit = number_format.short_day(contest.audit, long=True)
    yield "Canceled", f"Canceled or returned through {audit} doesn’t count."
    yield "Shared", "Splits count by share."
    if contest.minimum is not None:
        yield "Minimum", f"{amount_text(scope, contest.minimum, names)} to qualify for a place."
    if contest.type is ContestType.SHARE:
        is_scored = any(rule.row != contest.row for rule in rules_of(contest, scope.book.scoring))
        wins = f" {HIGHEST_PERCENT.capitalize()}." if is_scored else ""
        yield "Own target", f"Your quota or target for the days of the contest is 100%.{wins}"
    if contest.type is ContestType.IMPROVED:
        yield (
            "Improvement",
            "Compared with as many days directly before. From 0, points count, in a class of their own.",
        )
    if contest.by_team:
        yield "Team score", team_score_text(contest)
    if contest.type is ContestType.BRACKET:
        yield "Rounds", "Pairs are drawn by the contest’s name. The higher score of a round goes on."
    if contest.type is ContestType.DRAWING:
        yield "Drawing", f"One ticket for each {names.one}. {drawing_text(scope, contest)}"
        yield "Local law", "Held only where the law allows a prize drawing. Taking part costs nothing."
    elif contest.type is not ContestType.BRACKET and contest.type not in (WITHOUT_PLACES - {ContestType.GOAL}):
        yield "Tie-breaker", tie_breaks_text(scope, contest)
    yield "Questions", _questions(scope, subject)


def _counted(scope: Scope, contest: Contest) -> Iterator[tuple[str, str]]:
    """Which events of Scoring count without an entry, as they are found in other sheets."""
    rules = [rule for rule in rules_of(contest, scope.book.scoring) if rule.row != contest.row]
    found = [each.name for rule in rules for each in rule.counts if each.source is not Source.ENTRIES]
    names = ", ".join(dict.fromkeys(found))
    if names:
        yield "Counted", f"The contest’s list, and what is on file: {names}."


def _new_account(scope: Scope, contest: Contest) -> str:
    """What makes an account new: no win before, or the type of the deal where files don't go back that far."""
    number_format, back = scope.number_format, scope.workspace.once(contest_records, contest).look_back
    if back.covers(contest_period(contest)):
        start = number_format.short_day(contest.start, long=True)
        return f"No win by anyone in the {number_format.count(back.months)} months before {start}."
    first = f"; deals on file start {number_format.day(back.since)}" if back.since else ""
    return f"Decided by the deal’s type, New{first}."


def _what_stays(names: ScoreNames) -> str:
    """What someone who is away keeps, in a clause."""
    if names.unit is not Unit.MONEY:
        return "Points stay"
    return f"Your {names.many} {'stay' if names.many.endswith('s') else 'stays'}"


def team_score_text(contest: Contest) -> str:
    """How a team's score is made from its people's, in a sentence."""
    scoring = contest.team_scoring
    if scoring.way is TeamScore.BEST:
        return f"The best {scoring.best} scores of each team count."
    if scoring.way is TeamScore.MEAN:
        return "The points of a team’s ranked people, divided by their number."
    if scoring.way is TeamScore.SUM:
        return "All points of a team together."
    return "All points of a team; for teams of different sizes, the points per ranked person."


def tie_break_text(tie_break: TieBreak, event: str) -> str:
    """A tie-breaker in words, with its event."""
    return f"more {event}" if tie_break is TieBreak.MORE_OF else _TIE_BREAKS[tie_break]


def tie_breaks_text(scope: Scope, contest: Contest) -> str:
    """The chain of tie-breakers that can decide, in a sentence that ends with a shared prize."""
    parts = []
    for tie_break, event in contest.tie_breaks:
        if tie_break is TieBreak.TARGET_SHARE and not standings_of(scope, contest).has_own_targets:
            continue
        parts.append(tie_break_text(tie_break, event))
        if tie_break is TieBreak.SHARED:
            break
    if not parts or parts[-1] != _TIE_BREAKS[TieBreak.SHARED]:
        parts.append(_TIE_BREAKS[TieBreak.SHARED])
    text = "; then ".join(parts)
    return f"{text[0].upper()}{text[1:]}."


def _questions(scope: Scope, subject: ContestSubject) -> str:
    contest, leader = subject.contest, subject.leader
    who = contest.decided_by or (leader.first_name if leader else "") or "The manager"
    return f"{who.rstrip('.')} decides. Final on {scope.number_format.short_day(contest.audit, long=True)}."
