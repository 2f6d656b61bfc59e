"""Prints how long each step takes, and its ratio to a baseline of the same run, which holds on other machines, too.

Usage: python tools/benchmark.py [DEALS [PEOPLE]]     (default: 100,000 deals and 1,000 people, plus the sample)
"""

import io
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import xlsxwriter
from pydantic import BaseModel, Field
from python_calamine import CalamineWorkbook

from plangen.doctypes.catalog import load_document_types, template_folders
from plangen.doctypes.document_type import DocumentType
from plangen.elements.theme import Theme
from plangen.facts.factsheet import FactSheet
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import Subject, salespeople
from plangen.facts.scope.workspace import Workspace
from plangen.facts.sections import fact_sheet, theme
from plangen.formats.page import Page, Properties
from plangen.formats.registry import FORMATS
from plangen.periods import Length, Period
from plangen.records.book import Book
from plangen.records.load import load
from plangen.sources.reading import read_files, spreadsheet_files

ROOT = Path(__file__).parents[1]
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
TIMES = 5
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


def main() -> None:
    """Measures reading, facts, and formats, and prints a line for each."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    people = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000  # noqa: PLR2004 - the second argument
    with tempfile.TemporaryDirectory() as folder:
        book = reading(Path(folder), count, people)
    company(book, people)
    formats()


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


def company(book: Book, people: int) -> None:
    """Measures the facts of a large company, for every document type about a salesperson."""
    for document_type in document_types():
        start = time.perf_counter()
        workspace = Workspace(book)
        subjects = salespeople(workspace, quarter(book))
        for subject in subjects:
            sheet_of(workspace, document_type, subject)
        taken = time.perf_counter() - start
        show(f"{document_type.name}: facts of {len(subjects):,} of {people:,} people", taken)
        show(f"{document_type.name}: each", taken / len(subjects))


def formats() -> None:
    """Measures facts and formats of every document type about a salesperson, with the sample company."""
    book = sample()
    for document_type in document_types():
        people = salespeople(Workspace(book), quarter(book))
        one = best(lambda: [sheet_of(Workspace(book), document_type, subject) for subject in people]) / len(people)  # noqa: B023 - called right away
        show(f"{document_type.name}: fact sheet, each", one)
        sheet = sheet_of(Workspace(book), document_type, people[0])
        pages = {
            name: page_of(document_type, sheet, each.template, theme(book.settings)) for name, each in FORMATS.items()
        }
        for name, each in FORMATS.items():
            print_page = partial(each.render, pages[name])
            first, warm = clock(print_page), best(print_page)
            show(f"{document_type.name}: {name}, first", first)
            show(f"{document_type.name}: {name}, warm", warm, one, "its fact sheet")


def document_types() -> list[DocumentType]:
    """The shipped document types about a salesperson's quarter."""
    shipped = load_document_types(template_folders(None)).values()
    return [
        document_type
        for document_type in shipped
        if document_type.subject == "salesperson" and "quarter" in document_type.periods
    ]


def quarter(book: Book) -> Period:
    """The quarter measured."""
    return book.calendar.containing(date(2026, 8, 15), Length.QUARTER)


def sample() -> Book:
    """The sample company's Book."""
    folder = ROOT / "inputs" / "sample"
    return load(read_files(spreadsheet_files(folder), folder)[0], today=TODAY)


def sheet_of(workspace: Workspace, document_type: DocumentType, subject: Subject) -> FactSheet:
    """One person's facts."""
    scope = Scope(
        workspace,
        document_type.name,
        document_type.title,
        subject,
        quarter(workspace.book),
        "rep",
        document_type.limits,
    )
    return fact_sheet(scope, document_type.sections)


def page_of(document_type: DocumentType, sheet: FactSheet, template: str, look: Theme) -> Page:
    """A page for one format's template."""
    facts = {**sheet.sections, "words": document_type.words, "theme": look}
    properties = Properties(document_type.title, "", document_type.title, document_type.name, look.locale)
    return Page(template_folders(None), f"{document_type.name}/{template}", facts, properties, look)


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


def clock(work: Callable[[], object]) -> float:
    """The seconds one run takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def best(work: Callable[[], object], times: int = TIMES) -> float:
    """The shortest of several runs, in seconds, so other load on the machine doesn't count."""
    return min(clock(work) for _ in range(times))


def show(what: str, seconds: float, against: float | None = None, of: str = "") -> None:
    """Prints one line: the time, and its ratio to `against`."""
    ratio = f"{seconds / against:8.2f} x {of}" if against else ""
    print(f"{what:48}{seconds * 1000:10.1f} ms {ratio}")


if __name__ == "__main__":
    main()
