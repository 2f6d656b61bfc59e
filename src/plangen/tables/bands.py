"""The rows of a grouped report that say whose the rows below them are."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from plangen.sources.grid import Cell, Grid
from plangen.tables.filled import alone, is_filled
from plangen.tables.folding import fold, on_one_line
from plangen.tables.profile import shipped_profiles
from plangen.tables.shape import Shape

BAND = "heading of a group"
OWNER = "salesperson"
"""Our column of owners."""
BESIDE = 16_384
"""The column of owners who stand above their rows only: one behind the last that a sheet can have."""
_COUNTED = re.compile(
    r"\((?P<count>\d{1,7})\s*(?:records?|rows?|deals?|items?|opportunit(?:y|ies)|Datens(?:a|ä)tze?|enregistrements?"
    r"|registros?|záznam[yů]?)\)\s*$",
    re.IGNORECASE,
)
_LONGEST = 300
"""Letters of a heading; what is longer is a text."""


class Band(NamedTuple):
    """A row that says whose the rows below it are: where, the name, the head before it, and how many rows it counts."""

    at: int
    name: str
    label: str = ""
    rows: int | None = None


def band_in(cells: Sequence[Cell]) -> Band | None:
    """What the heading of a group says: “Opportunity Owner: Ana Ruiz (2 records)”, or a name alone."""
    at = next((at for at, cell in enumerate(cells) if is_filled(cell)), None)
    text = None if at is None else cells[at]
    if at is None or not isinstance(text, str) or len(text) > _LONGEST:
        return None
    # Nothing but sums may stand beside it.
    if any(isinstance(cell, str) and is_filled(cell) for cell in cells[at + 1 :]):
        return None
    counted = _COUNTED.search(text)
    label, colon, name = (text[: counted.start()] if counted else text).rpartition(":")
    rows = int(counted["count"]) if counted else None
    return Band(at, on_one_line(name), on_one_line(label) if colon else "", rows)


def owner_bands(grid: Grid, header: int, shape: Shape, owner: int, rows: Sequence[int]) -> set[int]:
    """The rows that name the owner of those below them: by a count, by a head, or by a name alone above blanks."""
    cells = grid.rows
    owners = [cells[row][owner] if owner < len(cells[row]) else None for row in rows]
    # Where every row has an owner there is nothing to look for.
    if len(shape.needs) == 1 or (None not in owners and "" not in owners):
        return set()
    return {*read_bands(grid, header, shape, owner), *_lone_owners(grid, rows, owners, owner)}


def read_bands(grid: Grid, header: int, shape: Shape, owner: int) -> dict[int, Band]:
    """The rows below the header that say by a count or by the head of the owners whose the rows below them are."""
    first = next((at for at, cell in enumerate(grid.rows[header]) if is_filled(cell)), 0)
    columns = sorted({0, first} | ({owner} if owner < BESIDE else set()))
    found: dict[int, Band] = {}
    for row in range(header + 1, len(grid.rows)):
        cells = grid.rows[row]
        at = next((at for at in columns if at < len(cells) and _may_head(cells[at])), None)
        band = None if at is None else band_in(cells)
        if at is not None and band and _is_of_owner(band, shape, at if owner == BESIDE else owner):
            found[row] = band
    return found


def _may_head(cell: Cell) -> bool:
    """Whether a cell may be the heading of a group; asked of every row."""
    return isinstance(cell, str) and (cell[-1:] == ")" or ":" in cell)


def _is_of_owner(band: Band, shape: Shape, at: int) -> bool:
    if band.label:
        return fold(band.label) in _owners(shape.name)
    return band.rows is not None and band.at == at


@lru_cache(maxsize=64)
def _owners(table: str) -> frozenset[str]:
    """Every folded head under which owners stand."""
    heads = (head for profile in shipped_profiles() for head in profile.columns.get(table, {}).get(OWNER, ()))
    return frozenset(fold(head) for head in (OWNER, *heads))


def _lone_owners(grid: Grid, rows: Sequence[int], owners: Sequence[Cell], owner: int) -> list[int]:
    """The rows with nothing but an owner, below whom rows without one follow."""
    found: list[int] = []
    leads = False
    for index in range(len(rows) - 1, -1, -1):
        if not is_filled(owners[index]):
            leads = True
        elif leads and _is_name(owners[index]) and alone(grid.rows[rows[index]]) == owner:
            found.append(rows[index])
        else:
            leads = False
    return found


def _is_name(cell: Cell) -> bool:
    """Whether a cell may name an owner; what stands behind a colon may be anything."""
    return isinstance(cell, str) and ":" not in cell
