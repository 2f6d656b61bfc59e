from datetime import date
from decimal import Decimal

from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.sheets import book, sheet

HEADERS: list[Cell] = ["salesperson", "period", "area", "self", "manager", "evidence", "comment", "shared"]
TEAM = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Bo Lind"], name="Team")


def reviews(*rows: list[Cell]) -> Book:
    return book(sheet(HEADERS, *rows, name="Reviews"), TEAM, as_of=date(2026, 9, 30))


def test_an_area_is_rated_by_the_salesperson_and_the_manager() -> None:
    (review,) = reviews(["Ana Ruiz", "2026-Q2", "Selling", 4, 3, "Asked for it", "", "2026-07-09"]).reviews
    assert (review.period.code, review.area) == ("2026-Q2", "selling skills")
    assert (review.self_rating, review.manager) == (Decimal(4), Decimal(3))
    assert review.shared == date(2026, 7, 9)


def test_a_rating_discussed_after_the_as_of_date_is_not_shared() -> None:
    (review,) = reviews(["Ana Ruiz", "2026-Q3", "product", 4, 3, "", "", "2026-10-09"]).reviews
    assert review.shared is None


def test_unusable_rows_are_reported() -> None:
    rows: list[list[Cell]] = [
        ["Ana Ruiz", "2026-Q2", "product", 4, 9, "", "", ""], ["Ana Ruiz", "Q2 2026", "Products", 4, 3, "", "", ""],
        ["Ana Ruiz", "soon", "product", 4, 3, "", "", ""], ["Ana Ruiz", "2026-Q4", "product", 4, 3, "", "", ""],
        ["Cy", "2026-Q2", "product", 4, 3, "", "", ""], ["Ana Ruiz", "2026-Q2", "", 4, 3, "", "", ""],
    ]  # fmt: skip
    found = reviews(*rows)
    (review,) = found.reviews
    assert review.manager is None
    skips = {
        "duplicate": 1, "unknown period": 1, "period after the as-of date": 1, "unknown person": 1, "no area": 1,
    }  # fmt: skip
    assert found.reports[0].skips == skips
    assert sorted(problem.place.cell for problem in found.problems) == ["A6", "B4", "C3", "E2"]


def test_a_row_for_a_signer_says_what_stands_on_the_line_and_when() -> None:
    headers: list[Cell] = ["salesperson", "period", "area", "signed", "signed on"]
    rows: list[list[Cell]] = [
        ["Ana Ruiz", "2026-Q2", "salesperson", "A. Ruiz", "2026-07-09"],
        ["Ana Ruiz", "2026-Q2", "manager", "Ken", "2026-10-09"],
    ]
    found = book(sheet(headers, *rows, name="Reviews"), TEAM, as_of=date(2026, 9, 30))
    assert [(each.area, each.signed, each.signed_on) for each in found.reviews] == [
        ("salesperson", "A. Ruiz", date(2026, 7, 9)),
        ("manager", "Ken", None),
    ]
    assert not found.problems
