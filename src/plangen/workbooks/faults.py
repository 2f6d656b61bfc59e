"""The sheet, row, and column of each problem in an annotated copy."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plangen.problems import Place, Problem, in_order
from plangen.sources.grid import Grid, column_letters

LAST_ROW, LAST_COLUMN = 1_048_575, 16_383
_CELL = re.compile(r"(?P<letters>[A-Z]{1,3})(?P<row>[0-9]{1,7})|row (?P<row_only>[0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class CopiedSheet:
    """A sheet that was read, and the number of its header row, from 1; 0 if it has none."""

    grid: Grid
    header: int = 0


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A problem with the name of its sheet in the copy, and its row and column there, from 0.

    The sheet is empty if the problem is about the file; `at` is None if it is about the sheet, or a line without a
    cell. A `whole_row` problem is at the first cell of the row with a value. `hidden` says that the user's file hides
    the sheet, row, or column.
    """

    problem: Problem
    sheet: str = ""
    at: tuple[int, int] | None = None
    whole_row: bool = False
    hidden: bool = False

    @property
    def cell(self) -> str:
        """The address in the copy."""
        return f"{column_letters(self.at[1])}{self.at[0] + 1}" if self.at else ""


def located(problems: Iterable[Problem], sheets: Mapping[str, CopiedSheet]) -> list[CellProblem]:
    """The problems, each once: errors first, then by sheet in the order given, with problems of the file first."""
    names = {(sheet.grid.file, sheet.grid.sheet): name for name, sheet in sheets.items()}
    found = []
    for problem in in_order(problems):
        name = names.get((problem.place.file, problem.place.sheet), "")
        found.append(_cell_problem(problem, name, sheets[name].grid) if name else CellProblem(problem))
    order = {name: number for number, name in enumerate(["", *sheets])}
    return sorted(found, key=lambda each: (each.problem.severity, order[each.sheet]))


def _cell_problem(problem: Problem, name: str, grid: Grid) -> CellProblem:
    at = _address(problem.place, grid)
    if at is None:
        return CellProblem(problem, name, hidden=grid.hidden)
    hidden = grid.hidden or at[0] in grid.marks.hidden_rows or at[1] in grid.marks.hidden_columns
    return CellProblem(problem, name, at, problem.place.cell.startswith("row"), hidden)


def _address(place: Place, grid: Grid) -> tuple[int, int] | None:
    """The row and column of a place, from 0; None if it isn't a cell or row that Excel has."""
    found = _CELL.fullmatch(place.cell)
    if not found:
        return None
    row = int(found["row"] or found["row_only"]) - 1
    column = 0
    for letter in found["letters"] or "":
        column = column * 26 + ord(letter) - ord("A") + 1
    if found["row_only"]:
        cells = grid.rows[row] if 0 <= row < len(grid.rows) else ()
        column = next((at for at, cell in enumerate(cells, 1) if cell not in (None, "")), 1)
    return (row, column - 1) if 0 <= row <= LAST_ROW and column - 1 <= LAST_COLUMN else None
