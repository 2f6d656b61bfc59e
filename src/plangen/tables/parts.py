"""The tables that stand on one sheet, beside or below each other, each as a grid of its own with true addresses."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from operator import itemgetter

from plangen.problems import Problem, warning
from plangen.sources.grid import Cell, Grid
from plangen.tables.filled import is_filled
from plangen.tables.folding import fold
from plangen.tables.head_lines import HEADS_WITHIN, head_lines, may_be_heads
from plangen.tables.header_row import Header, OwnHeads, best_header
from plangen.tables.headers import known_heads
from plangen.tables.shape import Shape

MOST_ASKED = 200
"""Rows below a table that are asked whether another one begins there."""
MOST_VALUES = 5_000
"""Different values of a column among which heads are looked for; a column with more holds names of its own."""
_TITLES = 2
"""Rows between a blank one and the heads below it: a title, and what is said of it."""


def parts_of_sheet(grid: Grid, shapes: Sequence[Shape], own: OwnHeads) -> tuple[list[Grid], list[Problem]]:
    """The tables of a sheet, or the sheet itself where it holds one; and what is told of others that are not read."""
    parts: list[Grid] = []
    told: list[Problem] = []
    for beside in _beside(grid, shapes, own):
        below, doubts = _below(beside, shapes, own)
        parts += below
        told += doubts
    return parts, told


def _beside(grid: Grid, shapes: Sequence[Shape], own: OwnHeads) -> list[Grid]:
    """The parts between empty columns, where two or more of them are tables; what is none belongs to the one before."""
    header = best_header(grid, shapes, own)
    runs = _runs(grid, header) if header else []
    if len(runs) < 2:  # noqa: PLR2004 - one table beside another
        return [grid]
    starts = [start for start, end in runs if _is_table(_columns_of(grid, start, end), shapes, own)]
    if len(starts) < 2:  # noqa: PLR2004 - one table beside another
        return [grid]
    bounds = [0, *starts[1:], HEADS_WITHIN]
    return [_columns_of(grid, start, end) for start, end in pairwise(bounds)]


def _runs(grid: Grid, header: Header) -> list[tuple[int, int]]:
    """The columns between those that are empty from the header row on, as the first of them and the one after."""
    top = header.row + 1 - header.heads.lines
    heads = head_lines(grid, header.row, header.heads.lines).texts
    width = min(max(map(len, grid.rows)), HEADS_WITHIN)
    last = max(header.heads.columns.values(), default=0)
    empty = {at for at in range(width) if not (at < len(heads) and heads[at]) and _is_empty(grid, top, at)}
    if not empty or (last == width - 1 and not empty & set(range(last))):
        return []
    runs: list[tuple[int, int]] = []
    start = 0
    for at in [*sorted(empty), width]:
        if at > start:
            runs.append((start, at))
        start = at + 1
    return runs


def _is_empty(grid: Grid, top: int, at: int) -> bool:
    """Whether a column holds nothing from a row on."""
    cells = (row[at] for row in islice(grid.rows, top, None) if at < len(row))
    return not any(map(is_filled, cells))


def _columns_of(grid: Grid, start: int, end: int) -> Grid:
    """The columns of a grid from one to another, with blanks in the place of those before."""
    before: list[Cell] = [None] * start
    return replace(grid, rows=[[*before, *row[start:end]] for row in grid.rows], whole=grid.whole or grid)


def _is_table(part: Grid, shapes: Sequence[Shape], own: OwnHeads) -> bool:
    header = best_header(part, shapes, own)
    return header is not None and header.is_complete and header.heads.found > 1


def _below(grid: Grid, shapes: Sequence[Shape], own: OwnHeads) -> tuple[list[Grid], list[Problem]]:
    """The parts of a grid from one header row to the next; and heads that look like those of another table."""
    first = best_header(grid, shapes, own)
    if first is None or not first.is_complete:
        return [grid], []
    starts: list[int] = []
    told: list[Problem] = []
    header = first
    for row in islice(_rows_asked(grid, first, shapes), MOST_ASKED):
        if row <= header.row or list(grid.rows[row]) == list(grid.rows[header.row]):
            continue
        part = _rows_of(grid, row, len(grid.rows))
        found = best_header(part, shapes, own, range(row, row + 1))
        if found is None or found.heads.found <= sum(map(is_filled, grid.rows[row])) / 2:
            continue
        if found.is_complete:
            starts.append(_title_of(grid, row, header.row))
            header = found
        elif not any(map(is_filled, grid.rows[row - 1])):
            told.append(_doubt(grid, row, found))
    bounds = [0, *starts, len(grid.rows)]
    pieces = [_rows_of(grid, start, end) for start, end in pairwise(bounds)]
    return (pieces if starts else [grid]), told


def _rows_of(grid: Grid, start: int, end: int) -> Grid:
    """The rows of a grid from one to another, with blank ones in the place of those before."""
    before: list[Sequence[Cell]] = [[] for _ in range(start)]
    return replace(grid, rows=[*before, *grid.rows[start:end]], whole=grid.whole or grid)


def _rows_asked(grid: Grid, header: Header, shapes: Sequence[Shape]) -> Iterator[int]:
    """The rows below a header row in which heads may stand: below a blank row, or among the values of a column."""
    known = known_heads(tuple(shapes))
    rows = grid.rows
    empty = [at for at, cells in enumerate(rows) if not any(cells) and at > header.row]
    blank = [at for at in empty if not any(map(is_filled, rows[at]))]
    asked = {row for at in blank for row in range(at + 1, at + 2 + _TITLES) if row < len(rows)}
    # One column is enough: a row without anything where all others have a name is told in any case.
    for column in sorted(_needed(header))[:1]:
        asked |= _naming_heads(grid, header.row, column, known)
    for row in sorted(asked):
        words = [cell for cell in rows[row] if isinstance(cell, str) and cell.strip()]
        if len(words) > 1 and may_be_heads(rows[row]) and sum(fold(word) in known for word in words) > 1:
            yield row


def _needed(header: Header) -> set[int]:
    columns = header.heads.columns
    return {columns[name] for group in header.shape.needs for name in group if name in columns}


def _naming_heads(grid: Grid, top: int, at: int, known: frozenset[str]) -> set[int]:
    """The rows in whose cell of this column a known head stands."""
    if len(set(_cells(grid.rows[:MOST_VALUES], at))) > MOST_VALUES / 2:
        return set()
    cells = _cells(grid.rows[top + 1 :], at)
    values = (value for value in set(cells) if isinstance(value, str))
    heads = {value for value in islice(values, MOST_VALUES) if fold(value) in known}
    return {row for row, cell in enumerate(cells, top + 1) if cell in heads} if heads else set()


def _cells(rows: Sequence[Sequence[Cell]], at: int) -> list[Cell]:
    """The cells of a column; in one step where all rows are long enough, as they mostly are."""
    try:
        return list(map(itemgetter(at), rows))
    except IndexError:
        return [row[at] if at < len(row) else None for row in rows]


def _title_of(grid: Grid, row: int, top: int) -> int:
    """The first row of a part: its header row, or the title above it as far as a blank row."""
    for start in range(row, max(row - _TITLES - 1, top), -1):
        if not any(map(is_filled, grid.rows[start - 1])):
            return start
    return row


def _doubt(grid: Grid, row: int, found: Header) -> Problem:
    wanted = " and ".join(" or ".join(group) for group in found.heads.missing(found.shape))
    message = f"A second table seems to begin in row {row + 1}, like {found.shape.name}, but without {wanted}."
    cure = "Its rows are read as part of the table above; move it to a sheet of its own, and give it these columns."
    return warning(grid.place(row), "second table", message, cure=cure)
