from decimal import Decimal

import pytest

from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.sheets import book, sheet, told

TEAM = sheet(["Salesperson", "Role", "Quota 2026"], ["Ana Ruiz", "hunter", 1200], ["Bo Lind", "farmer", 0], name="Team")
JULY = sheet(["Setting", "Value"], ["fiscal year starts", "July"], name="Settings")


def codes(found: Book) -> list[tuple[str, str, float]]:
    return [(each.who, each.period.code, float(each.amount)) for each in found.targets]


def skips(found: Book) -> dict[str, int]:
    return dict(next(report for report in found.reports if report.table == "Targets").skips)


def test_a_long_table_names_the_period_in_each_row() -> None:
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
def test_a_wide_table_takes_the_year_from_the_sheets_name(name: str) -> None:
    found = book(sheet(["Name", "Jan", "Feb", "Mar", "Total"], ["Ana Ruiz", 1, 2, None, 3], name=name), TEAM)
    assert codes(found) == [("Ana Ruiz", "2026-01", 1), ("Ana Ruiz", "2026-02", 2)]


def test_a_wide_table_takes_the_year_from_a_column_or_its_heads() -> None:
    by_column = book(sheet(["Name", "Year", "Q1", "Q2"], ["Ana Ruiz", 2025, 1, 2], name="Targets"), TEAM)
    by_heads = book(sheet(["Name", "Q1 2025", "Q2 25"], ["Ana Ruiz", 1, 2], name="Targets"), TEAM)
    by_file = book(sheet(["Name", "Q1", "Q2"], ["Ana Ruiz", 1, 2], file="quota_2025.csv", name=""), TEAM)
    assert codes(by_column) == [("Ana Ruiz", "2025-Q1", 1), ("Ana Ruiz", "2025-Q2", 2)]
    assert codes(by_column) == codes(by_heads) == codes(by_file)


def test_months_of_a_fiscal_year_lie_in_two_calendar_years() -> None:
    found = book(sheet(["Name", "Jul", "Aug", "Jan"], ["Ana Ruiz", 1, 2, 3], name="Targets FY2026"), TEAM, JULY)
    assert [code for _, code, _ in codes(found)] == ["2025-07", "2025-08", "2026-01"]


def test_quarters_and_totals_beside_months_are_not_counted_twice() -> None:
    heads: list[Cell] = ["Name", "Jan", "Feb", "Mar", "Q1", "Total"]
    found = book(sheet(heads, ["Ana Ruiz", 1, 2, 3, 6, 6], name="Targets 2026"), TEAM)
    assert [code for _, code, _ in codes(found)] == ["2026-01", "2026-02", "2026-03"]


def test_a_total_alone_is_the_year() -> None:
    assert codes(book(sheet(["Name", "Total"], ["Ana Ruiz", 6], name="Targets 2026"), TEAM)) == [
        ("Ana Ruiz", "2026", 6)
    ]


def test_a_year_that_nobody_names_is_one_error() -> None:
    found = book(sheet(["Name", "Jan", "Feb"], ["Ana Ruiz", 1, 2], ["Bo Lind", 3, 4], name="Targets"), TEAM)
    assert not found.targets
    assert skips(found) == {"no year": 2}
    assert len(found.problems) == 1
    assert "B1: plangen cannot tell of which year Jan to Feb are" in told(found.problems)[0]


def test_people_measures_and_periods_that_are_unknown_are_told_with_their_cells() -> None:
    rows: list[list[Cell]] = [
        ["Cy", "", "2026", 1], ["Ana Ruiz", "happiness", "2026", 1],
        ["Ana Ruiz", "", "soon", 1], ["Bo Lind", "", "2026", ""],
    ]  # fmt: skip
    found = book(sheet(["Salesperson", "Measure", "Period", "Amount"], *rows, name="Targets"), TEAM)
    assert not found.targets
    assert skips(found) == {"unknown person": 1, "unknown measure": 1, "unknown period": 1, "no amount": 1}
    assert sorted((problem.place.cell, problem.value) for problem in found.problems) == [
        ("A2", "Cy"), ("B3", "happiness"), ("C4", "soon"),
    ]  # fmt: skip


def test_a_target_twice_is_an_error_and_the_first_one_counts() -> None:
    rows: list[list[Cell]] = [["Ana Ruiz", "2026-Q1", 1], ["Ana Ruiz", "2026-Q1", 2]]
    found = book(sheet(["Salesperson", "Period", "Quota"], *rows, name="Targets"), TEAM)
    assert codes(found) == [("Ana Ruiz", "2026-Q1", 1)]
    assert skips(found) == {"duplicate": 1}
    (problem,) = told(found.problems)
    assert "C3 “2”: The bookings target of Ana Ruiz for Q1 2026 stands here a second time." in problem
    assert "(inputs.xlsx › Targets › C2)" in problem


def test_a_month_that_stands_in_two_columns_is_told_at_the_second_amount() -> None:
    found = book(sheet(["Name", "Jan", "Jan", "Feb"], ["Ana Ruiz", 1, 2, 3], name="Targets 2026"), TEAM)
    assert codes(found) == [("Ana Ruiz", "2026-01", 1), ("Ana Ruiz", "2026-02", 3)]
    assert "C2 “2”:" in told(found.problems)[0]
    assert "(inputs.xlsx › Targets 2026 › B2)" in told(found.problems)[0]


@pytest.mark.parametrize("amounts", [[300, 300, 300, 300], [100, 100, 100, 100]])
def test_targets_that_differ_from_the_quota_in_team_are_told(amounts: list[Cell]) -> None:
    found = book(sheet(["Name", "Q1", "Q2", "Q3", "Q4"], ["Ana Ruiz", *amounts], name="Targets 2026"), TEAM)
    differs = amounts[0] == 100
    assert [problem.kind for problem in found.problems] == (["quota against target"] if differs else [])


@pytest.mark.parametrize(
    ("written", "measure"),
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
def test_any_measure_has_targets_and_any_activity_a_week(written: str, measure: str) -> None:
    found = book(
        sheet(["Salesperson", "Measure", "Period", "Amount"], ["all", written, "2026", 5], name="Targets"), TEAM
    )
    assert [each.measure for each in found.targets] == [measure]
    assert not found.problems


def test_an_activity_without_its_week_is_told_how_to_write_it() -> None:
    found = book(
        sheet(["Salesperson", "Measure", "Period", "Amount"], ["all", "Calls", "2026", 5], name="Targets"), TEAM
    )
    assert told(found.problems)[0].endswith("Write “calls a week” and the number of one week.")


def test_measures_stand_in_wide_tables_too() -> None:
    rows: list[list[Cell]] = [["hunter", "new accounts", 2, 3], ["Ana Ruiz", "calls a week", 30, 35]]
    found = book(sheet(["Name", "Measure", "Q1", "Q2"], *rows, name="Targets 2026"), TEAM)
    assert [(each.who, each.measure, each.period.code, float(each.amount)) for each in found.targets] == [
        ("hunter", "new accounts", "2026-Q1", 2), ("hunter", "new accounts", "2026-Q2", 3),
        ("Ana Ruiz", "activity: call", "2026-Q1", 30), ("Ana Ruiz", "activity: call", "2026-Q2", 35),
    ]  # fmt: skip


def test_one_amount_a_person_takes_its_year_from_the_files_name() -> None:
    found = book(sheet(["Rep", "Quota"], ["Ana Ruiz", 1200], file="Quota 2026.xlsx"), TEAM)
    assert codes(found) == [("Ana Ruiz", "2026", 1200)]
    assert not found.problems


def test_an_amount_a_person_of_no_year_is_told_at_its_head() -> None:
    found = book(sheet(["Rep", "Quota"], ["Ana Ruiz", 1200], ["Bo Lind", 0], name="Quotas"), TEAM)
    assert skips(found) == {"no year": 2}
    assert "B1: plangen cannot tell of which year Quota is; the targets are left out." in told(found.problems)[0]


@pytest.mark.parametrize(
    ("heads", "cells", "code"),
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
def test_a_month_or_a_quarter_takes_its_year_from_the_column_beside_it(
    heads: list[Cell], cells: list[Cell], code: str
) -> None:
    found = book(sheet(["Rep", *heads, "Quota"], ["Ana Ruiz", *cells, 7], name="Quotas"), TEAM)
    assert codes(found) == [("Ana Ruiz", code, 7)]
    assert not found.problems


def test_a_bare_number_below_period_is_neither_a_month_nor_a_quarter() -> None:
    found = book(sheet(["Rep", "Year", "Period", "Quota"], ["Ana Ruiz", 2026, 3, 7], name="Quotas"), TEAM)
    assert not found.targets
    assert skips(found) == {"unknown period": 1}
    assert [problem.place.cell for problem in found.problems] == ["C2"]


def test_rows_of_which_only_some_name_a_year_are_told_one_by_one() -> None:
    rows: list[list[Cell]] = [["Ana Ruiz", 2026, 1], ["Bo Lind", "soon", 2]]
    found = book(sheet(["Name", "Year", "Q1"], *rows, name="Targets"), TEAM)
    assert codes(found) == [("Ana Ruiz", "2026-Q1", 1)]
    assert skips(found) == {"no year": 1}
    assert [(problem.place.cell, problem.value) for problem in found.problems] == [("B3", "soon")]


def test_every_head_without_a_year_is_told_beside_those_with_one() -> None:
    found = book(sheet(["Name", "Jan 2026", "Feb", "Mar 2026", "Apr"], ["Ana Ruiz", 1, 2, 3, 4], name="Targets"), TEAM)
    assert codes(found) == [("Ana Ruiz", "2026-01", 1), ("Ana Ruiz", "2026-03", 3)]
    assert not skips(found)
    assert "C1: plangen cannot tell of which year Feb and Apr are" in told(found.problems)[0]


@pytest.mark.parametrize(
    "heads",
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
def test_months_are_known_by_their_names_in_four_languages_and_by_their_numbers(heads: list[Cell]) -> None:
    found = book(sheet(["Name", *heads], ["Ana Ruiz", 10, 20, 30], name="Targets 2026"), TEAM)
    assert codes(found) == [("Ana Ruiz", "2026-01", 10), ("Ana Ruiz", "2026-02", 20), ("Ana Ruiz", "2026-03", 30)]
    assert not found.problems
    assert not next(report for report in found.reports if report.table == "Targets").unused


def test_numbered_months_of_a_year_that_starts_in_july_are_told() -> None:
    found = book(sheet(["Name", 1, 2, 3], ["Ana Ruiz", 1, 2, 3], name="Targets FY2026"), TEAM, JULY)
    assert not found.targets
    said = "B1: plangen cannot tell whether 1 to 3 are counted from January or from the start of the fiscal year."
    assert said in told(found.problems)[0]


@pytest.mark.parametrize("heads", [["Lorem", "Ipsum", "Dolor"], [1, 3, 7], ["Lorem", 1, 2]])
def test_names_without_months_are_told_what_is_missing(heads: list[Cell]) -> None:
    found = book(sheet(["Name", *heads], ["Ana Ruiz", 1, 2, 3], name="Targets 2026"), TEAM)
    assert skips(found) == {"no amount": 1}
    (problem,) = told(found.problems)
    assert "Targets 2026 › row 1: There are names here, but no months, quarters or amounts;" in problem
    assert "Name the columns Jan, Feb …, or Q1, Q2 …, or Total, or add the columns period and amount." in problem


def test_numbers_in_the_heads_of_another_sheet_are_no_months() -> None:
    found = book(sheet(["Name", 1, 2, 3], ["Ana Ruiz", 1, 2, 3], name="Points"), TEAM)
    assert [report.table for report in found.reports] == ["", "Team"]


def test_the_target_of_a_vacant_seat_is_told_as_nobody_s() -> None:
    found = book(sheet(["Name", "Q1", "Q2"], ["Ana Ruiz", 1, 2], ["Vacant", 3, 4], name="Targets 2026"), TEAM)
    assert skips(found) == {"not a person": 1}
    assert "A3 “Vacant”: This is not a person; the target is left out." in told(found.problems)[0]


def test_deals_in_a_sheet_that_is_named_targets_are_deals() -> None:
    heads: list[Cell] = ["Opportunity ID", "Opportunity Owner", "Account Name", "Stage", "Amount", "Close Date"]
    found = book(sheet(heads, ["D1", "Ana Ruiz", "Acme", "Closed Won", 5, "2026-03-05"], name="Targets"), TEAM)
    assert [report.table for report in found.reports] == ["Opportunities", "Team"]
    assert len(found.opportunities) == 1


def test_a_sheet_without_a_period_is_no_list_of_targets_unless_it_is_named_so() -> None:
    for name, table in (("Sheet1", "Accounts"), ("Targets", "Targets")):
        found = book(sheet(["Rep", "Account", "Amount"], ["Ana Ruiz", "Acme", 5], name=name))
        assert [report.table for report in found.reports] == [table]
