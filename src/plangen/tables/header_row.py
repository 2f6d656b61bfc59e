"""Which row of a grid is its header row, and the heads of which table of ours stand in it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePosixPath

from plangen.sources.grid import Cell, Grid
from plangen.tables.filled import is_filled
from plangen.tables.folding import fold
from plangen.tables.footnotes import is_unit_line
from plangen.tables.head_lines import HEADS_WITHIN, head_lines, may_be_heads
from plangen.tables.headers import HeadRow, head_row, read_heads
from plangen.tables.shape import Shape
from plangen.tables.table import Heads

HEADER_WITHIN = 30
_DATED = re.compile(r"\b(?:fy ?)?\d+\b|\b[qh][1-4]\b|\b(?:export|report|copy|final|sheet)\b")
_UNNAMED = re.compile(r"(?:sheet|tabelle|feuil|hoja|foglio|blad|list|arkusz|page)? ?\d*")
"""Names that programs give to a sheet: then the file's name speaks for it."""

OwnHeads = Mapping[str, Mapping[str, str]]
"""Heads that a user has named in a sheet Columns: table → folded head → our column."""


@dataclass(frozen=True, slots=True)
class Header:
    """A header row (from 0), of two lines the lower one, with its heads as those of a table of ours."""

    shape: Shape
    row: int
    heads: Heads

    @property
    def is_complete(self) -> bool:
        """Whether no column is missing that the table needs."""
        return not self.heads.missing(self.shape)


def is_named(grid: Grid, shape: Shape) -> bool:
    """Whether the sheet has one of the shape's names, with a year or without; or the file, where the sheet has none."""
    name = PurePosixPath(grid.file).stem if _UNNAMED.fullmatch(fold(grid.sheet)) else grid.sheet
    folded = fold(name)
    return folded in shape.folded_names or fold(_DATED.sub(" ", folded)) in shape.folded_names


def best_header(grid: Grid, shapes: Sequence[Shape], own: OwnHeads, rows: Sequence[int] = ()) -> Header | None:
    """The row that reads best as a header row, and of which table; `rows` are those asked, else the first ones.

    A name counts most, then that all is there, then heads that only one table of a program has. Two lines are read as
    one where that gives more than either of them, or where the lower one cannot be data. Of a part of a sheet the
    name says less than its heads do.
    """
    best: tuple[tuple[int, ...], Header] | None = None
    names = {shape.name: is_named(grid, shape) for shape in shapes}
    asked = [shape.by_name if names[shape.name] else shape for shape in shapes]
    one_line: dict[tuple[int, str], Header] = {}
    for row, lines in _header_rows(grid, rows or _first_rows(grid)):
        row_of_heads = head_row(head_lines(grid, row, lines))
        filled = max(sum(map(is_filled, cells)) for cells in grid.rows[row + 1 - lines : row + 1])
        for shape in asked:
            header, told = _read(row_of_heads, row, shape, own.get(shape.name, {}))
            named, heads = names[shape.name], header.heads
            if not _is_enough(header, filled, told + named):
                continue
            if lines == 1:
                one_line[row, shape.name] = header
            sure = lines > 1 and header.is_complete and _is_no_data(grid, row, one_line.get((row - 1, shape.name)))
            first = (header.is_complete, named) if grid.whole else (named, header.is_complete)
            known = heads.found + len(heads.refused)
            rank = (*map(int, first), told, known, 0 if sure else -lines, -row)
            if best is None or rank > best[0]:
                best = (rank, replace(header, heads=replace(heads, lines=lines)))
    return best[1] if best else None


def _first_rows(grid: Grid) -> range:
    """The rows in which a header row is looked for: of a part of a sheet, those from its first cell on."""
    filled = (row for row, cells in enumerate(grid.rows) if any(map(is_filled, cells)))
    start = next(filled, 0) if grid.whole else 0
    return range(start, start + HEADER_WITHIN)


def _read(row_of_heads: HeadRow, row: int, shape: Shape, own: Mapping[str, str]) -> tuple[Header, int]:
    """A row read as the heads of a shape, and how many of them only one program's export of that table has."""
    heads, told = _read_once(row_of_heads, shape, frozenset(own.items()))
    return Header(shape, row, heads), told


@lru_cache(maxsize=4096)
def _read_once(heads: HeadRow, shape: Shape, own: frozenset[tuple[str, str]]) -> tuple[Heads, int]:
    """What a row says as heads of a shape; it is the same for each part of a sheet in which the row stands."""
    if not heads.may_be(shape, dict(own)):
        return Heads({}), 0
    folded = {*heads.bare, *map(fold, heads.texts)}
    return read_heads(heads, shape, dict(own)), heads.profile.tell(shape.name, folded)


def _is_enough(header: Header, filled: int, more: int) -> bool:
    """Whether enough of the heads in a row's filled cells are known; `more` is what else speaks for the table."""
    # A sheet of two or three columns needs two known heads.
    enough = 1 if header.shape.is_named and header.is_complete else min(header.shape.headers, max(2, filled - 1))
    return bool(header.heads.exact) and header.heads.found + more >= enough


def _header_rows(grid: Grid, rows: Iterable[int]) -> Iterable[tuple[int, int]]:
    """The rows that may be header rows, each with its lines: alone, and as the lower of two lines of words."""
    for row in rows:
        if row >= len(grid.rows):
            return
        cells = grid.rows[row][:HEADS_WITHIN]
        if any(isinstance(cell, str) and cell.strip() for cell in cells):
            yield row, 1
        if row and may_be_heads(cells) and _are_heads(grid.rows[row - 1][:HEADS_WITHIN]):
            yield row, 2


def _are_heads(cells: Sequence[Cell]) -> bool:
    """Whether a row holds two or more words, years and months, and nothing else."""
    return may_be_heads(cells) and sum(map(is_filled, cells)) > 1


def _is_no_data(grid: Grid, row: int, above: Header | None) -> bool:
    """Whether a row below a header row cannot be data: it has nothing where data needs something, or only units."""
    if above is None or not above.is_complete:
        return False
    cells = grid.rows[row]
    needed = {above.heads.columns[name] for group in above.shape.needs for name in group if name in above.heads.columns}
    blank = not any(at < len(cells) and is_filled(cells[at]) for at in needed)
    return bool(needed) and (blank or is_unit_line(cells, tuple(needed)))
