"""How programs write exports down: as text with some sign between the cells, or as a workbook with things hidden."""

from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

from tests.crm_exports import Written, delimited

Rows = list[list[Written]]


def text(path: Path, rows: Rows, sign: str = ",", encoding: str = "utf-8", *, first: str = "") -> list[Path]:
    """Rows as a file of text, below a first line that says which sign stands between the cells, if any does."""
    path.write_bytes(f"{first}{delimited(rows, sign)}".encode(encoding))
    return [path]


def workbook(path: Path, rows: Rows, *, across: int = 0, hidden: str = "", before: Sequence[str] = ()) -> list[Path]:
    """Rows as a workbook, so many columns from the left edge.

    Some columns (A:C) may be hidden, and a hidden sheet may stand before the one that counts, with these words.
    """
    book = xlsxwriter.Workbook(path)
    if before:
        own = book.add_worksheet("hiddenSheet")
        own.write_row(0, 0, before)
        own.very_hidden()
    sheet = book.add_worksheet("Export")
    sheet.activate()
    for number, row in enumerate(rows):
        for at, cell in enumerate(row):
            if cell is not None and cell != "":
                sheet.write(number, at + across, cell)
    if hidden:
        sheet.set_column(hidden, None, None, {"hidden": True})
    book.close()
    return [path]
