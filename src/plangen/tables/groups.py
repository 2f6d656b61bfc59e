"""Grouped reports: values that stand once for several rows, in the first of them, above them or in a merged cell."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from plangen.problems import Problem, warning
from plangen.sources.grid import Grid
from plangen.tables.bands import BAND, BESIDE, OWNER, band_in, read_bands
from plangen.tables.filled import is_filled
from plangen.tables.shape import Shape
from plangen.tables.summaries import SUMMARY, TOTAL
from plangen.tables.table import Heads, Table

_ARROWS = ("↑", "↓", "▲", "▼")
"""What programs put behind the head of a column by which a report is grouped."""
MOST_ON_THE_LEFT = 50
"""Columns, empty ones among them, in which a group is looked for; no report is grouped by more."""


def with_owners(grid: Grid, header: int, shape: Shape, heads: Heads) -> Heads:
    """The heads with a column of owners, where none is but each owner stands in a row above what is his."""
    if heads.missing(shape) != ((OWNER,),) or len(shape.needs) == 1:
        return heads
    found = read_bands(grid, header, shape, BESIDE).values()
    # A name without a head before it may be a customer's, unless customers have a column of their own.
    if not any(band.label or "account" in heads.columns for band in found):
        return heads
    return replace(heads, columns={**heads.columns, OWNER: BESIDE})


def grouped(table: Table) -> Mapping[int, Mapping[int, int]]:
    """For each column of values that stand once for several rows those without one, each with the row that has it."""
    grid, rows, skips = table.grid, table.rows, table.skips
    found = grouped_columns(grid, table.header, rows, skips)
    owner = table.columns.get(OWNER)
    if owner is not None and BAND in skips.values():
        found[owner] = _owners_above(grid, rows, skips, owner)
    for at, above in _merged(table).items():
        found[at] = {**found.get(at, {}), **above}
    return {at: above for at, above in found.items() if above}


def _merged(table: Table) -> Mapping[int, dict[int, int]]:
    """The rows that a merged cell of words or days covers, by column, each with the first one; of sums none is one."""
    found: dict[int, dict[int, int]] = {}
    rows, known = table.rows, set(table.columns.values())
    ends: dict[int, int] = {}
    for at, first, last in sorted(table.grid.marks.merged):
        # What overlaps is no merged cell that a program wrote, and could be told a million times.
        if at not in known or first <= max(table.header, ends.get(at, -1)) or not _has(table.grid, first, at):
            continue
        ends[at] = last
        if isinstance(table.grid.rows[first][at], str | date):
            covered = rows[bisect_left(rows, first + 1) : bisect_left(rows, last + 1)]
            found.setdefault(at, {}).update((row, first) for row in covered if not _has(table.grid, row, at))
    return found


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
        if not rows or not _has(grid, rows[0], at) or not (arrow or _stands_above(grid, blocks, at)):
            # A grouping column has no others on its left.
            if isinstance(head, str) and head.strip():
                break
            continue
        found[at] = _above(grid, rows, at)
    return {at: above for at, above in found.items() if above}


def _blocks(rows: Sequence[int], skips: Mapping[int, str]) -> list[list[int]]:
    """The rows between one total and the next."""
    totals = sorted(row for row, reason in skips.items() if reason in {TOTAL, SUMMARY})
    bounds = [-1, *totals, max([*rows, *totals], default=0) + 1]
    cuts = [bisect_left(rows, bound) for bound in bounds]
    return [list(rows[start:end]) for start, end in pairwise(cuts) if start < end]


def _stands_above(grid: Grid, blocks: Sequence[Sequence[int]], at: int) -> bool:
    """Whether a column has values in the first rows of blocks only, and blanks below them."""
    below = [row for block in blocks for row in block[1:]]
    return len(blocks) > 1 and bool(below) and not any(_has(grid, row, at) for row in below)


def _above(grid: Grid, rows: Sequence[int], at: int) -> dict[int, int]:
    """The rows without a value in a column, each with the last row above that has one."""
    above: dict[int, int] = {}
    last = rows[0]
    for row in rows:
        if _has(grid, row, at):
            last = row
        else:
            above[row] = last
    return above


def _has(grid: Grid, row: int, at: int) -> bool:
    cells = grid.rows[row] if row < len(grid.rows) else ()
    return at < len(cells) and is_filled(cells[at])


def _owners_above(grid: Grid, rows: Sequence[int], skips: Mapping[int, str], owner: int) -> dict[int, int]:
    """The rows without an owner of their own, each with the row above that names one.

    A name that is not counted holds until a total, or until a row has an owner of its own.
    """
    above: dict[int, int] = {}
    kept = dict.fromkeys(rows, "")
    band, counted = -1, False
    for row, reason in sorted((kept | {row: why for row, why in skips.items() if why in {BAND, TOTAL}}).items()):
        if reason == BAND:
            said = band_in(grid.rows[row])
            band, counted = row, said is not None and said.rows is not None
        elif reason == TOTAL or _has(grid, row, owner):
            band = band if counted else -1
        elif band >= 0:
            above[row] = band
    return above


def band_doubts(table: Table) -> Iterable[Problem]:
    """A warning for each row above a group that counts other rows than stand below it."""
    counts = Counter(table.groups.get(table.columns.get(OWNER, BESIDE), {}).values())
    for row in sorted(row for row, reason in table.skips.items() if reason == BAND):
        said = band_in(table.grid.rows[row])
        if said and said.rows is not None and said.rows != counts[row]:
            stand = "row stands" if counts[row] == 1 else "rows stand"
            message = f"This line counts {said.rows}; {counts[row]} {stand} below it without an owner of their own."
            place, cure = table.grid.place(row, said.at), "See whether rows are missing in the export."
            yield warning(place, "rows of a group", message, value=said.name, cure=cure)


def group_notes(table: Table) -> Iterable[str]:
    """What the report says of values that stand once for several rows."""
    for at, above in table.groups.items():
        rows = f"{len(above)} rows take" if len(above) > 1 else "1 row takes"
        if BAND in {table.skips.get(row) for row in above.values()}:
            yield f"owners stand in lines above their rows; {rows} theirs from there"
        elif any(column == at for column, _, _ in table.grid.marks.merged):
            yield f"“{table.head(at)}” stands in merged cells; {rows} it from the cell of which they are part"
        else:
            yield f"“{table.head(at)}” stands once a group; {rows} it from the row above"
