from datetime import date
from decimal import Decimal

from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.sheets import book, sheet

HEADERS: list[Cell] = ["salesperson", "competency", "required", "self", "manager", "date", "shared"]
TEAM = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Bo Lind"], name="Team")
DAY = date(2026, 9, 30)


def skills(*rows: list[Cell]) -> Book:
    return book(sheet(HEADERS, *rows, name="Skills"), TEAM, as_of=DAY)


def test_a_skill_has_both_ratings_and_the_date_they_were_discussed() -> None:
    (skill,) = skills(["Ana Ruiz", "Prospecting", 4, 3, 2.5, "2026-07-01", "2026-07-09"]).skills
    assert (skill.required, skill.self_rating, skill.manager) == (Decimal(4), Decimal(3), Decimal("2.5"))
    assert (skill.day, skill.shared) == (date(2026, 7, 1), date(2026, 7, 9))


def test_a_later_rating_is_skipped_and_one_discussed_later_is_not_shared() -> None:
    found = skills(
        ["Ana Ruiz", "Prospecting", 4, 3, 2, "2026-09-01", "2026-10-09"],
        ["Ana Ruiz", "Closing", 4, 3, 2, "2026-10-01", ""],
    )
    (skill,) = found.skills
    assert skill.shared is None
    assert found.reports[0].skips == {"dated after the as-of date": 1}


def test_a_rating_outside_one_to_five_is_reported_and_left_blank() -> None:
    found = skills(["Ana Ruiz", "Prospecting", 6, 0, "good", "2026-09-01", ""])
    (skill,) = found.skills
    assert (skill.required, skill.self_rating, skill.manager) == (None, None, None)
    assert [problem.place.cell for problem in found.problems] == ["C2", "D2", "E2"]


def test_the_former_competency_attitude_is_read_as_work_habits() -> None:
    found = skills(["Ana Ruiz", "Attitude", 4, 3, "", "2026-07-01", ""], ["Ana Ruiz", "Wit", 4, 3, "", "", ""])
    assert [skill.competency for skill in found.skills] == ["work habits", "Wit"]


def test_two_ratings_on_the_same_date_are_an_error_and_the_first_is_used() -> None:
    rows: list[list[Cell]] = [
        ["Ana Ruiz", name, 4, rating, "", "2026-09-01", ""] for name, rating in (("Closing", 3), ("closing", 4))
    ]
    found = skills(*rows, ["Ana Ruiz", "Closing", 4, 5, "", "2026-06-01", ""])
    assert [skill.self_rating for skill in found.skills] == [3, 5]
    assert found.reports[0].skips == {"duplicate": 1}
    assert "Duplicate rating, also in B2. The first row is used." in str(found.problems[0])
