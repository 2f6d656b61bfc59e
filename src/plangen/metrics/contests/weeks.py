"""A contest week by week: what was scored in each, and who was best."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from plangen.metrics.contests.participants import names_of
from plangen.metrics.contests.records import ContestRecords, Span
from plangen.metrics.contests.standings import Standings
from plangen.metrics.contests.tally import ScoringEvent, tally
from plangen.periods import monday_of
from plangen.tables.values.folding import fold


@dataclass(frozen=True, slots=True)
class Week:
    """The points of a week, all together; `in_contest` says whether it is one of the contest's.

    `starts` is its Monday, or the first day that is counted if that is later.
    """

    starts: date
    points: Decimal
    in_contest: bool


@dataclass(frozen=True, slots=True)
class BestOfWeek:
    """Who scored most in a week, and how much."""

    span: Span
    names: tuple[str, ...]
    points: Decimal


def weeks(found: Standings, records: ContestRecords) -> list[Week]:
    """The weeks of a contest so far, after those of as many days before it, which they are compared with.

    Without a baseline, only those of the contest.
    """
    first, last = monday_of(found.span.first), monday_of(found.span.last)
    events: list[ScoringEvent] = [*found.tally.events]
    start = found.span.first
    if found.before is not None:
        start = found.span.before.first
        names = [each.name for each in found.participants]
        events += tally(found.contest, records, names, found.span.before).events
    points: dict[date, Decimal] = defaultdict(Decimal)
    for each in events:
        points[monday_of(each.day)] += each.points
    mondays = [monday_of(start) + timedelta(weeks=at) for at in range((last - monday_of(start)).days // 7 + 1)]
    return [Week(max(each, start), points[each], in_contest=each >= first) for each in mondays]


def best_of_last_week(found: Standings, as_of: date) -> BestOfWeek | None:
    """The best of the last full week of a contest, ranked or not; None without one, or if no one scored."""
    monday = monday_of(as_of) - timedelta(weeks=0 if as_of.weekday() == 6 else 1)  # noqa: PLR2004 - Sunday
    span = Span(max(monday, found.contest.start), min(monday + timedelta(days=6), found.contest.end))
    if not span.days:
        return None
    present = names_of(found.people)
    points: dict[str, Decimal] = defaultdict(Decimal)
    for each in _events_in(found.tally.events, span):
        if each.salesperson in present:
            points[each.salesperson] += each.points
    most = max(points.values(), default=Decimal(0))
    best = sorted((name for name, value in points.items() if value == most), key=fold)
    return BestOfWeek(span, tuple(best), most) if most > 0 else None


def _events_in(events: Sequence[ScoringEvent], span: Span) -> list[ScoringEvent]:
    return [each for each in events if each.day in span]
