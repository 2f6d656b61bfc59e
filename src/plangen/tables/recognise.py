"""Which table of ours a grid is, where its header row stands, and which of its rows hold data."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from plangen.problems import Problem, error, warning
from plangen.sources.grid import Cell, Grid, letters
from plangen.tables.folding import fold
from plangen.tables.groups import grouped_columns
from plangen.tables.headers import alike, detect_profile, head_row, read_heads
from plangen.tables.long_rows import TOO_MANY, long_rows
from plangen.tables.profile import shipped_profiles
from plangen.tables.rows import sorted_rows
from plangen.tables.shape import Shape
from plangen.tables.table import HEADS_WITHIN, Heads, Table, Unused, head_cells

HEADER_WITHIN = 30
_DATED = re.compile(r"\b(?:fy ?)?\d+\b|\b[qh][1-4]\b|\b(?:export|report|copy|final|sheet)\b")
_UNNAMED = re.compile(r"(?:sheet|tabelle|feuil|hoja|foglio|blad|list|arkusz|page)? ?\d*")
"""Names that programs give to a sheet: then the file's name speaks for it."""

OwnHeads = Mapping[str, Mapping[str, str]]
"""Heads that a user has named in a sheet Columns: table → folded head → our column."""


def recognise(
    grid: Grid, number: int, shapes: Sequence[Shape], own: OwnHeads | None = None
) -> tuple[Table | Unused, list[Problem]]:
    """The table that a grid is, by its name or else by its heads; or that it is none, and why."""
    if not any(_is_filled(cell) for row in grid.rows for cell in row):
        return Unused(grid, "it is empty"), []
    if grid.hidden and any(grid.sheet in profile.own_sheets for profile in shipped_profiles()):
        return Unused(grid, "it is a hidden sheet that the program keeps for itself"), []
    best = _best_header(grid, shapes, own or {})
    named = next((shape for shape in shapes if _is_named(grid, shape)), None)
    if best is None:
        if named is None:
            return Unused(grid, f"no row in the first {HEADER_WITHIN} has heads that plangen knows"), []
        return Unused(grid, f"it is named {named.name}, but has no header row"), [_no_header(grid, named)]
    shape, header, heads = best
    heads = replace(heads, alike=alike(heads, shape))
    missing = heads.missing(shape)
    if missing:
        wanted = " and ".join(" or ".join(group) for group in missing)
        reason = f"it looks like {shape.name}, but has no column {wanted}"
        return Unused(grid, reason), [_missing(grid, header, shape, heads)]
    profile = detect_profile(head_cells(grid, header, heads.lines))
    rows, skips = sorted_rows(grid, header, shape, heads, profile)
    too_long = long_rows(grid, header, rows)
    if too_long:
        rows = tuple(row for row in rows if row not in too_long)
        skips |= dict.fromkeys(too_long, TOO_MANY)
    groups = grouped_columns(grid, header, rows, skips)
    told = [_too_many_heads(grid, header)] if any(map(_is_filled, grid.rows[header][HEADS_WITHIN:])) else []
    told += too_long.values()
    return Table(shape, grid, number, header, profile, heads, rows, skips, groups), told


def _is_filled(cell: Cell) -> bool:
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


def _is_named(grid: Grid, shape: Shape) -> bool:
    """Whether the sheet has one of the shape's names, with a year or without; or the file, where the sheet has none."""
    name = PurePosixPath(grid.file).stem if _UNNAMED.fullmatch(fold(grid.sheet)) else grid.sheet
    folded = fold(name)
    return folded in shape.folded_names or fold(_DATED.sub(" ", folded)) in shape.folded_names


def _best_header(grid: Grid, shapes: Sequence[Shape], own: OwnHeads) -> tuple[Shape, int, Heads] | None:
    """The row that reads best as a header row, and of which table.

    A name counts most, then that all is there, then heads that only one table of a program has. Two lines are read as
    one where that gives more than either of them.
    """
    best: tuple[tuple[int, ...], Shape, int, Heads] | None = None
    names = {shape.name: _is_named(grid, shape) for shape in shapes}
    asked = [shape.by_name if names[shape.name] else shape for shape in shapes]
    for row, cells, lines in _header_rows(grid):
        filled = sum(_is_filled(cell) for cell in cells)
        row_of_heads = head_row(cells)
        folded = {fold(text) for text in row_of_heads.texts}
        for shape in asked:
            if not row_of_heads.may_be(shape, own.get(shape.name, {})):
                continue
            heads = read_heads(row_of_heads, shape, own.get(shape.name))
            named = names[shape.name]
            # A sheet of two or three columns needs two known heads; a name makes up for one.
            sure = shape.is_named and not heads.missing(shape)
            enough = 1 if sure else max(1, min(shape.headers, max(2, filled - 1)) - named)
            told = row_of_heads.profile.tell(shape.name, folded)
            if heads.found + told < enough or not heads.exact:
                continue
            rank = (int(named), int(not heads.missing(shape)), told, heads.found, -lines, -row)
            if best is None or rank > best[0]:
                best = (rank, shape, row, replace(heads, lines=lines))
    return best[1:] if best else None


def _header_rows(grid: Grid) -> Iterable[tuple[int, Sequence[Cell], int]]:
    """The rows that may be header rows, each with its cells: alone, and as the lower of two lines of words."""
    for row, whole in enumerate(grid.rows[:HEADER_WITHIN]):
        cells = whole[:HEADS_WITHIN]
        if not any(isinstance(cell, str) and cell.strip() for cell in cells):
            continue
        yield row, cells, 1
        if row and _is_words(cells) and _is_words(grid.rows[row - 1][:HEADS_WITHIN]):
            yield row, head_cells(grid, row, 2)[:HEADS_WITHIN], 2


def _is_words(cells: Sequence[Cell]) -> bool:
    """Whether a row holds two or more words and nothing else."""
    filled = [cell for cell in cells if _is_filled(cell)]
    return len(filled) > 1 and all(isinstance(cell, str) for cell in filled)


def _no_header(grid: Grid, shape: Shape) -> Problem:
    needs = ", ".join(group[0] for group in shape.needs)
    return error(
        grid.place(0), "no header row", f"The sheet is named like {shape.name}, but no header row was found.",
        cure=f"Put the names of the columns ({needs} …) into one row above the data.",
    )  # fmt: skip


def _too_many_heads(grid: Grid, header: int) -> Problem:
    last = letters(HEADS_WITHIN - 1)
    message = f"The sheet has more than {HEADS_WITHIN:,} columns with a head; those behind {last} are not read."
    cure = "Delete the columns that are not needed, or move those that are to the left."
    return warning(grid.place(header, HEADS_WITHIN), "too many columns", message, cure=cure)


def _missing(grid: Grid, header: int, shape: Shape, heads: Heads) -> Problem:
    missing = heads.missing(shape)
    wanted = " and ".join(" or ".join(f"“{name}”" for name in group) for group in missing)
    near = next((head for head, column in heads.alike.items() if column in missing[0]), "")
    hint = f" If “{near}” is meant, rename that head, or name it in a sheet Columns." if near else ""
    return error(
        grid.place(header), "missing column",
        f"This looks like {shape.name}, but there is no column {wanted}; the sheet is left out.",
        cure=f"Add it to the header row.{hint}",
    )  # fmt: skip
