"""Detect which table a grid is, and which of its rows are data."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from plangen.problems import Problem, error, warning
from plangen.sources.grid import Grid
from plangen.tables.header_warnings import header_warnings
from plangen.tables.headers.found import MatchedHeaders
from plangen.tables.headers.known import match_headers, parse_headers, similar_headers
from plangen.tables.headers.lines import header_lines, header_text
from plangen.tables.headers.row import (
    HEADER_SEARCH_ROWS,
    ColumnOverrides,
    HeaderRow,
    find_header,
    is_named,
    mapped_header,
    sheet_name,
)
from plangen.tables.headers.title_units import title_unit, with_title_unit
from plangen.tables.headers.units import MONEY_COLUMNS
from plangen.tables.headers.unused_lists import (
    DEAL_COLUMNS,
    PIVOT,
    is_pivot,
    is_pivot_filter,
    list_named,
    unused_list,
)
from plangen.tables.profile import shipped_profiles
from plangen.tables.rows.data_rows import classify_rows
from plangen.tables.rows.groups import group_values, with_owner_column
from plangen.tables.rows.header_texts import rows_with_headers
from plangen.tables.rows.short_columns import short_columns
from plangen.tables.rows.stray_rows import other_blocks, rows_above, stray_problems
from plangen.tables.rows.too_long import TOO_MANY, long_rows
from plangen.tables.shape import Shape
from plangen.tables.table import Table, Unused
from plangen.tables.values.filled import is_filled

_NAMES = frozenset({"salesperson", "account", "name", "manager", "owner", "stage", "status"})
"""Columns of words."""
_OR_IGNORE = "If you don't need this sheet, add it to “ignore” in Settings."
SEARCH_ROWS = 500
"""The rows searched for a header row if none is among the first ones."""


def detect_table(
    grid: Grid, number: int, shapes: Sequence[Shape], overrides: ColumnOverrides | None = None
) -> tuple[Table | Unused, list[Problem]]:
    """The grid as a table, detected by its name or its headers; or why it isn't used."""
    if not any(is_filled(cell) for row in grid.rows for cell in row):
        return Unused(grid, "empty"), []
    if grid.hidden and any(grid.sheet in profile.system_sheets for profile in shipped_profiles()):
        return Unused(grid, "hidden system sheet"), []
    found = find_header(grid, shapes, overrides or {})
    problems: list[Problem] = []
    other = _other_list(grid, found)
    if other:
        return Unused(grid, other, is_other_list=True), []
    if found is None:
        found = _far_header(grid, shapes, overrides or {})
        problems = [_far_down(grid, found)] if found and found.is_complete else []
    if found is None or not (found.is_complete or found.headers.mapped):
        found = mapped_header(grid, shapes, overrides or {}) or found
    if found is None or (found.row >= HEADER_SEARCH_ROWS and not problems and not grid.full_sheet):
        return _unused(grid, shapes, overrides or {})
    headers = with_owner_column(grid, found.row, found.shape, found.headers)
    similar = _with_fitting_cells(grid, found.row, similar_headers(headers, found.shape))
    found = replace(found, headers=replace(headers, similar=similar))
    missing = found.headers.missing(found.shape)
    if missing:
        reason = f"looks like {found.shape.name}, but has {_listed(missing)}"
        return Unused(grid, reason), [_missing_columns(grid, found)]
    return _table(grid, number, found, problems)


def _far_header(grid: Grid, shapes: Sequence[Shape], overrides: ColumnOverrides) -> HeaderRow | None:
    """The header row below the first rows; only rows with a known header are tried."""
    below = range(HEADER_SEARCH_ROWS, min(SEARCH_ROWS, len(grid.rows)))
    rows = rows_with_headers(grid, below, shapes, overrides)
    return find_header(grid, shapes, overrides, rows) if rows else None


def _other_list(grid: Grid, found: HeaderRow | None) -> str:
    """What a sheet is, in words, if it is a pivot table or a list that isn't used; empty if it isn't."""
    is_complete = found is not None and found.is_complete
    rows = [found.row] if found and is_complete else _first_filled(grid)
    for row in rows:
        if is_pivot(grid.rows, row, found.headers if found and is_complete else None):
            return PIVOT
        other = unused_list(grid.rows[row], found.headers if found and found.row == row else None)
        if other:
            return other
    above = grid.rows[: found.row if found else HEADER_SEARCH_ROWS]
    if any(map(is_pivot_filter, above[-HEADER_SEARCH_ROWS:])):
        return PIVOT
    named = list_named(sheet_name(grid))
    return named if not (is_complete and found and DEAL_COLUMNS & {*found.headers.columns}) else ""


def _first_filled(grid: Grid) -> range:
    """The first rows of a sheet, or of a part of it, that have a value."""
    start = next((row for row, cells in enumerate(grid.rows) if any(map(is_filled, cells))), 0)
    return range(start, min(start + HEADER_SEARCH_ROWS, len(grid.rows)))


def _table(grid: Grid, number: int, found: HeaderRow, problems: list[Problem]) -> tuple[Table, list[Problem]]:
    """The table below a header row, and its problems."""
    headers = found.headers
    profile = parse_headers(header_lines(grid, found.row, headers.lines)).profile
    rows, skips = classify_rows(grid, found.row, found.shape, headers, profile)
    too_long = long_rows(grid, found.row, rows)
    above, below = rows_above(grid, found.row, found.shape, headers), other_blocks(grid, rows, skips, headers)
    kept_out = {**dict.fromkeys(too_long, TOO_MANY), **below}
    if kept_out:
        rows = tuple(row for row in rows if row not in kept_out)
    skips |= kept_out | above
    title = title_unit(grid, found.row, headers.lines)
    units = (
        with_title_unit(headers, title, found.shape.name)
        if title and "measure" not in headers.columns
        else headers.units
    )
    if units != headers.units:
        headers = replace(headers, units=units, title=title)
    table = Table(found.shape, grid, number, found.row, profile, headers, rows, skips)
    table = replace(table, groups=group_values(table))
    stray = stray_problems(grid, found.row, above, below)
    short = short_columns(grid, found.row, rows, headers)
    return table, [*problems, *header_warnings(table), *too_long.values(), *stray, *short]


def _unused(grid: Grid, shapes: Sequence[Shape], overrides: ColumnOverrides) -> tuple[Unused, list[Problem]]:
    """A sheet without a header row; an error if its name says that it should have one."""
    named = next((shape for shape in shapes if is_named(grid, shape)), None)
    if named is None or grid.full_sheet:
        return Unused(grid, f"no known headers in the first {HEADER_SEARCH_ROWS} rows"), []
    if all(sum(map(is_filled, row)) < 2 for row in grid.rows):  # noqa: PLR2004 - a table has two columns
        return Unused(grid, "text only, no columns"), []
    problem = _no_header(grid, named, overrides.get(named.name, {}))
    return Unused(grid, f"named {named.name}, but has no header row"), [problem]


def _with_fitting_cells(grid: Grid, header: int, similar: Mapping[str, str]) -> Mapping[str, str]:
    """The suggestions whose columns have cells that fit: a name has letters, and an amount has digits."""
    texts = [header_text(cell) for cell in grid.rows[header]]
    return {
        name: column
        for name, column in similar.items()
        if name not in texts or _fit(grid, header, texts.index(name), column)
    }


def _fit(grid: Grid, header: int, at: int, column: str) -> bool:
    rows = grid.rows[header + 1 : header + 1 + SEARCH_ROWS]
    cells = [row[at] for row in rows if at < len(row) and is_filled(row[at])]
    are_numbers = [not any(char.isalpha() for char in str(cell)) for cell in cells]
    if column in _NAMES:
        return not cells or sum(are_numbers) * 2 < len(cells)
    return column not in MONEY_COLUMNS or not cells or any(are_numbers)


def _far_down(grid: Grid, found: HeaderRow) -> Problem:
    message = f"The {found.shape.name} headers are in row {found.row + 1}. Rows below them were read."
    fix = "If that's right, delete the rows above. If not, rename the sheet."
    return warning(grid.place(found.row), "header far down", message, fix=fix)


def _no_header(grid: Grid, shape: Shape, overrides: Mapping[str, str]) -> Problem:
    needs = ", ".join(group[0] for group in shape.needs)
    row, similar = _most_similar_row(grid, shape, overrides)
    pairs = ", ".join(f"“{header}” looks like {column}" for header, column in similar.items())
    hint = f" Row {row + 1}: {pairs}. If so, fix the headers." if similar else ""
    return error(
        grid.place(row), "no header row", f"Named {shape.name}, but no header row found. Sheet skipped.",
        fix=f"Put the column names ({needs} …) in one row above the data.{hint} {_OR_IGNORE}",
    )  # fmt: skip


def _most_similar_row(grid: Grid, shape: Shape, overrides: Mapping[str, str]) -> tuple[int, Mapping[str, str]]:
    """The row with the most known or similar headers, with the similar ones; the first row if none has any."""
    best, best_row = MatchedHeaders({}), 0
    for row in range(min(HEADER_SEARCH_ROWS, len(grid.rows))):
        headers = match_headers(parse_headers(header_lines(grid, row)), shape, overrides)
        headers = replace(headers, similar=similar_headers(headers, shape))
        if headers.found + len(headers.similar) > max(1, best.found + len(best.similar)):
            best, best_row = headers, row
    return best_row, best.similar


def _missing_columns(grid: Grid, found: HeaderRow) -> Problem:
    missing = found.headers.missing(found.shape)
    groups = [{header for header, column in found.headers.similar.items() if column in group} for group in missing]
    hints = [
        f" If you mean “{min(similar)}”, rename that header, or map it in a Columns sheet."
        for similar in groups
        if similar
    ]
    mapping = ", or map the header in the Columns sheet" if found.headers.mapped else ""
    them = ("it", "both", "them")[min(len(missing), 3) - 1]
    return error(
        grid.place(found.row), "missing column",
        f"Looks like {found.shape.name}, but has {_listed(missing)}. {skipped(grid)}",
        fix=f"Add {them} to the header row{mapping}.{''.join(hints)} {if_unneeded(grid)}",
    )  # fmt: skip


def skipped(grid: Grid) -> str:
    """The sentence that the sheet, or a table that is only a part of it, was skipped."""
    return f"{'Table' if grid.full_sheet else 'Sheet'} skipped."


def if_unneeded(grid: Grid) -> str:
    """The fix for a sheet, or a part of one, that isn't needed."""
    return "If you don't need this table, delete it." if grid.full_sheet else _OR_IGNORE


def _listed(missing: Sequence[Sequence[str]]) -> str:
    """The missing columns, with the names each may have: no stage or status column and no amount column."""
    names = (" or ".join(group) if len(group) <= 2 else group[0] for group in missing)  # noqa: PLR2004 - a pair
    more = (f" ({', '.join(group[:-1])}, or {group[-1]})" if len(group) > 2 else "" for group in missing)  # noqa: PLR2004
    return " and ".join(f"no {name} column{others}" for name, others in zip(names, more, strict=True))
