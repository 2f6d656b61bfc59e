from datetime import date

import pytest

from plangen.kinds.shelf import open_shelf
from plangen.problems import UsageError
from plangen.records.book import Book
from plangen.records.settings import Settings
from plangen.workflow.which_period import Choice, choose

SHELF = open_shelf()
REVIEW = SHELF.packets["review"]
KINDS = [SHELF.kinds["quarterly-review"]]


def choice(text: str, book: Book | None = None) -> Choice:
    return choose(text, REVIEW, KINDS, book or Book(date(2026, 10, 5)))


def test_without_a_period_it_is_the_last_completed_quarter_and_that_is_said() -> None:
    found = choice("")
    assert found.period.code == "2026-Q3"
    assert "last completed quarter, Q3 2026" in found.notes[0]


def test_a_quarter_is_complete_on_its_last_day() -> None:
    assert choice("", Book(date(2026, 9, 30))).period.code == "2026-Q3"
    assert choice("", Book(date(2026, 9, 29))).period.code == "2026-Q2"


def test_quarters_are_the_companys_fiscal_ones() -> None:
    book = Book(date(2026, 10, 5), settings=Settings(fiscal_year_starts=2))
    assert choice("", book).period.code == "FY2027-Q2"
    assert choice("fy2027-q1", book).period.code == "FY2027-Q1"
    assert choice("2026-Q2", book).period.code == "2026-Q2"


def test_a_running_period_is_made_and_told() -> None:
    found = choice("2026-Q4")
    assert found.kinds == tuple(KINDS)
    assert "Q4 2026 is not over on 2026-10-05" in found.notes[0]


@pytest.mark.parametrize("text", ["2026-Q5", "Q3", "last", "2026-13", "0001-Q1"])
def test_what_is_no_period_is_refused_with_what_can_be_written(text: str) -> None:
    with pytest.raises(UsageError, match=rf"“{text}” is no period. Write 2026, 2026-H1, 2026-Q3 or 2026-09"):
        choice(text)


def test_a_period_that_has_not_begun_is_refused() -> None:
    with pytest.raises(UsageError, match=r"Q1 2027 has not begun on 2026-10-05.*2026-Q3"):
        choice("2027-Q1")


@pytest.mark.parametrize("text", ["2026", "2026-H1", "2026-09"])
def test_a_period_of_a_length_the_packet_is_not_made_for_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"review is made for a quarter; .* Write for example 2026-Q3"):
        choice(text)


def test_a_kind_that_is_not_made_for_the_period_is_left_out_and_told() -> None:
    longer = KINDS[0].model_copy(update={"name": "longer", "title": "Long one", "periods": ("year", "half")})
    found = choose("2025", REVIEW, [*KINDS, longer], Book(date(2026, 10, 5)))
    assert found.kinds == (longer,)
    assert found.notes == (f"{KINDS[0].title} is not made for a year; it is left out.",)


def test_a_kind_that_has_another_in_its_place_is_no_news() -> None:
    yearly = KINDS[0].model_copy(update={"name": "yearly", "title": "Year", "periods": ("year",)})
    assert choose("2026-Q3", REVIEW, [*KINDS, yearly], Book(date(2026, 10, 5))).notes == ()


def test_where_a_packet_is_for_both_the_quarter_is_meant_for_a_month_and_then_the_last_month() -> None:
    kinds = [SHELF.kinds["team-scorecard"]]
    for day, code in ((date(2026, 10, 31), "2026-Q3"), (date(2026, 11, 1), "2026-10"), (date(2026, 9, 29), "2026-08")):
        assert choose("", SHELF.packets["scorecard"], kinds, Book(day)).period.code == code


def test_a_packet_with_more_documents_for_the_quarter_stays_with_the_quarter() -> None:
    kinds = [*KINDS, SHELF.kinds["team-scorecard"]]
    assert choose("", REVIEW, kinds, Book(date(2026, 12, 15))).period.code == "2026-Q3"
