"""How much one file may hold, so that neither process needs a gigabyte and everything after reading takes seconds."""

from collections.abc import Iterable, Sequence
from sys import getsizeof

from plangen.sources.grid import Cell, Marks

MOST_ADDRESSES = 12_000_000
"""Cells with all the blank ones before and between them."""
LAST_ROW, LAST_COLUMN = 1_048_575, 16_383
"""Where every spreadsheet program's sheets end, from 0."""
MOST_ROWS = 150_000
"""Rows with anything in them."""
MOST_CELLS = 3_000_000
"""Cells with anything in them."""
MOST_MEMORY = 200_000_000
"""Bytes that these cells take."""
MOST_MARKS = 1_000_000
"""Cells of which a sheet's own XML says something."""


class Allowance:
    """What one file may still hold."""

    def __init__(self) -> None:
        self.addresses = MOST_ADDRESSES
        self.rows = MOST_ROWS
        self.cells = MOST_CELLS
        self.memory = MOST_MEMORY
        self.is_used_up = False

    def reaches(self, row: int, column: int) -> bool:
        """Whether a sheet may go on to this cell."""
        return row <= LAST_ROW and column <= LAST_COLUMN and (row + 1) * (column + 1) <= self.addresses

    def take(self, rows: Iterable[Sequence[Cell]]) -> bool:
        """Takes what these rows hold; whether that was allowed."""
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
    """Whether marks would take more room than the cells they are of."""
    return len(marks.errors) + len(marks.uncalculated) + len(marks.percents) > MOST_MARKS
