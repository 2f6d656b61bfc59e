"""Columns at the right that end long before the others, as those of another table do."""

from collections.abc import Iterator, Sequence

from plangen.problems import Problem, warning
from plangen.sources.grid import Cell, Grid
from plangen.tables.headers.found import MatchedHeaders
from plangen.tables.headers.lines import MAX_HEADER_COLUMNS, header_text
from plangen.tables.values.filled import is_filled
from plangen.tables.values.folding import fold

_FEWEST = 2
"""The fewest columns, rows, and rows without values that tell another table."""


def short_columns(grid: Grid, header: int, rows: Sequence[int], headers: MatchedHeaders) -> Iterator[Problem]:
    """A warning if the last columns have values in the first rows only, each once in the first of them."""
    cells = grid.rows[header][:MAX_HEADER_COLUMNS]
    end = next((at + 1 for at in range(len(cells) - 1, -1, -1) if is_filled(cells[at])), 0)
    height = _height(grid, rows, end - 1) if end and headers.lines == 1 else 0
    if not _FEWEST <= height <= len(rows) - _FEWEST:
        return
    start = end
    while start and _height(grid, rows, start - 1) == height:
        start -= 1
    texts = [header_text(cell) for cell in cells[start:end]]
    keys = {fold(str(_cell(grid, row, start))) for row in rows[:height]}
    if end - start < _FEWEST or not start or len(keys) < height or not set(texts) & set(headers.unused):
        return
    more = f"{len(rows) - height:,} rows before the other columns"
    message = f"“{texts[0]}” to “{texts[-1]}” end in row {rows[height - 1] + 1}, {more}. Read as part of this table."
    fix = "If they are another table, put an empty column before them."
    yield warning(grid.place(header, start), "short columns", message, fix=fix)


def _height(grid: Grid, rows: Sequence[int], at: int) -> int:
    """How many rows have a value in a column, if these are the first ones; otherwise 0."""
    if not rows or is_filled(_cell(grid, rows[-1], at)):
        return 0
    filled = [is_filled(_cell(grid, row, at)) for row in rows]
    height = sum(filled)
    return height if all(filled[:height]) else 0


def _cell(grid: Grid, row: int, at: int) -> Cell:
    cells = grid.rows[row]
    return cells[at] if at < len(cells) else None
