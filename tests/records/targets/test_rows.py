from decimal import Decimal

import pytest

from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.sheets import book, messages, sheet

TEAM = sheet(["Salesperson", "Role", "Quota 2026"], ["Ana Ruiz", "hunter", 1200], ["Bo Lind", "farmer", 0], name="Team")
JULY = sheet(["Setting", "Value"], ["fiscal year starts", "July"], name="Settings")


def codes(found: Book) -> list[tuple[str, str, float]]:
    return [(each.who, each.period.code, float(each.amount)) for each in found.targets]


def skips(found: Book) -> dict[str, int]:
    return dict(next(report for report in found.reports if report.table == "Targets").skips)


def test_a_long_table_has_a_period_in_each_row() -> None:
    rows: list[list[Cell]] = [
        ["Ana Ruiz", "", "2026-03", 100],
        ["hunter", "new accounts", "Q1 2026", 3],
        ["all", "margin %", "2026", "35 %"],
        ["Bo Lind", "win rate", "FY2026-Q2", 40],
    ]
    found = book(sheet(["Salesperson", "Measure", "Period", "Amount"], *rows, name="Targets"), TEAM)
    assert [(each.who, each.scope, each.measure, each.period.code, each.amount) for each in found.targets] == [
        ("Ana Ruiz", "person", "bookings", "2026-03", 100),
        ("hunter", "role", "new accounts", "2026-Q1", 3),
        ("all", "all", "margin", "2026", Decimal("0.35")),
        ("Bo Lind", "person", "win rate", "2026-Q2", Decimal("0.4")),
    ]
    assert not found.problems


@pytest.mark.parametrize("name", ["Targets 2026", "Quota FY26", "Quotas 2026"])
def test_a_wide_table_takes_the_year_from_the_sheet_name(name: str) -> None:
    found = book(sheet(["Name", "Jan", "Feb", "Mar", "Total"], ["Ana Ruiz", 1, 2, None, 3], name=name), TEAM)
    assert codes(found) == [("Ana Ruiz", "2026-01", 1), ("Ana Ruiz", "2026-02", 2)]


def test_a_wide_table_takes_the_year_from_a_column_its_headers_or_the_file_name() -> None:
    by_column = book(sheet(["Name", "Year", "Q1", "Q2"], ["Ana Ruiz", 2025, 1, 2], name="Targets"), TEAM)
    by_heads = book(sheet(["Name", "Q1 2025", "Q2 25"], ["Ana Ruiz", 1, 2], name="Targets"), TEAM)
    by_file = book(sheet(["Name", "Q1", "Q2"], ["Ana Ruiz", 1, 2], file="quota_2025.csv", name=""), TEAM)
    assert codes(by_column) == [("Ana Ruiz", "2025-Q1", 1), ("Ana Ruiz", "2025-Q2", 2)]
    assert codes(by_column) == codes(by_heads) == codes(by_file)


def test_months_of_a_fiscal_year_are_in_two_calendar_years() -> None:
    found = book(sheet(["Name", "Jul", "Aug", "Jan"], ["Ana Ruiz", 1, 2, 3], name="Targets FY2026"), TEAM, JULY)
    assert [code for _, code, _ in codes(found)] == ["2025-07", "2025-08", "2026-01"]


def test_quarters_and_totals_next_to_months_are_not_counted_twice() -> None:
    headers: list[Cell] = ["Name", "Jan", "Feb", "Mar", "Q1", "Total"]
    found = book(sheet(headers, ["Ana Ruiz", 1, 2, 3, 6, 6], name="Targets 2026"), TEAM)
    assert [code for _, code, _ in codes(found)] == ["2026-01", "2026-02", "2026-03"]


def test_a_total_without_months_is_the_year() -> None:
    assert codes(book(sheet(["Name", "Total"], ["Ana Ruiz", 6], name="Targets 2026"), TEAM)) == [
        ("Ana Ruiz", "2026", 6)
    ]


def test_a_missing_year_is_one_error() -> None:
    found = book(sheet(["Name", "Jan", "Feb"], ["Ana Ruiz", 1, 2], ["Bo Lind", 3, 4], name="Targets"), TEAM)
    assert not found.targets
    assert skips(found) == {"no year": 2}
    assert len(found.problems) == 1
    assert "B1: Unclear year for Jan to Feb. Targets skipped." in messages(found.problems)[0]


def test_unknown_people_metrics_and_periods_are_reported_with_their_cells() -> None:
    rows: list[list[Cell]] = [
        ["Cy", "", "2026", 1], ["Ana Ruiz", "happiness", "2026", 1],
        ["Ana Ruiz", "", "soon", 1], ["Bo Lind", "", "2026", ""],
    ]  # fmt: skip
    found = book(sheet(["Salesperson", "Measure", "Period", "Amount"], *rows, name="Targets"), TEAM)
    assert not found.targets
    assert skips(found) == {"unknown person": 1, "unknown metric": 1, "unknown period": 1, "no amount": 1}
    assert sorted((problem.place.cell, problem.value) for problem in found.problems) == [
        ("A2", "Cy"), ("B3", "happiness"), ("C4", "soon"),
    ]  # fmt: skip


def test_a_duplicate_target_is_an_error_and_the_first_is_used() -> None:
    rows: list[list[Cell]] = [["Ana Ruiz", "2026-Q1", 1], ["Ana Ruiz", "2026-Q1", 2]]
    found = book(sheet(["Salesperson", "Period", "Quota"], *rows, name="Targets"), TEAM)
    assert codes(found) == [("Ana Ruiz", "2026-Q1", 1)]
    assert skips(found) == {"duplicate": 1}
    (problem,) = messages(found.problems)
    assert (
        "C3 “2”: Ana Ruiz's Q1 2026 bookings target is listed twice, first in inputs.xlsx › Targets › C2. "
        "The first is used.\nFix: Delete one of them."
    ) in problem


def test_a_month_in_two_columns_is_reported_at_the_second_amount() -> None:
    found = book(sheet(["Name", "Jan", "Jan", "Feb"], ["Ana Ruiz", 1, 2, 3], name="Targets 2026"), TEAM)
    assert codes(found) == [("Ana Ruiz", "2026-01", 1), ("Ana Ruiz", "2026-02", 3)]
    assert "C2 “2”:" in messages(found.problems)[0]
    assert "first in inputs.xlsx › Targets 2026 › B2." in messages(found.problems)[0]


@pytest.mark.parametrize("amounts", [[300, 300, 300, 300], [100, 100, 100, 100]])
def test_targets_that_differ_from_the_quota_in_team_are_reported(amounts: list[Cell]) -> None:
    found = book(sheet(["Name", "Q1", "Q2", "Q3", "Q4"], ["Ana Ruiz", *amounts], name="Targets 2026"), TEAM)
    differs = amounts[0] == 100
    assert [problem.sort for problem in found.problems] == (["quota and targets differ"] if differs else [])


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("calls a week", "activity: call"),
        ("Meetings per week", "activity: meeting"),
        ("visits/week", "activity: meeting"),
        ("weekly proposals", "activity: proposal"),
        ("plant tours a week", "activity: plant tour"),
        ("Average deal size", "average deal"),
        ("cycle", "cycle days"),
        ("", "bookings"),
    ],
)
def test_any_metric_and_any_weekly_activity_may_have_targets(text: str, measure: str) -> None:
    found = book(sheet(["Salesperson", "Measure", "Period", "Amount"], ["all", text, "2026", 5], name="Targets"), TEAM)
    assert [each.measure for each in found.targets] == [measure]
    assert not found.problems


def test_the_fix_for_an_activity_without_a_week_is_the_weekly_metric() -> None:
    found = book(
        sheet(["Salesperson", "Measure", "Period", "Amount"], ["all", "Calls", "2026", 5], name="Targets"), TEAM
    )
    assert messages(found.problems)[0].endswith("Enter “calls a week” with a weekly number.")


def test_wide_tables_may_have_a_measure_column() -> None:
    rows: list[list[Cell]] = [["hunter", "new accounts", 2, 3], ["Ana Ruiz", "calls a week", 30, 35]]
    found = book(sheet(["Name", "Measure", "Q1", "Q2"], *rows, name="Targets 2026"), TEAM)
    assert [(each.who, each.measure, each.period.code, float(each.amount)) for each in found.targets] == [
        ("hunter", "new accounts", "2026-Q1", 2), ("hunter", "new accounts", "2026-Q2", 3),
        ("Ana Ruiz", "activity: call", "2026-Q1", 30), ("Ana Ruiz", "activity: call", "2026-Q2", 35),
    ]  # fmt: skip


def test_one_amount_per_person_takes_its_year_from_the_file_name() -> None:
    found = book(sheet(["Rep", "Quota"], ["Ana Ruiz", 1200], file="Quota 2026.xlsx"), TEAM)
    assert codes(found) == [("Ana Ruiz", "2026", 1200)]
    assert not found.problems


def test_one_amount_per_person_without_a_year_is_reported_at_its_header() -> None:
    found = book(sheet(["Rep", "Quota"], ["Ana Ruiz", 1200], ["Bo Lind", 0], name="Quotas"), TEAM)
    assert skips(found) == {"no year": 2}
    assert "B1: Unclear year for Quota. Targets skipped." in messages(found.problems)[0]


@pytest.mark.parametrize(
    ("headers", "cells", "code"),
    [
        (["Year", "Month"], [2026, "Mar"], "2026-03"),
        (["Year", "Month"], [2026, 3], "2026-03"),
        (["Year", "Month"], ["26", "März"], "2026-03"),
        (["Year", "Quarter"], [2026, 3], "2026-Q3"),
        (["Year", "Period"], [2026, "Q3"], "2026-Q3"),
        (["Year", "Period"], ["", "06/2026"], "2026-06"),
        (["Year", "Month"], ["", "6.2026"], "2026-06"),
    ],
)
def test_a_month_or_quarter_takes_its_year_from_the_year_column_or_its_own_cell(
    headers: list[Cell], cells: list[Cell], code: str
) -> None:
    found = book(sheet(["Rep", *headers, "Quota"], ["Ana Ruiz", *cells, 7], name="Quotas"), TEAM)
    assert codes(found) == [("Ana Ruiz", code, 7)]
    assert not found.problems


def test_a_plain_number_in_a_period_column_is_neither_a_month_nor_a_quarter() -> None:
    found = book(sheet(["Rep", "Year", "Period", "Quota"], ["Ana Ruiz", 2026, 3, 7], name="Quotas"), TEAM)
    assert not found.targets
    assert skips(found) == {"unknown period": 1}
    assert [problem.place.cell for problem in found.problems] == ["C2"]


def test_rows_without_a_readable_year_are_reported_one_by_one() -> None:
    rows: list[list[Cell]] = [["Ana Ruiz", 2026, 1], ["Bo Lind", "soon", 2]]
    found = book(sheet(["Name", "Year", "Q1"], *rows, name="Targets"), TEAM)
    assert codes(found) == [("Ana Ruiz", "2026-Q1", 1)]
    assert skips(found) == {"no year": 1}
    assert [(problem.place.cell, problem.value) for problem in found.problems] == [("B3", "soon")]


def test_headers_without_a_year_are_reported_next_to_those_with_one() -> None:
    found = book(sheet(["Name", "Jan 2026", "Feb", "Mar 2026", "Apr"], ["Ana Ruiz", 1, 2, 3, 4], name="Targets"), TEAM)
    assert codes(found) == [("Ana Ruiz", "2026-01", 1), ("Ana Ruiz", "2026-03", 3)]
    assert not skips(found)
    assert "C1: Unclear year for Feb and Apr. Targets skipped." in messages(found.problems)[0]


@pytest.mark.parametrize(
    "headers",
    [
        ["Januar", "Februar", "März"],
        ["Janvier", "Févr.", "Mars"],
        ["Enero", "Feb.", "Marzo"],
        [1, 2, 3],
        ["1", "2", "3"],
        ["01", "02", "03"],
        ["M1", "M2", "M3"],
    ],
)
def test_months_are_read_in_four_languages_and_as_numbers(headers: list[Cell]) -> None:
    found = book(sheet(["Name", *headers], ["Ana Ruiz", 10, 20, 30], name="Targets 2026"), TEAM)
    assert codes(found) == [("Ana Ruiz", "2026-01", 10), ("Ana Ruiz", "2026-02", 20), ("Ana Ruiz", "2026-03", 30)]
    assert not found.problems
    assert not next(report for report in found.reports if report.table == "Targets").unused


def test_numbered_months_of_a_fiscal_year_are_reported_as_unclear() -> None:
    found = book(sheet(["Name", 1, 2, 3], ["Ana Ruiz", 1, 2, 3], name="Targets FY2026"), TEAM, JULY)
    assert not found.targets
    text = "B1: Unclear whether 1 to 3 count from January or from the start of the fiscal year. Targets skipped."
    assert text in messages(found.problems)[0]


@pytest.mark.parametrize("headers", [["Lorem", "Ipsum", "Dolor"], [1, 3, 7], ["Lorem", 1, 2]])
def test_names_without_amounts_are_reported_with_a_fix(headers: list[Cell]) -> None:
    found = book(sheet(["Name", *headers], ["Ana Ruiz", 1, 2, 3], name="Targets 2026"), TEAM)
    assert skips(found) == {"no amount": 1}
    (problem,) = messages(found.problems)
    assert "Targets 2026 › row 1: Names, but no months, quarters, or amounts. Targets skipped." in problem
    assert "Name the columns Jan, Feb …, Q1, Q2 …, or Total; or add period and amount columns." in problem


def test_numeric_headers_in_another_sheet_are_not_months() -> None:
    found = book(sheet(["Name", 1, 2, 3], ["Ana Ruiz", 1, 2, 3], name="Points"), TEAM)
    assert [report.table for report in found.reports] == ["", "Team"]


def test_the_target_of_a_vacant_seat_is_skipped_with_an_error() -> None:
    found = book(sheet(["Name", "Q1", "Q2"], ["Ana Ruiz", 1, 2], ["Vacant", 3, 4], name="Targets 2026"), TEAM)
    assert skips(found) == {"placeholder": 1}
    assert found.problems[0].severity == "error"
    assert "A3 “Vacant”: Placeholder, not a person. Row skipped." in messages(found.problems)[0]


def test_deals_in_a_sheet_named_targets_are_read_as_deals() -> None:
    headers: list[Cell] = ["Opportunity ID", "Opportunity Owner", "Account Name", "Stage", "Amount", "Close Date"]
    found = book(sheet(headers, ["D1", "Ana Ruiz", "Acme", "Closed Won", 5, "2026-03-05"], name="Targets"), TEAM)
    assert [report.table for report in found.reports] == ["Opportunities", "Team"]
    assert len(found.opportunities) == 1


def test_a_sheet_without_a_period_is_read_as_targets_only_by_its_name() -> None:
    for name, table in (("Sheet1", "Accounts"), ("Targets", "Targets")):
        found = book(sheet(["Rep", "Account", "Amount"], ["Ana Ruiz", "Acme", 5], name=name))
        assert [report.table for report in found.reports] == [table]


def test_without_a_team_a_target_for_someone_without_deals_says_so() -> None:
    deals = sheet(
        ["Name", "Account", "Rep", "Stage", "Amount", "Close date"],
        ["Racks", "Acme", "Ana Ruiz", "Won", 5, "2026-08-01"],
        name="Deals",
    )
    found = book(deals, sheet(["Salesperson", "Period", "Quota"], ["Zed Fox", "2026-09", 5], name="Targets"))
    (problem,) = (each for each in found.problems if each.sort == "unknown person")
    assert problem.message == "No one with this name has deals, and there is no Team sheet. Target skipped."
    assert problem.fix == "Check the spelling, or add a Team sheet with this name. “all” is everyone."
