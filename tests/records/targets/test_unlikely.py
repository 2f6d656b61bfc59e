from datetime import date

from plangen.sources.grid import Cell
from tests.sheets import book, messages, sheet

TEAM = sheet(["Salesperson", "Role"], ["Ana", "hunter"], name="Team")
MONTHS: list[Cell] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun"]


def wide(*amounts: Cell, headers: list[Cell] | None = None) -> list[str]:
    rows = [["Name", *(headers or MONTHS)], ["Ana", *amounts]]
    return messages(book(TEAM, sheet(*rows, name="Targets 2026")).problems)


def test_targets_that_rise_by_about_the_same_every_month_are_reported() -> None:
    (problem,) = wide(100, 200, 310, 400, 490, 600)
    assert (
        "B2: Ana's targets rise by about the same every month (100, 200, 310 …). Each is read as one month's."
        in problem
    )
    rows: list[list[Cell]] = [["Ana", f"2026-{month:02d}", 50 * month] for month in range(1, 13)]
    (problem,) = messages(book(TEAM, sheet(["Rep", "Month", "Target"], *rows, name="Quotas")).problems)
    assert "rise by about the same every month (50, 100, 150 …)" in problem


def test_other_targets_are_not_reported() -> None:
    assert not wide(100, 105, 110, 115, 120, 125)
    assert not wide(100, 100, 100, 100, 100, 100)
    assert not wide(100, 200, 300, 100, 200, 300)
    assert not wide(100, 200, 300, 400, 500, 600, 2100, headers=[*MONTHS, "Total"])


def test_targets_for_every_third_month_are_reported() -> None:
    ends: list[Cell] = [date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31)]
    (problem,) = wide(5, 6, 5, 7, headers=ends)
    assert "Ana's targets are for every third month" in problem


def test_quarters_that_rise_by_about_the_same_are_reported() -> None:
    quarters: list[Cell] = ["Q1", "Q2", "Q3", "Q4"]
    (problem,) = wide(50, 100, 150, 200, headers=quarters)
    assert "rise by about the same every quarter (50, 100, 150 …). Each is read as one quarter's." in problem
    assert "enter each quarter's own amount" in problem
    assert not wide(100, 110, 120, 130, headers=quarters)
    assert not wide(50, 100, 150, headers=quarters[:3])
