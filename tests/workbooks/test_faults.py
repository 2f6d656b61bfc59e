import pytest

from plangen.problems import Place, error
from plangen.sources.grid import Marks
from plangen.workbooks.faults import CellProblem, CopiedSheet, located
from tests.workbooks.copied import FILE, grid, problem

SHEET = CopiedSheet(grid(["a"], ["", "x"], [], marks=Marks(hidden_rows=frozenset({2}), hidden_columns=frozenset({27}))))


def place_of(cell: str) -> CellProblem:
    (found,) = located([problem(cell)], {"Copy": SHEET})
    return found


@pytest.mark.parametrize(
    ("cell", "at"),
    [("A1", (0, 0)), ("AB12", (11, 27)), ("XFD1048576", (1_048_575, 16_383)), ("row 2", (1, 1)), ("row 3", (2, 0))],
)
def test_an_address_is_a_row_and_a_column(cell: str, at: tuple[int, int]) -> None:
    assert (place_of(cell).sheet, place_of(cell).at) == ("Copy", at)


@pytest.mark.parametrize("cell", ["", "line 3", "A0", "XFE1", "A1048577", "logo", "row 0"])
def test_a_place_that_is_not_a_cell_has_no_address(cell: str) -> None:
    assert (place_of(cell).sheet, place_of(cell).at, place_of(cell).cell) == ("Copy", None, "")


def test_a_problem_in_a_hidden_row_or_column_is_marked() -> None:
    assert [place_of(cell).hidden for cell in ("A1", "A3", "AB1")] == [False, True, True]


def test_a_sheet_that_is_not_in_the_copy_has_no_name() -> None:
    (found,) = located([error(Place(FILE, "Gone", "A1"), "odd", "Odd.")], {"Copy": SHEET})
    assert (found.sheet, found.at) == ("", None)
