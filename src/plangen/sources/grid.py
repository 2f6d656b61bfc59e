"""One sheet as read from its file: rows of raw cells, and marks for what the reader couldn't see in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from plangen.problems import Place

Cell = str | float | int | bool | date | datetime | time | timedelta | None
"""A raw cell. Blank is None (or ''), numbers are float or int, dates are date or datetime if the file marks them."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What a sheet's XML says about cells, as (row, column), both from 0.

    `known` is False for file types without such XML (xls, xlsb, ods); the report then has one line about it.
    """

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    """Error cells and the error they show: #N/A, #REF! …"""
    uncalculated: frozenset[tuple[int, int]] = frozenset()
    """Formulas saved without a value."""
    percents: frozenset[tuple[int, int]] = frozenset()
    """Cells formatted as percentages."""
    currencies: dict[int, tuple[tuple[int, int, str], ...]] = field(default_factory=dict)
    """The currency signs in number formats: by column, the first and last row of cells with one sign, and the sign."""
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int], ...] = ()
    """Vertically merged cells, as column, first row, and last row."""
    from_1904: bool = False
    """Whether the workbook counts days from 1904."""
    known: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """The rows of one sheet, from row 1 and column A, so addresses match the file.

    `file` is the file name shown to the user (relative to the inputs folder); `sheet` is the sheet name, empty for text
    files. `rows` are lists of raw cells of varying length. `hidden` says whether the sheet is hidden.
    """

    file: str
    sheet: str
    rows: Sequence[Sequence[Cell]]
    marks: Marks = field(default_factory=Marks)
    hidden: bool = False
    saved: float = 0.0
    """When the file was last saved, in seconds since 1970; 0 if unknown."""
    full_sheet: "Grid | None" = None
    """The full sheet, if this grid is only a part of it with the rest blank; otherwise None."""
    as_read: "Grid | None" = None
    """The sheet as read, if cells from other files replace some of it; otherwise None."""
    replaced: Mapping[tuple[int, int], Place] = field(default_factory=dict)
    """Cells (row and column, from 0) that were read in another file, and where."""
    added_from: int | None = None
    """The first column that the file lacks, if cells from another file are to its right."""

    @property
    def width(self) -> int:
        """The number of columns."""
        return max(map(len, self.rows), default=0)

    def place(self, row: int, column: int | None = None) -> Place:
        """The address of a cell, or of a row, both counted from 0; a replaced cell's is in the other file."""
        if column is not None and (row, column) in self.replaced:
            return self.replaced[row, column]
        if column is None or (self.added_from is not None and column >= self.added_from):
            return Place(self.file, self.sheet, f"row {row + 1}")
        return Place(self.file, self.sheet, f"{column_letters(column)}{row + 1}")

    def with_cells(self, cells: Mapping[tuple[int, int], tuple[Cell, Place]]) -> "Grid":
        """The grid with cells from other files in place of its own; they may be in columns that it lacks."""
        rows = {row: list(self.rows[row]) for row, _ in cells}
        for (row, at), (cell, _) in cells.items():
            rows[row] += [None] * (at + 1 - len(rows[row]))
            rows[row][at] = cell
        marks = replace(
            self.marks,
            errors={at: text for at, text in self.marks.errors.items() if at not in cells},
            uncalculated=self.marks.uncalculated - cells.keys(),
            percents=self.marks.percents - cells.keys(),
        )
        return replace(
            self,
            rows=[rows.get(row, given) for row, given in enumerate(self.rows)],
            marks=marks,
            as_read=self.as_read or self,
            added_from=self.width if self.added_from is None else self.added_from,
            replaced={**self.replaced, **{at: place for at, (_, place) in cells.items()}},
        )


def column_letters(column: int) -> str:
    """The letters of a column counted from 0: A to Z, then AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def printable(name: str) -> str:
    """A file or sheet name with � for unprintable characters."""
    return "".join(char if char.isprintable() else "�" for char in name)
