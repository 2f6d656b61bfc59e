"""A column as its cells are written, with the place of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from plangen.problems import Place
from plangen.sources.grid import Cell
from plangen.tables.table import Table


@dataclass(frozen=True, slots=True)
class Written:
    """A column of a table by its name, with the cells as they are written."""

    table: Table
    name: str
    at: int
    cells: Sequence[Cell]

    def place(self, index: int) -> Place:
        """The place of one of the cells."""
        return self.table.grid.place(self.table.rows[index], self.at)

    def shown(self, index: int) -> str:
        """One of the cells as its reader saw it."""
        return shown_cell(self.cells[index])


def shown_cell(cell: Cell) -> str:
    """A cell as its reader saw it: a day without the midnight that files add to it."""
    if isinstance(cell, datetime) and cell.time() == time(0):
        return cell.date().isoformat()
    return "" if cell is None else str(cell)
