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
RECENT = timedelta(days=31)
"""The time after a quarter in which it is still looked back upon; later it is the last month."""


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
        period = book.calendar.last_complete(book.as_of, _usual_length(kinds, book))
        note = f"No period was named: made for the last completed {period.length}, {period.name}."
        return Choice(_made_for(period, kinds), period, (note,))
    period = parsed(text, book)
    fitting = _made_for(period, kinds)
    if not fitting:
        lengths = " or ".join(sorted({length for kind in kinds for length in kind.periods}))
        raise UsageError(
            f"The packet {packet.name} is made for a {lengths}; {period.code} is a {period.length}. "
            f"Write for example {_example(book, kinds[0].periods[0])}."
        )
    # The monthly review is no loss in a quarter that has its own; a year has none, and that is worth telling.
    own = any(set(kind.periods) == {period.length} for kind in fitting)
    left_out = [] if own else [kind for kind in kinds if kind not in fitting]
    notes = [f"{kind.title} is not made for a {period.length}; it is left out." for kind in left_out]
    if not period.over_on(book.as_of):
        notes.append(f"{period.name} is not over on {book.as_of}: figures are as far as they have come.")
    return Choice(fitting, period, tuple(notes))


def _usual_length(kinds: Sequence[Kind], book: Book) -> Length:
    """The length that a packet is made for where none was named.

    A quarter while the last one is recent, else a month, where the packet has no fewer documents for that.
    """
    if not _has(kinds, Length.QUARTER) or not _has(kinds, Length.MONTH):
        return kinds[0].periods[0]
    recent = book.as_of - book.calendar.last_complete(book.as_of, Length.QUARTER).last_day <= RECENT
    return Length.QUARTER if recent or _has(kinds, Length.MONTH) < _has(kinds, Length.QUARTER) else Length.MONTH


def _has(kinds: Sequence[Kind], length: Length) -> int:
    """How many documents there are for a length."""
    return sum(length in kind.periods for kind in kinds)


def _made_for(period: Period, kinds: Sequence[Kind]) -> tuple[Kind, ...]:
    return tuple(kind for kind in kinds if period.length in kind.periods)


def parsed(text: str, book: Book) -> Period:
    """The period that was typed; raises UsageError for what is none, or has not begun."""
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
