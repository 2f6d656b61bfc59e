"""Split a sheet into its tables, next to or below each other, each as a grid that keeps the sheet's addresses."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from operator import itemgetter

from plangen.problems import Problem, warning
from plangen.sources.grid import Cell, Grid
from plangen.tables.headers.known import known_headers
from plangen.tables.headers.lines import MAX_HEADER_COLUMNS, header_lines, may_be_headers
from plangen.tables.headers.row import ColumnOverrides, HeaderRow, find_header
from plangen.tables.shape import Shape
from plangen.tables.values.filled import is_filled
from plangen.tables.values.folding import fold

MAX_ROWS_CHECKED = 200
"""The most rows below a table that are checked for another header row."""
MAX_VALUES = 5_000
"""The most distinct values of a column searched for headers; a column with more holds names."""
_TITLE_ROWS = 2
"""The most rows between a blank row and the header row below it: a title and a subtitle."""


def split_tables(grid: Grid, shapes: Sequence[Shape], overrides: ColumnOverrides) -> tuple[list[Grid], list[Problem]]:
    """The tables of a sheet, or the sheet itself if it has only one; and warnings about tables that aren't read."""
    parts: list[Grid] = []
    problems: list[Problem] = []
    for part in _split_columns(grid, shapes, overrides):
        below, warnings = _split_rows(part, shapes, overrides)
        parts += below
        problems += warnings
    return parts, problems


def _split_columns(grid: Grid, shapes: Sequence[Shape], overrides: ColumnOverrides) -> list[Grid]:
    """The parts between empty columns, if at least two are tables; other columns belong to the part before."""
    header = find_header(grid, shapes, overrides)
    column_runs = _column_runs(grid, header) if header else []
    if len(column_runs) < 2:  # noqa: PLR2004 - one table next to another
        return [grid]
    starts = [start for start, end in column_runs if _is_table(_columns_of(grid, start, end), shapes, overrides)]
    if len(starts) < 2:  # noqa: PLR2004 - one table next to another
        return [grid]
    bounds = [0, *starts[1:], MAX_HEADER_COLUMNS]
    return [_columns_of(grid, start, end) for start, end in pairwise(bounds)]


def _column_runs(grid: Grid, header: HeaderRow) -> list[tuple[int, int]]:
    """The column ranges between columns that are empty from the header row down, as (first, end)."""
    top = header.row + 1 - header.headers.lines
    headers = header_lines(grid, header.row, header.headers.lines).texts
    width = min(max(map(len, grid.rows)), MAX_HEADER_COLUMNS)
    last = max(header.headers.columns.values(), default=0)
    empty = {at for at in range(width) if not (at < len(headers) and headers[at]) and _is_empty(grid, top, at)}
    if not empty or (last == width - 1 and not empty & set(range(last))):
        return []
    column_runs: list[tuple[int, int]] = []
    start = 0
    for at in [*sorted(empty), width]:
        if at > start:
            column_runs.append((start, at))
        start = at + 1
    return column_runs


def _is_empty(grid: Grid, top: int, at: int) -> bool:
    """Whether a column is empty from a row down."""
    cells = (row[at] for row in islice(grid.rows, top, None) if at < len(row))
    return not any(map(is_filled, cells))


def _columns_of(grid: Grid, start: int, end: int) -> Grid:
    """A range of a grid's columns, with the columns before it blank."""
    before: list[Cell] = [None] * start
    return replace(grid, rows=[[*before, *row[start:end]] for row in grid.rows], full_sheet=grid.full_sheet or grid)


def _is_table(part: Grid, shapes: Sequence[Shape], overrides: ColumnOverrides) -> bool:
    header = find_header(part, shapes, overrides)
    return header is not None and header.is_complete and header.headers.found > 1


def _split_rows(grid: Grid, shapes: Sequence[Shape], overrides: ColumnOverrides) -> tuple[list[Grid], list[Problem]]:
    """The parts of a grid from one header row to the next; and warnings about incomplete header rows."""
    first = find_header(grid, shapes, overrides)
    if first is None or not first.is_complete:
        return [grid], []
    starts: list[int] = []
    warnings: list[Problem] = []
    header = first
    for row in islice(_candidate_rows(grid, first, shapes), MAX_ROWS_CHECKED):
        if row <= header.row or list(grid.rows[row]) == list(grid.rows[header.row]):
            continue
        part = _rows_of(grid, row, len(grid.rows))
        found = find_header(part, shapes, overrides, range(row, row + 1))
        if found is None or found.headers.found <= sum(map(is_filled, grid.rows[row])) / 2:
            continue
        if found.is_complete:
            starts.append(_first_row(grid, row, header.row))
            header = found
        elif not any(map(is_filled, grid.rows[row - 1])):
            warnings.append(_warning(grid, row, found))
    bounds = [0, *starts, len(grid.rows)]
    pieces = [_rows_of(grid, start, end) for start, end in pairwise(bounds)]
    return (pieces if starts else [grid]), warnings


def _rows_of(grid: Grid, start: int, end: int) -> Grid:
    """A range of a grid's rows, with the rows before it blank."""
    before: list[Sequence[Cell]] = [[] for _ in range(start)]
    return replace(grid, rows=[*before, *grid.rows[start:end]], full_sheet=grid.full_sheet or grid)


def _candidate_rows(grid: Grid, header: HeaderRow, shapes: Sequence[Shape]) -> Iterator[int]:
    """The rows below a header row that may be header rows: below a blank row, or with a known header as a value."""
    known = known_headers(tuple(shapes))
    rows = grid.rows
    empty = [at for at, cells in enumerate(rows) if not any(cells) and at > header.row]
    blank = [at for at in empty if not any(map(is_filled, rows[at]))]
    candidates = {row for at in blank for row in range(at + 1, at + 2 + _TITLE_ROWS) if row < len(rows)}
    # One column is enough: a row without a required value is reported anyway.
    for column in sorted(_needed(header))[:1]:
        candidates |= _rows_with_header(grid, header.row, column, known)
    for row in sorted(candidates):
        words = [cell for cell in rows[row] if isinstance(cell, str) and cell.strip()]
        if len(words) > 1 and may_be_headers(rows[row]) and sum(fold(word) in known for word in words) > 1:
            yield row


def _needed(header: HeaderRow) -> set[int]:
    columns = header.headers.columns
    return {columns[name] for group in header.shape.needs for name in group if name in columns}


def _rows_with_header(grid: Grid, top: int, at: int, known: frozenset[str]) -> set[int]:
    """The rows with a known header in this column."""
    if len(set(_cells(grid.rows[:MAX_VALUES], at))) > MAX_VALUES / 2:
        return set()
    cells = _cells(grid.rows[top + 1 :], at)
    values = (value for value in set(cells) if isinstance(value, str))
    headers = {value for value in islice(values, MAX_VALUES) if fold(value) in known}
    return {row for row, cell in enumerate(cells, top + 1) if cell in headers} if headers else set()


def _cells(rows: Sequence[Sequence[Cell]], at: int) -> list[Cell]:
    """The cells of a column; in one step if all rows are long enough, as most are."""
    try:
        return list(map(itemgetter(at), rows))
    except IndexError:
        return [row[at] if at < len(row) else None for row in rows]


def _first_row(grid: Grid, row: int, top: int) -> int:
    """The first row of a part: its header row, or the title above it, up to a blank row."""
    for start in range(row, max(row - _TITLE_ROWS - 1, top), -1):
        if not any(map(is_filled, grid.rows[start - 1])):
            return start
    return row


def _warning(grid: Grid, row: int, found: HeaderRow) -> Problem:
    missing = " and ".join(" or ".join(group) for group in found.headers.missing(found.shape))
    start = f"Looks like the start of another table ({found.shape.name}), but has no {missing} column."
    message = f"{start} Its rows are read as part of the table above."
    fix = "Move this table to its own sheet and add that column."
    return warning(grid.place(row), "second table", message, fix=fix)
