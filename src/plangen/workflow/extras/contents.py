"""The contents page of a packet's folder: the documents by person with their pages, who gets none, what is missing."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path, PurePosixPath

from plangen.batch.jobs import MAX_NAME_LENGTH, NO_MANAGER, Order
from plangen.batch.packet_result import PacketResult
from plangen.doctypes.editions import is_handed_out
from plangen.doctypes.subjects import SUBJECTS
from plangen.elements.theme import Theme
from plangen.facts.blocks.masthead import Masthead
from plangen.facts.formatting.measured_text import width_of
from plangen.facts.formatting.number_format import NumberFormat
from plangen.facts.scope.subjects import AnySubject
from plangen.formats.page import Page, Properties
from plangen.formats.pdf.renderer import Pdf
from plangen.problems import shown
from plangen.workflow.planning.people import SkippedPerson, joined_names
from plangen.workflow.reporting.missing_data import MissingData, phrase

FILE = "_Contents.pdf"
TEMPLATE = "_shared/contents.html"
RESTRICTION = "Do not distribute"
FORMAT_NAMES = {"pdf": "PDF", "word": "Word"}
WORDS = {
    "name": "Name",
    "gaps": "Missing data",
    "page_of": "of",
}
FEW_COLUMNS = 3
WIDE, NARROW, TOTAL_WIDTH = 28, 17, 96
"""Widths in millimeters: of each column if there are few; if there are many, at least of each and of all columns."""
NAMES, MISSING_DATA, LIVE_WIDTH = 45, 40, 176
"""The least widths of the columns of names and missing data, and that of the table, in millimeters."""
NAME_SIZE, BOLD, CELL_GAP = 9, 1.06, 3
"""The font size of names, how much wider bold ones are, and the gap after one in millimeters."""
WHOLE_NAME = 1_000
"""Names are never cut here; this only keeps a broken export from filling the page."""
MAX_FAILURES = 12
MAX_LISTED = 16
BOTH = 2
"""Of this many documents, “all” isn't said."""
ONE_PAGE_OF = 34
"""People; with more, each manager has a page."""
CREATED = "created"
"""A document without a PDF, whose pages aren't known."""


@dataclass(frozen=True, slots=True)
class Row:
    """A person, the pages of each document, and their missing data in one phrase."""

    name: str
    cells: tuple[str, ...]
    gaps: str


@dataclass(frozen=True, slots=True)
class Block:
    """A manager with their people; `own` are the documents about the manager and the teams, each as text.

    `title` is empty if there is only one block and it has no manager.
    """

    title: str
    own: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The content of the page.

    `heads` are the documents about people, each `width` mm wide; `shelves` are their folders with the number of
    columns; `notes` are pairs of a lead-in and a sentence. The column of names is `name_width` mm wide.
    """

    headline: str
    shelves: tuple[tuple[str, int], ...]
    heads: tuple[str, ...]
    width: int
    blocks: tuple[Block, ...]
    notes: tuple[tuple[str, str], ...]

    @property
    def name_width(self) -> float:
        """What the longest name needs, as far as the other columns leave it."""
        names = [name for block in self.blocks for name in (block.title, *(row.name for row in block.rows))]
        longest = max((width_of(name, NAME_SIZE) for name in names), default=0) * BOLD + CELL_GAP
        room = LIVE_WIDTH - MISSING_DATA - len(self.heads) * self.width
        return max(min(longest, room), NAMES)

    @property
    def has_missing_data(self) -> bool:
        """Whether data of anyone is missing."""
        return any(row.gaps for block in self.blocks for row in block.rows)

    @property
    def pages(self) -> tuple[tuple[Block, ...], ...]:
        """The blocks of each page: one page for all, or one for each manager of many people."""
        is_short = sum(len(block.rows) for block in self.blocks) <= ONE_PAGE_OF
        return (self.blocks,) if is_short else tuple((block,) for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Packing:
    """What the page shows beyond the packet's documents.

    The format of periods, the missing data, people without documents or email, the paths of email drafts, the number of
    people who weren't requested in this run, and the pages of each PDF.
    """

    number_format: NumberFormat
    missing_data: Sequence[MissingData]
    skipped: Sequence[SkippedPerson]
    without_email: Sequence[SkippedPerson] = ()
    drafts: tuple[PurePosixPath, ...] = ()
    not_requested: int = 0
    pages: Mapping[PurePosixPath, int] = field(default_factory=dict)


def contents_page(contents: Contents, masthead: Masthead, folders: tuple[Path, ...], theme: Theme) -> bytes:
    """The bytes of the page."""
    properties = Properties(masthead.title, masthead.author, masthead.title, "contents", theme.locale)
    facts = {"masthead": masthead, "contents": contents, "words": WORDS}
    return Pdf().render(Page(folders, TEMPLATE, facts, properties, theme))


def contents_of(result: PacketResult, packing: Packing) -> Contents:
    """The contents of a packet's folder, by manager and person."""
    table = _Table(result, packing)
    managers = sorted({order.subject.manager_name for order in result.orders}, key=lambda name: (not name, name))
    columns = len(table.columns)
    return Contents(
        headline=_headline(result),
        shelves=tuple((audience, len(list(same))) for audience, same in groupby(each for each, _ in table.columns)),
        heads=tuple(document for _, document in table.columns),
        width=WIDE if columns <= FEW_COLUMNS else max(NARROW, TOTAL_WIDTH // columns),
        blocks=tuple(table.block(name, only=managers == [""]) for name in managers),
        notes=tuple(_notes(result, packing)),
    )


class _Table:
    """The documents of a packet as table cells: which exist, which failed, and the missing data of each subject."""

    def __init__(self, result: PacketResult, packing: Packing) -> None:
        self._number_format = packing.number_format
        self._orders = result.orders
        self._created = {order.path for order in result.created}
        self._failed = {outcome.order.path for outcome in result.failed}
        self._missing_data = _phrases(packing.missing_data)
        self._pages = packing.pages
        about_people = [order for order in result.orders if order.subject.sort.is_salesperson]
        self.columns = sorted({self._column(order): None for order in about_people}, key=lambda column: column[0])

    def block(self, manager: str, *, only: bool) -> Block:
        """The block of one manager."""
        people: dict[AnySubject, list[Order]] = {}
        others: dict[tuple[str, str], list[Order]] = {}
        for order in (order for order in self._orders if order.subject.manager_name == manager):
            if order.subject.sort.is_salesperson:
                people.setdefault(order.subject, []).append(order)
            else:
                others.setdefault((order.subject.name, order.heading(self._number_format)), []).append(order)
        title = manager or ("" if only and not others else NO_MANAGER.capitalize())
        rows = tuple(self._row(subject.name, orders) for subject, orders in people.items())
        own = tuple(self._other(manager, name, document, orders) for (name, document), orders in others.items())
        return Block(title, own, rows)

    def _row(self, name: str, orders: Sequence[Order]) -> Row:
        cells = [self._pages_of([each for each in orders if self._column(each) == column]) for column in self.columns]
        return Row(name, tuple(cells), self._missing_data.get(name, ""))

    def _other(self, manager: str, name: str, document: str, orders: Sequence[Order]) -> str:
        """A document about the manager or a team, as text: “Team scorecard for North (team: 1 page)”."""
        subject = "" if name == manager else f" for {shown(name, WHOLE_NAME)}"
        by_audience = groupby(orders, key=lambda order: self._column(order)[0])
        pages = [f"{audience}: {self._pages_of(list(same))}" for audience, same in by_audience]
        missing_data = [self._missing_data[name]] if name in self._missing_data else []
        return f"{document}{subject} ({'; '.join([*pages, *missing_data])})"

    def _pages_of(self, orders: Sequence[Order]) -> str:
        """The pages of one document: “3 pages”, and the formats that are missing or weren't started."""
        if not orders:
            return "–"
        created = [order for order in orders if order.path in self._created]
        counts = [self._pages[order.path] for order in created if order.path in self._pages]
        count = self._number_format.count(counts[0]) if counts else ""
        pages = (f"{count} page" if count == "1" else f"{count} pages") if counts else CREATED
        absent = {
            what: [FORMAT_NAMES.get(each.format, each.format) for each in orders if self._absent(each) == what]
            for what in ("missing", "not started")
        }
        whole = [what for what, names in absent.items() if len(names) == len(orders)]
        parts = [f"{' and '.join(names)} {what}" for what, names in absent.items() if names]
        return whole[0] if whole else ", ".join([*([pages] if created else []), *parts])

    def _absent(self, order: Order) -> str:
        """Whether a document is missing or wasn't started; empty if it was created."""
        if order.path in self._created:
            return ""
        return "missing" if order.path in self._failed else "not started"

    def _column(self, order: Order) -> tuple[str, str]:
        """The audience folder of a document, and its name there."""
        suffix = order.edition_suffix if is_handed_out(order.edition) else ""
        return order.path.parts[-3], f"{order.heading(self._number_format)}{suffix}"


def formats_of(result: PacketResult) -> str:
    """The formats in which each document was to be created: “each as PDF and Word”."""
    names = dict.fromkeys(FORMAT_NAMES.get(order.format, order.format) for order in result.orders)
    return f"each as {' and '.join(sorted(names))}"


def _phrases(missing_data: Sequence[MissingData]) -> Mapping[str, str]:
    """The missing data of each subject in one phrase."""
    by_subject: dict[str, list[MissingData]] = {}
    for each in missing_data:
        by_subject.setdefault(each.subject, []).append(each)
    return {name: phrase(same) for name, same in by_subject.items()}


def _headline(result: PacketResult) -> str:
    created, planned, failed = len(result.written), len(result.orders), len(result.failed)
    if created == planned:
        return f"{_documents(result)} created."
    missing = [f"{failed:,} not created"] * bool(failed)
    not_started = planned - created - failed
    missing += [f"{not_started:,} not started (run stopped)"] * bool(not_started)
    return f"{created:,} of {planned:,} files created; {', '.join(missing)}."


def _documents(result: PacketResult) -> str:
    """How many documents the files are: one as PDF and Word counts once."""
    number = len({(each.subject, each.document_type.name, each.edition, each.period) for each in result.orders})
    if number == 1:
        return "1 document"
    return f"All {number:,} documents" if number > BOTH else f"{number} documents"


def _notes(result: PacketResult, packing: Packing) -> Iterator[tuple[str, str]]:
    """The notes below the tables, each with its lead-in."""
    failures: dict[str, list[str]] = {}
    for outcome in sorted(result.failed, key=lambda outcome: outcome.order.path):
        failures.setdefault(outcome.rendered.error, []).append(outcome.order.label)
    for reason, labels in list(failures.items())[:MAX_FAILURES]:
        yield "Not created.", f"{joined_names(labels, MAX_FAILURES)}: {reason}"
    leaders = {each.subject.manager_name for each in result.orders if not each.subject.sort.is_salesperson}
    for leads, lead_in in ((False, "Not included."), (True, "No documents of their own.")):
        for reason, names in _by_reason(each for each in packing.skipped if (each.name in leaders) == leads):
            yield lead_in, f"{joined_names(names, MAX_LISTED)}: {reason}."
    for reason, names in _by_reason(packing.without_email):
        yield "No email (blank in _send.csv).", f"{joined_names(names, MAX_LISTED)}: {reason}."
    if packing.not_requested:
        number = packing.not_requested
        yield "Not requested.", f"This run covers only the people above; the packet applies to {number:,} more."
    if packing.drafts:
        number, folders = len(packing.drafts), len({path.parent for path in packing.drafts})
        count = "1 unsent draft" if number == 1 else f"{number:,} unsent drafts"
        yield "Email drafts.", f"{count} in the “mail” folder{'s' * (folders > 1)}. Nothing was sent."
    if result.earlier:
        count = (
            "1 document from an earlier run is" if result.earlier == 1 else f"{result.earlier:,} from earlier runs are"
        )
        yield "Earlier files.", f"{count} here too: in manifest.json, not in _send.csv."
    yield "Who gets what.", _who_gets_what({order.path.parts[-3] for order in result.orders})


def _who_gets_what(used: Collection[str]) -> str:
    """Who gets the files of each folder: those for people first, and the others only if they are used."""
    sorts = [*(each for each in SUBJECTS.values() if each.is_person), *SUBJECTS.values()]
    readers = {each.folder: each.readers for each in sorts if each.is_person or each.folder in used}
    folders = [f"“{folder}” {reader}" for folder, reader in readers.items()]
    return f"Files in {joined_names(folders)}. _send.csv lists who gets which file."


def _by_reason(people: Iterable[SkippedPerson]) -> list[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {}
    for each in people:
        found.setdefault(each.reason, []).append(shown(each.name, MAX_NAME_LENGTH))
    return list(found.items())
