"""The rows of a grouped report that name the owner of the rows below them."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from plangen.sources.grid import Cell, Grid
from plangen.tables.profile import shipped_profiles
from plangen.tables.shape import Shape
from plangen.tables.values.filled import is_filled, only_filled
from plangen.tables.values.folding import fold, on_one_line

GROUP_ROW = "group heading"
OWNER = "salesperson"
"""The column of owners."""
IN_GROUP_ROWS = 16_384
"""The column number of owners named only in group rows: one past the last column a sheet can have."""
_ROW_COUNT = re.compile(
    r"\((?P<count>\d{1,7})\s*(?:records?|rows?|deals?|items?|opportunit(?:y|ies)|Datens(?:a|ä)tze?|enregistrements?"
    r"|registros?|záznam[yů]?)\)\s*$",
    re.IGNORECASE,
)
_MAX_LENGTH = 300
"""The most characters of a group heading."""


class GroupRow(NamedTuple):
    """A row that names the owner of the rows below it: its column, the name, the label before it, and its row count."""

    at: int
    name: str
    label: str = ""
    rows: int | None = None


def parse_group_row(cells: Sequence[Cell]) -> GroupRow | None:
    """A row read as a group heading: “Opportunity Owner: Ana Ruiz (2 records)”, or a name alone."""
    at = next((at for at, cell in enumerate(cells) if is_filled(cell)), None)
    text = None if at is None else cells[at]
    if at is None or not isinstance(text, str) or len(text) > _MAX_LENGTH:
        return None
    # Only totals may follow the name.
    if any(isinstance(cell, str) and is_filled(cell) for cell in cells[at + 1 :]):
        return None
    counted = _ROW_COUNT.search(text)
    label, colon, name = (text[: counted.start()] if counted else text).rpartition(":")
    rows = int(counted["count"]) if counted else None
    return GroupRow(at, on_one_line(name), on_one_line(label) if colon else "", rows)


def owner_group_rows(grid: Grid, header: int, shape: Shape, owner: int, rows: Sequence[int]) -> set[int]:
    """The rows that name the owner of those below them: by a count, an owner label, or a name alone above blanks."""
    cells = grid.rows
    owners = [cells[row][owner] if owner < len(cells[row]) else None for row in rows]
    # If every row has an owner, none is a group row.
    if len(shape.needs) == 1 or (None not in owners and "" not in owners):
        return set()
    return {*read_group_rows(grid, header, shape, owner), *_name_only_rows(grid, rows, owners, owner)}


def read_group_rows(grid: Grid, header: int, shape: Shape, owner: int) -> dict[int, GroupRow]:
    """The rows below the header that name an owner, with a count or an owner label."""
    first = next((at for at, cell in enumerate(grid.rows[header]) if is_filled(cell)), 0)
    columns = sorted({0, first} | ({owner} if owner < IN_GROUP_ROWS else set()))
    found: dict[int, GroupRow] = {}
    for row in range(header + 1, len(grid.rows)):
        cells = grid.rows[row]
        at = next((at for at in columns if at < len(cells) and _may_be_group_row(cells[at])), None)
        group_row = None if at is None else parse_group_row(cells)
        if at is not None and group_row and _names_owner(group_row, shape, at if owner == IN_GROUP_ROWS else owner):
            found[row] = group_row
    return found


def _may_be_group_row(cell: Cell) -> bool:
    """Whether a cell may be a group heading; checked for every row."""
    return isinstance(cell, str) and (cell[-1:] == ")" or ":" in cell)


def _names_owner(group_row: GroupRow, shape: Shape, at: int) -> bool:
    if group_row.label:
        return fold(group_row.label) in _owner_headers(shape.name)
    return group_row.rows is not None and group_row.at == at


@lru_cache(maxsize=64)
def _owner_headers(table: str) -> frozenset[str]:
    """Every folded header that means the owner."""
    headers = (header for profile in shipped_profiles() for header in profile.columns.get(table, {}).get(OWNER, ()))
    return frozenset(fold(header) for header in (OWNER, *headers))


def _name_only_rows(grid: Grid, rows: Sequence[int], owners: Sequence[Cell], owner: int) -> list[int]:
    """The rows that have only an owner and are followed by rows without one."""
    found: list[int] = []
    has_rows_below = False
    for index in range(len(rows) - 1, -1, -1):
        if not is_filled(owners[index]):
            has_rows_below = True
        elif has_rows_below and _is_name(owners[index]) and only_filled(grid.rows[rows[index]]) == owner:
            found.append(rows[index])
        else:
            has_rows_below = False
    return found


def _is_name(cell: Cell) -> bool:
    """Whether a cell may be an owner's name; text with a colon may be anything."""
    return isinstance(cell, str) and ":" not in cell
