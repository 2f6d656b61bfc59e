"""Split a sheet into its tables, next to or below each other, each as a grid that keeps the sheet's addresses."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from plangen.problems import Problem, error
from plangen.sources.grid import Cell, Grid
from plangen.tables.headers.lines import MAX_HEADER_COLUMNS
from plangen.tables.headers.row import ColumnOverrides, find_header
from plangen.tables.headers.unused_lists import is_pivot_filter
from plangen.tables.rows.header_rows import MAX_TABLES, TableStart, table_starts
from plangen.tables.rows.summaries import may_be_summary, summary_words
from plangen.tables.shape import Shape
from plangen.tables.values.filled import is_filled
from plangen.tables.values.folding import fold

_MAX_TITLE_ROWS = 5
"""The most rows between a table and the header row below it: titles, subtitles, units."""
_TITLE_CELLS = 2
"""The most cells of a title: a label and its value."""


@dataclass(frozen=True, slots=True)
class _Area:
    """The rows and columns of one table, as [top, bottom) and [left, right)."""

    top: int
    bottom: int
    left: int
    right: int


def split_tables(grid: Grid, shapes: Sequence[Shape], overrides: ColumnOverrides) -> tuple[list[Grid], list[Problem]]:
    """The tables of a sheet, or the sheet itself if it has only one; and an error if it has too many to read."""
    starts = table_starts(grid, shapes, overrides, find_header(grid, shapes, overrides))
    problems = []
    end = len(grid.rows)
    if len(starts) > MAX_TABLES:
        end = starts[MAX_TABLES].row
        starts = starts[:MAX_TABLES]
        problems = [_too_many(grid, end)]
    if len(starts) < 2 and not problems:  # noqa: PLR2004 - one table is the sheet
        return [grid], []
    names = frozenset(name for shape in shapes for name in shape.folded_names)
    return [_part(grid, area) for area in _areas(grid, starts, names, end)], problems


def _areas(grid: Grid, starts: Sequence[TableStart], names: frozenset[str], end: int) -> list[_Area]:
    """The area of each table: down to the next header row in its columns, and right to the next table."""
    bottoms = [_bottom(grid, start, starts, names, end) for start in starts]
    lefts = [_left(start, bottom, starts, bottoms) for start, bottom in zip(starts, bottoms, strict=True)]
    areas = []
    for index, start in enumerate(starts):
        above = [bottoms[at] for at, other in enumerate(starts) if other.row < start.row and other.overlaps(start)]
        beside = [
            lefts[at]
            for at, other in enumerate(starts)
            if other.first >= start.end and other.row < bottoms[index] and bottoms[at] > start.row
        ]
        top = max((bottom for bottom in above if bottom <= start.row), default=0)
        areas.append(_Area(top, bottoms[index], lefts[index], min(beside, default=MAX_HEADER_COLUMNS)))
    return areas


def _bottom(grid: Grid, start: TableStart, starts: Sequence[TableStart], names: frozenset[str], end: int) -> int:
    """The row below a table's last one: the title of the next table in its columns, or the end of the sheet."""
    below = [other for other in starts if other.row > start.row and other.overlaps(start)]
    return min((_first_row(grid, other, (start.row, _neighbor(other, starts)), names) for other in below), default=end)


def _left(start: TableStart, bottom: int, starts: Sequence[TableStart], bottoms: Sequence[int]) -> int:
    """The first column of a table's area: its own, or the sheet's if no table is to the left."""
    has_neighbor = any(
        other.end <= start.first and other.row < bottom and other_bottom > start.row
        for other, other_bottom in zip(starts, bottoms, strict=True)
    )
    return start.first if has_neighbor else 0


def _neighbor(start: TableStart, starts: Sequence[TableStart]) -> int:
    """The column behind the table to the left of another one; the sheet's first column if there is none."""
    return max((other.end for other in starts if other.end <= start.first and other.row <= start.row), default=0)


def _first_row(grid: Grid, start: TableStart, corner: tuple[int, int], names: frozenset[str]) -> int:
    """The first row of a table below another one: its header row, or the titles above it.

    `corner` is the header row above, and the first column that isn't a neighbor's.
    """
    above, left = corner
    first = start.row + 1 - start.lines
    titles = first
    for row in range(first - 1, max(above, first - 1 - _MAX_TITLE_ROWS), -1):
        cells = grid.rows[row][left : start.end]
        if not any(map(is_filled, cells)):
            return titles
        if not _is_title(cells, names):
            break
        titles = row
    # The rows directly below the table above are its own, except the one that names the next table.
    named = titles < first and _is_name(grid.rows[first - 1][left : start.end], names)
    return first - 1 if named else first


def _is_title(cells: Sequence[Cell], names: frozenset[str]) -> bool:
    """Whether a row may be a title: a text, or a label and its value, that isn't a total."""
    filled = [cell for cell in cells if is_filled(cell)]
    text = filled[0]
    if len(filled) == 1 and isinstance(text, str) and fold(text) in names:
        return True
    if not isinstance(text, str) or len(filled) > _TITLE_CELLS or (may_be_summary(text) and summary_words(text)):
        return False
    return len(filled) == 1 or is_pivot_filter(cells) or text.rstrip().endswith(":")


def _is_name(cells: Sequence[Cell], names: frozenset[str]) -> bool:
    """Whether a title has one of the tables' names in it."""
    text = next((cell for cell in cells if isinstance(cell, str) and is_filled(cell)), "")
    return any(word in names for word in _phrases(fold(text)))


def _phrases(text: str) -> Iterable[str]:
    """A text's words and pairs of words."""
    words = text.split()
    yield from words
    yield from (f"{first} {second}" for first, second in pairwise(words))


def _part(grid: Grid, area: _Area) -> Grid:
    """An area of a sheet, with the rows above it and the columns before it blank."""
    above: list[Sequence[Cell]] = [[]] * area.top
    before: list[Cell] = [None] * area.left
    rows = grid.rows[area.top : area.bottom]
    if area.left or area.right < MAX_HEADER_COLUMNS:
        rows = [[*before, *row[area.left : area.right]] for row in rows]
    return replace(grid, rows=[*above, *rows], full_sheet=grid.full_sheet or grid)


def _too_many(grid: Grid, row: int) -> Problem:
    message = f"More than {MAX_TABLES} tables on this sheet. This row and those below it skipped."
    return error(grid.place(row), "too many tables", message, fix="Put each table on its own sheet.")
