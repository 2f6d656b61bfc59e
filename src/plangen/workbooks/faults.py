"""Where in the sheets of a copy each problem stands."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plangen.problems import Place, Problem, in_order
from plangen.sources.grid import Grid, letters

LAST_ROW, LAST_COLUMN = 1_048_575, 16_383
_CELL = re.compile(r"(?P<letters>[A-Z]{1,3})(?P<row>[0-9]{1,7})|row (?P<whole>[0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class CopiedSheet:
    """A sheet that was read, and the number (from 1) of its header row; 0 where it has none."""

    grid: Grid
    header: int = 0


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem with the name of its sheet in the copy, and its row and column there, from 0.

    The name is empty for a whole file; `at` is None for a whole sheet, and for a line that no cell can be named of.
    A problem of a `whole_row` stands at the first cell of the row that holds something.
    """

    problem: Problem
    sheet: str = ""
    at: tuple[int, int] | None = None
    whole_row: bool = False
    hidden: bool = False
    """Whether the user's own file hides the sheet, the row or the column."""

    @property
    def cell(self) -> str:
        """The address in the copy."""
        return f"{letters(self.at[1])}{self.at[0] + 1}" if self.at else ""


def placed(problems: Iterable[Problem], sheets: Mapping[str, CopiedSheet]) -> list[Fault]:
    """The problems once each, errors first, in the order of the sheets of these names; those of the whole file lead."""
    named = {(sheet.grid.file, sheet.grid.sheet): name for name, sheet in sheets.items()}
    faults = []
    for problem in in_order(problems):
        name = named.get((problem.place.file, problem.place.sheet), "")
        faults.append(_fault(problem, name, sheets[name].grid) if name else Fault(problem))
    order = {name: number for number, name in enumerate(["", *sheets])}
    return sorted(faults, key=lambda fault: (fault.problem.severity, order[fault.sheet]))


def _fault(problem: Problem, name: str, grid: Grid) -> Fault:
    at = _address(problem.place, grid)
    if at is None:
        return Fault(problem, name, hidden=grid.hidden)
    hidden = grid.hidden or at[0] in grid.marks.hidden_rows or at[1] in grid.marks.hidden_columns
    return Fault(problem, name, at, problem.place.cell.startswith("row"), hidden)


def _address(place: Place, grid: Grid) -> tuple[int, int] | None:
    """The row and column of a place, from 0; None where it names no cell or row, or one that no workbook has."""
    found = _CELL.fullmatch(place.cell)
    if not found:
        return None
    row = int(found["row"] or found["whole"]) - 1
    column = 0
    for letter in found["letters"] or "":
        column = column * 26 + ord(letter) - ord("A") + 1
    if found["whole"]:
        cells = grid.rows[row] if 0 <= row < len(grid.rows) else ()
        column = next((at for at, cell in enumerate(cells, 1) if cell not in (None, "")), 1)
    return (row, column - 1) if 0 <= row <= LAST_ROW and column - 1 <= LAST_COLUMN else None
