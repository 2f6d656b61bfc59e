from datetime import date

from plangen.records.book import Book
from plangen.records.meetings.onboarding import shipped_sign_offs
from plangen.sources.grid import Cell
from tests.sheets import book, sheet

HEADERS: list[Cell] = ["salesperson", "week", "item", "with", "signed on", "signed by"]
TEAM = sheet(["Salesperson", "Manager"], ["Ewa Wójcik", "Bo Lind"], name="Team")


def onboarding(*rows: list[Cell]) -> Book:
    return book(sheet(HEADERS, *rows, name="Onboarding"), TEAM, as_of=date(2026, 9, 30))


def test_the_built_in_list_has_three_weeks() -> None:
    lines = shipped_sign_offs()
    assert [sum(each.week == week for each in lines) for week in (1, 2, 3)] == [12, 12, 10]
    assert len({each.item for each in lines}) == len(lines)


def test_without_rows_for_everyone_the_built_in_list_is_used() -> None:
    found = onboarding(["Ewa Wójcik", 1, "Week 1 review", "Bo Lind", "2026-09-11", "BL"]).onboarding
    assert found[:-1] == list(shipped_sign_offs())
    assert (found[-1].salesperson, found[-1].signed_on, found[-1].signed_by) == (
        "Ewa Wójcik", date(2026, 9, 11), "BL",
    )  # fmt: skip


def test_rows_for_everyone_replace_the_built_in_list() -> None:
    found = onboarding(["all", 1, "Fire drill", "", "", ""], ["", 2, "Order entry", "", "2026-09-11", ""]).onboarding
    assert [(each.item, each.week, each.signed_on) for each in found] == [
        ("Fire drill", 1, None), ("Order entry", 2, None),
    ]  # fmt: skip


def test_what_is_signed_after_the_as_of_date_is_open() -> None:
    (*_, last) = onboarding(["Ewa Wójcik", 3, "Lead a first meeting", "", "2026-10-02", "BL"]).onboarding
    assert (last.signed_on, last.signed_by) == (None, "")


def test_an_unknown_person_is_reported_and_skipped() -> None:
    found = onboarding(["Eva", 1, "Fire drill", "", "", ""], ["", "", "No week", "", "", ""], ["", 1, "", "x", "", ""])
    assert found.reports[0].skips == {"unknown person": 1, "no week": 1, "no item": 1}
    assert [problem.place.cell for problem in found.problems] == ["A2"]
