"""Cells that have no date, and about which the reader of dates says nothing."""

from plangen.tables.columns import Columns
from plangen.tables.values.date_cells import BLANKS


def lacks_date(columns: Columns, row: int, column: str) -> bool:
    """Whether a cell is empty or has a word for nothing, such as TBD; what can't be read is reported already."""
    table = columns.table
    at, marks = table.columns[column], table.grid.marks
    if (row, at) in marks.errors or (row, at) in marks.uncalculated:
        return False
    cell = table.cells_at(at)[table.rows.index(row)]
    return cell is None or (isinstance(cell, str) and cell.strip().casefold() in BLANKS)
