"""Prints how long each step takes, beside what it is measured against in the same run: ratios outlast machines.

Usage: python tools/benchmark.py [DEALS]     (default 100,000 rows of deals for reading, the sample for the rest)
"""

import io
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from plangen.elements.theme import Theme
from plangen.facts.brief import Brief
from plangen.facts.desk import Desk
from plangen.facts.factsheet import FactSheet
from plangen.facts.sheet import fact_sheet, theme
from plangen.facts.subjects import salespeople
from plangen.formats.every import FORMATS
from plangen.formats.page import Page, Properties
from plangen.kinds.kind import Kind
from plangen.kinds.shelf import load_kinds, template_folders
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


def main() -> None:
    """Measures reading, facts and formats, and prints a line for each."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "opportunities.xlsx"
        path.write_bytes(deals_workbook(count))
        alone = best(lambda: CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False), 2)
        whole = best(lambda: load(read_files([path], Path(folder))[0], today=date(2026, 10, 5)), 2)
    show(f"calamine alone, {count:,} rows", alone)
    show("to a Book with every problem", whole, alone, "calamine alone")
    book = sample()
    kind = load_kinds(template_folders(None))["quarterly-review"]
    period = book.calendar.parse("2026-Q3")
    if period is None:
        raise ValueError("the sample's period is a quarter")
    people = salespeople(Desk(book), period)
    one = best(lambda: [sheet_of(Desk(book), kind, subject) for subject in people]) / len(people)
    show("fact sheet, each", one)
    sheet = sheet_of(Desk(book), kind, people[0])
    pages = {name: page_of(kind, sheet, each.template, theme(book.settings)) for name, each in FORMATS.items()}
    for name, each in FORMATS.items():
        print_page = partial(each.render, pages[name])
        first, warm = clock(print_page), best(print_page)
        show(f"{name}, first of a process", first)
        show(f"{name}, warm", warm, one, "its fact sheet")


def sample() -> Book:
    """The Book of the sample company."""
    folder = ROOT / "inputs" / "sample"
    return load(read_files(spreadsheet_files(folder), folder)[0], today=date(2026, 10, 5))


def sheet_of(desk: Desk, kind: Kind, subject: object) -> FactSheet:
    """The quarterly review's facts of one person."""
    period = desk.book.calendar.parse("2026-Q3")
    brief = Brief(desk, kind.name, kind.title, subject, period, "rep", kind.limits)  # type: ignore[arg-type]  # see main
    return fact_sheet(brief, kind.sections)


def page_of(kind: Kind, sheet: FactSheet, template: str, look: Theme) -> Page:
    """The page of a format."""
    facts = {**sheet.sections, "words": kind.words, "theme": look}
    said = Properties(kind.title, "", kind.title, kind.name, look.locale)
    return Page(template_folders(None), f"{kind.name}/{template}", facts, said, look)


def deals_workbook(count: int) -> bytes:
    """A workbook of so many deals in Salesforce's shape."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"default_date_format": "yyyy-mm-dd", "constant_memory": True})
    sheet = book.add_worksheet("Opportunities")
    sheet.write_row(0, 0, HEADS)
    start = date(2025, 1, 1)
    for row in range(count):
        created = start + timedelta(days=row % 500)
        names = (f"006{row:09d}", f"Person {row % 200}", f"Account {row % 5000}", STAGES[row % 4], row % 90_000)
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
    print(f"{what:42}{seconds * 1000:10.1f} ms {ratio}")


if __name__ == "__main__":
    main()
