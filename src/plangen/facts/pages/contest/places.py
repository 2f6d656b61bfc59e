"""The rows of the standings: place, name, a bar, the score, and how far it is to the next place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plangen.elements.chart import UnitBar
from plangen.elements.measure import Unit
from plangen.facts.figures.contests import (
    amount_text,
    contest_subject,
    distance_number,
    number_text,
    ordinal,
    ranks_value,
    score_names,
    shown_names,
    standings_of,
)
from plangen.facts.formatting.names import short_name
from plangen.facts.scope.document import Scope
from plangen.metrics.contests.awards import tickets_of
from plangen.metrics.contests.ranking import Placed
from plangen.records.contests.issues import issues_of
from plangen.records.contests.rows import Contest
from plangen.records.contests.rules import ContestType
from plangen.tables.values.folding import fold

MOST_ROWS = 8
"""Ranked people with a row of their own; the rest are listed."""
LARGE_BAR, SMALL_BAR = 84.0, 78.0
LONG_FIRST, LONG_SMALL = 11, 20
"""The characters of a first name or team that fit in the largest type, and in the smaller one."""
BLOCK, LEAST_BLOCK, FEW = 4.9, 2.2, 4
NO_PLACES = frozenset({ContestType.EVERYONE, ContestType.PLATEAU, ContestType.BOUNTY, ContestType.RECOGNITION})
"""Types in which no one is ahead of anyone."""


@dataclass(frozen=True, slots=True)
class StandingRow:
    """A row: the first name large, `rest` after it with a climb since the last issue, and `next` to the next place."""

    place: str
    first: str
    is_long: bool
    rest: str
    bar: UnitBar | None
    score: str
    next: str


def ranked_rows(scope: Scope, contest: Contest) -> tuple[Placed, ...]:
    """Those with a row of their own: the best who scored and can still win; without places, all who scored, A–Z."""
    found = standings_of(scope, contest)
    if contest.type in NO_PLACES:
        order = {each.name: at for at, each in enumerate(found.participants)}
        scored = [each for each in found.ranked if each.contender.value > 0]
        listed = sorted(scored, key=lambda each: order.get(each.contender.name, len(order)))
        return tuple(listed) if len(listed) <= MOST_ROWS else ()
    return _first([each for each in found.ranked if each.contender.value])


def _first(ranked: Sequence[Placed]) -> tuple[Placed, ...]:
    """The first eight, without splitting a place that several share."""
    if len(ranked) <= MOST_ROWS:
        return tuple(ranked)
    kept = [each for each in ranked[:MOST_ROWS] if each.rank != ranked[MOST_ROWS].rank]
    return tuple(kept or ranked[:MOST_ROWS])


def standing_rows(scope: Scope, contest: Contest) -> tuple[StandingRow, ...]:
    """The rows of the ranked."""
    listed = ranked_rows(scope, contest)
    most = max((each.contender.value for each in listed), default=Decimal(0))
    return tuple(_row(scope, contest, each, listed, most) for each in listed)


def _row(scope: Scope, contest: Contest, placed: Placed, listed: Sequence[Placed], most: Decimal) -> StandingRow:
    names, contender = score_names(scope, contest), placed.contender
    people = {each.name: each.person for each in contest_subject(scope).people}
    shown, person = shown_names(scope, list(people.values())), people.get(contender.name)
    first, family = shown.get(contender.name, contender.name), ""
    if person is not None and first != person.code:
        first, family = short_name(person.first_name), person.family
    is_large = len(listed) <= FEW
    rank = 0 if contest.type in NO_PLACES else placed.rank or 0
    climb = _climb(scope, contest, placed) if rank else ""
    unit = ranks_value(contest, names)
    return StandingRow(
        scope.number_format.count(rank) if rank else "",
        first,
        len(first) > (LONG_FIRST if is_large else LONG_SMALL),
        ", ".join(part for part in (family if family != first else "", climb) if part),
        _bar(contender.value, most, unit, is_large=is_large),
        number_text(scope, contender.value, unit),
        next_text(scope, contest, placed, listed),
    )


def _bar(value: Decimal, most: Decimal, unit: Unit, *, is_large: bool) -> UnitBar | None:
    """One block for each unit; a solid bar for what isn't counted, or doesn't fit."""
    if value <= 0 or most <= 0:
        return None
    width, height = (LARGE_BAR, 11) if is_large else (SMALL_BAR, 5.2)
    if unit is Unit.COUNT and value == int(value) and most <= int(width / LEAST_BLOCK):
        return UnitBar(f"{int(value)}", int(value), int(value), 1, min(BLOCK, width / float(most)), height)
    return UnitBar(f"{int(value * 100 / most)}%", 1, 1, 1, max(float(value / most) * width, 1), height)


def next_text(scope: Scope, contest: Contest, placed: Placed, listed: Sequence[Placed]) -> str:
    """How far it is to the next place, level, or prize."""
    if contest.type in (ContestType.EVERYONE, ContestType.PLATEAU):
        left = [level - placed.contender.value for level in contest.targets if level > placed.contender.value]
        names = score_names(scope, contest)
        if left:
            return f"{number_text(scope, left[0], names.unit)} to go"
        return "there" if contest.targets else ""
    if contest.type is ContestType.DRAWING:
        tickets = tickets_of(standings_of(scope, contest))
        own = tickets.get(placed.contender.name, 0)
        return f"{scope.number_format.count(own)} in {scope.number_format.count(sum(tickets.values()))}" if own else ""
    if contest.type is ContestType.BRACKET:
        return _opponent(scope, contest, placed)
    return "" if contest.type in NO_PLACES else distance_text(scope, contest, placed, listed)


def distance_text(scope: Scope, contest: Contest, placed: Placed, listed: Sequence[Placed]) -> str:
    """How far someone is behind the next place, or the first ahead of the second: 2 to catch Zoë; 2 ahead."""
    unit = ranks_value(contest, score_names(scope, contest))
    shown = shown_names(scope, [each.person for each in contest_subject(scope).people])
    if placed.to_next is None or not placed.next_names:
        behind = [each for each in listed if (each.rank or 0) > (placed.rank or 0)]
        together = [each for each in listed if each.rank == placed.rank]
        if len(together) > 1:
            return "level"
        own, second = placed.contender.value, behind[0].contender.value if behind else None
        return f"{distance_number(scope, second, own, unit)} ahead" if second is not None and own > second else ""
    name = shown.get(placed.next_names[0], placed.next_names[0])
    whom = name if len(placed.next_names) == 1 else ordinal(scope, placed.next_rank or 1)
    if placed.to_next <= 0:
        return f"level with {whom}"
    own = placed.contender.value
    return f"{distance_number(scope, own, own + placed.to_next, unit)} to catch {whom}"


def _opponent(scope: Scope, contest: Contest, placed: Placed) -> str:
    """The match of the running round with its score; empty without an opponent."""
    played = standings_of(scope, contest).rounds
    shown = shown_names(scope, [each.person for each in contest_subject(scope).people])
    for match in played[-1].matches if played else ():
        sides = [side for side in (match.home, match.away) if side is not None]
        if placed.contender.name in {side.name for side in sides}:
            if len(sides) == 1:
                return "through"
            own, other = sorted(sides, key=lambda side: side.name != placed.contender.name)
            unit = score_names(scope, contest).unit
            scores = (number_text(scope, side.points.value or Decimal(0), unit) for side in (own, other))
            return f"{' : '.join(scores)} vs. {shown.get(other.name, other.name)}"
    return ""


def prior_issues(scope: Scope, contest: Contest) -> Mapping[date, Mapping[str, int]]:
    """The issues of the standings before the as-of date, as kept in snapshots, by day."""
    return issues_of(scope.book.issued, contest.name, scope.book.as_of)


def _climb(scope: Scope, contest: Contest, placed: Placed) -> str:
    """The place in the last issue if it was a worse one: up from fourth; empty otherwise."""
    issues = prior_issues(scope, contest)
    last = issues[max(issues)] if issues else {}
    before = last.get(fold(placed.contender.name))
    return f"up from {ordinal(scope, before)}" if before and placed.rank and before > placed.rank else ""


def short_amount(scope: Scope, contest: Contest, value: Decimal) -> str:
    """A score with the name of its unit, for a line of text."""
    return amount_text(scope, value, score_names(scope, contest))
