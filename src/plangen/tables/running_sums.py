"""What the rows of a sheet come to, column by column, each column read once and only when it is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from plangen.sources.grid import Cell, Grid
from plangen.tables.numbers import read_numbers

_CENT = Decimal("0.01")


class Sum(NamedTuple):
    """What rows come to, how many of them hold a number, and the smallest and the largest of these."""

    total: Decimal = Decimal(0)
    rows: int = 0
    least: Decimal = Decimal("Infinity")
    most: Decimal = Decimal("-Infinity")

    def adds_up_to(self, said: Decimal) -> bool:
        """Whether two or more rows come to a number."""
        return self.rows > 1 and abs(self.total - said) < _CENT

    def gives(self, said: Decimal) -> bool:
        """Whether a number is what can be said of two or more rows: their sum, count, average, least or most."""
        if self.rows < 2:  # noqa: PLR2004 - of one row anything can be said
            return False
        known = (self.total, Decimal(self.rows), self.total / self.rows, self.least, self.most)
        return any(abs(each - said) < _CENT for each in known)


NOTHING = Sum()


@dataclass(slots=True)
class _Column:
    """The numbers of a column, and what has been added up of them: of all rows, and of those from one of them on."""

    numbers: Sequence[Decimal | None]
    whole: Sum = NOTHING
    read: int = 0
    latest: Sum = NOTHING
    start: int = 0
    end: int = 0


class RunningSums:
    """The sums over rows of a grid, of which there may be more each time that they are asked."""

    def __init__(self, grid: Grid, rows: Sequence[int]) -> None:
        self._grid = grid
        self._rows = rows
        self._columns: dict[int, _Column] = {}

    def cells(self, row: int) -> Sequence[Cell]:
        """The cells of a row of the grid."""
        return self._grid.rows[row]

    def value(self, row: int, at: int) -> Decimal | None:
        """The number in a cell of the grid; None where there is none."""
        return self._column(at).numbers[row]

    def whole(self, at: int) -> Sum:
        """What all rows come to in a column."""
        column = self._column(at)
        column.whole = self._added(column, column.whole, column.read)
        column.read = len(self._rows)
        return column.whole

    def since(self, start: int, at: int) -> Sum:
        """What the rows from this one of them on come to in a column; it is asked of ever later ones."""
        column = self._column(at)
        if start != column.start:
            column.latest, column.start, column.end = NOTHING, start, start
        column.latest = self._added(column, column.latest, column.end)
        column.end = len(self._rows)
        return column.latest

    def _added(self, column: _Column, so_far: Sum, start: int) -> Sum:
        total, count, least, most = so_far
        for row in self._rows[start:]:
            number = column.numbers[row]
            if number is not None:
                total, count, least, most = total + number, count + 1, min(least, number), max(most, number)
        return Sum(total, count, least, most)

    def _column(self, at: int) -> _Column:
        if at not in self._columns:
            cells = [row[at] if at < len(row) else None for row in self._grid.rows]
            self._columns[at] = _Column(read_numbers(cells).values)
        return self._columns[at]
