from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from plangen.records.book import Book
from plangen.records.settings import Settings
from plangen.workflow.planning.as_of import Days
from plangen.workflow.planning.old_exports import OLD_EXPORT, old_export_date, old_export_notes, old_export_problem
from plangen.workflow.planning.period_choice import parse_period
from plangen.workflow.reading import read
from tests.small_team import AS_OF, small_team

NEWEST = date(2026, 9, 15)
"""A deal of the small team was created on this date, after the last one that closed."""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return read((small_team(tmp_path_factory.mktemp("inputs")),), Days(AS_OF)).book


def test_an_export_is_old_60_days_after_its_newest_date(book: Book) -> None:
    assert timedelta(days=60) == OLD_EXPORT
    assert old_export_date(book, Days(NEWEST + timedelta(days=60))) is None
    assert old_export_date(book, Days(NEWEST + timedelta(days=61))) == NEWEST


def test_a_chosen_as_of_date_makes_no_export_old(book: Book) -> None:
    today = NEWEST + timedelta(days=400)
    assert old_export_date(book, Days(today)) == NEWEST
    assert old_export_date(book, Days(today, as_of=today)) is None
    assert old_export_date(replace(book, settings=Settings(as_of=today)), Days(today)) is None


def test_spreadsheets_without_a_dated_deal_are_not_old() -> None:
    assert old_export_date(Book(AS_OF), Days(AS_OF)) is None


def test_the_error_names_the_age_and_both_options(book: Book) -> None:
    problem = old_export_problem(book, NEWEST, NEWEST + timedelta(days=100))
    assert str(problem).splitlines() == [
        "The newest date in the deals is 2026-09-15, 100 days ago. No documents created.",
        "Fix: Export again, or add --as-of 2026-09-15 to use that date, or --period 2026-Q3 to look back from today.",
    ]


@pytest.mark.parametrize(
    ("as_of", "period", "is_noted"),
    [
        ("2026-11-10", "2026-10", True),  # the data end before the month
        ("2026-10-05", "2026-09", False),  # closed deals
        ("2026-09-05", "2026-06", False),  # nothing closed, but the data go on
        ("2027-03-01", "2026-10", True),
    ],
)
def test_a_period_after_the_data_is_noted_however_recent_they_are(
    tmp_path: Path, as_of: str, period: str, is_noted: bool
) -> None:
    day = date.fromisoformat(as_of)
    book = read((small_team(tmp_path),), Days(day, day)).book
    notes = old_export_notes(parse_period(period, book), book)
    assert len(notes) == is_noted
    assert all(
        note.startswith("No deals closed in October 2026; the newest date on file is 2026-09-15.") for note in notes
    )
