"""Find the header row of a grid, and the table whose headers it has."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePosixPath

from plangen.sources.grid import Cell, Grid
from plangen.tables.headers.footnotes import is_unit_line
from plangen.tables.headers.found import MatchedHeaders
from plangen.tables.headers.known import ParsedHeaders, match_headers, parse_headers
from plangen.tables.headers.lines import MAX_HEADER_COLUMNS, header_lines, may_be_headers
from plangen.tables.headers.unused_lists import is_pivot_filter
from plangen.tables.shape import Shape
from plangen.tables.values.filled import is_filled
from plangen.tables.values.folding import fold

HEADER_SEARCH_ROWS = 30
_PERIOD_WORDS = re.compile(r"\b(?:fy ?)?\d+\b|\b[qh][1-4]\b|\b(?:export|report|copy|final|sheet)\b")
_DEFAULT_NAME = re.compile(r"(?:sheet|tabelle|feuil|hoja|foglio|blad|list|arkusz|page)? ?\d*")
"""Default sheet names; then the file's name is used."""

ColumnOverrides = Mapping[str, Mapping[str, str]]
"""Headers that the user mapped in a Columns sheet: table → folded header → column."""


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """A header row (from 0; of two lines, the lower row), with its headers matched to a table."""

    shape: Shape
    row: int
    headers: MatchedHeaders

    @property
    def is_complete(self) -> bool:
        """Whether all required columns are present."""
        return not self.headers.missing(self.shape)


def sheet_name(grid: Grid) -> str:
    """The sheet's name; the file's if the sheet has none or a default one."""
    return PurePosixPath(grid.file).stem if _DEFAULT_NAME.fullmatch(fold(grid.sheet)) else grid.sheet


def is_named(grid: Grid, shape: Shape) -> bool:
    """Whether the sheet (the file, if the sheet has a default name) has one of the shape's names, maybe with a year."""
    return _has_name(_names_of(grid), shape.folded_names)


def _has_name(names_of_grid: tuple[str, str], names: Container[str]) -> bool:
    return any(each in names for each in names_of_grid)


def _names_of(grid: Grid) -> tuple[str, str]:
    """The sheet's name, folded, and without words for a period."""
    folded = fold(sheet_name(grid))
    return folded, fold(_PERIOD_WORDS.sub(" ", folded))


def find_header(
    grid: Grid, shapes: Sequence[Shape], overrides: ColumnOverrides, rows: Sequence[int] = ()
) -> HeaderRow | None:
    """The row that matches best as a header row, and its table; searches `rows`, or the first rows if empty.

    The sheet's name weighs most, then having all required columns, then headers that only one program uses. Two lines
    are read as one if that gives more, or if the lower line can't be data. In a part of a sheet, complete headers weigh
    more than the name.
    """
    best: tuple[tuple[int, ...], HeaderRow] | None = None
    of_grid = _names_of(grid)
    one_line: dict[tuple[int, str], HeaderRow] = {}
    for row, lines in _candidate_rows(grid, rows or _first_rows(grid)):
        parsed = parse_headers(header_lines(grid, row, lines))
        filled = max(sum(map(is_filled, cells)) for cells in grid.rows[row + 1 - lines : row + 1])
        known = parsed.known_among(shapes, overrides)
        for each in shapes:
            if each.name not in known:
                continue
            named = _has_name(of_grid, each.folded_names)
            shape = each.by_name if named or _has_name(of_grid, each.folded_shared_names) else each
            header, distinctive = _match(parsed, row, shape, overrides.get(shape.name, {}))
            matched = header.headers
            if not _is_enough(header, filled, distinctive + named):
                continue
            if lines == 1:
                one_line[row, shape.name] = header
            above = one_line.get((row - 1, shape.name))
            second_line = lines > 1 and header.is_complete and _cannot_be_data(grid, row, above)
            first = (header.is_complete, named) if grid.full_sheet else (named, header.is_complete)
            count = matched.found + len(matched.refused)
            rank = (*map(int, first), distinctive, count, 0 if second_line else -lines, -row)
            if best is None or rank > best[0]:
                best = (rank, replace(header, headers=replace(matched, lines=lines)))
    return best[1] if best else None


def mapped_header(grid: Grid, shapes: Sequence[Shape], overrides: ColumnOverrides) -> HeaderRow | None:
    """The row with most of the headers that the user mapped to one table: at least two, or all of them."""
    best: HeaderRow | None = None
    mapped = [shape for shape in shapes if overrides.get(shape.name)]
    for row, lines in _candidate_rows(grid, _first_rows(grid)) if mapped else ():
        parsed = parse_headers(header_lines(grid, row, lines))
        for shape in mapped:
            found, _ = _match(parsed, row, shape, overrides[shape.name])
            enough = min(2, len(overrides[shape.name]))
            if found.headers.mapped >= max(enough, best.headers.mapped + 1 if best else 0):
                best = replace(found, headers=replace(found.headers, lines=lines))
    return best


def _first_rows(grid: Grid) -> range:
    """The rows to search for a header row; in a part of a sheet, starting at its first filled row."""
    filled = (row for row, cells in enumerate(grid.rows) if any(map(is_filled, cells)))
    start = next(filled, 0) if grid.full_sheet else 0
    return range(start, start + HEADER_SEARCH_ROWS)


def _match(parsed: ParsedHeaders, row: int, shape: Shape, overrides: Mapping[str, str]) -> tuple[HeaderRow, int]:
    """A row matched to a shape, and how many of its headers only one program's export has."""
    headers, distinctive = _match_once(parsed, shape, frozenset(overrides.items()))
    return HeaderRow(shape, row, headers), distinctive


@lru_cache(maxsize=4096)
def _match_once(
    headers: ParsedHeaders, shape: Shape, overrides: frozenset[tuple[str, str]]
) -> tuple[MatchedHeaders, int]:
    """Match a row's headers to a shape; cached, since the parts of a sheet share rows."""
    if not headers.known_among((shape,), {shape.name: dict(overrides)}):
        return MatchedHeaders({}), 0
    folded = {*headers.bare, *map(fold, headers.texts)}
    return match_headers(headers, shape, dict(overrides)), headers.profile.distinctive_count(shape.name, folded)


def _is_enough(header: HeaderRow, filled: int, extra: int) -> bool:
    """Whether a row has enough known headers; `extra` is other evidence for the table."""
    # A sheet of two or three columns needs two known headers.
    enough = 1 if header.shape.is_named and header.is_complete else min(header.shape.min_headers, max(2, filled - 1))
    return bool(header.headers.exact_matches) and header.headers.found + extra >= enough


def _candidate_rows(grid: Grid, rows: Iterable[int]) -> Iterable[tuple[int, int]]:
    """The rows that may be header rows, each with its line count: alone, and as the lower of two lines."""
    for row in rows:
        if row >= len(grid.rows):
            return
        cells = grid.rows[row][:MAX_HEADER_COLUMNS]
        if is_pivot_filter(cells):
            continue
        if any(isinstance(cell, str) and cell.strip() for cell in cells):
            yield row, 1
        if row and may_be_headers(cells) and _are_headers(grid.rows[row - 1][:MAX_HEADER_COLUMNS]):
            yield row, 2


def _are_headers(cells: Sequence[Cell]) -> bool:
    """Whether a row has at least two words, years, or months, and nothing else."""
    return may_be_headers(cells) and sum(map(is_filled, cells)) > 1


def _cannot_be_data(grid: Grid, row: int, above: HeaderRow | None) -> bool:
    """Whether the row below a header row can't be data: it splits a group of columns, or it has only units.

    Words in columns that have a header stay a data row, so they're counted even if the required cells are blank.
    """
    if above is None or not above.is_complete:
        return False
    cells = grid.rows[row]
    columns = above.headers.columns
    needed = {columns[name] for group in above.shape.needs for name in group if name in columns}
    blank = not any(at < len(cells) and is_filled(cells[at]) for at in needed)
    splits_group = any(map(is_filled, _below_blanks(grid.rows[above.row], cells)))
    return bool(needed) and ((blank and _are_headers(cells) and splits_group) or is_unit_line(cells, tuple(needed)))


def _below_blanks(upper: Sequence[Cell], lower: Sequence[Cell]) -> list[Cell]:
    """The cells of a row that are below a blank cell of the row above."""
    return [cell for at, cell in enumerate(lower) if at >= len(upper) or not is_filled(upper[at])]
