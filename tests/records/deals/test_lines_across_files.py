import pytest

from plangen.problems import Severity
from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.records.deals.test_opportunities import DAY, HEADERS, TEAM, deal
from tests.sheets import book, sheet

Line = tuple[str, int] | tuple[str, int, str]


def files(*tables: list[Line], setting: str = "") -> Book:
    """A Book of several files, each with lines of deals as product, amount, and the deal's id."""
    grids = [
        sheet(
            [*HEADERS, "Product"],
            *([*deal(id=line[2] if len(line) > 2 else "D1", amount=line[1]), line[0]] for line in lines),
            file=f"{at}.csv",
            name="",
        )
        for at, lines in enumerate(tables, 1)
    ]
    settings = sheet(["Setting", "Value"], ["repeated ids", setting], name="Settings")
    return book(*grids, TEAM, *([settings] if setting else []), as_of=DAY)


def amounts(found: Book) -> dict[str, int]:
    return {one.id: int(one.amount or 0) for one in found.opportunities}


def test_different_lines_of_a_deal_in_two_files_are_added_up_and_reported() -> None:
    found = files([("Racks", 100), ("Bins", 50)], [("Carts", 25)])
    assert amounts(found) == {"D1": 175}
    assert [line.product for line in found.opportunities[0].lines] == ["Racks", "Bins", "Carts"]
    (problem,) = found.problems
    assert (problem.severity, problem.sort) == (Severity.WARNING, "lines in several files")
    assert problem.message == "Another line of the deal in 1.csv › A2. Added up to 175."
    assert sum(report.used for report in found.reports if report.table == "Opportunities") == 3


def test_three_files_with_one_line_each_are_one_deal() -> None:
    assert amounts(files([("Racks", 100)], [("Bins", 50)], [("Carts", 25)])) == {"D1": 175}


def test_files_with_an_equal_line_are_two_exports() -> None:
    lines: list[Line] = [("Racks", 100), ("Bins", 50)]
    assert amounts(files(lines, [*lines, ("Carts", 25)])) == {"D1": 150}, "the first file is as new as the second"
    other: list[Line] = [("Racks", 9, "D2")]
    found = files([("Racks", 100), *other], [("Carts", 25), *other])
    assert amounts(found) == {"D1": 100, "D2": 9}
    assert "lines in several files" not in {problem.sort for problem in found.problems}


def test_lines_without_products_are_an_error_that_names_the_setting() -> None:
    lines: list[list[Line]] = [[("", 100), ("", 50)], [("", 25)]]
    found = files(*lines)
    (problem,) = (each for each in found.problems if each.sort == "repeated ids")
    assert (problem.severity, problem.place.file) == (Severity.ERROR, "2.csv")
    assert "Added up, they total 175; as two exports of one deal, 150." in problem.message
    assert amounts(files(*lines, setting="add up")) == {"D1": 175}
    assert amounts(files(*lines, setting="count once")) == {"D1": 100}


@pytest.mark.parametrize("setting", ["", "add up", "count once"])
def test_the_same_deal_in_two_exports_counts_once_whatever_the_setting(setting: str) -> None:
    assert amounts(files([("Racks", 100)], [("Racks", 100)], setting=setting)) == {"D1": 100}


def test_a_deal_that_closes_later_in_another_export_is_not_a_line() -> None:
    rows: list[list[Cell]] = [[*deal(close=f"2026-0{month}-01"), f"P{month}"] for month in (6, 7)]
    tables = [sheet([*HEADERS, "Product"], row, file=f"{at}.csv", name="") for at, row in enumerate(rows)]
    assert [int(one.amount or 0) for one in book(*tables, TEAM, as_of=DAY).opportunities] == [500]
