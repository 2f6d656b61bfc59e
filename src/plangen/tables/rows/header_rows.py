"""Find every header row of a sheet: of the tables below and next to each other, used or not."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice, zip_longest

from plangen.sources.grid import Cell, Grid
from plangen.tables.headers.found import MatchedHeaders
from plangen.tables.headers.known import known_headers
from plangen.tables.headers.lines import MAX_HEADER_COLUMNS, may_be_headers
from plangen.tables.headers.row import ColumnOverrides, HeaderRow, find_header
from plangen.tables.headers.unused_lists import is_pivot, is_pivot_line, list_headers, unused_list
from plangen.tables.rows.adjacent_tables import cut_at_pivots, cut_run, filled_runs
from plangen.tables.rows.header_texts import START, header_texts
from plangen.tables.shape import Shape
from plangen.tables.values.filled import is_filled

MAX_TABLES = 200
"""The most header rows of one sheet that are read."""
_LONG = 5_000
"""The rows above which only the usual spellings of headers are looked for, which takes a fifth of the time."""
_SEARCHED = 500
"""The first rows of a long sheet, searched for headers in any spelling."""
_YEAR = re.compile(r"20\d{2}")
_ENOUGH = 3
"""The known headers that make a header row among other columns."""


@dataclass(frozen=True, slots=True)
class TableStart:
    """A header row and its columns, as (first, end); `lines` are its header lines."""

    row: int
    first: int
    end: int
    lines: int = 1

    def overlaps(self, other: "TableStart") -> bool:
        """Whether two header rows have a column in common."""
        return self.first < other.end and other.first < self.end


@dataclass(slots=True)
class _Search:
    """A sheet searched for header rows, with what was found in rows seen before."""

    grid: Grid
    shapes: Sequence[Shape]
    overrides: ColumnOverrides
    candidates: Sequence[int]
    known: dict[tuple[Cell, ...], HeaderRow | None] = field(default_factory=dict)
    headers: dict[int, bool] = field(default_factory=dict)

    def match(self, cells: Sequence[Cell]) -> HeaderRow | None:
        """A row's cells matched as a header row."""
        key = tuple(cells)
        if key not in self.known:
            part = replace(self.grid, rows=[list(cells)], full_sheet=self.grid.full_sheet or self.grid)
            self.known[key] = find_header(part, self.shapes, self.overrides, range(1))
        return self.known[key]

    def has_enough(self, headers: MatchedHeaders, cells: Sequence[Cell], *, is_apart: bool) -> bool:
        """Whether enough of a row's cells are known headers; words in a row of data may be some by chance."""
        filled = sum(map(is_filled, cells))
        found = headers.exact_matches + sum(map(len, headers.families.values()))
        if found < _ENOUGH:
            return found > 1 and (found == filled or (is_apart and found > filled / 2))
        return found > filled / 2 or headers.exact_matches >= _ENOUGH

    def is_header(self, row: int) -> bool:
        """Whether a row is a complete header row."""
        if row not in self.headers:
            cells = self.grid.rows[row][:MAX_HEADER_COLUMNS]
            found = self.match(cells) if may_be_headers(cells) else None
            self.headers[row] = found is not None and found.is_complete
        return self.headers[row]

    def is_apart(self, row: int) -> bool:
        """Whether a row is the first one, or below a blank row or a title."""
        return row == 0 or sum(map(is_filled, self.grid.rows[row - 1])) < 2  # noqa: PLR2004 - a table has two columns

    def is_other(self, cells: Sequence[Cell]) -> bool:
        """Whether a row is the header row of a pivot table or of a list that isn't used."""
        found = self.match(cells)
        headers = found.headers if found else None
        is_complete = found is not None and found.is_complete
        return is_pivot([cells], 0, headers if is_complete else None) or bool(unused_list(cells, headers))


def table_starts(
    grid: Grid, shapes: Sequence[Shape], overrides: ColumnOverrides, first: HeaderRow | None
) -> list[TableStart]:
    """Every header row of a sheet, in reading order; `first` is the one that suits the whole sheet best."""
    candidates = _candidates(grid, shapes, overrides, first)
    search = _Search(grid, shapes, overrides, candidates)
    best = range(first.row + 1 - first.headers.lines, first.row + 1) if first else range(0)
    starts: list[TableStart] = []
    if first and first.row not in candidates:
        candidates.append(first.row)
        candidates.sort()
    for row in candidates:
        if first and row == first.row:
            starts += [] if any(start.row == row for start in starts) else _best_starts(search, first)
        elif row not in best and not _repeats(grid, row, starts, first):
            starts += _starts_in(search, row)
        if len(starts) > MAX_TABLES:
            break
    return starts


def _repeats(grid: Grid, row: int, starts: Sequence[TableStart], first: HeaderRow | None) -> bool:
    """Whether a row is the same as the header row above it, or as the one that suits the sheet best."""
    cells = list(grid.rows[row])
    if first and row > first.row and cells == list(grid.rows[first.row]) and starts and starts[-1].row == first.row:
        return True
    return any(cells == list(grid.rows[start.row]) for start in starts[-1:])


def _best_starts(search: _Search, header: HeaderRow) -> list[TableStart]:
    """The tables whose headers are in the row that suits the sheet best: one, or several next to each other."""
    cells = search.grid.rows[header.row][:MAX_HEADER_COLUMNS]
    if header.headers.lines > 1:
        return _two_line_starts(search, header)
    runs = _table_runs(search, header.row, cells)
    tables = [run for run in runs if _is_run_of_table(search, header.row, run)] if len(runs) > 1 else []
    # The row of one table's headers may hold rows of another one.
    if len(tables) > 1 or (tables and _is_data_outside(header, tables[0], cells)):
        return [TableStart(header.row, start, end) for start, end in tables]
    filled = [at for at, cell in enumerate(cells) if is_filled(cell)] or [0]
    return [TableStart(header.row, filled[0], filled[-1] + 1)]


def _two_line_starts(search: _Search, header: HeaderRow) -> list[TableStart]:
    """The tables whose headers are in two lines: one, or several next to each other."""
    grid, row = search.grid, header.row
    lines = [grid.rows[each][:MAX_HEADER_COLUMNS] for each in (row - 1, row)]
    either = [next(filter(is_filled, cells), None) for cells in zip_longest(*lines)]
    lower = [at for at, cell in enumerate(lines[1]) if is_filled(cell)] or [0]
    runs = filled_runs(either)
    tables = [run for run in runs if _is_two_line_run(search, row, run)] if len(runs) > 1 else []
    found = tables if len(tables) > 1 else [(lower[0], lower[-1] + 1)]
    return [TableStart(row, start, end, lines=2) for start, end in found]


def _is_two_line_run(search: _Search, row: int, run: tuple[int, int]) -> bool:
    """Whether the cells of a run in two rows are the headers of a table, set apart by empty columns."""
    start, end = run
    before: list[Cell] = [None] * start
    lines = [[*before, *search.grid.rows[each][start:end]] for each in (row - 1, row)]
    part = replace(search.grid, rows=lines, full_sheet=search.grid.full_sheet or search.grid)
    found = find_header(part, search.shapes, search.overrides, range(2))
    if found is None or not found.is_complete:
        return False
    return all(_is_gap(search, row - 1, at) for at in (start - 1, end) if at >= 0)


def _table_runs(search: _Search, row: int, cells: Sequence[Cell]) -> list[tuple[int, int]]:
    """The column ranges of filled cells, also cut where another table starts without an empty column before it."""
    runs = [part for run in filled_runs(cells) for part in cut_at_pivots(cells, run)]
    if not may_be_headers(cells):
        return runs

    def below() -> int:
        later = search.candidates[bisect_right(search.candidates, row) :]
        return next((each for each in later if search.is_header(each)), len(search.grid.rows))

    return [part for run in runs for part in cut_run(search.grid, row, run, search.match, below)]


def _starts_in(search: _Search, row: int) -> list[TableStart]:
    """The tables whose headers are in a row: the whole row's, or those of some of its columns."""
    cells = search.grid.rows[row][:MAX_HEADER_COLUMNS]
    if row + 1 < len(search.grid.rows) and _starts_pivot(cells, search.grid.rows[row + 1]):
        # The upper line of a cross table; its own start is the line below.
        below = search.grid.rows[row + 1]
        filled = [at for at, cell in enumerate(below) if is_filled(cell)]
        return [TableStart(row + 1, filled[0], filled[-1] + 1, lines=2)]
    if row and _starts_pivot(search.grid.rows[row - 1], cells):
        return []
    runs = _table_runs(search, row, cells)
    found = search.match(cells) if runs and may_be_headers(cells) else None
    tables = [run for run in runs if _is_run_of_table(search, row, run)] if len(runs) > 1 else []
    if tables and (len(tables) > 1 or found is None or _is_data_outside(found, tables[0], cells)):
        return [TableStart(row, start, end) for start, end in tables]
    if runs and may_be_headers(cells) and _is_header_row(search, row, cells, found):
        return [TableStart(row, runs[0][0], runs[-1][1])]
    return [TableStart(row, start, end) for start, end in tables]


def _is_data_outside(found: HeaderRow, run: tuple[int, int], cells: Sequence[Cell]) -> bool:
    """Whether most of a row's cells outside a run of headers aren't headers but another table's data."""
    families = (column.column for each in found.headers.families.values() for column in each)
    known = sum(not run[0] <= at < run[1] for at in (*found.headers.columns.values(), *families))
    filled = sum(is_filled(cell) for at, cell in enumerate(cells) if not run[0] <= at < run[1])
    return known == 0 or known < filled / 2


def _starts_pivot(above: Sequence[Cell], cells: Sequence[Cell]) -> bool:
    """Whether two rows are the header lines of a cross table."""
    return is_pivot_line(above) and _has_labels_only(cells)


def _has_labels_only(cells: Sequence[Cell]) -> bool:
    """Whether a row has at least two words or years, and no numbers."""
    texts = [cell for cell in cells if isinstance(cell, str) and is_filled(cell)]
    is_label = all(
        not text.strip().lstrip("-").replace(".", "").replace(",", "").isdigit() or _YEAR.fullmatch(text)
        for text in texts
    )
    return len(texts) > 1 and is_label and may_be_headers(cells)


def _known_outside(found: HeaderRow, run: tuple[int, int]) -> int:
    """How many of a row's known headers are outside a run of its cells."""
    families = (column.column for each in found.headers.families.values() for column in each)
    return sum(not run[0] <= at < run[1] for at in (*found.headers.columns.values(), *families))


def _is_header_row(search: _Search, row: int, cells: Sequence[Cell], found: HeaderRow | None) -> bool:
    """Whether a whole row is a header row: complete, or of a table that lacks a column, or of another list."""
    if search.is_other(cells):
        return True
    if any(isinstance(cell, str) and cell.rstrip().endswith(":") for cell in cells):
        return False
    if found is None or not search.has_enough(found.headers, cells, is_apart=search.is_apart(row)):
        return False
    if found.is_complete:
        return True
    below = search.grid.rows[row + 1] if row + 1 < len(search.grid.rows) else ()
    under = search.match(below) if may_be_headers(below) else None
    is_group_line = under is not None and under.is_complete
    filled = sum(map(is_filled, cells))
    return found.headers.exact_matches >= _ENOUGH and found.headers.found > filled / 2 and not is_group_line


def _is_run_of_table(search: _Search, row: int, run: tuple[int, int]) -> bool:
    """Whether a run of cells is a header row of its own: complete, of known words, and set apart by empty columns."""
    start, end = run
    cells = search.grid.rows[row][start:end]
    if end - start < 2 or not may_be_headers(cells):  # noqa: PLR2004 - a table has two columns
        return False
    before: list[Cell] = [None] * start
    line = [*before, *cells]
    if not search.is_other(line):
        found = search.match(line)
        if found is None or not found.is_complete or found.headers.found <= (end - start) / 2:
            return False
    return all(_is_gap(search, row, at) for at in (start - 1, end) if at >= 0 and not _is_filled(search, row, at))


def _is_filled(search: _Search, row: int, at: int) -> bool:
    cells = search.grid.rows[row]
    return at < len(cells) and is_filled(cells[at])


def _is_gap(search: _Search, row: int, at: int) -> bool:
    """Whether a column is empty from a row down, up to a header row that crosses it."""
    later = search.candidates[bisect_right(search.candidates, row) :]
    stop = next((each for each in later if _is_filled(search, each, at)), len(search.grid.rows))
    return not any(at < len(cells) and is_filled(cells[at]) for cells in islice(search.grid.rows, row, stop))


def _candidates(grid: Grid, shapes: Sequence[Shape], overrides: ColumnOverrides, first: HeaderRow | None) -> list[int]:
    """The rows with a known header. In a long sheet, also those below a blank row, since only usual spellings count."""
    rows, known = grid.rows, known_headers(tuple(shapes)) | list_headers()
    known |= {each for own in overrides.values() for each in own}
    top = rows if len(rows) <= _LONG else [*rows[:_SEARCHED], rows[first.row] if first else ()]
    headers = header_texts(top, known)
    if len(rows) <= _LONG:
        return [row for row, cells in enumerate(rows) if not headers.isdisjoint(cells)]
    headers |= _spellings(known)
    blank = [row for row, cells in enumerate(rows) if not any(cells)]
    below = {row + 1 for row in blank if row + 1 < len(rows)}
    below |= {row + 1 for row in below if row + 1 < len(rows) and sum(map(is_filled, rows[row])) == 1}
    return sorted(below.union(row for row, cells in enumerate(rows) if not headers.isdisjoint(cells)))


@lru_cache(maxsize=8)
def _spellings(known: frozenset[str]) -> frozenset[str]:
    """Known headers in their usual spellings: close date, Close Date, CLOSE DATE, close_date."""
    plain = {text for text in known if len(text) >= START}
    return frozenset({*plain, *map(str.title, plain), *map(str.capitalize, plain), *map(str.upper, plain)}) | frozenset(
        text.replace(" ", "_") for text in plain
    )
