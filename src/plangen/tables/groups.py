"""Grouped reports: columns on the left whose value stands in the first row of a group only."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from plangen.sources.grid import Cell, Grid

_ARROWS = ("↑", "↓", "▲", "▼")
"""What programs put behind the head of a column by which a report is grouped."""
MOST_ON_THE_LEFT = 50
"""Columns, empty ones among them, in which a group is looked for; no report is grouped by more."""


def grouped_columns(
    grid: Grid, header: int, rows: Sequence[int], skips: Mapping[int, str]
) -> dict[int, dict[int, int]]:
    """For each grouping column on the left the rows without a value, each with the row above that has it.

    A column is taken for one where its head bears an arrow, or where subtotals stand in between and each of its values
    stands in the first row below one. Any other blank is a blank.
    """
    blocks = _blocks(rows, skips)
    found: dict[int, dict[int, int]] = {}
    for at in range(min(len(grid.rows[header]), MOST_ON_THE_LEFT)):
        head = grid.rows[header][at]
        arrow = isinstance(head, str) and head.rstrip().endswith(_ARROWS)
        if not rows or not _is_filled(grid, rows[0], at) or not (arrow or _stands_above(grid, blocks, at)):
            # A grouping column has no others on its left.
            if isinstance(head, str) and head.strip():
                break
            continue
        found[at] = _above(grid, rows, at)
    return {at: above for at, above in found.items() if above}


def _blocks(rows: Sequence[int], skips: Mapping[int, str]) -> list[list[int]]:
    """The rows between one total and the next."""
    totals = sorted(row for row, reason in skips.items() if reason == "total")
    bounds = [-1, *totals, max([*rows, *totals], default=0) + 1]
    cuts = [bisect_left(rows, bound) for bound in bounds]
    return [list(rows[start:end]) for start, end in pairwise(cuts) if start < end]


def _stands_above(grid: Grid, blocks: Sequence[Sequence[int]], at: int) -> bool:
    """Whether a column has values in the first rows of blocks only, and blanks below them."""
    below = [row for block in blocks for row in block[1:]]
    return len(blocks) > 1 and bool(below) and not any(_is_filled(grid, row, at) for row in below)


def _above(grid: Grid, rows: Sequence[int], at: int) -> dict[int, int]:
    """The rows without a value in a column, each with the last row above that has one."""
    above: dict[int, int] = {}
    last = rows[0]
    for row in rows:
        if _is_filled(grid, row, at):
            last = row
        else:
            above[row] = last
    return above


def _is_filled(grid: Grid, row: int, at: int) -> bool:
    cells = grid.rows[row]
    cell: Cell = cells[at] if at < len(cells) else None
    return cell is not None and cell != "" and (not isinstance(cell, str) or not cell.isspace())
