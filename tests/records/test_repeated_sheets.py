import pytest

from plangen.sources.grid import Cell
from tests.records.test_opportunities import DAY, TEAM
from tests.sheets import book, sheet

HEADS: list[Cell] = ["Opportunity Owner", "Account Name", "Stage", "Amount", "Close Date"]
ROWS: list[list[Cell]] = [
    ["Ana Ruiz", "Acme", "Closed Won", 500, "2026-06-01"],
    ["Ana Ruiz", "Beta", "Closed Won", 700, "2026-06-02"],
]


@pytest.mark.parametrize(("file", "name"), [("deals (1).csv", ""), ("deals.csv", "Data (2)"), ("old/deals.csv", "")])
def test_a_file_or_sheet_that_is_there_twice_is_used_once_and_told(file: str, name: str) -> None:
    copy = sheet(HEADS, *([*row, ""] for row in ROWS), file=file, name=name)
    found = book(sheet(HEADS, *ROWS, file="deals.csv", name=""), copy, TEAM, as_of=DAY)
    assert len(found.opportunities) == 2
    (told,) = found.problems
    assert (told.place.file, told.place.sheet) == (file, name)
    assert told.message == "This holds the same rows as deals.csv; they are used once."
    assert next(report for report in found.reports if (report.file, report.sheet) == (file, name)).table == ""


def test_three_of_a_kind_are_used_once() -> None:
    found = book(*(sheet(HEADS, *ROWS, file=f"{at}.csv", name="") for at in range(3)), TEAM, as_of=DAY)
    assert len(found.opportunities) == 2
    assert [problem.kind for problem in found.problems] == ["sheet twice"] * 2


@pytest.mark.parametrize(
    "rows", [ROWS[:1], [*ROWS, ROWS[0]], [ROWS[0], ["Ana Ruiz", "Beta", "Closed Won", 701, "2026-06-02"]]]
)
def test_a_sheet_that_differs_in_a_cell_or_a_row_is_another_one(rows: list[list[Cell]]) -> None:
    found = book(sheet(HEADS, *ROWS, file="1.csv"), sheet(HEADS, *rows, file="2.csv"), TEAM, as_of=DAY)
    assert "sheet twice" not in [problem.kind for problem in found.problems]
    assert len(found.opportunities) == 2 + len(rows)


def test_sheets_without_rows_are_no_copies() -> None:
    found = book(sheet(HEADS, name="Deals"), sheet(HEADS, name="Pipeline"), TEAM, as_of=DAY)
    assert "sheet twice" not in [problem.kind for problem in found.problems]
