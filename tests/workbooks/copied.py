"""Annotated copies, created and opened again, for the tests of their parts."""

import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook, load_workbook

from plangen.problems import Place, Problem, error
from plangen.sources.grid import Cell, Grid, Marks
from plangen.workbooks.annotated import annotated_workbook
from plangen.workbooks.faults import CopiedSheet

FILE = "deals.xlsx"


def grid(*rows: Sequence[Cell], name: str = "Deals", marks: Marks | None = None, hidden: bool = False) -> Grid:
    return Grid(FILE, name, rows, marks or Marks(), hidden)


def problem(
    cell: str, message: str = "Not a date.", *, sheet: str = "Deals", value: str = "", fix: str = ""
) -> Problem:
    return error(Place(FILE, sheet, cell), "unreadable date", message, value=value, fix=fix)


def copied(grids: Iterable[Grid], *problems: Problem, header: int = 1) -> Workbook:
    """The annotated copy of these sheets, opened again."""
    sheets = [CopiedSheet(each, header) for each in grids]
    return load_workbook(io.BytesIO(annotated_workbook(FILE, sheets, problems)))
