"""Size limits for one file, so memory stays under a gigabyte and later steps take seconds."""

from collections.abc import Iterable, Sequence
from sys import getsizeof

from plangen.sources.grid import Cell, Marks

MAX_ADDRESSES = 12_000_000
"""Cells, including blank ones before and between them."""
LAST_ROW, LAST_COLUMN = 1_048_575, 16_383
"""The last row and column of any spreadsheet app's sheets, from 0."""
MAX_ROWS = 150_000
"""Rows with a value."""
MAX_CELLS = 3_000_000
"""Cells with a value."""
MAX_MEMORY = 200_000_000
"""The bytes these cells take."""
MAX_MARKS = 1_000_000
"""Cells with a mark from the sheet's XML."""


class SizeLimits:
    """What one file may still use."""

    def __init__(self) -> None:
        self.addresses = MAX_ADDRESSES
        self.rows = MAX_ROWS
        self.cells = MAX_CELLS
        self.memory = MAX_MEMORY
        self.is_used_up = False

    def reaches(self, row: int, column: int) -> bool:
        """Whether a sheet may extend to this cell."""
        return row <= LAST_ROW and column <= LAST_COLUMN and (row + 1) * (column + 1) <= self.addresses

    def take(self, rows: Iterable[Sequence[Cell]]) -> bool:
        """Subtract these rows from the limits; whether they were within them."""
        for row in rows:
            if self.is_used_up:
                break
            filled = [*filter(None, row)]
            self.addresses -= len(row) or 1
            self.rows -= bool(filled)
            self.cells -= len(filled)
            self.memory -= sum(map(getsizeof, filled))
            self.is_used_up = min(self.addresses, self.rows, self.cells, self.memory) < 0
        return not self.is_used_up


def too_many_marks(marks: Marks) -> bool:
    """Whether marks would take more memory than their cells."""
    return (
        len(marks.errors) + len(marks.uncalculated) + len(marks.percents) + sum(map(len, marks.currencies.values()))
        > MAX_MARKS
    )
