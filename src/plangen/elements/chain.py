"""A chain of boxes as format-neutral data: how one number follows from the next, with rows below the boxes."""

from dataclasses import dataclass

from plangen.elements.field import Field
from plangen.elements.table import RowLook

ChainValue = str | Field
"""What is printed under a box: a text, or a blank."""


@dataclass(frozen=True, slots=True)
class Box:
    """One box: its label, its number or words, and the note under it; one that `is_framed` has a thick frame."""

    label: str
    text: str
    note: str = ""
    is_framed: bool = False


@dataclass(frozen=True, slots=True)
class ChainRow:
    """A row under the boxes: its label at the left, and a value under each box."""

    label: str
    values: tuple[ChainValue, ...]
    look: RowLook = RowLook.PLAIN


@dataclass(frozen=True, slots=True)
class Chain:
    """Boxes from left to right with a sign between each two; `lead` is printed left of them.

    `signs` are arrows, or the signs of a calculation: one fewer than boxes. `note` is printed below everything.
    """

    name: str
    lead: str
    boxes: tuple[Box, ...]
    signs: tuple[str, ...]
    rows: tuple[ChainRow, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        if len(self.signs) != max(len(self.boxes) - 1, 0):
            raise ValueError("a chain has a sign between each two boxes")
        if any(len(row.values) != len(self.boxes) for row in self.rows):
            raise ValueError("each row of a chain has a value for each box")

    @property
    def has_lead(self) -> bool:
        """Whether there is a column for labels at the left."""
        return bool(self.lead or any(row.label for row in self.rows))
