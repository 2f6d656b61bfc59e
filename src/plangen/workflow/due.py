"""The due command: finds the packets that upcoming meetings need, and creates them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count

from plangen.batch.production import Watch
from plangen.batch.write import require_writable
from plangen.doctypes.catalog import TemplateCatalog, load_catalog
from plangen.doctypes.document_type import DefaultPeriod
from plangen.doctypes.editions import MANAGER, PREREAD, REP
from plangen.doctypes.packet import Packet
from plangen.facts.formatting.number_format import NumberFormat
from plangen.facts.scope.subjects import salespeople
from plangen.facts.scope.workspace import Workspace
from plangen.periods import Period, working_days
from plangen.problems import UsageError, shown
from plangen.records.book import Book
from plangen.records.people.team import Person
from plangen.workflow.make import MakeResult, make_from
from plangen.workflow.planning.packet_meetings import PacketMeeting, PacketSchedule
from plangen.workflow.planning.people import unique_name
from plangen.workflow.planning.period_choice import choose_period, named
from plangen.workflow.planning.request import MakeRequest
from plangen.workflow.reading import Reading, read, require_people

PREREAD_DAYS = 2
"""With more working days than this before a meeting, there is time to read and to fill in a pre-read."""
MOST_DAYS = 366
_WITHIN = re.compile(r"(\d{1,3}) ?(?:(d|days?)|(w|weeks?))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DuePacket:
    """A packet that meetings need, in these editions; `not_yet` says why it can't be created so early.

    `people` are those whom the meetings are with; empty: everyone.
    """

    packet: Packet
    period: Period
    meetings: tuple[PacketMeeting, ...]
    editions: tuple[str, ...]
    people: tuple[Person, ...] = ()
    not_yet: str = ""

    @property
    def is_preread(self) -> bool:
        """Whether it is to read and fill in before the meetings."""
        return self.editions == (PREREAD.name,)


@dataclass(frozen=True, slots=True)
class DueResult:
    """The packets that meetings from the as-of date `through` a day need, and what was created.

    `next_meeting` is the first one after that day if nothing is due before.
    """

    book: Book
    number_format: NumberFormat
    as_of_note: str
    through: date
    due: tuple[DuePacket, ...]
    made: tuple[MakeResult, ...] = ()
    next_meeting: tuple[Packet, PacketMeeting] | None = None


def parse_within(text: str) -> int:
    """The number of days in a text such as 7d or 2w; raises UsageError for any other."""
    found = _WITHIN.fullmatch(text.strip())
    days = int(found[1]) * (7 if found[3] else 1) if found else 0
    if not 0 < days <= MOST_DAYS:
        raise UsageError(f"“{shown(text)}” isn't a number of days. Use 7d or 2w, at most {MOST_DAYS}d.")
    return days


def due(request: MakeRequest, within: int, watch: Watch | None = None) -> DueResult:
    """The packets that meetings in the next days need; with `watch`, after they were created.

    The request says from which files, and where packets go; each packet is created with email drafts.
    """
    catalog = load_catalog(request.templates)
    if watch:
        require_writable(request.output)
    reading = read(request.inputs, request.days)
    require_people(reading.book)
    workspace = Workspace(reading.book, catalog.in_packet_order)
    first, last = reading.book.as_of, reading.book.as_of + timedelta(days=within)
    found = tuple(due_packets(workspace, catalog, first, last))
    result = DueResult(reading.book, workspace.number_format, reading.as_of_note, last, found)
    if not found:
        return replace(result, next_meeting=_next_meeting(workspace, catalog, last))
    return replace(result, made=tuple(_made(reading, catalog, found, request, watch))) if watch else result


def due_packets(workspace: Workspace, catalog: TemplateCatalog, first: date, last: date) -> Iterator[DuePacket]:
    """The packets that meetings from a day through another one need, by the date of the first meeting."""
    found: dict[tuple[str, Period, tuple[str, ...]], list[PacketMeeting]] = {}
    for packet, meeting in _meetings(workspace, catalog, first, last):
        editions = _editions(meeting, packet, catalog, workspace.book)
        found.setdefault((packet.name, meeting.period, editions), []).append(meeting)
    for (name, period, editions), meetings in sorted(found.items(), key=lambda each: each[1][0].day):
        packet, people = catalog.packets[name], _people(meetings, workspace)
        known = catalog, workspace.book
        not_yet = _why_not_yet(packet, period, editions, known) or _too_early(packet, meetings[0], editions, known)
        yield DuePacket(packet, period, tuple(meetings), editions, people, not_yet)


def _meetings(
    workspace: Workspace, catalog: TemplateCatalog, first: date, last: date
) -> Iterator[tuple[Packet, PacketMeeting]]:
    """The meetings of all packets from a day through another one."""
    for packet in catalog.packets.values():
        schedule = PacketSchedule(workspace, packet, packet.select(catalog.document_types))
        yield from ((packet, meeting) for meeting in schedule.between(first, last))


def _next_meeting(workspace: Workspace, catalog: TemplateCatalog, day: date) -> tuple[Packet, PacketMeeting] | None:
    """The first meeting of the year after a day, with its packet."""
    found = _meetings(workspace, catalog, day + timedelta(days=1), day + timedelta(days=MOST_DAYS))
    return min(found, key=lambda each: each[1].day, default=None)


def _editions(meeting: PacketMeeting, packet: Packet, catalog: TemplateCatalog, book: Book) -> tuple[str, ...]:
    """The pre-read if there is one and time for it, else the copies to hand out and the manager's."""
    types = [each for each in packet.select(catalog.document_types) if meeting.period.length in each.periods]
    has_preread = any(PREREAD.name in each.editions for each in types)
    return (PREREAD.name,) if has_preread and _has_time(book.as_of, meeting, book) else (REP.name, MANAGER.name)


def _has_time(day: date, meeting: PacketMeeting, book: Book) -> bool:
    """Whether there are more working days after a day, through the one of a meeting, than a pre-read needs."""
    tomorrow = timedelta(days=1)
    return working_days(day + tomorrow, meeting.day + tomorrow, book.holidays) > PREREAD_DAYS


def _too_early(
    packet: Packet, meeting: PacketMeeting, editions: Sequence[str], known: tuple[TemplateCatalog, Book]
) -> str:
    """From when a week's packet is created: its copies have what is on file shortly before the meeting; else empty."""
    catalog, book = known
    is_weekly = packet.select(catalog.document_types)[0].default_period is DefaultPeriod.MEETING_WEEK
    if not is_weekly or PREREAD.name in editions or not _has_time(book.as_of, meeting, book):
        return ""
    days = (book.as_of + timedelta(days=at) for at in count(1))
    return f"Too early: from {next(day for day in days if not _has_time(day, meeting, book))}."


def _people(meetings: Sequence[PacketMeeting], workspace: Workspace) -> tuple[Person, ...]:
    """The people whom meetings are with; none if they are with everyone who is still here."""
    as_of = workspace.book.as_of
    everyone = [each.person for each in workspace.once(salespeople, meetings[0].period)]
    here = [each for each in everyone if not (each.left and each.left <= as_of)]
    found = dict.fromkeys(person for meeting in meetings for person in meeting.people)
    is_for_all = any(not meeting.people for meeting in meetings) or set(here) <= set(found)
    return () if is_for_all else tuple(found)


def _why_not_yet(packet: Packet, period: Period, editions: Sequence[str], known: tuple[TemplateCatalog, Book]) -> str:
    """Why a packet can't be created for a period as of today; empty if it can.

    Copies of a period that isn't over would be out of date at the meeting; a pre-read can't wait.
    """
    catalog, book = known
    document_types = packet.select(catalog.document_types)
    try:
        choose_period(period.code, packet, document_types, book)
    except UsageError as problem:
        return str(problem)
    looks_back = document_types[0].default_period is DefaultPeriod.LAST_COMPLETED
    is_early = looks_back and PREREAD.name not in editions and not period.over_on(book.as_of)
    return f"{named(period)} isn't over as of {book.as_of}." if is_early else ""


def _made(
    reading: Reading, catalog: TemplateCatalog, found: Sequence[DuePacket], request: MakeRequest, watch: Watch
) -> Iterator[MakeResult]:
    """The results of creating each packet, until the user stops one."""
    people = reading.book.roster.people
    for each in found:
        if each.not_yet:
            continue
        only = tuple(unique_name(person, people) for person in each.people)
        packet = replace(
            request,
            packets=(each.packet.name,),
            period=each.period.code,
            only=only,
            editions=each.editions,
            mail=True,
            with_managers=True,
        )
        made = make_from(reading, catalog, packet, watch)
        yield made
        if made.stopped:
            return
