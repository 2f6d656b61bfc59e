import pytest

from plangen.problems import Place, error
from plangen.sources.grid import Marks
from plangen.workbooks.faults import CopiedSheet, Fault, placed
from tests.workbooks.copied import FILE, grid, wrong

SHEET = CopiedSheet(grid(["a"], ["", "x"], [], marks=Marks(hidden_rows=frozenset({2}), hidden_columns=frozenset({27}))))


def place_of(cell: str) -> Fault:
    (fault,) = placed([wrong(cell)], {"Copy": SHEET})
    return fault


@pytest.mark.parametrize(
    ("cell", "at"),
    [("A1", (0, 0)), ("AB12", (11, 27)), ("XFD1048576", (1_048_575, 16_383)), ("row 2", (1, 1)), ("row 3", (2, 0))],
)
def test_an_address_is_a_row_and_a_column(cell: str, at: tuple[int, int]) -> None:
    assert (place_of(cell).sheet, place_of(cell).at) == ("Copy", at)


@pytest.mark.parametrize("cell", ["", "line 3", "A0", "XFE1", "A1048577", "logo", "row 0"])
def test_a_place_that_is_no_cell_of_a_workbook_has_no_address(cell: str) -> None:
    assert (place_of(cell).sheet, place_of(cell).at, place_of(cell).cell) == ("Copy", None, "")


def test_what_the_file_hides_is_known() -> None:
    assert [place_of(cell).hidden for cell in ("A1", "A3", "AB1")] == [False, True, True]


def test_a_sheet_that_is_not_in_the_copy_has_no_name() -> None:
    (fault,) = placed([error(Place(FILE, "Gone", "A1"), "odd", "Odd.")], {"Copy": SHEET})
    assert (fault.sheet, fault.at) == ("", None)
