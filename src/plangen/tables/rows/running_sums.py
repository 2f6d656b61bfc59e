"""Sums of a sheet's rows by column; each column is read once, when first needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from plangen.sources.grid import Cell, Grid
from plangen.tables.values.numbers import read_numbers

_CENT = Decimal("0.01")


class Sum(NamedTuple):
    """The total of rows, how many have a number, and the smallest and largest number."""

    total: Decimal = Decimal(0)
    rows: int = 0
    minimum: Decimal = Decimal("Infinity")
    maximum: Decimal = Decimal("-Infinity")

    def adds_up_to(self, number: Decimal) -> bool:
        """Whether two or more rows add up to a number."""
        return self.rows > 1 and abs(self.total - number) < _CENT

    def matches(self, number: Decimal) -> bool:
        """Whether a number is the sum, count, average, minimum, or maximum of two or more rows."""
        if self.rows < 2:  # noqa: PLR2004 - of one row, any number is all of these
            return False
        known = (self.total, Decimal(self.rows), self.total / self.rows, self.minimum, self.maximum)
        return any(abs(each - number) < _CENT for each in known)


EMPTY = Sum()


@dataclass(slots=True)
class _Column:
    """A column's numbers, with the sums of all rows and of the rows from one of them on."""

    numbers: Sequence[Decimal | None]
    all_rows: Sum = EMPTY
    read: int = 0
    latest: Sum = EMPTY
    start: int = 0
    end: int = 0


class RunningSums:
    """Sums over a grid's rows, to which rows may be added between calls."""

    def __init__(self, grid: Grid, rows: Sequence[int]) -> None:
        self._grid = grid
        self._rows = rows
        self._columns: dict[int, _Column] = {}

    def cells(self, row: int) -> Sequence[Cell]:
        """The cells of a grid row."""
        return self._grid.rows[row]

    def value(self, row: int, at: int) -> Decimal | None:
        """The number in a grid cell; None if there is none."""
        return self._column(at).numbers[row]

    def all_rows(self, at: int) -> Sum:
        """The sum of all rows in a column."""
        column = self._column(at)
        column.all_rows = self._added(column, column.all_rows, column.read)
        column.read = len(self._rows)
        return column.all_rows

    def since(self, start: int, at: int) -> Sum:
        """The sum of a column's rows from this one on; `start` must not decrease between calls."""
        column = self._column(at)
        if start != column.start:
            column.latest, column.start, column.end = EMPTY, start, start
        column.latest = self._added(column, column.latest, column.end)
        column.end = len(self._rows)
        return column.latest

    def _added(self, column: _Column, so_far: Sum, start: int) -> Sum:
        total, count, minimum, maximum = so_far
        for row in self._rows[start:]:
            number = column.numbers[row]
            if number is not None:
                total, count, minimum, maximum = total + number, count + 1, min(minimum, number), max(maximum, number)
        return Sum(total, count, minimum, maximum)

    def _column(self, at: int) -> _Column:
        if at not in self._columns:
            cells = [row[at] if at < len(row) else None for row in self._grid.rows]
            self._columns[at] = _Column(read_numbers(cells).values)
        return self._columns[at]
