"""Size limits for one file."""

import pytest

from plangen.sources.grid import Cell, Marks
from plangen.sources.size_limits import (
    LAST_COLUMN,
    LAST_ROW,
    MAX_CELLS,
    MAX_MARKS,
    MAX_MEMORY,
    MAX_ROWS,
    SizeLimits,
    too_many_marks,
)


def test_a_hundred_thousand_rows_of_thirty_cells_are_within_the_limits() -> None:
    assert SizeLimits().take([["Ana Ruiz", 5.0, "2026-05-01"] * 10] * 100_000)


@pytest.mark.parametrize(
    ("row", "count"),
    [
        (["x"], MAX_ROWS + 1),
        (["x"] * 100, MAX_CELLS // 100 + 1),
        ([""] * 16_384, 800),
        (["x" * 1_000_000], MAX_MEMORY // 1_000_000 + 1),
        (["😀" * 250_000], MAX_MEMORY // 1_000_000 + 1),
    ],
)
def test_more_rows_cells_addresses_or_characters_are_not(row: list[Cell], count: int) -> None:
    limits = SizeLimits()
    assert not limits.take([row] * count)
    assert limits.is_used_up


def test_sheets_of_one_file_share_the_limits() -> None:
    limits = SizeLimits()
    assert limits.take([["x"]] * (MAX_ROWS // 2))
    assert not limits.take([["x"]] * (MAX_ROWS // 2 + 1))
    assert not limits.take([])


def test_blank_rows_only_count_their_addresses() -> None:
    assert SizeLimits().take([[], [""] * 8] * 500_000)


@pytest.mark.parametrize("cell", [(LAST_ROW, LAST_COLUMN), (LAST_ROW + 1, 0), (0, LAST_COLUMN + 1)])
def test_no_sheet_extends_beyond_what_spreadsheet_apps_support(cell: tuple[int, int]) -> None:
    assert SizeLimits().reaches(LAST_ROW, 0)
    assert SizeLimits().reaches(0, LAST_COLUMN)
    assert not SizeLimits().reaches(*cell)


def test_too_many_marks_are_not_kept() -> None:
    assert not too_many_marks(Marks(percents=frozenset((row, 0) for row in range(100))))
    assert too_many_marks(Marks(percents=frozenset((row, 0) for row in range(MAX_MARKS + 1))))
