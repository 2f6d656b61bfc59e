"""How much one file may hold."""

import pytest

from plangen.sources.allowance import (
    LAST_COLUMN,
    LAST_ROW,
    MOST_CELLS,
    MOST_MARKS,
    MOST_MEMORY,
    MOST_ROWS,
    Allowance,
    too_many_marks,
)
from plangen.sources.grid import Cell, Marks


def test_a_hundred_thousand_rows_of_thirty_cells_are_allowed() -> None:
    assert Allowance().take([["Ana Ruiz", 5.0, "2026-05-01"] * 10] * 100_000)


@pytest.mark.parametrize(
    ("row", "count"),
    [
        (["x"], MOST_ROWS + 1),
        (["x"] * 100, MOST_CELLS // 100 + 1),
        ([""] * 16_384, 800),
        (["x" * 1_000_000], MOST_MEMORY // 1_000_000 + 1),
        (["😀" * 250_000], MOST_MEMORY // 1_000_000 + 1),
    ],
)
def test_more_rows_cells_addresses_or_letters_are_not(row: list[Cell], count: int) -> None:
    allowance = Allowance()
    assert not allowance.take([row] * count)
    assert allowance.is_used_up


def test_what_is_taken_is_gone_for_the_next_sheet() -> None:
    allowance = Allowance()
    assert allowance.take([["x"]] * (MOST_ROWS // 2))
    assert not allowance.take([["x"]] * (MOST_ROWS // 2 + 1))
    assert not allowance.take([])


def test_blank_rows_cost_no_more_than_their_addresses() -> None:
    assert Allowance().take([[], [""] * 8] * 500_000)


@pytest.mark.parametrize("cell", [(LAST_ROW, LAST_COLUMN), (LAST_ROW + 1, 0), (0, LAST_COLUMN + 1)])
def test_no_sheet_reaches_beyond_what_spreadsheets_have(cell: tuple[int, int]) -> None:
    assert Allowance().reaches(LAST_ROW, 0)
    assert Allowance().reaches(0, LAST_COLUMN)
    assert not Allowance().reaches(*cell)


def test_marks_are_not_kept_when_there_are_too_many() -> None:
    assert not too_many_marks(Marks(percents=frozenset((row, 0) for row in range(100))))
    assert too_many_marks(Marks(percents=frozenset((row, 0) for row in range(MOST_MARKS + 1))))
