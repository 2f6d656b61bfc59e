"""Which table of ours a grid is, where its header row stands, and which of its rows hold data."""

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from rapidfuzz import process

from plangen.problems import Problem, error
from plangen.sources.grid import Cell, Grid
from plangen.tables.folding import fold
from plangen.tables.headers import Heads, detect_profile, read_heads
from plangen.tables.shape import Shape
from plangen.tables.table import Table, Unused

HEADER_WITHIN = 30
ALIKE = 70
_TOTALS = ("grand total", "total", "subtotal", "sub total", "sum", "count", "average", "gesamt", "summe", "somme")
_WORDS_OF_A_TOTAL = 6
_TOTAL = re.compile(rf"(?:{'|'.join(_TOTALS)})s?\b")

OwnHeads = Mapping[str, Mapping[str, str]]
"""Heads that a user has named in a sheet Columns: table → folded head → our column."""


def recognise(
    grid: Grid, number: int, shapes: Sequence[Shape], own: OwnHeads | None = None
) -> tuple[Table | Unused, list[Problem]]:
    """The table that a grid is, by its name or else by its heads; or that it is none, and why."""
    best = _best_header(grid, shapes, own or {})
    named = next((shape for shape in shapes if _is_named(grid, shape)), None)
    if best is None:
        if named is None:
            return Unused(grid, "no row in the first 30 has heads that plangen knows"), []
        return Unused(grid, f"named {named.name}, but without a header row"), [_no_header(grid, named)]
    shape, header, heads = best
    missing = heads.missing(shape)
    if missing:
        wanted = " and ".join(" or ".join(group) for group in missing)
        reason = f"looks like {shape.name}, but has no column {wanted}"
        return Unused(grid, reason), [_missing(grid, header, shape, heads)]
    return _table(grid, number, shape, header, heads), []


def _is_named(grid: Grid, shape: Shape) -> bool:
    """Whether the sheet, or the file of a single sheet, has one of the shape's names."""
    stem = fold(PurePosixPath(grid.file).stem)
    return fold(grid.sheet) in shape.folded_names if grid.sheet else stem in shape.folded_names


def _best_header(grid: Grid, shapes: Sequence[Shape], own: OwnHeads) -> tuple[Shape, int, Heads] | None:
    best: tuple[tuple[int, int, int, int], Shape, int, Heads] | None = None
    for row, cells in enumerate(grid.rows[:HEADER_WITHIN]):
        if not any(isinstance(cell, str) and cell.strip() for cell in cells):
            continue
        for shape in shapes:
            heads = read_heads(cells, shape, own.get(shape.name))
            named = _is_named(grid, shape)
            if not heads.found or heads.found < shape.headers - named or not heads.exact:
                continue
            rank = (int(named), int(not heads.missing(shape)), heads.found, -row)
            if best is None or rank > best[0]:
                best = (rank, shape, row, heads)
    return best[1:] if best else None


def _no_header(grid: Grid, shape: Shape) -> Problem:
    needs = ", ".join(group[0] for group in shape.needs)
    return error(
        grid.place(0), "no header row", f"The sheet is named {shape.name}, but no header row was found.",
        cure=f"Put the column names ({needs} …) into one row above the data.",
    )  # fmt: skip


def _missing(grid: Grid, header: int, shape: Shape, heads: Heads) -> Problem:
    group = heads.missing(shape)[0]
    wanted = " or ".join(group)
    near = process.extractOne(group[0], heads.unused, processor=fold, score_cutoff=ALIKE) if heads.unused else None
    hint = f" Is it “{near[0]}”? Then rename that head, or name it in a sheet Columns." if near else ""
    return error(
        grid.place(header), "missing column", f"This looks like {shape.name}, but the column {wanted} is missing.",
        cure=f"Add a column “{group[0]}”.{hint}",
    )  # fmt: skip


def _table(grid: Grid, number: int, shape: Shape, header: int, heads: Heads) -> Table:
    profile = detect_profile(grid.rows[header])
    footers = tuple(fold(text) for text in profile.footers)
    needed = [heads.columns[name] for group in shape.needs for name in group if name in heads.columns]
    known = sorted({*heads.columns.values(), *(c.column for found in heads.families.values() for c in found)})
    rows: list[int] = []
    skips: dict[int, str] = {}
    for row in range(header + 1, len(grid.rows)):
        reason = _skip_reason(grid.rows[row], needed, known, footers)
        if reason:
            skips[row] = reason
        else:
            rows.append(row)
    return Table(shape, grid, number, header, profile, heads.columns, heads.families, tuple(rows), skips, heads.unused)


def _skip_reason(cells: Sequence[Cell], needed: Sequence[int], known: Sequence[int], footers: tuple[str, ...]) -> str:
    """Why a row holds no data: it is blank, a total or a footer; empty where it does."""
    first = next((cell for cell in cells if cell is not None and cell != ""), None)
    if first is None or (isinstance(first, str) and not first.strip()):
        return "blank" if not any(str(cell).strip() for cell in cells if cell is not None) else ""
    text = fold(first) if isinstance(first, str) else ""
    complete = all(at < len(cells) and cells[at] not in (None, "") for at in needed)
    if _is_total(text) and (not complete or (len(needed) == 1 and _only_numbers(cells, first))):
        return "total"
    if not complete and text.startswith(footers) and text:
        return "footer"
    if not any(at < len(cells) and cells[at] not in (None, "") for at in known):
        return "outside the table"
    return ""


def _is_total(text: str) -> bool:
    return bool(_TOTAL.match(text)) and len(text.split()) <= _WORDS_OF_A_TOTAL


def _only_numbers(cells: Sequence[Cell], first: Cell) -> bool:
    """Whether only numbers follow the first cell: a company may be named Total, and has words beside it."""
    return not any(isinstance(cell, str) and cell.strip() for cell in cells if cell is not first)
