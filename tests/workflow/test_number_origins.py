from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from plangen.records.book import Book
from plangen.workflow.number_origins import InputCells
from plangen.workflow.number_words import Origin, Printed
from tests.metrics.invented import period
from tests.pages import book

AS_OF = date(2026, 10, 5)
ABOUT = ("Ana Ruiz", period("2026-Q3"))


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A team of one, with a deal, an action, a goal, and a rating."""
    folder = tmp_path_factory.mktemp("inputs")
    sheets = {
        "Team.csv": 'salesperson,role,quota 2026\nAna Ruiz,rep,"980,000"\n',
        "Opportunities.csv": (
            "id,account,salesperson,stage,amount,created,close date\n"
            '1,Pine Harbor Marine,Ana Ruiz,Proposal,"$18,430.00",2/3/2026,9/9/2026\n'
            "2,Alder Glass Works,Ana Ruiz,Proposal,18410,2025-10-14,2025-10-14\n"
            "3,Birch Tool Company,Ana Ruiz,Proposal,7000,2026-09-01,2026-10-14\n"
        ),
        "Actions.csv": (
            "id,salesperson,owner,action,due,status\nAR-31,Ana Ruiz,Ana Ruiz,Call 12 old customers,2026-10-16,open\n"
        ),
        "Skills.csv": "salesperson,skill,required,self\nAna Ruiz,Prospecting,4,3\n",
    }
    for name, text in sheets.items():
        (Path(folder) / name).write_text(text, "utf-8")
    return book(folder, AS_OF)


def origin(inputs: Book, number: str, text: str, label: str = "", value: Decimal | None = None) -> Origin | None:
    return InputCells(inputs).origin(Printed(number, text, label, value), ABOUT)


def cells(found: Origin | None) -> list[str]:
    assert found is not None
    return [f"{place.file} {place.cell}" for place, _ in found.cells]


def test_a_number_in_a_text_that_was_entered_names_its_cell(inputs: Book) -> None:
    assert cells(origin(inputs, "12", "Call 12 old customers")) == ["Actions.csv D2"]
    assert cells(origin(inputs, "12", "Call 12 old…")) == ["Actions.csv D2"]


def test_a_date_names_the_cell_in_the_row_of_what_it_is_about(inputs: Book) -> None:
    assert cells(origin(inputs, "14", "Oct 14", "Birch Tool Company · Closes")) == ["Opportunities.csv G4"]
    assert cells(origin(inputs, "16", "Oct 16", "Due")) == ["Actions.csv E2"]
    found = origin(inputs, "9", "Sep 9", "Pine Harbor Marine · Closes")
    assert cells(found) == ["Opportunities.csv G2"]


def test_a_number_of_days_names_the_date_it_is_counted_from(inputs: Book) -> None:
    found = origin(inputs, "26", "$18.4K · 26 days past close date", "Pine Harbor Marine · Decide this week")
    assert found is not None
    assert found.text == "days from the close date to the as-of date"
    assert cells(found) == ["Opportunities.csv G2"]


def test_an_id_is_a_row_or_reserved(inputs: Book) -> None:
    assert cells(origin(inputs, "31", "AR-31: was due Sep 22")) == ["Actions.csv A2"]
    reserved = origin(inputs, "7", "AR-26Q3-7")
    assert reserved == Origin("AR-26Q3-7: an id reserved for a new row")


def test_an_exact_amount_names_its_cell_but_a_small_number_only_in_its_own_column(inputs: Book) -> None:
    assert cells(origin(inputs, "980,000", "$980,000", "My quota")) == ["Team.csv C2"]
    assert cells(origin(inputs, "3", "3", "Prospecting · Self")) == ["Skills.csv D2"]
    assert origin(inputs, "3", "3", "Tier C · No.") is None


def test_a_rounded_amount_names_the_cell_in_the_row_that_the_text_names(inputs: Book) -> None:
    assert cells(origin(inputs, "18.4", "Pine Harbor Marine $18.4K, Oak Mill $9.0K")) == ["Opportunities.csv E2"]
    assert origin(inputs, "99.9", "Pine Harbor Marine $99.9K") is None


def test_the_period_and_the_as_of_date_are_named(inputs: Book) -> None:
    for text, words in (("Quarterly review Q3 2026", "the period of the document, Q3 2026"),):
        assert origin(inputs, "2026", text) == Origin(words)
    found = origin(inputs, "5", "as of Oct 5, 2026")
    assert found is not None
    assert found.text == "the as-of date"


def test_the_months_of_a_chart_are_not_dates(inputs: Book) -> None:
    assert origin(inputs, "16", "Bookings: Jul 14, Aug 12, Sep 9, Oct 16") is None


def test_zero_is_of_no_row(inputs: Book) -> None:
    assert origin(inputs, "0", "0", "New accounts", Decimal(0)) == Origin("no row of your files counts")
