"""The columns of a table as values, each read as a whole, with every cell that could not be read told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from plangen.problems import Problem, error, warning
from plangen.sources.grid import Cell
from plangen.tables.dates import read_dates
from plangen.tables.folding import fold
from plangen.tables.numbers import as_shares, exact, read_numbers
from plangen.tables.table import FamilyColumn, Table

_YES = frozenset({"yes", "y", "true", "x", "1", "ja", "oui", "si", "on"})
_NO = frozenset({"no", "n", "false", "0", "nein", "non", "off", ""})


@dataclass(frozen=True, slots=True)
class Conventions:
    """How undecidable cells are written here: from the locale in Settings."""

    day_first: bool = False
    decimal_comma: bool = False


@dataclass(slots=True)
class Columns:
    """A table's columns as lists with one entry for each of its rows; `problems` and `aside` grow as it is read."""

    table: Table
    conventions: Conventions = Conventions()
    problems: list[Problem] = field(default_factory=list)
    aside: dict[int, str] = field(default_factory=dict)

    def set_aside(self, row: int, reason: str) -> None:
        """Leaves a row (of the grid) unused for a reason that the report counts."""
        self.aside[row] = reason

    def texts(self, column: str) -> list[str]:
        """The column as texts without outer blanks; empty where a cell is blank."""
        return [_text(cell) for cell in self._cells(column)]

    def dates(self, column: str) -> list[date | None]:
        """The column as dates; cells that could not be read are told and None."""
        read = read_dates(self._cells(column), day_first=self.conventions.day_first)
        cure = "Write it as 2026-03-31, or make the cell a date."
        self._tell(column, read.faults, "unreadable date", "{} Without it the row has no " + column + ".", cure)
        if read.assumed:
            order = "day first" if self.conventions.day_first else "month first"
            at = self.table.rows[read.first_assumed]
            self.problems.append(
                warning(
                    self.table.place(at, column),
                    "date order",
                    f"{read.assumed} dates in “{column}” could mean two days; they were read {order}.",
                    value=self._cells(column)[read.first_assumed],
                    cure="If that is wrong, set the locale in Settings, or write dates as 2026-03-31.",
                )
            )
        return read.values

    def amounts(self, column: str) -> list[Decimal | None]:
        """The column as money or counts; cells that could not be read are told and None."""
        return self._numbers(column, self.table.columns.get(column))

    def amounts_at(self, family: FamilyColumn) -> list[Decimal | None]:
        """A column of a family as money or counts."""
        return self._numbers(family.head, family.column)

    def shares(self, column: str) -> list[Decimal | None]:
        """The column as fractions: 40, 40 % and 0.4 are the same; the convention is decided for the column."""
        cells = self._cells(column)
        read = read_numbers(cells, comma=self.conventions.decimal_comma)
        self._tell(column, read.faults, "unreadable share", "{} It is left blank.", "Write it as 40 %.")
        at = self.table.columns.get(column, -1)
        percents = self.table.grid.marks.percents
        formatted = frozenset(index for index, row in enumerate(self.table.rows) if (row, at) in percents)
        return as_shares(read, formatted)

    def yes(self, column: str) -> list[bool | None]:
        """The column as yes (True), no (False) or blank (None); anything else is told and None."""
        values: list[bool | None] = []
        faults: list[tuple[int, str]] = []
        for at, text in enumerate(self.texts(column)):
            word = fold(text)
            values.append(None if not word else True if word in _YES else False if word in _NO else None)
            if word and values[-1] is None:
                faults.append((at, "is neither yes nor no"))
        self._tell(column, faults, "neither yes nor no", "{} It is left blank.", "Write yes or no.")
        return values

    def choices(self, column: str, words: Mapping[str, Sequence[str]]) -> list[str | None]:
        """The column as one of the keys of `words`, each of which may be written in several ways."""
        known = {fold(word): key for key, others in words.items() for word in (key, *others)}
        values: list[str | None] = []
        faults: list[tuple[int, str]] = []
        for at, text in enumerate(self.texts(column)):
            values.append(known.get(fold(text)))
            if text and values[-1] is None:
                faults.append((at, "is none of the words used here"))
        self._tell(column, faults, f"unknown {column}", "{} It is left blank.", f"Write one of: {', '.join(words)}.")
        return values

    def _numbers(self, head: str, at: int | None) -> list[Decimal | None]:
        cells = [None] * len(self.table.rows) if at is None else self._clean(head, at)
        read = read_numbers(cells, comma=self.conventions.decimal_comma)
        for index, fault in read.faults:
            row = self.table.rows[index]
            place = self.table.grid.place(row, at)
            message = f"This {fault}. It is left blank."
            cure = "Write the number alone, or leave the cell empty."
            self.problems.append(error(place, "unreadable number", message, value=cells[index], cure=cure))
        return read.values

    def _cells(self, column: str) -> list[Cell]:
        at = self.table.columns.get(column)
        return [None] * len(self.table.rows) if at is None else self._clean(column, at)

    def _clean(self, head: str, at: int) -> list[Cell]:
        """The cells of a column; error cells and formulas without a value are told and None."""
        cells = self.table.cells_at(at)
        marks = self.table.grid.marks
        if marks.errors or marks.uncalculated:
            for index, row in enumerate(self.table.rows):
                if (row, at) in marks.errors:
                    cells[index] = None
                    self._fault((row, at), head, f"shows the error {marks.errors[row, at]}", "Mend the formula.")
                elif (row, at) in marks.uncalculated:
                    cells[index] = None
                    cure = "Open the file in your spreadsheet program, save it, and run again."
                    self._fault((row, at), head, "holds a formula that was never calculated", cure)
        return cells

    def _fault(self, cell: tuple[int, int], head: str, fault: str, cure: str) -> None:
        message = f"The cell {fault}; its {head} is left blank."
        problem = error(self.table.grid.place(*cell), f"cell {fault}", message, cure=cure)
        if problem not in self.problems:
            self.problems.append(problem)

    def _tell(self, column: str, faults: Sequence[tuple[int, str]], kind: str, message: str, cure: str) -> None:
        cells = self.table.cells(column) if faults else []
        for index, fault in faults:
            place = self.table.place(self.table.rows[index], column)
            said = message.format(f"This {fault}.")
            self.problems.append(error(place, kind, said, value=cells[index], cure=cure))


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return " ".join(cell.split()) if cell else ""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{exact(cell):f}"
    return str(cell)
