"""Grouped reports: a value that applies to several rows is in the first of them, above them, or in a merged cell."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from plangen.problems import Problem, warning
from plangen.sources.grid import Grid
from plangen.tables.group_rows import GROUP_ROW, IN_GROUP_ROWS, OWNER, parse_group_row, read_group_rows
from plangen.tables.headers.found import MatchedHeaders
from plangen.tables.rows.summaries import SUMMARY, TOTAL
from plangen.tables.shape import Shape
from plangen.tables.table import Table
from plangen.tables.values.filled import is_filled

_ARROWS = ("↑", "↓", "▲", "▼")
"""Arrows that programs add to the header of a grouping column."""
MAX_GROUP_COLUMNS = 50
"""The columns searched for groups, including empty ones."""


def with_owner_column(grid: Grid, header: int, shape: Shape, headers: MatchedHeaders) -> MatchedHeaders:
    """The headers with an owner column, if there is none but each owner is named in a row above."""
    if headers.missing(shape) != ((OWNER,),) or len(shape.needs) == 1:
        return headers
    found = read_group_rows(grid, header, shape, IN_GROUP_ROWS).values()
    # A name without a label may be a customer's, unless customers have their own column.
    if not any(group_row.label or "account" in headers.columns for group_row in found):
        return headers
    return replace(headers, columns={**headers.columns, OWNER: IN_GROUP_ROWS})


def group_values(table: Table) -> Mapping[int, Mapping[int, int]]:
    """By column, the rows whose value comes from a row above, each with that row."""
    grid, rows, skips = table.grid, table.rows, table.skips
    found = find_group_columns(grid, table.header_row, rows, skips)
    owner = table.columns.get(OWNER)
    if owner is not None and GROUP_ROW in skips.values():
        found[owner] = _group_row_owners(grid, rows, skips, owner)
    for at, above in _merged_cells(table).items():
        found[at] = {**found.get(at, {}), **above}
    return {at: above for at, above in found.items() if above}


def _merged_cells(table: Table) -> Mapping[int, dict[int, int]]:
    """The rows covered by merged text or date cells, by column, each with the first row; merged numbers don't count."""
    found: dict[int, dict[int, int]] = {}
    rows, known = table.rows, set(table.columns.values())
    ends: dict[int, int] = {}
    for at, first, last in sorted(table.grid.marks.merged):
        # Programs don't write overlapping merged cells, and they could be repeated a million times.
        if at not in known or first <= max(table.header_row, ends.get(at, -1)) or not _is_filled(table.grid, first, at):
            continue
        ends[at] = last
        if isinstance(table.grid.rows[first][at], str | date):
            covered = rows[bisect_left(rows, first + 1) : bisect_left(rows, last + 1)]
            found.setdefault(at, {}).update((row, first) for row in covered if not _is_filled(table.grid, row, at))
    return found


def find_group_columns(
    grid: Grid, header: int, rows: Sequence[int], skips: Mapping[int, str]
) -> dict[int, dict[int, int]]:
    """For each grouping column on the left, the rows without a value, each with the row above that has it.

    A column is a grouping column if its header has an arrow, or if there are subtotals and it has values only in the
    first rows below them. Other blanks are just blanks.
    """
    blocks = _blocks(rows, skips)
    headers = grid.rows[header]
    found: dict[int, dict[int, int]] = {}
    for at in range(min(len(headers), MAX_GROUP_COLUMNS)):
        text = headers[at]
        arrow = isinstance(text, str) and text.rstrip().endswith(_ARROWS)
        if not rows or not _is_filled(grid, rows[0], at) or not (arrow or _is_above_blocks(grid, blocks, at)):
            # A grouping column has only grouping columns on its left.
            if isinstance(text, str) and text.strip():
                break
            continue
        found[at] = _source_rows(grid, rows, at)
    return {at: above for at, above in found.items() if above}


def _blocks(rows: Sequence[int], skips: Mapping[int, str]) -> list[list[int]]:
    """The rows between totals."""
    totals = sorted(row for row, reason in skips.items() if reason in {TOTAL, SUMMARY})
    bounds = [-1, *totals, max([*rows, *totals], default=0) + 1]
    cuts = [bisect_left(rows, bound) for bound in bounds]
    return [list(rows[start:end]) for start, end in pairwise(cuts) if start < end]


def _is_above_blocks(grid: Grid, blocks: Sequence[Sequence[int]], at: int) -> bool:
    """Whether a column has values only in the first rows of blocks."""
    below = [row for block in blocks for row in block[1:]]
    return len(blocks) > 1 and bool(below) and not any(_is_filled(grid, row, at) for row in below)


def _source_rows(grid: Grid, rows: Sequence[int], at: int) -> dict[int, int]:
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
    cells = grid.rows[row] if row < len(grid.rows) else ()
    return at < len(cells) and is_filled(cells[at])


def _group_row_owners(grid: Grid, rows: Sequence[int], skips: Mapping[int, str], owner: int) -> dict[int, int]:
    """The rows without an owner, each with the group row above that names one.

    A name without a row count applies until a total, or until a row has its own owner.
    """
    above: dict[int, int] = {}
    data_rows = dict.fromkeys(rows, "")
    group_row, counted = -1, False
    markers = {row: why for row, why in skips.items() if why in {GROUP_ROW, TOTAL}}
    for row, reason in sorted((data_rows | markers).items()):
        if reason == GROUP_ROW:
            parsed = parse_group_row(grid.rows[row])
            group_row, counted = row, parsed is not None and parsed.rows is not None
        elif reason == TOTAL or _is_filled(grid, row, owner):
            group_row = group_row if counted else -1
        elif group_row >= 0:
            above[row] = group_row
    return above


def group_row_warnings(table: Table) -> Iterable[Problem]:
    """A warning for each group row whose row count doesn't match the rows below it."""
    counts = Counter(table.groups.get(table.columns.get(OWNER, IN_GROUP_ROWS), {}).values())
    for row in sorted(row for row, reason in table.skips.items() if reason == GROUP_ROW):
        parsed = parse_group_row(table.grid.rows[row])
        if parsed and parsed.rows is not None and parsed.rows != counts[row]:
            rows = f"{parsed.rows} row{'' if parsed.rows == 1 else 's'}"
            have = "has" if counts[row] == 1 else "have"
            message = f"This row counts {rows}, but {counts[row]} below it {have} no owner."
            place, fix = table.grid.place(row, parsed.at), "Check whether the export is missing rows."
            yield warning(place, "group row count", message, value=parsed.name, fix=fix)


def group_notes(table: Table) -> Iterable[str]:
    """Notes for the report on values that apply to several rows."""
    for at, above in table.groups.items():
        count, plural = f"{len(above)} row{'s' if len(above) > 1 else ''}", len(above) > 1
        take = f"{count} {'take' if plural else 'takes'} it from"
        if GROUP_ROW in {table.skips.get(row) for row in above.values()}:
            yield f"owners are in group rows; {count} {'use' if plural else 'uses'} them"
        elif any(column == at for column, _, _ in table.grid.marks.merged):
            yield f"“{table.header_text(at)}” is in merged cells; {take} the merged cell"
        else:
            yield f"“{table.header_text(at)}” appears once per group; {take} the row above"
