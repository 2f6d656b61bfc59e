"""Everyone's half sheets, two on a page, to print and cut."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from plangen.doctypes.editions import REP
from plangen.elements.field import Field
from plangen.elements.theme import Paper
from plangen.facts.pages.monday.meeting import present
from plangen.facts.pages.monday.sheet import MondaySheet, monday_sheet
from plangen.facts.scope.document import Scope

NOTE_LINES = 11


@dataclass(frozen=True, slots=True)
class SheetPair:
    """The two sheets of a page; the lower half of the last one may be empty."""

    upper: MondaySheet
    lower: MondaySheet | None
    is_first: bool


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """A person's half sheet, with lines for notes below."""

    sheet: MondaySheet
    lines: int
    notes: Field


def monday_sheets(scope: Scope) -> tuple[SheetPair, ...]:
    """The half sheets of everyone at the meeting, by name."""
    sheets: Sequence[MondaySheet] = [_own(each).once(monday_sheet) for each, _ in scope.once(present)]
    pairs = [sheets[at : at + 2] for at in range(0, len(sheets), 2)]
    return tuple(SheetPair(each[0], each[1] if each[1:] else None, at == 0) for at, each in enumerate(pairs))


def _own(member: Scope) -> Scope:
    """The scope of what a person is handed, with nothing that is for the manager alone."""
    return replace(member, edition=REP.name)


def own_sheet(scope: Scope) -> OwnSheet:
    """The half sheet of one person."""
    notes = Field(scope.row("Notes", "context", "meeting").cell("text"), scope.tables.word("my_notes"))
    return OwnSheet(scope.once(monday_sheet), NOTE_LINES, notes)


def is_tall(scope: Scope) -> bool:
    """Whether a page, and each half of it, is higher than Letter."""
    return scope.book.settings.paper is Paper.A4
