"""Writes the spreadsheets of invented companies."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

Rows = Iterable[Sequence[object]]


def write_workbook(path: Path, sheets: Mapping[str, Rows]) -> None:
    """Writes a workbook with these sheets."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    workbook.save(path)


def write_export(path: Path, rows: Rows) -> None:
    """Writes a CSV file, which can contain characters that a workbook can't."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
