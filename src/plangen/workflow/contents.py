"""The page that says what lies in a packet's folder: for whom, in which formats, who was left out, and what failed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePosixPath

from plangen.batch.jobs import EDITIONS, MOST_OF_A_NAME, NO_MANAGER, Order
from plangen.batch.parcel import Parcel
from plangen.elements.theme import Theme
from plangen.facts.masthead import Masthead
from plangen.facts.subjects import Subject
from plangen.formats.page import Page, Properties
from plangen.formats.pdf import Pdf
from plangen.problems import shown
from plangen.workflow.gaps import Gap, phrase
from plangen.workflow.people import LeftOut, listed

FILE = "_Contents.pdf"
TEMPLATE = "_shared/contents.html"
ONLY = "Not for handing out"
SHOWN = {"pdf": "PDF", "word": "Word"}
WORDS = {
    "name": "Name",
    "gaps": "Gaps",
    "page_of": "of",
}
FEW_COLUMNS = 3
WIDE, NARROW, ALL_WIDE = 28, 17, 96
"""Millimetres of a column where there are few, at least, and of all where there are many."""
MOST_FAILURES = 12
MOST_LISTED = 16
FOLDERS = (
    "What lies in “for salespeople” goes to the person whom the file names, “manager only” to the manager alone, and "
    "“team” through whoever leads it. _send.csv lists who gets which file."
)


@dataclass(frozen=True, slots=True)
class Row:
    """A person, the formats of each document, and the gaps in one phrase."""

    name: str
    cells: tuple[str, ...]
    gaps: str


@dataclass(frozen=True, slots=True)
class Block:
    """What one manager has: the documents of the manager and of teams, each as a text, and the people.

    `title` is empty where one block is all there is and nobody leads it.
    """

    title: str
    own: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """All that the page says.

    `heads` are the documents of people, each `width` mm wide, `shelves` the folders they lie in with the number of
    columns; `notes` are a word and what is said of it.
    """

    verdict: str
    shelves: tuple[tuple[str, int], ...]
    heads: tuple[str, ...]
    width: int
    blocks: tuple[Block, ...]
    notes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Packing:
    """What the page says besides the parcel: its gaps, whom it is not made for, who has no e-mail, its letters.

    `not_asked_for` is how many people were not named this time.
    """

    gaps: Sequence[Gap]
    left_out: Sequence[LeftOut]
    without_email: Sequence[LeftOut] = ()
    letters: tuple[PurePosixPath, ...] = ()
    not_asked_for: int = 0


def contents_page(parts: Contents, head: Masthead, folders: tuple[Path, ...], look: Theme) -> bytes:
    """The bytes of the page."""
    said = Properties(head.title, head.author, head.title, "contents", look.locale)
    facts = {"masthead": head, "contents": parts, "words": WORDS}
    return Pdf().render(Page(folders, TEMPLATE, facts, said, look))


def contents(parcel: Parcel, packing: Packing) -> Contents:
    """What a parcel holds, by manager and person, with what is missing of it."""
    sheet = _Sheet(parcel, packing.gaps)
    leaders = sorted({order.subject.led_by for order in parcel.orders}, key=lambda name: (not name, name))
    return Contents(
        verdict=_verdict(parcel),
        shelves=tuple((shelf, len(list(same))) for shelf, same in groupby(shelf for shelf, _ in sheet.columns)),
        heads=tuple(what for _, what in sheet.columns),
        width=WIDE if len(sheet.columns) <= FEW_COLUMNS else max(NARROW, ALL_WIDE // len(sheet.columns)),
        blocks=tuple(sheet.block(name, alone=leaders == [""]) for name in leaders),
        notes=tuple(_notes(parcel, packing)),
    )


class _Sheet:
    """The documents of a parcel as they stand in the table: what is there, what failed, and the gaps of everybody."""

    def __init__(self, parcel: Parcel, gaps: Sequence[Gap]) -> None:
        self._orders = parcel.orders
        self._there = {order.path for order in parcel.made}
        self._failed = {outcome.order.path for outcome in parcel.failed}
        self._gaps = _phrases(gaps)
        people = [order for order in parcel.orders if isinstance(order.subject, Subject)]
        self.columns = sorted({_column(order): None for order in people}, key=lambda column: column[0])

    def block(self, leader: str, *, alone: bool) -> Block:
        """What one manager has."""
        people: dict[Subject, list[Order]] = {}
        others: dict[tuple[str, str], list[Order]] = {}
        for order in (order for order in self._orders if order.subject.led_by == leader):
            if isinstance(order.subject, Subject):
                people.setdefault(order.subject, []).append(order)
            else:
                others.setdefault((order.subject.name, order.kind.title), []).append(order)
        title = leader or ("" if alone and not others else NO_MANAGER.capitalize())
        rows = tuple(self._row(subject.name, own) for subject, own in people.items())
        return Block(title, tuple(self._other(leader, of, own) for of, own in others.items()), rows)

    def _row(self, name: str, own: Sequence[Order]) -> Row:
        cells = [self._formats(each for each in own if _column(each) == column) for column in self.columns]
        return Row(name, tuple(cells), self._gaps.get(name, ""))

    def _other(self, leader: str, of: tuple[str, str], own: Sequence[Order]) -> str:
        """A document of the manager, or of a team, in one text: “Team scorecard of North (team: PDF, Word)”."""
        name, what = of
        whose = "" if name == leader else f" of {shown(name, MOST_OF_A_NAME)}"
        by_shelf = groupby(own, key=lambda order: _column(order)[0])
        told = [f"{shelf}: {self._formats(same)}" for shelf, same in by_shelf]
        gaps = [self._gaps[name]] if name in self._gaps else []
        return f"{what}{whose} ({'; '.join([*told, *gaps])})"

    def _formats(self, orders: Iterable[Order]) -> str:
        """The formats of one document: “PDF, Word”, with what failed or was not begun."""
        return ", ".join(self._format(order) for order in orders) or "–"

    def _format(self, order: Order) -> str:
        name = SHOWN.get(order.format, order.format)
        if order.path in self._there:
            return name
        return f"{name} failed" if order.path in self._failed else f"{name} not made"


def _column(order: Order) -> tuple[str, str]:
    """The folder of the audience that a document lies in, and what it is called there."""
    return order.path.parts[-3], order.kind.title + (EDITIONS[order.edition] if order.edition != "manager" else "")


def _phrases(gaps: Sequence[Gap]) -> Mapping[str, str]:
    """The gaps of each subject in one phrase."""
    own: dict[str, list[Gap]] = {}
    for gap in gaps:
        own.setdefault(gap.subject, []).append(gap)
    return {name: phrase(each) for name, each in own.items()}


def _verdict(parcel: Parcel) -> str:
    here, every = len(parcel.filed), len(parcel.orders)
    if here == every:
        return "The one document is here." if every == 1 else f"All {every:,} documents are here."
    missing = [f"{len(parcel.failed):,} failed"] * bool(parcel.failed)
    unbegun = every - here - len(parcel.failed)
    missing += [f"{unbegun:,} were not begun, as the run was stopped"] * bool(unbegun)
    return f"{here:,} of {every:,} documents are here; {' and '.join(missing)}."


def _notes(parcel: Parcel, packing: Packing) -> Iterator[tuple[str, str]]:
    """What is said below the tables, each with the word it begins with."""
    faults: dict[str, list[str]] = {}
    for outcome in sorted(parcel.failed, key=lambda outcome: outcome.order.path):
        faults.setdefault(outcome.printed.fault, []).append(outcome.order.label)
    for fault, labels in list(faults.items())[:MOST_FAILURES]:
        yield "Failed.", f"{listed(labels, MOST_FAILURES)}: {fault}"
    for reason, names in _by_reason(packing.left_out):
        yield "Not here.", f"{listed(names, MOST_LISTED)}: {reason}."
    for reason, names in _by_reason(packing.without_email):
        yield "No e-mail.", f"{listed(names, MOST_LISTED)}: {reason}. _send.csv leaves theirs blank."
    if packing.not_asked_for:
        many = "one more person" if packing.not_asked_for == 1 else f"{packing.not_asked_for:,} more people"
        yield "Not asked for.", f"This time only those above were asked for; the packet applies to {many}."
    if packing.letters:
        number, folders = len(packing.letters), len({path.parent for path in packing.letters})
        many = "One unsent draft lies" if number == 1 else f"{number:,} unsent drafts lie"
        yield "E-mail.", f"{many} in the folder{'s' * (folders > 1)} “mail”. Nothing was sent."
    if parcel.earlier:
        many = "One document" if parcel.earlier == 1 else f"{parcel.earlier:,} documents"
        yield "From before.", f"{many} of earlier runs lie here too; manifest.json names them, _send.csv does not."
    yield "Whose it is.", FOLDERS


def _by_reason(people: Iterable[LeftOut]) -> list[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {}
    for each in people:
        found.setdefault(each.reason, []).append(shown(each.name, MOST_OF_A_NAME))
    return list(found.items())
