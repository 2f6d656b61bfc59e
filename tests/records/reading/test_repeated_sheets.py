import pytest

from plangen.sources.grid import Cell
from tests.records.deals.test_opportunities import DAY, TEAM
from tests.sheets import book, sheet

HEADERS: list[Cell] = ["Opportunity Owner", "Account Name", "Stage", "Amount", "Close Date"]
ROWS: list[list[Cell]] = [
    ["Ana Ruiz", "Acme", "Closed Won", 500, "2026-06-01"],
    ["Ana Ruiz", "Beta", "Closed Won", 700, "2026-06-02"],
]


@pytest.mark.parametrize(("file", "name"), [("deals (1).csv", ""), ("deals.csv", "Data (2)"), ("old/deals.csv", "")])
def test_a_copy_of_a_file_or_sheet_is_reported_and_not_used(file: str, name: str) -> None:
    copy = sheet(HEADERS, *([*row, ""] for row in ROWS), file=file, name=name)
    found = book(sheet(HEADERS, *ROWS, file="deals.csv", name=""), copy, TEAM, as_of=DAY)
    assert len(found.opportunities) == 2
    (problem,) = found.problems
    assert (problem.place.file, problem.place.sheet) == (file, name)
    assert problem.message == "Same rows as deals.csv. Used once."
    report = next(report for report in found.reports if (report.file, report.sheet) == (file, name))
    assert (report.table, report.reason) == ("", "same rows as deals.csv")


def test_two_copies_of_a_sheet_are_not_used() -> None:
    found = book(*(sheet(HEADERS, *ROWS, file=f"{at}.csv", name="") for at in range(3)), TEAM, as_of=DAY)
    assert len(found.opportunities) == 2
    assert [problem.sort for problem in found.problems] == ["duplicate sheet"] * 2


@pytest.mark.parametrize(
    "rows", [ROWS[:1], [*ROWS, ROWS[0]], [ROWS[0], ["Ana Ruiz", "Beta", "Closed Won", 701, "2026-06-02"]]]
)
def test_a_sheet_that_differs_in_a_cell_or_a_row_is_not_a_copy(rows: list[list[Cell]]) -> None:
    found = book(sheet(HEADERS, *ROWS, file="1.csv"), sheet(HEADERS, *rows, file="2.csv"), TEAM, as_of=DAY)
    assert "duplicate sheet" not in [problem.sort for problem in found.problems]
    assert len(found.opportunities) == 2 + len(rows)


def test_sheets_without_rows_are_not_copies() -> None:
    found = book(sheet(HEADERS, name="Deals"), sheet(HEADERS, name="Pipeline"), TEAM, as_of=DAY)
    assert "duplicate sheet" not in [problem.sort for problem in found.problems]
