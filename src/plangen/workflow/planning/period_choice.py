"""The period of a packet, which is the one requested or the default, and of each document type in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from plangen.doctypes.document_type import DefaultPeriod, DocumentType
from plangen.doctypes.packet import Packet
from plangen.periods import Length, Period, parse_week, parse_weeks, weeks_from
from plangen.problems import UsageError
from plangen.records.book import Book

RECENT = timedelta(days=31)
"""How long after its end a quarter is the default period; later, it is the last month."""
STARTED = timedelta(days=60)
"""How long after its start a year still has its kickoff; later, the kickoff is of the next one."""
_SHOWN = {
    DefaultPeriod.LAST_COMPLETED: "last completed",
    DefaultPeriod.RUNNING: "current",
    DefaultPeriod.NEXT: "next",
    DefaultPeriod.STARTING: "kickoff",
    DefaultPeriod.WEEKS_AHEAD: "next",
    DefaultPeriod.MEETING_WEEK: "next",
}


@dataclass(frozen=True, slots=True)
class PeriodChoice:
    """The period of a packet, the document types created for it, and notes for the user.

    `others` has the period of each document type that isn't about the packet's period, by name.
    """

    document_types: tuple[DocumentType, ...]
    period: Period
    notes: tuple[str, ...] = ()
    others: Mapping[str, Period] = field(default_factory=dict)

    def period_of(self, document_type: DocumentType) -> Period:
        """The period of one of the document types."""
        return self.others.get(document_type.name, self.period)


def choose_period(text: str, packet: Packet, document_types: Sequence[DocumentType], book: Book) -> PeriodChoice:
    """The requested period, or the default of the packet's first document type.

    A document type with the same default is created for it if it has its length; one with another default is created
    for its own, as seen from the packet's meeting. Raises UsageError if the text isn't a period, the period hasn't
    started, or no document type has its length.
    """
    default = document_types[0].default_period
    alike = [each for each in document_types if each.default_period is default]
    period, notes = _requested(text, packet, alike, book) if text else _default(alike, book)
    fitting = _types_for(period, alike)
    day = _meeting_day(period, book)
    others = {each.name: _own_period(each, period.length, day, book) for each in document_types if each not in alike}
    notes += [
        f"{each.title} covers {_described(each.default_period, others[each.name])}."
        for each in document_types
        if each.name in others
    ]
    created = tuple(each for each in document_types if each in fitting or each.name in others)
    return PeriodChoice(created, period, tuple(notes), others)


def _default(document_types: Sequence[DocumentType], book: Book) -> tuple[Period, list[str]]:
    """The default period of a packet, and the note that names it."""
    default = document_types[0].default_period
    period = _seen_from(book.as_of, default, _default_length(document_types, book), book)
    return period, [f"No period given. Using {_described(default, period)}."]


def _requested(
    text: str, packet: Packet, document_types: Sequence[DocumentType], book: Book
) -> tuple[Period, list[str]]:
    """The requested period of a packet, and notes on the document types without it and on a period that isn't over."""
    default = document_types[0].default_period
    period = parse_period(text, book, default)
    fitting = _types_for(period, document_types)
    if not fitting:
        lengths = " or ".join(
            sorted({_length(length) for document_type in document_types for length in document_type.periods})
        )
        raise UsageError(
            f"{packet.name} covers a {lengths}, but {period.code} is a {_length(period.length)}. "
            f"Try {_seen_from(book.as_of, default, document_types[0].periods[0], book).code}."
        )
    # No note if another document type has exactly this length: the quarterly review replaces the monthly one.
    has_own_type = any(set(document_type.periods) == {period.length} for document_type in fitting)
    skipped = [] if has_own_type else [each for each in document_types if each not in fitting]
    notes = [
        f"{document_type.title} isn't created for a {_length(period.length)}. Skipped." for document_type in skipped
    ]
    if default is DefaultPeriod.LAST_COMPLETED and not period.over_on(book.as_of):
        notes.append(f"{named(period)} isn't over as of {book.as_of}; numbers are to date.")
    return period, notes


def _own_period(document_type: DocumentType, length: Length, day: date, book: Book) -> Period:
    """The period of a document type that isn't about its packet's: of the packet's length if it can be."""
    own_length = length if length in document_type.periods else document_type.periods[0]
    return _seen_from(day, document_type.default_period, own_length, book)


def _meeting_day(period: Period, book: Book) -> date:
    """The day from which a packet's meeting looks back and ahead: the as-of date, or the day after an earlier period.

    A packet of an earlier period is created again with the same documents, however long ago its meeting was.
    """
    return period.end if book.calendar.after(period).end <= book.as_of else book.as_of


def period_of_meeting(day: date, document_types: Sequence[DocumentType], length: Length, book: Book) -> Period:
    """The period of a length that a packet's meeting on a day is about."""
    return _seen_from(day, document_types[0].default_period, length, book)


def _seen_from(day: date, default: DefaultPeriod, length: Length, book: Book) -> Period:
    """The last completed, running, next, or starting period of a length, the 13 weeks ahead, or a meeting's week."""
    if default is DefaultPeriod.MEETING_WEEK:
        return book.next_meeting_week(day)
    if default is DefaultPeriod.WEEKS_AHEAD:
        return weeks_from(day)
    if default is DefaultPeriod.LAST_COMPLETED:
        return book.calendar.last_complete(day, length)
    running = book.calendar.containing(day, length)
    has_just_started = default is DefaultPeriod.STARTING and day - running.start <= STARTED
    return running if has_just_started or default is DefaultPeriod.RUNNING else book.calendar.after(running)


def _described(default: DefaultPeriod, period: Period) -> str:
    """A period in a note: “the last completed quarter, Q3 2026”, “the next 13 weeks, from 2026-10-12”."""
    if period.length is Length.WEEKS:
        return f"the {_SHOWN[default]} {period.length}, {period.code}"
    if period.length is Length.WEEK:
        return f"the {_SHOWN[default]} team meeting, {period.name}"
    return f"the {_SHOWN[default]} {_length(period.length)}, {named(period)}"


def _default_length(document_types: Sequence[DocumentType], book: Book) -> Length:
    """The length of a packet's default period.

    A quarter while the last one is recent, then a month, if the packet has no fewer documents for a month.
    """
    if document_types[0].default_period is not DefaultPeriod.LAST_COMPLETED:
        return document_types[0].periods[0]
    if not _count(document_types, Length.QUARTER) or not _count(document_types, Length.MONTH):
        return document_types[0].periods[0]
    recent = book.as_of - book.calendar.last_complete(book.as_of, Length.QUARTER).last_day <= RECENT
    fewer_for_month = _count(document_types, Length.MONTH) < _count(document_types, Length.QUARTER)
    return Length.QUARTER if recent or fewer_for_month else Length.MONTH


def _count(document_types: Sequence[DocumentType], length: Length) -> int:
    return sum(length in document_type.periods for document_type in document_types)


def _types_for(period: Period, document_types: Sequence[DocumentType]) -> tuple[DocumentType, ...]:
    return tuple(document_type for document_type in document_types if period.length in document_type.periods)


def parse_period(text: str, book: Book, default: DefaultPeriod = DefaultPeriod.LAST_COMPLETED) -> Period:
    """The period in a text; raises UsageError if it isn't one, or hasn't started.

    If the default is the running, the next, or the starting period, the next one may be requested too: plans come
    before it starts.
    """
    if default is DefaultPeriod.WEEKS_AHEAD:
        return _parse_weeks(text, book)
    if default is DefaultPeriod.MEETING_WEEK:
        return _parse_meeting_week(text, book)
    period = book.calendar.parse(text)
    if period is None:
        year = book.as_of.year
        raise UsageError(
            f"“{text}” isn't a period. Use {year}, {year}-H1, {year}-Q3, or {year}-09 (FY{year} for fiscal)."
        )
    if default is not DefaultPeriod.LAST_COMPLETED:
        latest = _seen_from(book.as_of, DefaultPeriod.NEXT, period.length, book)
        if period.start > latest.start:
            raise UsageError(f"{named(period)} is too far ahead as of {book.as_of}. Try {latest.code}.")
    elif period.start > book.as_of:
        raise UsageError(
            f"{named(period)} hasn't started as of {book.as_of}. "
            f"The last completed {_length(period.length)} is "
            f"{book.calendar.last_complete(book.as_of, period.length).code}."
        )
    return period


def _parse_weeks(text: str, book: Book) -> Period:
    """The 13 weeks in a text, which start within the next 13 weeks or earlier."""
    period, ahead = parse_weeks(text), weeks_from(book.as_of)
    if period is None and book.calendar.parse(text) is None:
        raise UsageError(f"“{text}” isn't a date or a week. Use {ahead.start} or {ahead.start:%G-W%V}.")
    if period is None:
        raise UsageError(f"This covers 13 weeks, but {text} isn't their first day. Try {ahead.start}.")
    if period.start >= ahead.end:
        raise UsageError(f"{period.start} is too far ahead as of {book.as_of}. Try {ahead.start}.")
    return period


def _parse_meeting_week(text: str, book: Book) -> Period:
    """The week in a text, which starts within the next 13 weeks or earlier."""
    period, ahead = parse_week(text), book.next_meeting_week(book.as_of)
    if period is None:
        raise UsageError(f"“{text}” isn't a week. Use a day in it, such as {ahead.start}, or {ahead.code}.")
    if period.start >= weeks_from(book.as_of).end:
        raise UsageError(f"{period.start} is too far ahead as of {book.as_of}. Try {ahead.start}.")
    return period


def named(period: Period) -> str:
    """A period in a sentence: Q3 2026, October 2026."""
    return f"{period.start:%B %Y}" if period.length is Length.MONTH else period.name


def _length(length: Length) -> str:
    return "half-year" if length is Length.HALF else str(length)
