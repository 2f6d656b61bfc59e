"""The rows of the standings: place, name, a bar, the score, and how far it is to the next place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from plangen.elements.chart import UnitBar
from plangen.elements.measure import Measure, Unit
from plangen.facts.figures.contests import (
    PLACES,
    amount_text,
    contest_subject,
    counted,
    distance_number,
    number_text,
    on_file_text,
    ordinal,
    ranked_measure,
    ranks_value,
    score_names,
    shown_names,
    standings_of,
)
from plangen.facts.formatting.measured_text import width_of
from plangen.facts.formatting.names import short_name
from plangen.facts.scope.document import Scope
from plangen.metrics.contests.awards import drawn, tickets_of
from plangen.metrics.contests.ranking import Placed
from plangen.metrics.contests.standings import NO_PLACES
from plangen.records.contests.issues import issues_of
from plangen.records.contests.rows import Contest
from plangen.records.contests.rules import ContestType
from plangen.tables.values.folding import fold

MOST_ROWS = 8
"""Ranked people with a row of their own; the rest are listed."""
LARGE_BAR, SMALL_BAR, LESS_BAR = 84.0, 70.0, 10.0
"""How wide the longest bar is, in millimeters, and how much narrower next to a wide score."""
WIDE_SCORE = 2
"""The most characters of a score in the narrow column."""
LARGE_SIZE, LARGE_NAME, BOLD, LONG_SMALL = 40, 73.0, 1.06, 20
"""The largest type, how wide a name in it may be, how much wider bold is, and the characters of the smaller type."""
BLOCK, LEAST_BLOCK, FEW = 4.9, 2.2, 4
HEIGHT, SMALL_HEIGHT = 11, 5.2
FULL = Decimal(1)
"""All of the own target, where a bar has a tick."""


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
    """Those with a row of their own: the best above 0 who can still win; without places, all above 0, A–Z.

    Of a drawing that was held, they are those drawn, in order.
    """
    found = standings_of(scope, contest)
    if contest.type is ContestType.DRAWING and found.is_final:
        by_name = {each.contender.name: each for each in found.placed}
        return tuple(by_name[each.name] for each in drawn(found)[:MOST_ROWS])
    if contest.type in NO_PLACES:
        order = {each.name: at for at, each in enumerate(found.participants)}
        scored = [each for each in found.ranked if each.contender.value > 0]
        listed = sorted(scored, key=lambda each: order.get(each.contender.name, len(order)))
        return tuple(listed) if len(listed) <= MOST_ROWS else ()
    return _first([each for each in found.ranked if each.contender.value > 0])


def _first(ranked: Sequence[Placed]) -> tuple[Placed, ...]:
    """The first eight, without splitting a place that several share."""
    if len(ranked) <= MOST_ROWS:
        return tuple(ranked)
    kept = [each for each in ranked[:MOST_ROWS] if each.rank != ranked[MOST_ROWS].rank]
    return tuple(kept or ranked[:MOST_ROWS])


def standing_rows(scope: Scope, contest: Contest) -> tuple[StandingRow, ...]:
    """The rows of the ranked."""
    listed = ranked_rows(scope, contest)
    return tuple(_row(scope, contest, each, listed) for each in listed)


def has_wide_scores(scores: Iterable[str]) -> bool:
    """Whether any score needs the wide column."""
    return any(len(each) > WIDE_SCORE for each in scores)


def _row(scope: Scope, contest: Contest, placed: Placed, listed: Sequence[Placed]) -> StandingRow:
    names, contender = score_names(scope, contest), placed.contender
    people = {each.name: each.person for each in contest_subject(scope).people}
    shown, person = shown_names(scope, list(people.values())), people.get(contender.name)
    first, family = shown.get(contender.name, contender.name), ""
    if person is not None and first != person.code:
        first, family = short_name(person.first_name), person.family
    is_large = len(listed) <= FEW
    is_drawn = contest.type is ContestType.DRAWING and standings_of(scope, contest).is_final
    rank = listed.index(placed) + 1 if is_drawn else 0 if contest.type in NO_PLACES else placed.rank or 0
    climb = _climb(scope, contest, placed) if rank and not is_drawn else ""
    unit = ranks_value(contest, names)
    less = LESS_BAR if has_wide_scores(number_text(scope, each.contender.value, unit) for each in listed) else 0
    most, width = max(each.contender.value for each in listed), (LARGE_BAR if is_large else SMALL_BAR) - less
    score = number_text(scope, contender.value, unit, ranked_measure(contender, unit))
    return StandingRow(
        counted(scope, scope.number_format.count(rank), PLACES) if rank else "",
        first,
        width_of(first, LARGE_SIZE) * BOLD > LARGE_NAME if is_large else len(first) > LONG_SMALL,
        ", ".join(part for part in (family if family != first else "", climb) if part),
        _with_tick(_bar(contender.value, most, unit, width, score), contest, contender.value),
        score,
        next_text(scope, contest, placed, listed),
    )


def _bar(value: Decimal, most: Decimal, unit: Unit, width: float, score: str) -> UnitBar | None:
    """One block for each unit; a solid bar for what isn't counted, or doesn't fit. The score is its text."""
    if value <= 0 or most <= 0:
        return None
    height = HEIGHT if width > SMALL_BAR else SMALL_HEIGHT
    if unit is Unit.COUNT and value == int(value) and most <= int(width / LEAST_BLOCK):
        return UnitBar(score, int(value), int(value), 1, min(BLOCK, width / float(most)), height)
    return UnitBar(score, 1, 1, 1, max(float(value / most) * width, 1), height)


def _with_tick(bar: UnitBar | None, contest: Contest, value: Decimal) -> UnitBar | None:
    """The bar of a percent of the own target with a tick at 100%, if it is that long."""
    if bar is None or contest.type is not ContestType.SHARE or value < FULL:
        return bar
    return replace(bar, tick=FULL / value)


def next_text(scope: Scope, contest: Contest, placed: Placed, listed: Sequence[Placed]) -> str:
    """How far it is to the next place, level, or prize."""
    if contest.type in (ContestType.EVERYONE, ContestType.PLATEAU):
        return _of_levels(scope, contest, placed.contender.value)
    if contest.type is ContestType.DRAWING:
        return _of_drawing(scope, contest, placed)
    if contest.type is ContestType.BOUNTY and contest.target is not None:
        return "there" if placed.contender.value > contest.target else ""
    return "" if contest.type in NO_PLACES else distance_text(scope, contest, placed, listed)


def _of_levels(scope: Scope, contest: Contest, own: Decimal) -> str:
    """How far it is to the next target: 2 to go; after the end, whether it was met, or which level."""
    unit = score_names(scope, contest).unit
    if standings_of(scope, contest).is_over:
        reached = [level for level in contest.targets if level <= own]
        if reached and contest.type is ContestType.EVERYONE:
            return "met"
        return on_file_text(scope, contest, reached[-1], unit) if reached else ""
    left = [level - own for level in contest.targets if level > own]
    if left:
        return f"{distance_number(scope, own, own + left[0], unit)} to go"
    return "there" if contest.targets else ""


def _of_drawing(scope: Scope, contest: Contest, placed: Placed) -> str:
    """The odds of a drawing: 6 in 28; once it was held, the ticket of whoever was drawn: ticket 14."""
    found, number_format = standings_of(scope, contest), scope.number_format
    if found.is_final:
        tickets = [each for each in drawn(found) if each.name == placed.contender.name]
        return f"ticket {number_format.of(tickets[0].ticket, tickets[0].tickets)}" if tickets else ""
    odds = tickets_of(found)
    own = odds.get(placed.contender.name, 0)
    text = f"{number_format.count(own)} in {number_format.count(sum(odds.values()))}"
    return counted(scope, text, "own tickets, in all tickets") if own else ""


def distance_text(scope: Scope, contest: Contest, placed: Placed, listed: Sequence[Placed]) -> str:
    """How far someone is from the next place, or the first from the second: 2 to catch Zoë, 2 behind Zoë; 2 ahead."""
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
    way = "behind" if standings_of(scope, contest).is_over else "to catch"
    return f"{distance_number(scope, own, own + placed.to_next, unit)} {way} {whom}"


def prior_issues(scope: Scope, contest: Contest) -> Mapping[date, Mapping[str, int]]:
    """The issues of the standings before the as-of date, as kept in snapshots, by day."""
    return issues_of(scope.book.issued, contest.name, scope.book.as_of)


def _climb(scope: Scope, contest: Contest, placed: Placed) -> str:
    """The place in the last issue if it was a worse one: up from fourth; empty otherwise."""
    issues = prior_issues(scope, contest)
    last = issues[max(issues)] if issues else {}
    before = last.get(fold(placed.contender.name))
    return f"up from {ordinal(scope, before)}" if before and placed.rank and before > placed.rank else ""


def short_amount(scope: Scope, contest: Contest, value: Decimal, of: Measure | None = None) -> str:
    """A score with the name of its unit, for a line of text; `of` is the measure with its rows."""
    return amount_text(scope, value, score_names(scope, contest), of)
