"""Prints how long each step takes, beside what it is measured against in the same run: ratios outlast machines.

Usage: python tools/benchmark.py [DEALS [PEOPLE]]     (default 100,000 deals of 1,000 people, and the sample)
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

from plangen.elements.theme import Theme
from plangen.facts.brief import Brief
from plangen.facts.desk import Desk
from plangen.facts.factsheet import FactSheet
from plangen.facts.sheet import fact_sheet, theme
from plangen.facts.subjects import Subject, salespeople
from plangen.formats.every import FORMATS
from plangen.formats.page import Page, Properties
from plangen.kinds.kind import Kind
from plangen.kinds.shelf import load_kinds, template_folders
from plangen.periods import Length, Period
from plangen.records.book import Book
from plangen.records.load import load
from plangen.sources.reading import read_files, spreadsheet_files

ROOT = Path(__file__).parents[1]
HEADS = (
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
    """A row of the export as a program would read it that trusts every cell."""

    number: str = Field(alias="Opportunity ID")
    owner: str = Field(alias="Opportunity Owner")
    account: str = Field(alias="Account Name")
    stage: str = Field(alias="Stage")
    amount: Decimal = Field(alias="Amount")
    created: date = Field(alias="Created Date")
    close: date = Field(alias="Close Date")
    next_step: str = Field(alias="Next Step")


def main() -> None:
    """Measures reading, facts and formats, and prints a line for each."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    people = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000  # noqa: PLR2004 - the second argument
    with tempfile.TemporaryDirectory() as folder:
        book = reading(Path(folder), count, people)
    company(book, people)
    formats()


def reading(folder: Path, count: int, people: int) -> Book:
    """Measures from a workbook of deals to a Book, beside the reader alone; the Book has a team with quotas."""
    path = folder / "opportunities.xlsx"
    path.write_bytes(deals_workbook(count, people))
    alone = best(lambda: rows_of(path), 2)
    checked = best(lambda: [Row.model_validate(dict(zip(HEADS, row, strict=True))) for row in rows_of(path)[1:]], 2)
    whole = best(lambda: load(read_files([path], folder)[0], today=TODAY), 2)
    show(f"calamine alone, {count:,} rows", alone)
    show("calamine and pydantic alone", checked, alone, "calamine alone")
    show("to a Book with every problem", whole, checked, "calamine and pydantic")
    team = folder / "team.csv"
    rows = (f"Person {number},Manager {number // 10},{400_000 + number}" for number in range(people))
    team.write_text("\n".join(["salesperson,manager,quota 2026", *rows]), encoding="utf-8")
    return load(read_files([path, team], folder)[0], today=TODAY)


def rows_of(path: Path) -> list[list[Any]]:
    """The rows of the first sheet, as the reader gives them."""
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)


def company(book: Book, people: int) -> None:
    """Measures the facts of everybody in a large company, for every kind that is made for a salesperson."""
    for kind in kinds():
        began = time.perf_counter()
        desk = Desk(book)
        subjects = salespeople(desk, quarter(book))
        for subject in subjects:
            sheet_of(desk, kind, subject)
        taken = time.perf_counter() - began
        show(f"{kind.name}: facts of {len(subjects):,} of {people:,} people", taken)
        show(f"{kind.name}: each of them", taken / len(subjects))


def formats() -> None:
    """Measures facts and formats of every kind that is made for a salesperson, with the sample company."""
    book = sample()
    for kind in kinds():
        people = salespeople(Desk(book), quarter(book))
        one = best(lambda: [sheet_of(Desk(book), kind, subject) for subject in people]) / len(people)  # noqa: B023 - at once
        show(f"{kind.name}: fact sheet, each", one)
        sheet = sheet_of(Desk(book), kind, people[0])
        pages = {name: page_of(kind, sheet, each.template, theme(book.settings)) for name, each in FORMATS.items()}
        for name, each in FORMATS.items():
            print_page = partial(each.render, pages[name])
            first, warm = clock(print_page), best(print_page)
            show(f"{kind.name}: {name}, first", first)
            show(f"{kind.name}: {name}, warm", warm, one, "its fact sheet")


def kinds() -> list[Kind]:
    """Every shipped kind that is made for a salesperson of a quarter."""
    every = load_kinds(template_folders(None)).values()
    return [kind for kind in every if kind.subject == "salesperson" and "quarter" in kind.periods]


def quarter(book: Book) -> Period:
    """The quarter that is measured."""
    return book.calendar.containing(date(2026, 8, 15), Length.QUARTER)


def sample() -> Book:
    """The Book of the sample company."""
    folder = ROOT / "inputs" / "sample"
    return load(read_files(spreadsheet_files(folder), folder)[0], today=TODAY)


def sheet_of(desk: Desk, kind: Kind, subject: Subject) -> FactSheet:
    """The facts of one person."""
    brief = Brief(desk, kind.name, kind.title, subject, quarter(desk.book), "rep", kind.limits)
    return fact_sheet(brief, kind.sections)


def page_of(kind: Kind, sheet: FactSheet, template: str, look: Theme) -> Page:
    """The page of a format."""
    facts = {**sheet.sections, "words": kind.words, "theme": look}
    said = Properties(kind.title, "", kind.title, kind.name, look.locale)
    return Page(template_folders(None), f"{kind.name}/{template}", facts, said, look)


def deals_workbook(count: int, people: int) -> bytes:
    """A workbook of so many deals in Salesforce's shape."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"default_date_format": "yyyy-mm-dd", "constant_memory": True})
    sheet = book.add_worksheet("Opportunities")
    sheet.write_row(0, 0, HEADS)
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
    return target.getvalue()


def clock(work: Callable[[], object]) -> float:
    """The seconds that a piece of work takes once."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def best(work: Callable[[], object], times: int = TIMES) -> float:
    """The fewest seconds of several runs: what the machine can do when nothing else disturbs it."""
    return min(clock(work) for _ in range(times))


def show(what: str, seconds: float, against: float | None = None, of: str = "") -> None:
    """Prints one line."""
    ratio = f"{seconds / against:8.2f} x {of}" if against else ""
    print(f"{what:48}{seconds * 1000:10.1f} ms {ratio}")


if __name__ == "__main__":
    main()
