"""Rows of a text file with more cells than headers, whose cells can't be assigned to columns."""

from collections.abc import Sequence

from plangen.problems import Problem, error
from plangen.sources.grid import Cell, Grid

TOO_MANY = "more cells than headers"


def long_rows(grid: Grid, header: int, rows: Sequence[int]) -> dict[int, Problem]:
    """The rows with more cells than headers, each with its problem.

    Workbooks have none: their cells always have a column.
    """
    if grid.sheet:
        return {}
    headers = grid.rows[header]
    width, named = len(headers), _last_filled(headers) + 1
    longer = (row for row in rows if len(grid.rows[row]) > width)
    return {row: _problem(grid, row, named) for row in longer if _last_filled(grid.rows[row]) >= named}


def _last_filled(cells: Sequence[Cell]) -> int:
    return next((at for at in range(len(cells) - 1, -1, -1) if cells[at] not in (None, "")), -1)


def _problem(grid: Grid, row: int, headers: int) -> Problem:
    cells = grid.rows[row]
    message = f"This row has {_last_filled(cells) + 1} cells but only {headers} headers. Row skipped."
    fix = 'If a value contains the separator, as in 1,234, put it in quotes: "1,234".'
    beginning = ", ".join(str(cell) for cell in cells[: headers + 1])
    return error(grid.place(row), "too many cells in a row", message, value=beginning, fix=fix)
