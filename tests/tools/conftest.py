import csv
import io
from datetime import datetime
from decimal import Decimal

import openpyxl
import pytest

from tests.tools.sample import FOOTER_ROWS, SAMPLE, Rows, plain


@pytest.fixture(scope="session")
def deals() -> Rows:
    text = (SAMPLE / "opportunities.csv").read_text(encoding="utf-8")
    rows: Rows = list(csv.DictReader(io.StringIO(text)))[:-FOOTER_ROWS]
    for row in rows:
        for column in ("Close Date", "Created Date", "Last Activity"):
            row[column] = datetime.strptime(row[column], "%m/%d/%Y").date()  # noqa: DTZ007 - the report has no time zone
        for column in ("Amount", "Margin"):
            row[column] = Decimal(row[column].replace("$", "").replace(",", "") or 0)
    return rows


@pytest.fixture(scope="session")
def sheets() -> dict[str, Rows]:
    book = openpyxl.load_workbook(SAMPLE / "team.xlsx")
    rows_by_sheet = {}
    for sheet in book:
        rows = [row for row in sheet.iter_rows(values_only=True) if any(value is not None for value in row[1:])]
        rows_by_sheet[sheet.title] = [dict(zip(map(str, rows[0]), map(plain, row), strict=True)) for row in rows[1:]]
    return rows_by_sheet
