"""Which period a packet is made for: the one that was typed, else the last completed one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from plangen.kinds.kind import Kind
from plangen.kinds.packet import Packet
from plangen.periods import Length, Period
from plangen.problems import UsageError
from plangen.records.book import Book

LONG_AGO = timedelta(days=35)
"""The time since the last closing after which an export is taken for an old one."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The kinds of a packet that are made, for which period, and what the user should know of it."""

    kinds: tuple[Kind, ...]
    period: Period
    notes: tuple[str, ...] = ()


def choose(text: str, packet: Packet, kinds: Sequence[Kind], book: Book) -> Choice:
    """The period that was typed, or the last completed one of the length that the packet is for.

    Raises UsageError for what is no period, has not begun, or has a length that no kind of the packet is made for.
    """
    if not text:
        period = book.calendar.last_complete(book.as_of, kinds[0].periods[0])
        note = f"No period was named: made for the last completed {period.length}, {period.name}."
        return Choice(_made_for(period, kinds), period, (note,))
    period = _parsed(text, book)
    fitting = _made_for(period, kinds)
    if not fitting:
        lengths = " or ".join(sorted({length for kind in kinds for length in kind.periods}))
        raise UsageError(
            f"The packet {packet.name} is made for a {lengths}; {period.code} is a {period.length}. "
            f"Write for example {_example(book, kinds[0].periods[0])}."
        )
    left_out = [kind for kind in kinds if kind not in fitting]
    notes = [f"{kind.title} is not made for a {period.length}; it is left out." for kind in left_out]
    if not period.over_on(book.as_of):
        notes.append(f"{period.name} is not over on {book.as_of}: figures are as far as they have come.")
    return Choice(fitting, period, tuple(notes))


def _made_for(period: Period, kinds: Sequence[Kind]) -> tuple[Kind, ...]:
    return tuple(kind for kind in kinds if period.length in kind.periods)


def _parsed(text: str, book: Book) -> Period:
    period = book.calendar.parse(text)
    if period is None:
        year = book.as_of.year
        raise UsageError(
            f"“{text}” is no period. Write {year}, {year}-H1, {year}-Q3 or {year}-09; "
            "FY before the year means the fiscal one."
        )
    if period.start > book.as_of:
        raise UsageError(
            f"{period.name} has not begun on {book.as_of}, the day that is looked from. "
            f"The last completed {period.length} is {_example(book, period.length)}."
        )
    return period


def _example(book: Book, length: Length) -> str:
    return book.calendar.last_complete(book.as_of, length).code


def last_closed(book: Book) -> date | None:
    """The last day on which a deal was closed."""
    return max((deal.closed for deal in book.opportunities if deal.closed), default=None)


def long_ago(book: Book, day: date) -> date | None:
    """The last closing day where it lies so long before a day that the export seems to be an old one."""
    last = last_closed(book)
    return last if last is not None and day - last > LONG_AGO else None


def told_if_old(period: Period, book: Book) -> list[str]:
    """The warning that nothing was closed in a period because the export is an old one, with what to write."""
    last = long_ago(book, book.as_of)
    if last is None or any(deal.closed in period for deal in book.opportunities):
        return []
    then = book.calendar.containing(last, period.length).code
    said = f"Nothing was closed in {period.name}; the last deal in the files was closed on {last}."
    return [f"{said} If the export is an old one, add --as-of {last} --period {then}."]
