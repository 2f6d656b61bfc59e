"""Copies made and opened again, for the tests of their parts."""

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


def wrong(
    cell: str, said: str = "This is no day.", *, sheet: str = "Deals", value: str = "", cure: str = ""
) -> Problem:
    return error(Place(FILE, sheet, cell), "unreadable date", said, value=value, cure=cure)


def copied(grids: Iterable[Grid], *problems: Problem, header: int = 1) -> Workbook:
    """The copy of these sheets, opened again."""
    sheets = [CopiedSheet(each, header) for each in grids]
    return load_workbook(io.BytesIO(annotated_workbook(FILE, sheets, problems)))
