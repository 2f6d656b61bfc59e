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
from tests.sheets import TODAY, book, messages, sheet

TEAM = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Bo Lind"], name="Team")
SHARED = Path(__file__).parents[2].parent / "shared" / "data"


def shared_book(folder: str, as_of: date) -> Book:
    if not SHARED.is_dir():
        assert not os.environ.get("CI"), f"{SHARED} is needed here"
        pytest.skip(f"{SHARED} does not exist")
    grids = []
    for path in sorted((SHARED / folder).glob("*.csv")):
        with path.open(newline="", encoding="utf-8-sig") as file:
            grids.append(Grid(path.name, "", list(csv.reader(file))))
    found = load(grids, today=TODAY, as_of=as_of)
    for report in found.reports:
        assert report.used + sum(report.skips.values()) == report.rows
    return found


def test_the_public_data_set_is_read_in_full() -> None:
    found = shared_book("crm-maven", date(2017, 12, 31))
    outcomes = [deal.outcome for deal in found.opportunities]
    assert [outcomes.count(outcome) for outcome in dict.fromkeys(sorted(outcomes))] == [2473, 2089, 4238]
    assert (
        sum((deal.amount or Decimal(0) for deal in found.opportunities if deal.outcome == "won"), Decimal(0))
        == 10_005_534
    )
    assert len(found.roster.people) == 35
    assert sum(not deal.account for deal in found.opportunities) == 1425
    assert [report.reason for report in found.reports if not report.table] == ["no known headers in the first 30 rows"]
    (problem,) = messages(found.problems)
    assert problem == (
        "sales_pipeline.csv › C3 “GTXPro”: 1,480 deals name a product that isn't in Products.\n"
        "Fix: If you mean “GTX Pro”, spell it the same in both."
    )


def test_mixed_dates_are_reported_in_a_few_problems() -> None:
    found = shared_book("crm-maven-mixed-dates", date(2017, 12, 31))
    assert [problem.sort for problem in found.problems] == ["date order", "date order", "unknown product"]
    assert len(found.opportunities) == 8800


def test_the_data_set_with_activities_is_read_as_of_its_year() -> None:
    found = shared_book("crm-activities", date(2025, 12, 31))
    assert len(found.opportunities) == 8800
    assert min(deal.created for deal in found.opportunities if deal.created).year == 2024


def test_an_empty_folder_makes_an_empty_book() -> None:
    found = load([], today=TODAY)
    assert found.as_of == TODAY
    assert not found.opportunities
    assert not found.problems


def test_the_as_of_date_is_the_given_one_or_that_in_settings_or_today() -> None:
    settings = sheet(["Setting", "Value"], ["as of", "2026-03-31"], name="Settings")
    assert load([settings], today=TODAY).as_of == date(2026, 3, 31)
    assert load([settings], today=TODAY, as_of=date(2026, 1, 1)).as_of == date(2026, 1, 1)


def test_problems_from_reading_files_are_kept() -> None:
    earlier = error(sheet().place(0), "unreadable file", "Can't read this file.", fix="Export again.")
    assert load([], today=TODAY, problems=[earlier]).problems == (earlier,)


def test_hidden_rows_and_sheets_are_read_and_noted() -> None:
    rows: list[list[Cell]] = [["Salesperson", "Manager"], ["Ana", "Bo"], ["Cy", "Bo"]]
    found = load(
        [Grid("team.xls", "Team", rows, Marks(hidden_rows=frozenset({2}), known=False), hidden=True)], today=TODAY
    )
    assert len(found.roster.people) == 2
    assert found.reports[0].notes == (
        "hidden sheet, read anyway",
        "1 hidden row, read anyway",
        "error cells and uncalculated formulas can't be detected in this file type",
    )


def test_a_snapshot_is_not_read_as_current_deals() -> None:
    rows: list[list[Cell]] = [["Rep", "Stage", "Value"], ["Ana", "Proposal", 5]]
    found = load([Grid("snapshots/2026-01-01.csv", "", rows)], today=TODAY)
    assert not found.opportunities
    assert found.reports[0].table == "Snapshot"


def test_the_report_lists_how_headers_were_mapped() -> None:
    found = book(sheet(["Rep", "Owner", "Stage", "Value", "Valu", "Color"], ["Ana", "Bo", "Proposal", 5, 6, "Web"]))
    (report,) = found.reports
    assert report.columns == {"salesperson": "Rep", "stage": "Stage", "amount": "Value"}
    assert report.unused == ("Owner", "Valu", "Color")
    assert report.passed_over == {"Owner": "salesperson", "Valu": "amount"}


def test_a_columns_sheet_maps_the_users_own_headers() -> None:
    overrides = sheet(
        ["table", "column", "header"],
        ["Deals", "salesperson", "Verkäufer"],
        ["Deals", "color", "Farbe"],
        name="Columns",
    )
    deals = sheet(["Verkäufer", "Stage", "Value"], ["Ana Ruiz", "Proposal", 5], name="Deals")
    found = book(overrides, deals)
    assert [deal.salesperson for deal in found.opportunities] == ["Ana Ruiz"]
    assert found.reports[0].used == 1
    text = "B3 “color”: Opportunities has no such column. Row skipped."
    assert any(text in each for each in messages(found.problems))


def test_a_sheet_of_text_named_like_a_table_is_no_error() -> None:
    found = book(sheet(["Ask Bo about the fair"], [], ["Call the printer"], name="Notes"), TEAM)
    assert [report.reason for report in found.reports if not report.table] == ["text only, no columns"]
    assert not found.problems
