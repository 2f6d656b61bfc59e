"""Warnings about kickoffs: two for one year, an agenda on another day, and meetings on a holiday."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from plangen.elements.measure import RowKey
from plangen.problems import Problem, warning
from plangen.records.book import Book
from plangen.records.meetings.events import AGENDA, KICKOFF, Event
from plangen.records.meetings.repeats import MEETINGS

AROUND = timedelta(days=62)
"""How far from the first day of a fiscal year its kickoff may be."""


def event_problems(book: Book) -> Iterable[Problem]:
    """Warnings for kickoffs, agenda rows, and meetings whose dates don't fit together."""
    yield from _several_kickoffs(book)
    yield from _agenda_without_kickoff(book)
    yield from _on_a_holiday(book)


def kickoff_of(book: Book, start: date) -> Event | None:
    """The kickoff closest to the first day of a fiscal year; None without one around it."""
    return min(_kickoffs_around(book, start), key=lambda each: (abs(each.day - start), each.row), default=None)


def _kickoffs_around(book: Book, start: date) -> list[Event]:
    return [each for each in book.events if each.kind == KICKOFF and abs(each.day - start) <= AROUND]


def _several_kickoffs(book: Book) -> Iterable[Problem]:
    """A warning for each kickoff of a year, on another day than the one that is used."""
    days = [each.day for each in book.events if each.kind == KICKOFF]
    years = {book.calendar.year_of(day + offset) for day in days for offset in (-AROUND, AROUND)}
    for year in sorted(years):
        start = book.calendar.year(year).start
        used = kickoff_of(book, start)
        for each in _kickoffs_around(book, start):
            if used and each.day != used.day:
                message = f"A second kickoff of {book.calendar.year(year).name}. The one on {used.day} is used."
                fix = "Delete the row that isn't true."
                yield warning(book.place(each.row, "date"), "second kickoff", message, value=each.day, fix=fix)


def _agenda_without_kickoff(book: Book) -> Iterable[Problem]:
    """A warning for each day with agenda rows and no kickoff."""
    kickoffs = {each.day for each in book.events if each.kind == KICKOFF}
    rows: dict[date, list[Event]] = defaultdict(list)
    for each in book.events:
        if each.kind == AGENDA and each.day not in kickoffs:
            rows[each.day].append(each)
    for day, found in sorted(rows.items()):
        are = "1 agenda row is" if len(found) == 1 else f"{len(found):,} agenda rows are"
        message = f"{are} on {day}, when there is no kickoff. Not printed."
        near = min(kickoffs, key=lambda each: (abs(each - day), each), default=None)
        fix = f"Enter {near}, the date of the kickoff." if near else "Enter a kickoff on the same date."
        yield warning(book.place(found[0].row, "date"), "agenda without a kickoff", message, value=day, fix=fix)


def _on_a_holiday(book: Book) -> Iterable[Problem]:
    """A warning for each row of a meeting that starts on a holiday."""
    seen: set[RowKey] = set()
    for each in book.events:
        if each.kind in MEETINGS and each.row not in seen and each.day in book.holidays:
            message, fix = f"The {each.kind} is on a holiday.", "Change the date, or the holiday in Events."
            yield warning(book.place(each.row, "date"), "meeting on a holiday", message, value=each.day, fix=fix)
        seen.add(each.row)
