"""Rows of a text file that have more cells than there are heads, so that nobody knows which cell stands under which."""

from collections.abc import Sequence

from plangen.problems import Problem, error
from plangen.sources.grid import Cell, Grid

TOO_MANY = "more cells than heads"


def long_rows(grid: Grid, header: int, rows: Sequence[int]) -> dict[int, Problem]:
    """The rows that have more cells than heads, each with what is to be told of it.

    A workbook's cells stand where they stand, whatever is beside them.
    """
    if grid.sheet:
        return {}
    heads = grid.rows[header]
    width, named = len(heads), _last_filled(heads) + 1
    longer = (row for row in rows if len(grid.rows[row]) > width)
    return {row: _told(grid, row, named) for row in longer if _last_filled(grid.rows[row]) >= named}


def _last_filled(cells: Sequence[Cell]) -> int:
    return next((at for at in range(len(cells) - 1, -1, -1) if cells[at] not in (None, "")), -1)


def _told(grid: Grid, row: int, heads: int) -> Problem:
    cells = grid.rows[row]
    message = f"This row has {_last_filled(cells) + 1} cells, but there are {heads} heads; the row is left out."
    cure = 'If a cell holds the sign that stands between cells, as in 1,234, put quotation marks around it: "1,234".'
    beginning = ", ".join(str(cell) for cell in cells[: heads + 1])
    return error(grid.place(row), "too many cells in a row", message, value=beginning, cure=cure)
