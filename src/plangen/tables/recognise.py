"""Which table of ours a grid is, and which of its rows hold data."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from plangen.problems import Problem, error, warning
from plangen.sources.grid import Grid
from plangen.tables.filled import is_filled
from plangen.tables.groups import grouped, with_owners
from plangen.tables.head_doubts import head_doubts
from plangen.tables.head_lines import head_lines
from plangen.tables.header_row import HEADER_WITHIN, Header, OwnHeads, best_header, is_named
from plangen.tables.headers import alike, head_row, read_heads
from plangen.tables.long_rows import TOO_MANY, long_rows
from plangen.tables.profile import shipped_profiles
from plangen.tables.rows import sorted_rows
from plangen.tables.shape import Shape
from plangen.tables.table import Heads, Table, Unused

LOOKED_AT = 500
"""Rows in which a header row is looked for where none stands among the first ones."""


def recognise(
    grid: Grid, number: int, shapes: Sequence[Shape], own: OwnHeads | None = None
) -> tuple[Table | Unused, list[Problem]]:
    """The table that a grid is, by its name or else by its heads; or that it is none, and why."""
    if not any(is_filled(cell) for row in grid.rows for cell in row):
        return Unused(grid, "it is empty"), []
    if grid.hidden and any(grid.sheet in profile.own_sheets for profile in shipped_profiles()):
        return Unused(grid, "it is a hidden sheet that the program keeps for itself"), []
    found = best_header(grid, shapes, own or {})
    told: list[Problem] = []
    if found is None:
        found = best_header(grid, shapes, own or {}, range(HEADER_WITHIN, min(LOOKED_AT, len(grid.rows))))
        told = [_far_down(grid, found)] if found and found.is_complete else []
    if found is None or (found.row >= HEADER_WITHIN and not told and not grid.whole):
        return _unused(grid, shapes, own or {})
    heads = with_owners(grid, found.row, found.shape, found.heads)
    found = replace(found, heads=replace(heads, alike=alike(heads, found.shape)))
    missing = found.heads.missing(found.shape)
    if missing:
        wanted = " and ".join(" or ".join(group) for group in missing)
        return Unused(grid, f"it looks like {found.shape.name}, but has no column {wanted}"), [_missing(grid, found)]
    return _table(grid, number, found, told)


def _table(grid: Grid, number: int, found: Header, told: list[Problem]) -> tuple[Table, list[Problem]]:
    """The table below a header row, with what is told of its heads."""
    profile = head_row(head_lines(grid, found.row, found.heads.lines)).profile
    rows, skips = sorted_rows(grid, found.row, found.shape, found.heads, profile)
    too_long = long_rows(grid, found.row, rows)
    if too_long:
        rows = tuple(row for row in rows if row not in too_long)
        skips |= dict.fromkeys(too_long, TOO_MANY)
    table = Table(found.shape, grid, number, found.row, profile, found.heads, rows, skips)
    table = replace(table, groups=grouped(table))
    return table, [*told, *head_doubts(table), *too_long.values()]


def _unused(grid: Grid, shapes: Sequence[Shape], own: OwnHeads) -> tuple[Unused, list[Problem]]:
    """A sheet without a header row; an error where its name says that it should have one."""
    named = next((shape for shape in shapes if is_named(grid, shape)), None)
    if named is None or grid.whole:
        return Unused(grid, f"no row in the first {HEADER_WITHIN} has heads that plangen knows"), []
    if all(sum(map(is_filled, row)) < 2 for row in grid.rows):  # noqa: PLR2004 - a table has two columns
        return Unused(grid, "it holds a text, and no columns"), []
    problem = _no_header(grid, named, own.get(named.name, {}))
    return Unused(grid, f"it is named {named.name}, but has no header row"), [problem]


def _far_down(grid: Grid, found: Header) -> Problem:
    message = f"The heads of {found.shape.name} stand as far down as row {found.row + 1}; what is below them was read."
    cure = "See whether that is right; if it is, delete the rows above, and if not, give the sheet another name."
    return warning(grid.place(found.row), "header far down", message, cure=cure)


def _no_header(grid: Grid, shape: Shape, own: Mapping[str, str]) -> Problem:
    needs = ", ".join(group[0] for group in shape.needs)
    row, near = _nearest_heads(grid, shape, own)
    pairs = ", ".join(f"“{head}” is near {column}" for head, column in near.items())
    hint = f" In row {row + 1} {pairs}: if that is meant, correct the heads." if near else ""
    return error(
        grid.place(row), "no header row", f"The sheet is named like {shape.name}, but no header row was found.",
        cure=f"Put the names of the columns ({needs} …) into one row above the data.{hint}",
    )  # fmt: skip


def _nearest_heads(grid: Grid, shape: Shape, own: Mapping[str, str]) -> tuple[int, Mapping[str, str]]:
    """The row with most heads that are known or resemble known ones, and these; the first row where none does."""
    best, at = Heads({}), 0
    for row in range(min(HEADER_WITHIN, len(grid.rows))):
        heads = read_heads(head_row(head_lines(grid, row)), shape, own)
        heads = replace(heads, alike=alike(heads, shape))
        if heads.found + len(heads.alike) > max(1, best.found + len(best.alike)):
            best, at = heads, row
    return at, best.alike


def _missing(grid: Grid, found: Header) -> Problem:
    missing = found.heads.missing(found.shape)
    wanted = " and ".join(" or ".join(f"“{name}”" for name in group) for group in missing)
    groups = [{head for head, column in found.heads.alike.items() if column in group} for group in missing]
    hints = [f" If “{min(near)}” is meant, rename that head, or name it in a sheet Columns." for near in groups if near]
    return error(
        grid.place(found.row), "missing column",
        f"This looks like {found.shape.name}, but there is no column {wanted}; the sheet is left out.",
        cure=f"Add it to the header row.{''.join(hints)}",
    )  # fmt: skip
