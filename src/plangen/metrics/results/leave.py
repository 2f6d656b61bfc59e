"""Long leave, which reduces quota."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from plangen.records.meetings.events import Event, days

MIN_DAYS = 20


def long_leave(events: Iterable[Event], holidays: Collection[date] = frozenset()) -> Mapping[str, frozenset[date]]:
    """The working days each person is on long leave.

    Leave is long from twenty consecutive working days (four weeks): an annual quota already allows for vacation.
    Weekends and holidays don't interrupt it, and adjoining rows are combined. The reason is never read.
    """
    away: dict[str, set[date]] = defaultdict(set)
    for event in events:
        if event.kind == "away" and event.salesperson:
            away[event.salesperson] |= {day for day in days(event) if _is_working_day(day, holidays)}
    found = {name: _long_stretches(sorted(dates), holidays) for name, dates in away.items()}
    return {name: dates for name, dates in found.items() if dates}


def _long_stretches(dates: list[date], holidays: Collection[date]) -> frozenset[date]:
    kept: set[date] = set()
    stretch: list[date] = []
    for day in dates:
        if stretch and _next_working_day(stretch[-1], holidays) != day:
            stretch = []
        stretch.append(day)
        if len(stretch) >= MIN_DAYS:
            kept |= set(stretch)
    return frozenset(kept)


def _next_working_day(day: date, holidays: Collection[date]) -> date:
    day += timedelta(days=1)
    while not _is_working_day(day, holidays):
        day += timedelta(days=1)
    return day


def _is_working_day(day: date, holidays: Collection[date]) -> bool:
    return day.weekday() < 5 and day not in holidays  # noqa: PLR2004 - Saturday and Sunday
