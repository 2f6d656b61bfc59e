from datetime import date

from tests.sheets import book, sheet

TEAM = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Ken Ortiz"], name="Team")


def test_a_week_is_named_by_any_day_in_it() -> None:
    rows = sheet(
        ["salesperson", "week", "rating", "priority"], ["Ana Ruiz", "2026-10-14", 4, "Close Mill"], name="Weeks"
    )
    [week] = book(rows, TEAM, as_of=date(2026, 10, 16)).weeks
    assert (week.salesperson, week.monday, week.priority) == ("Ana Ruiz", date(2026, 10, 12), "Close Mill")


def test_a_week_may_be_a_number() -> None:
    rows = sheet(["salesperson", "week", "priority"], ["Ana Ruiz", "2026-W42", "Close Mill"], name="Monday sheets")
    [week] = book(rows, TEAM, as_of=date(2026, 10, 16)).weeks
    assert week.monday == date(2026, 10, 12)


def test_an_unknown_person_is_reported_and_a_row_without_a_week_skipped() -> None:
    rows = sheet(
        ["salesperson", "week", "priority"],
        ["Bo Lind", "2026-10-14", "Close Mill"],
        ["Ana Ruiz", "", "Close Mill"],
        ["Ana Ruiz", "2026-10-14", "Call"],
        name="Weeks",
    )
    found = book(rows, TEAM, as_of=date(2026, 10, 16))
    assert [each.priority for each in found.weeks] == ["Call"]
    assert "unknown person" in {each.sort for each in found.problems}
