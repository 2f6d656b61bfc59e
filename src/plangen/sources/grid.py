"""One sheet as its reader gave it: rows of raw cells, and what the reader could not say about some of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from plangen.problems import Place

Cell = str | float | int | bool | date | datetime | time | timedelta | None
"""A raw cell. Empty is None (or ''), numbers come as float or int, dates as date or datetime where the file knows."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What a second look at the file's own XML knows of cells, as (row, column), both from 0.

    `known` is False for file types that cannot be asked (xls, xlsb, ods); the file then gets one line in the report.
    """

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    """Error cells and what they show: #N/A, #REF! …"""
    uncalculated: frozenset[tuple[int, int]] = frozenset()
    """Formulas that were saved without a value."""
    percents: frozenset[tuple[int, int]] = frozenset()
    """Cells whose number format is a percentage."""
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int], ...] = ()
    """Cells of one column that are merged, as its number, the first row and the last."""
    from_1904: bool = False
    """Whether the workbook counts its days from 1904 on."""
    known: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """The rows of one sheet, from its first row and first column on, so that addresses are true.

    `file` is the file's name as the user sees it (relative to the inputs folder), `sheet` the sheet's name, empty for
    text files. `rows` are lists of raw cells, not all of one length. `hidden` says that the sheet is hidden.
    """

    file: str
    sheet: str
    rows: Sequence[Sequence[Cell]]
    marks: Marks = field(default_factory=Marks)
    hidden: bool = False
    whole: "Grid | None" = None
    """The sheet of which these rows are a part, with blanks in the place of the rest; None where they are all of it."""

    def place(self, row: int, column: int | None = None) -> Place:
        """The place of a cell, or of a whole row, both counted from 0."""
        if column is None:
            return Place(self.file, self.sheet, f"row {row + 1}")
        return Place(self.file, self.sheet, f"{letters(column)}{row + 1}")


def letters(column: int) -> str:
    """The letters of a column counted from 0: A to Z, then AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def printable(name: str) -> str:
    """The name of a file or sheet with a sign for everything that cannot be shown."""
    return "".join(sign if sign.isprintable() else "�" for sign in name)
