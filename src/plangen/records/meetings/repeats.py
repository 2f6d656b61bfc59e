"""Repeating events: the rows with `repeats` in, one event for each date out."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count, takewhile

from plangen.elements.measure import RowKey
from plangen.periods import months_later, nth_working_day
from plangen.problems import Problem, error, warning
from plangen.records.meetings.events import Event, days
from plangen.tables.columns import Columns

WEEKLY, ONCE = "weekly", "no"
REPEATS = {
    WEEKLY: ("every week", "each week", "week"),
    "monthly": ("every month", "each month", "month"),
    "quarterly": ("every quarter", "each quarter", "quarter"),
    "yearly": ("every year", "each year", "year", "annually", "annual"),
    ONCE: ("none", "never", "once"),
}
_MONTHS = {"monthly": 1, "quarterly": 3, "yearly": 12}
MEETINGS = frozenset({"kickoff", "team meeting", "monthly review", "quarterly review", "training"})
"""The types of event that aren't held on a weekend or holiday."""
MOST = 20_000
"""Dates of all repeating events together; a few rows with a start date long ago never have as many."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """How a row repeats, and the last date on which it may."""

    repeats: str
    until: date | None


def expanded(events: Sequence[Event], tables: Sequence[Columns], last: date) -> list[Event]:
    """The events, with one for each date of those that repeat, through their `until` date or else `last`.

    The first date stays as entered. Later ones of a meeting move from a weekend or holiday to the next working day.
    """
    starts = {event.row: event.day for event in events}
    rules = {key: rule for columns in tables for key, rule in _rules(columns, starts)}
    repeating = [event for event in events if event.row in rules]
    if not repeating:
        return list(events)
    free_days = [event for event in events if event.kind == "holiday"]
    holidays = {day for each in free_days for event in _dates(each, rules, last) for day in days(event)}
    found: list[Event] = []
    for event in events:
        found += (_moved(each, holidays) if each.day != event.day else each for each in _dates(event, rules, last))
        if len(found) > MOST + len(events):
            _report_too_many(event, tables)
            return found
    return found


def nth_date(day: date, repeats: str, number: int) -> date:
    """The date of a repeating event, counted from 0; the last day of a month that is too short."""
    if repeats == WEEKLY:
        return day + timedelta(weeks=number)
    first = months_later(day, number * _MONTHS[repeats])
    return min(first.replace(day=1) + timedelta(days=day.day - 1), months_later(first, 1) - timedelta(days=1))


def _dates(event: Event, rules: Mapping[RowKey, _Rule], last: date) -> Iterator[Event]:
    """The event on each of its dates, in order; later ones have its length."""
    rule, length = rules.get(event.row), event.end - event.day
    yield event
    if rule is not None:
        end = min(rule.until or last, last)
        later = takewhile(lambda day: day <= end, (nth_date(event.day, rule.repeats, at) for at in count(1)))
        yield from (replace(event, day=day, end=day + length) for day in later)


def _moved(event: Event, holidays: Collection[date]) -> Event:
    """A meeting on the next working day, if it is on a weekend or holiday; any other event as it is."""
    if event.kind not in MEETINGS:
        return event
    day = nth_working_day(event.day, 1, holidays)
    return replace(event, day=day, end=day + (event.end - event.day))


def _rules(columns: Columns, starts: Mapping[RowKey, date]) -> Iterator[tuple[RowKey, _Rule]]:
    """The rows of a table that repeat, of those with an event; `starts` has the first date of each."""
    keys = [RowKey(columns.table.number, row) for row in columns.table.rows]
    words, ends = columns.choices("repeats", REPEATS), columns.dates("until", after="date")
    for key, repeats, until, text in zip(keys, words, ends, columns.texts("repeats"), strict=True):
        start = starts.get(key)
        if start is not None and until and (not text or until < start):
            columns.problems.append(_not_repeated(columns, key, until, is_missing=not text))
        elif start is not None and repeats and repeats != ONCE:
            yield key, _Rule(repeats, until)


def _not_repeated(columns: Columns, key: RowKey, until: date, *, is_missing: bool) -> Problem:
    """The problem with an event's last date: nothing says how it repeats, or it is before the first one."""
    place = columns.table.place(key.row, "until")
    if is_missing:
        message, fix = "“until” without “repeats”. Counted once.", "Enter weekly, monthly, quarterly, or yearly."
        return warning(place, "until without repeats", message, value=until, fix=fix)
    message, fix = "Ends before it starts. Counted once.", "Change one of the dates."
    return error(place, "until before the date", message, value=until, fix=fix)


def _report_too_many(event: Event, tables: Sequence[Columns]) -> None:
    """Reports the row at which the repeating events together have too many dates."""
    columns = next(each for each in tables if each.table.number == event.row.grid)
    message = f"The events repeat more than {MOST:,} times. Later rows skipped."
    place = columns.table.place(event.row.row, "repeats")
    columns.problems.append(error(place, "too many repeats", message, fix="Enter a later start date, or “until”."))
