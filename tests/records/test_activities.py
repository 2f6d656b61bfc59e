from datetime import date

import pytest

from plangen.records.activities import activity_type
from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.sheets import book, sheet, told

TEAM = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Bo Lind"], name="Team")
DAY = date(2026, 9, 30)


def activities(heads: list[Cell], *rows: list[Cell], name: str = "Activities") -> Book:
    return book(sheet(heads, *rows, name=name), TEAM, as_of=DAY)


def shown(found: Book) -> list[tuple[str, str, int]]:
    return [(f"{each.day:%m-%d}", each.type, int(each.count)) for each in found.activities]


def test_a_row_is_one_activity_unless_it_says_how_many() -> None:
    rows: list[list[Cell]] = [
        ["2026-09-01", "Ana Ruiz", "Calls", 12, ""],
        ["2026-09-02", "Ruiz, Ana", "Meeting", "", "Acme"],
    ]
    found = activities(["date", "salesperson", "type", "count", "account"], *rows)
    assert shown(found) == [("09-01", "call", 12), ("09-02", "meeting", 1)]
    assert found.activities[1].account == "Acme"
    assert not found.problems


def test_a_tally_sheet_has_a_column_for_each_type_and_a_row_for_each_week() -> None:
    rows: list[list[Cell]] = [["2026-W36", "Ana Ruiz", 20, 3, 0], ["2026-W37", "Ana Ruiz", None, None, None]]
    found = activities(["Week", "Rep", "Calls", "Meetings held", "No of demos"], *rows, name="Sheet1")
    assert shown(found) == [("08-31", "call", 20), ("08-31", "meeting", 3)]
    report = next(report for report in found.reports if report.table == "Activities")
    assert (report.used, report.skips) == (1, {"nothing counted": 1})
    assert not found.problems


def test_an_export_is_recognised_by_its_heads_and_only_what_was_done_counts() -> None:
    rows: list[list[Cell]] = [
        ["2026-09-01", "Ana Ruiz", "Phone Call", "Acme", "Completed"],
        ["2026-09-02", "Ana Ruiz", "Call", "Acme", "Open"],
        ["2026-10-01", "Ana Ruiz", "Call", "Acme", "Completed"],
        ["", "Ana Ruiz", "Call", "Acme", "Completed"],
    ]
    heads: list[Cell] = ["Activity Date", "Assigned", "Activity Type", "Company / Account", "Status"]
    found = activities(heads, *rows, name="export")
    assert shown(found) == [("09-01", "call", 1)]
    assert found.reports[0].skips == {"not done": 1, "dated after the as-of date": 1, "no date": 1}


def test_strangers_are_counted_and_told_once_with_the_nearest_name() -> None:
    rows: list[list[Cell]] = [["2026-09-01", name, "call"] for name in ("Anna Ruiz", "Anna Ruiz", "Cy", "", "Ana Ruiz")]
    found = activities(["date", "salesperson", "type"], *rows)
    assert len(found.activities) == 1
    assert found.reports[0].skips == {"nobody named": 1, "unknown person": 3}
    assert [problem.place.cell for problem in found.problems] == ["B2", "B4", "B5"]
    assert "2 activities are left out. If this is Ana Ruiz, add the spelling" in told(found.problems)[0]


def test_equal_rows_are_told_and_all_are_counted() -> None:
    rows: list[list[Cell]] = [["2026-09-01", "Ana Ruiz", "call", who] for who in ("Acme", "Acme", "", "")]
    found = activities(["date", "salesperson", "type", "account"], *rows)
    assert len(found.activities) == 4
    (problem,) = told(found.problems)
    assert "row 3: This activity says the same as an earlier one, cell by cell; all are counted." in problem


def test_a_count_below_zero_is_left_out_and_told() -> None:
    found = activities(["date", "salesperson", "type", "count"], ["2026-09-01", "Ana Ruiz", "call", -2])
    assert not found.activities
    assert [problem.place.cell for problem in found.problems] == ["D2"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Calls", "call"),
        ("phone call", "call"),
        ("Appointments", "meeting"),
        ("E-Mail", "e-mail"),
        ("emails", "e-mail"),
        ("Lunches", "lunch"),
        ("Deliveries", "delivery"),
        ("Plant tours", "plant tour"),
        ("Bus", "bus"),
        ("", ""),
    ],
)
def test_a_type_is_one_word_for_all_its_spellings(written: str, meant: str) -> None:
    assert activity_type(written) == meant
