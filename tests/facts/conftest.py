from collections.abc import Callable, Collection, Mapping
from datetime import date

import pytest

from plangen.facts.factsheet import FactSheet
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import salespeople
from plangen.facts.sections import fact_sheet
from plangen.records.book import Book
from tests.document_tools import PROJECT, needs_shared
from tests.facts.invented import KIND
from tests.metrics.invented import period
from tests.pages import book, workspace_of

Sheets = Mapping[str, FactSheet]


def reviews_of(inputs: Book, code: str, names: Collection[str] = ()) -> Sheets:
    """The quarterly reviews of people, or of everyone, by name, in the order of the subjects."""
    workspace, quarter = workspace_of(inputs), period(code, inputs.calendar)
    scopes = [
        Scope(workspace, "quarterly-review", KIND["title"], subject, quarter, limits=KIND["limits"])
        for subject in salespeople(workspace, quarter)
        if subject.name in names or not names
    ]
    return {scope.person.name: fact_sheet(scope, KIND["sections"]) for scope in scopes}


@pytest.fixture(scope="session")
def reviews() -> Callable[..., Sheets]:
    return reviews_of


@pytest.fixture(scope="session")
def sample_book() -> Book:
    return book(PROJECT / "inputs" / "sample")


@pytest.fixture(scope="session")
def sample(sample_book: Book) -> Sheets:
    return reviews_of(sample_book, "2026-Q3")


@pytest.fixture(scope="session")
def public_book() -> Book:
    return book(needs_shared("data", "crm-maven"), date(2017, 12, 31))


@pytest.fixture(scope="session")
def public_set(public_book: Book) -> Sheets:
    return reviews_of(public_book, "2017-Q4")
