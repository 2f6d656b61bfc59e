"""Writes exports as delimited text or as workbooks with hidden sheets and columns."""

from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

from tests.crm_exports import CellValue, delimited

Rows = list[list[CellValue]]


def text(path: Path, rows: Rows, delimiter: str = ",", encoding: str = "utf-8", *, first_line: str = "") -> list[Path]:
    """Writes rows as delimited text, after an optional first line such as `sep=;`."""
    path.write_bytes(f"{first_line}{delimited(rows, delimiter)}".encode(encoding))
    return [path]


def workbook(
    path: Path, rows: Rows, *, first_column: int = 0, hidden_columns: str = "", hidden_sheet: Sequence[str] = ()
) -> list[Path]:
    """Writes rows as a workbook, with hidden columns (A:C) and a row of words on a hidden first sheet if given."""
    book = xlsxwriter.Workbook(path)
    if hidden_sheet:
        hidden = book.add_worksheet("hiddenSheet")
        hidden.write_row(0, 0, hidden_sheet)
        hidden.very_hidden()
    sheet = book.add_worksheet("Export")
    sheet.activate()
    for number, row in enumerate(rows):
        for at, cell in enumerate(row):
            if cell is not None and cell != "":
                sheet.write(number, at + first_column, cell)
    if hidden_columns:
        sheet.set_column(hidden_columns, None, None, {"hidden": True})
    book.close()
    return [path]
