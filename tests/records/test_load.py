import csv
import os
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from plangen.problems import error
from plangen.records.book import Book
from plangen.records.load import load
from plangen.sources.grid import Cell, Grid, Marks
from tests.sheets import TODAY, book, sheet, told

TEAM = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Bo Lind"], name="Team")
SHARED = Path(__file__).parents[2].parent / "shared" / "data"


def shared_book(folder: str, as_of: date) -> Book:
    if not SHARED.is_dir():
        assert not os.environ.get("CI"), f"{SHARED} is needed here"
        pytest.skip(f"{SHARED} is not there")
    grids = []
    for path in sorted((SHARED / folder).glob("*.csv")):
        with path.open(newline="", encoding="utf-8-sig") as file:
            grids.append(Grid(path.name, "", list(csv.reader(file))))
    found = load(grids, today=TODAY, as_of=as_of)
    for report in found.reports:
        assert report.used + sum(report.skips.values()) == report.rows
    return found


def test_the_public_set_is_read_to_the_last_row() -> None:
    found = shared_book("crm-maven", date(2017, 12, 31))
    outcomes = [deal.outcome for deal in found.opportunities]
    assert [outcomes.count(outcome) for outcome in dict.fromkeys(sorted(outcomes))] == [2473, 2089, 4238]
    assert (
        sum((deal.amount or Decimal(0) for deal in found.opportunities if deal.outcome == "won"), Decimal(0))
        == 10_005_534
    )
    assert len(found.roster.people) == 35
    assert sum(not deal.account for deal in found.opportunities) == 1425
    assert [report.reason for report in found.reports if not report.table] == [
        "no row in the first 30 has heads that plangen knows"
    ]
    (problem,) = told(found.problems)
    assert problem == (
        "sales_pipeline.csv › C3 “GTXPro”: 1480 deals name a product that is not in Products. If “GTX Pro” is meant, "
        "spell it alike in both."
    )


def test_mixed_dates_are_told_in_a_handful_of_problems() -> None:
    found = shared_book("crm-maven-mixed-dates", date(2017, 12, 31))
    assert [problem.kind for problem in found.problems] == ["date order", "date order", "unknown product"]
    assert len(found.opportunities) == 8800


def test_the_set_with_activities_is_read_as_of_its_year() -> None:
    found = shared_book("crm-activities", date(2025, 12, 31))
    assert len(found.opportunities) == 8800
    assert min(deal.created for deal in found.opportunities if deal.created).year == 2024


def test_an_empty_folder_is_an_empty_book() -> None:
    found = load([], today=TODAY)
    assert found.as_of == TODAY
    assert not found.opportunities
    assert not found.problems


def test_the_day_is_the_one_asked_for_or_else_that_of_settings_or_else_today() -> None:
    settings = sheet(["Setting", "Value"], ["as of", "2026-03-31"], name="Settings")
    assert load([settings], today=TODAY).as_of == date(2026, 3, 31)
    assert load([settings], today=TODAY, as_of=date(2026, 1, 1)).as_of == date(2026, 1, 1)


def test_problems_of_reading_ride_along() -> None:
    told_before = error(sheet().place(0), "unreadable file", "It cannot be read.")
    assert load([], today=TODAY, problems=[told_before]).problems == (told_before,)


def test_hidden_rows_and_sheets_are_read_and_said() -> None:
    rows: list[list[Cell]] = [["Salesperson", "Manager"], ["Ana", "Bo"], ["Cy", "Bo"]]
    found = load(
        [Grid("team.xls", "Team", rows, Marks(hidden_rows=frozenset({2}), known=False), hidden=True)], today=TODAY
    )
    assert len(found.roster.people) == 2
    assert found.reports[0].notes == (
        "the sheet is hidden; it was read",
        "1 hidden row was read too",
        "error cells and formulas without a value cannot be told in a file of this type",
    )


def test_a_snapshot_is_not_read_as_todays_deals() -> None:
    rows: list[list[Cell]] = [["Rep", "Stage", "Value"], ["Ana", "Proposal", 5]]
    found = load([Grid("snapshots/2026-01-01.csv", "", rows)], today=TODAY)
    assert not found.opportunities
    assert found.reports[0].reason == "it is a snapshot of an earlier day, not today's deals"


def test_the_report_names_what_was_read_as_what() -> None:
    found = book(
        sheet(["Rep", "Owner", "Stage", "Value", "Valu", "Lead Source"], ["Ana", "Bo", "Proposal", 5, 6, "Web"])
    )
    (report,) = found.reports
    assert report.columns == {"salesperson": "Rep", "stage": "Stage", "amount": "Value"}
    assert report.unused == ("Owner", "Valu", "Lead Source")
    assert report.passed_over == {"Owner": "salesperson", "Valu": "amount"}


def test_a_sheet_columns_gives_heads_of_the_users_own() -> None:
    own = sheet(
        ["table", "column", "header"],
        ["Deals", "salesperson", "Verkäufer"],
        ["Deals", "colour", "Farbe"],
        name="Columns",
    )
    deals = sheet(["Verkäufer", "Stage", "Value"], ["Ana Ruiz", "Proposal", 5], name="Deals")
    found = book(own, deals)
    assert [deal.salesperson for deal in found.opportunities] == ["Ana Ruiz"]
    assert found.reports[0].used == 1
    assert any("B3 “colour”: Opportunities has no such column; the row" in said for said in told(found.problems))


@pytest.mark.parametrize("name", ["Contests", "Entries 2026", "Scoring", "weeks"])
def test_a_sheet_of_a_table_that_nothing_is_made_of_yet_is_named_and_is_no_error(name: str) -> None:
    heads: list[Cell] = ["Contest", "Date", "Salesperson", "Points"]
    found = book(sheet(heads, ["Spring", "2026-03-01", "Ana Ruiz", 5], name=name), TEAM)
    (report,) = (each for each in found.reports if not each.table)
    assert report.reason.startswith("plangen makes nothing of")
    assert not found.problems


def test_a_sheet_of_texts_that_is_named_like_a_table_is_no_error() -> None:
    found = book(sheet(["Ask Bo about the fair"], [], ["Call the printer"], name="Notes"), TEAM)
    assert [report.reason for report in found.reports if not report.table] == ["it holds a text, and no columns"]
    assert not found.problems
