"""Reading an export, next to the reader alone."""

import io
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter
from pydantic import BaseModel, Field
from python_calamine import CalamineWorkbook

from plangen.records.book import Book
from plangen.records.load import load
from plangen.sources.reading import read_files
from tools.benchmark.clock import best, show

HEADERS = (
    "Opportunity ID",
    "Opportunity Owner",
    "Account Name",
    "Stage",
    "Amount",
    "Created Date",
    "Close Date",
    "Next Step",
)
STAGES = ("Closed Won", "Closed Lost", "Prospecting", "Negotiation/Review")
TODAY = date(2026, 10, 5)


class Row(BaseModel):
    """A row of the export, as read by a program that trusts every cell."""

    number: str = Field(alias="Opportunity ID")
    owner: str = Field(alias="Opportunity Owner")
    account: str = Field(alias="Account Name")
    stage: str = Field(alias="Stage")
    amount: Decimal = Field(alias="Amount")
    created: date = Field(alias="Created Date")
    close: date = Field(alias="Close Date")
    next_step: str = Field(alias="Next Step")


def reading(folder: Path, count: int, people: int) -> Book:
    """Measures reading a workbook of deals, next to the reader alone; returns a Book with a team and quotas."""
    path = folder / "opportunities.xlsx"
    path.write_bytes(deals_workbook(count, people))
    reader_only = best(lambda: rows_of(path), 2)
    validated = best(lambda: [Row.model_validate(dict(zip(HEADERS, row, strict=True))) for row in rows_of(path)[1:]], 2)
    loaded = best(lambda: load(read_files([path], folder)[0], today=TODAY), 2)
    show(f"calamine alone, {count:,} rows", reader_only)
    show("calamine and pydantic alone", validated, reader_only, "calamine alone")
    show("to a Book with all problems", loaded, validated, "calamine and pydantic")
    team = folder / "team.csv"
    rows = (f"Person {number},Manager {number // 10},{400_000 + number}" for number in range(people))
    team.write_text("\n".join(["salesperson,manager,quota 2026", *rows]), encoding="utf-8")
    return load(read_files([path, team], folder)[0], today=TODAY)


def rows_of(path: Path) -> list[list[Any]]:
    """The rows of the first sheet, as the reader returns them."""
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)


def deals_workbook(count: int, people: int) -> bytes:
    """A workbook with `count` deals in the columns of a Salesforce report."""
    output = io.BytesIO()
    book = xlsxwriter.Workbook(output, {"default_date_format": "yyyy-mm-dd", "constant_memory": True})
    sheet = book.add_worksheet("Opportunities")
    sheet.write_row(0, 0, HEADERS)
    start = date(2025, 1, 1)
    for row in range(count):
        created = start + timedelta(days=row % 500)
        stage = STAGES[(row + row // people) % len(STAGES)]
        names = (f"006{row:09d}", f"Person {row % people}", f"Account {row % 5000}", stage, row % 90_000)
        sheet.write_row(row + 1, 0, names)
        sheet.write_datetime(row + 1, 5, created)
        sheet.write_datetime(row + 1, 6, created + timedelta(days=60))
        sheet.write_string(row + 1, 7, "call back" if row % 3 else "")
    book.close()
    return output.getvalue()
