"""The files to print: everyone's packets in one PDF, with a copy-room slip first and a cover for each packet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path, PurePosixPath

from plangen.batch.jobs import Handout, Order
from plangen.batch.manifest import name_in
from plangen.batch.packet_result import PacketResult
from plangen.batch.rendering import RenderContext
from plangen.doctypes.document_type import Finish
from plangen.doctypes.editions import is_handed_out
from plangen.facts.blocks.masthead import Masthead
from plangen.facts.formatting.number_format import NumberFormat
from plangen.facts.scope.subjects import AnySubject
from plangen.formats.names import file_name
from plangen.formats.page import Page, Properties
from plangen.formats.pdf.binding import BoundDocument, BoundPacket, bound, first_pages, padded, page_count
from plangen.formats.pdf.renderer import Pdf
from plangen.problems import UsageError
from plangen.workflow.extras.print_instructions import instructions
from plangen.workflow.planning.packet_meetings import PacketMeeting
from plangen.workflow.planning.people import joined_names

FOLDER = "print"
TEMPLATE = "_shared/print_file.html"
FORMAT = "pdf"
LARGE = 34
"""People; with more and several managers, each manager has a file."""
HEADING = "Copy-room slip"
RESTRICTION = "Do not forward"
WORDS = {
    "all": "All",
    "collected": "Collected by",
    "counted": "Pages are counted from this cover. Each document starts on a new sheet and counts its own pages.",
    "in_this_packet": "In this packet",
    "notes": "Notes",
    "packet_of": "Packet of",
    "page": "Page",
    "page_of": "of",
    "pages": "Pages",
    "pages_of_file": "Pages of this file",
    "sheets": "Sheets",
    "when": "Date and time",
}
MAX_LISTED = 12
COVER_FREE, COVER_ROW, NOTE_LINE, FEWEST_LINES = 182, 7.2, 9, 4
"""The heights of a cover's contents and lines for notes together, of a row, and of a line, in millimeters."""


@dataclass(frozen=True, slots=True)
class PrintFile:
    """A file that was created for printing: its path, the packets in it, its pages, and the sheets double-sided."""

    path: PurePosixPath
    packets: int
    pages: int

    @property
    def sheets(self) -> int:
        """The sheets that it takes double-sided."""
        return padded(self.pages) // 2


@dataclass(frozen=True, slots=True)
class PrintPlan:
    """A file to print: its path in the packet's folder, and the documents of each person or team in it."""

    path: PurePosixPath
    packets: Mapping[AnySubject, Sequence[Order]]

    @property
    def holds(self) -> tuple[str, ...]:
        """The documents in it, as the manifest lists them."""
        return tuple(name_in(order) for orders in self.packets.values() for order in orders)


@dataclass(frozen=True, slots=True)
class PrintDetails:
    """What a file to print shows beyond its documents.

    `masthead` is that of the slip, and `meetings` are those that the packet is for.
    """

    handout: Handout
    masthead: Masthead
    number_format: NumberFormat
    meetings: Sequence[PacketMeeting]
    output: Path


@dataclass(frozen=True, slots=True)
class SlipRow:
    """A packet on the slip: whose it is, its pages in the file, and its sheets."""

    name: str
    pages: str
    sheets: str


@dataclass(frozen=True, slots=True)
class Slip:
    """The first page, for whoever prints the file; `collected` is empty if no one is known to collect it."""

    headline: str
    instructions: tuple[str, ...]
    collected: str
    rows: tuple[SlipRow, ...]
    pages: str
    sheets: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CoverRow:
    """A document on a cover: its title, the page of the packet on which it starts, and its pages."""

    title: str
    page: str
    pages: str


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page of a packet; `when` is empty if its meeting has no date, and `lines` for notes fill the page."""

    name: str
    meeting: str
    when: str
    rows: tuple[CoverRow, ...]
    foot: str
    lines: int


def require_printable(formats: Sequence[str], editions: Sequence[str]) -> None:
    """Raises UsageError if a request for these formats and editions, all if there are none, has nothing to print."""
    if formats and FORMAT not in formats:
        raise UsageError("--bind needs PDF files. Drop --format, or add --format pdf.")
    if editions and not any(map(is_handed_out, editions)):
        raise UsageError("--bind leaves out what is for the manager only. Drop --bind, or add --edition rep.")


def print_plans(result: PacketResult, handout: Handout, *, has_everyone: bool) -> list[PrintPlan]:
    """The files to print: one, or one for each manager of a large team; only of documents that are handed out."""
    packets: dict[AnySubject, list[Order]] = {}
    for order in result.created_in_order:
        if order.format == FORMAT and is_handed_out(order.edition):
            packets.setdefault(_recipient(order.subject, packets), []).append(order)
    managers = dict.fromkeys(subject.manager_name for subject in packets)
    people = sum(subject.sort.is_person for subject in packets)
    if people <= LARGE or len(managers) == 1:
        return [_plan(packets, handout, "", is_all=has_everyone)] if packets else []
    by_manager = {name: {each: packets[each] for each in packets if each.manager_name == name} for name in managers}
    return [_plan(each, handout, name, is_all=has_everyone) for name, each in by_manager.items()]


def _recipient(subject: AnySubject, packets: Iterable[AnySubject]) -> AnySubject:
    """The subject whose packet a subject's documents go into: a contest has one with its rules and standings."""
    same = (each for each in packets if (each.name, each.manager_name) == (subject.name, subject.manager_name))
    return subject if subject.sort.is_person else next(same, subject)


def _plan(packets: Mapping[AnySubject, Sequence[Order]], handout: Handout, manager: str, *, is_all: bool) -> PrintPlan:
    """The file of these packets; its name says whose they are, and that it holds everyone's."""
    count, of_manager = len(packets), f"{manager}, " if manager else ""
    what = f"{handout.packet.name.replace('-', ' ')} packet{'' if count == 1 else 's'}"
    number = f"all {count}" if is_all and count > 1 else str(count)
    parts = {"whose": of_manager, "what": f"{number} {what}", "period": handout.period.code}
    name = file_name("PRINT - {whose} {what} {period}", parts, " (do not forward).pdf")
    return PrintPlan(PurePosixPath(FOLDER) / name, packets)


def print_file(plan: PrintPlan, result: PacketResult, details: PrintDetails, context: RenderContext) -> bytes:
    """The bytes of a file to print."""
    packets = [_bound_packet(subject, orders, details) for subject, orders in plan.packets.items()]
    counts = [[len(each.pages) for each in packet.documents] for packet in packets]
    covers = tuple(
        _cover(packet, subject, pages, details)
        for packet, subject, pages in zip(packets, plan.packets, counts, strict=True)
    )
    lengths = [first_pages([1, *pages])[-1] - 1 for pages in counts]
    properties = Properties(details.masthead.title, details.masthead.author, details.masthead.title, "print", "")
    properties = replace(properties, language=context.theme.locale)

    def front(slip_pages: int) -> bytes:
        how = instructions([order for orders in plan.packets.values() for order in orders], context.theme.paper)
        slip = _slip(packets, (slip_pages, lengths), how, _notes(result), details)
        facts = {"masthead": details.masthead, "slip": slip, "covers": covers, "words": WORDS}
        return Pdf().render(Page(context.folders, TEMPLATE, facts, properties, context.theme))

    first = front(1)
    slip_pages = page_count(first) - len(covers)
    return bound(first if slip_pages == 1 else front(slip_pages), packets, properties, HEADING)


def counted(path: PurePosixPath, plan: PrintPlan, content: bytes) -> PrintFile:
    """The file to print with this content."""
    return PrintFile(path, len(plan.packets), page_count(content))


def _bound_packet(subject: AnySubject, orders: Sequence[Order], details: PrintDetails) -> BoundPacket:
    titles = (f"{order.heading(details.number_format)}{order.edition_suffix}" for order in orders)
    contents = ((details.output / order.path).read_bytes() for order in orders)
    folded = (order.document_type.finish is Finish.FOLDED for order in orders)
    return BoundPacket(subject.name, tuple(map(BoundDocument, titles, contents, folded)))


def _cover(packet: BoundPacket, subject: AnySubject, pages: Sequence[int], details: PrintDetails) -> Cover:
    count = details.number_format.count
    starts = first_pages([1, *pages])[1:]
    rows = [
        CoverRow(document.title, count(start), count(number))
        for document, start, number in zip(packet.documents, starts, pages, strict=False)
    ]
    title, as_of = details.masthead.name, details.masthead.line[-1]
    meeting = _meeting_of(subject, details.meetings)
    when = _when(meeting, details.number_format) if meeting else ""
    kind = f"{meeting.kind.capitalize()}, {details.number_format.period(meeting.period)}" if meeting else title
    lines = max(int((COVER_FREE - COVER_ROW * len(rows)) // NOTE_LINE), FEWEST_LINES)
    return Cover(packet.name, kind, when, tuple(rows), f"{packet.name} · {title} · {as_of}", lines)


def _meeting_of(subject: AnySubject, meetings: Sequence[PacketMeeting]) -> PacketMeeting | None:
    """The first meeting of a person; of a team, the first one that is with everyone."""
    if not subject.sort.is_salesperson:
        return next((each for each in meetings if not each.people), None)
    return next((each for each in meetings for one in subject.people if each.is_with(one.person)), None)


def _when(meeting: PacketMeeting, number_format: NumberFormat) -> str:
    """The date and time of a meeting: Thursday, October 8, 2026, 9:00 AM."""
    time = number_format.clock(f"{meeting.at:%H:%M}") if meeting.at else ""
    return ", ".join(part for part in (number_format.long_day(meeting.day), time) if part)


def _slip(
    packets: Sequence[BoundPacket],
    pages: tuple[int, Sequence[int]],
    instructions: tuple[str, ...],
    notes: tuple[str, ...],
    details: PrintDetails,
) -> Slip:
    """The slip; `pages` has its own number of pages, and that of each packet."""
    count = details.number_format.count
    own, lengths = pages
    starts = first_pages([own, *lengths])[1:]
    rows = [
        SlipRow(packet.name, f"{count(start)}–{count(end - 1)}", count((end - start) // 2))
        for packet, (start, end) in zip(packets, pairwise(starts), strict=True)
    ]
    total = starts[-1] - 1
    sheets = f"{count(total)} pages, {count(total // 2)} sheets"
    what = "1 packet" if len(packets) == 1 else f"{count(len(packets))} packets"
    return Slip(
        headline=f"Print {what}: {sheets}",
        instructions=instructions,
        collected=_collector(details.handout),
        rows=(SlipRow(HEADING, f"1–{count(padded(own))}", count(padded(own) // 2)), *rows),
        pages=count(total),
        sheets=count(total // 2),
        notes=notes,
    )


def _collector(handout: Handout) -> str:
    """The manager, if everyone has the same one."""
    managers = {subject.manager_name for subject in handout.everyone}
    return managers.pop() if len(managers) == 1 else ""


def _notes(result: PacketResult) -> tuple[str, ...]:
    """What isn't in the file, and why."""
    return tuple(_missing(result))


def _missing(result: PacketResult) -> Iterator[str]:
    failed = [each.order.label for each in result.failed if each.order.format == FORMAT]
    if failed:
        yield f"Not in this file, because it wasn’t created: {joined_names(failed, MAX_LISTED)}."
    if any(not is_handed_out(order.edition) for order in result.orders):
        yield "Copies marked MANAGER ONLY aren’t in this file. Each manager prints their own."
    if result.stopped:
        yield "The run was stopped: this file isn’t complete."
