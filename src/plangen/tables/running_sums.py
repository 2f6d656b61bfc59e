"""What the rows of a sheet come to, column by column, each column read once and only when it is asked."""

from collections.abc import Sequence
from decimal import Decimal

from plangen.sources.grid import Grid
from plangen.tables.numbers import read_numbers


class RunningSums:
    """The sums over rows of a grid, of which there may be more each time that they are asked."""

    def __init__(self, grid: Grid, rows: Sequence[int]) -> None:
        self._grid = grid
        self._rows = rows
        self._values: dict[int, list[Decimal | None]] = {}
        self._sums: dict[int, list[tuple[Decimal, int]]] = {}

    def value(self, row: int, at: int) -> Decimal | None:
        """The number in a cell of the grid; None where there is none."""
        if at not in self._values:
            column = [cells[at] if at < len(cells) else None for cells in self._grid.rows]
            self._values[at] = read_numbers(column).values
        return self._values[at][row]

    def since(self, start: int, at: int) -> tuple[Decimal, int]:
        """What the rows from this one of them on come to in a column, and how many of them hold a number."""
        sums = self._sums.setdefault(at, [(Decimal(0), 0)])
        for row in self._rows[len(sums) - 1 :]:
            total, count = sums[-1]
            value = self.value(row, at)
            sums.append((total, count) if value is None else (total + value, count + 1))
        return sums[-1][0] - sums[start][0], sums[-1][1] - sums[start][1]
