"""The period of a packet: the one requested, or the last completed one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from plangen.doctypes.document_type import DocumentType
from plangen.doctypes.packet import Packet
from plangen.periods import Length, Period
from plangen.problems import UsageError
from plangen.records.book import Book

OLD_EXPORT = timedelta(days=35)
"""If the last deal closed longer ago than this, the export is probably old."""
RECENT = timedelta(days=31)
"""How long after its end a quarter is the default period; later, it is the last month."""


@dataclass(frozen=True, slots=True)
class PeriodChoice:
    """The period of a packet, the document types created for it, and notes for the user."""

    document_types: tuple[DocumentType, ...]
    period: Period
    notes: tuple[str, ...] = ()


def choose_period(text: str, packet: Packet, document_types: Sequence[DocumentType], book: Book) -> PeriodChoice:
    """The requested period, or the last completed one of the packet's default length.

    Raises UsageError if the text isn't a period, the period hasn't started, or no document type has its length.
    """
    if not text:
        period = book.calendar.last_complete(book.as_of, _default_length(document_types, book))
        note = f"No period given. Using the last completed {_length(period.length)}, {_named(period)}."
        return PeriodChoice(_types_for(period, document_types), period, (note,))
    period = parse_period(text, book)
    fitting = _types_for(period, document_types)
    if not fitting:
        lengths = " or ".join(
            sorted({_length(length) for document_type in document_types for length in document_type.periods})
        )
        raise UsageError(
            f"{packet.name} covers a {lengths}, but {period.code} is a {_length(period.length)}. "
            f"Try {_last_complete(book, document_types[0].periods[0])}."
        )
    # No note if another document type has exactly this length: the quarterly review replaces the monthly one.
    has_own_type = any(set(document_type.periods) == {period.length} for document_type in fitting)
    skipped = [] if has_own_type else [each for each in document_types if each not in fitting]
    notes = [
        f"{document_type.title} isn't created for a {_length(period.length)}. Skipped." for document_type in skipped
    ]
    if not period.over_on(book.as_of):
        notes.append(f"{_named(period)} isn't over as of {book.as_of}; numbers are to date.")
    return PeriodChoice(fitting, period, tuple(notes))


def _default_length(document_types: Sequence[DocumentType], book: Book) -> Length:
    """The length of a packet's default period.

    A quarter while the last one is recent, then a month, if the packet has no fewer documents for a month.
    """
    if not _count(document_types, Length.QUARTER) or not _count(document_types, Length.MONTH):
        return document_types[0].periods[0]
    recent = book.as_of - book.calendar.last_complete(book.as_of, Length.QUARTER).last_day <= RECENT
    fewer_for_month = _count(document_types, Length.MONTH) < _count(document_types, Length.QUARTER)
    return Length.QUARTER if recent or fewer_for_month else Length.MONTH


def _count(document_types: Sequence[DocumentType], length: Length) -> int:
    return sum(length in document_type.periods for document_type in document_types)


def _types_for(period: Period, document_types: Sequence[DocumentType]) -> tuple[DocumentType, ...]:
    return tuple(document_type for document_type in document_types if period.length in document_type.periods)


def parse_period(text: str, book: Book) -> Period:
    """The period in a text; raises UsageError if it isn't one, or hasn't started."""
    period = book.calendar.parse(text)
    if period is None:
        year = book.as_of.year
        raise UsageError(
            f"“{text}” isn't a period. Use {year}, {year}-H1, {year}-Q3, or {year}-09 (FY{year} for fiscal)."
        )
    if period.start > book.as_of:
        raise UsageError(
            f"{_named(period)} hasn't started as of {book.as_of}. "
            f"The last completed {_length(period.length)} is {_last_complete(book, period.length)}."
        )
    return period


def _named(period: Period) -> str:
    """A period in a sentence: Q3 2026, October 2026."""
    return f"{period.start:%B %Y}" if period.length is Length.MONTH else period.name


def _length(length: Length) -> str:
    return "half-year" if length is Length.HALF else str(length)


def _last_complete(book: Book, length: Length) -> str:
    return book.calendar.last_complete(book.as_of, length).code


def last_closed(book: Book) -> date | None:
    """The last date on which a deal closed."""
    return max((deal.closed for deal in book.opportunities if deal.closed), default=None)


def old_export_date(book: Book, day: date) -> date | None:
    """The last close date, if it is so long before a date that the export is probably old."""
    last = last_closed(book)
    return last if last is not None and day - last > OLD_EXPORT else None


def old_export_notes(period: Period, book: Book) -> list[str]:
    """The note that nothing closed in a period because the export is old, with the options to use."""
    last = old_export_date(book, book.as_of)
    if last is None or any(deal.closed in period for deal in book.opportunities):
        return []
    code = book.calendar.containing(last, period.length).code
    note = f"No deals closed in {_named(period)}; the last one on file closed on {last}."
    return [f"{note} If this is an old export, add --as-of {last} --period {code}."]
