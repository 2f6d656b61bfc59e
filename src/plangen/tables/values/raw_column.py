"""A column's raw cells, each with its address."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from plangen.problems import Place
from plangen.sources.grid import Cell, Grid


@dataclass(frozen=True, slots=True)
class RawColumn:
    """A column by name, with its raw cells; `rows` are the grid rows they are in."""

    grid: Grid
    rows: Sequence[int]
    name: str
    at: int
    cells: Sequence[Cell]

    def place(self, index: int) -> Place:
        """The address of a cell."""
        return self.grid.place(self.rows[index], self.at)

    def shown(self, index: int) -> str:
        """A cell as shown in the file."""
        return shown_cell(self.cells[index])


def shown_cell(cell: Cell) -> str:
    """A cell as shown in the file: a date without the midnight that files add to it."""
    if isinstance(cell, datetime) and cell.time() == time(0):
        return cell.date().isoformat()
    return "" if cell is None else str(cell)
