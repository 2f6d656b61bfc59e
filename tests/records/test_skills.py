from datetime import date
from decimal import Decimal

from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.sheets import book, sheet

HEADS: list[Cell] = ["salesperson", "competency", "required", "self", "manager", "date", "shared"]
TEAM = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Bo Lind"], name="Team")
DAY = date(2026, 9, 30)


def skills(*rows: list[Cell]) -> Book:
    return book(sheet(HEADS, *rows, name="Skills"), TEAM, as_of=DAY)


def test_a_rating_has_the_manager_s_view_and_the_day_on_which_it_was_talked_about() -> None:
    (skill,) = skills(["Ana Ruiz", "Prospecting", 4, 3, 2.5, "2026-07-01", "2026-07-09"]).skills
    assert (skill.required, skill.self_rating, skill.manager) == (Decimal(4), Decimal(3), Decimal("2.5"))
    assert (skill.day, skill.shared) == (date(2026, 7, 1), date(2026, 7, 9))


def test_what_is_talked_about_later_is_not_shared_yet_and_what_is_rated_later_does_not_exist() -> None:
    found = skills(
        ["Ana Ruiz", "Prospecting", 4, 3, 2, "2026-09-01", "2026-10-09"],
        ["Ana Ruiz", "Closing", 4, 3, 2, "2026-10-01", ""],
    )
    (skill,) = found.skills
    assert skill.shared is None
    assert found.reports[0].skips == {"dated after the as-of date": 1}


def test_a_rating_outside_one_to_five_is_told_and_left_blank() -> None:
    found = skills(["Ana Ruiz", "Prospecting", 6, 0, "good", "2026-09-01", ""])
    (skill,) = found.skills
    assert (skill.required, skill.self_rating, skill.manager) == (None, None, None)
    assert [problem.place.cell for problem in found.problems] == ["C2", "D2", "E2"]


def test_two_ratings_of_one_day_are_an_error_and_the_first_one_counts() -> None:
    rows: list[list[Cell]] = [
        ["Ana Ruiz", name, 4, own, "", "2026-09-01", ""] for name, own in (("Closing", 3), ("closing", 4))
    ]
    found = skills(*rows, ["Ana Ruiz", "Closing", 4, 5, "", "2026-06-01", ""])
    assert [skill.self_rating for skill in found.skills] == [3, 5]
    assert found.reports[0].skips == {"duplicate": 1}
    assert "stands in B2 already" in str(found.problems[0])
