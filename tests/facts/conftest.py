from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from plangen.doctypes.catalog import load_catalog
from plangen.facts.factsheet import FactSheet
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import salespeople
from plangen.facts.scope.workspace import Workspace
from plangen.facts.sections import fact_sheet
from plangen.records.book import Book
from plangen.records.load import load
from plangen.sources.reading import read_files, spreadsheet_files
from tests.document_tools import PROJECT, needs_shared
from tests.facts.invented import KIND
from tests.metrics.invented import period

Sheets = Mapping[str, FactSheet]


def read(folder: Path, as_of: date | None = None) -> Book:
    grids, problems = read_files(spreadsheet_files(folder), folder)
    return load(grids, today=date(2026, 11, 23), as_of=as_of, problems=problems)


def reviews_of(book: Book, code: str) -> Sheets:
    """Everyone's quarterly review, by name, in the order of the subjects."""
    workspace, quarter = Workspace(book, load_catalog().in_packet_order), period(code, book.calendar)
    scopes = [
        Scope(workspace, "quarterly-review", KIND["title"], subject, quarter, limits=KIND["limits"])
        for subject in salespeople(workspace, quarter)
    ]
    return {scope.person.name: fact_sheet(scope, KIND["sections"]) for scope in scopes}


@pytest.fixture(scope="session")
def reviews() -> Callable[[Book, str], Sheets]:
    return reviews_of


@pytest.fixture(scope="session")
def sample_book() -> Book:
    return read(PROJECT / "inputs" / "sample")


@pytest.fixture(scope="session")
def sample(sample_book: Book) -> Sheets:
    return reviews_of(sample_book, "2026-Q3")


@pytest.fixture(scope="session")
def public_book() -> Book:
    return read(needs_shared("data", "crm-maven"), date(2017, 12, 31))


@pytest.fixture(scope="session")
def public_set(public_book: Book) -> Sheets:
    return reviews_of(public_book, "2017-Q4")
