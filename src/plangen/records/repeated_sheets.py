"""Sheets that hold the same rows as another one, as when a file is downloaded twice: each is used once."""

from collections.abc import Iterable, Sequence

from plangen.problems import Place, Problem, warning
from plangen.sources.grid import Cell
from plangen.tables.columns import Columns
from plangen.tables.table import Table, Unused


def without_repeats(tables: Sequence[Columns]) -> tuple[list[Columns], list[Unused], list[Problem]]:
    """The tables of one name of which none repeats another, those that do, and what is told of them."""
    kept: list[Columns] = []
    repeats: list[Unused] = []
    told: list[Problem] = []
    for columns in tables:
        same = next((each.table for each in kept if _say_the_same(each.table, columns.table)), None)
        if same is None:
            kept.append(columns)
            continue
        grid, first = columns.table.grid, Place(same.grid.file, same.grid.sheet)
        repeats.append(Unused(grid, f"it holds the same rows as {first}"))
        message = f"This holds the same rows as {first}; they are used once."
        told.append(warning(Place(grid.file, grid.sheet), "sheet twice", message, cure="Delete one of the two."))
    return kept, repeats, told


def _say_the_same(one: Table, other: Table) -> bool:
    """Whether two tables have the same heads and rows, cell by cell."""
    if not one.rows or len(one.rows) != len(other.rows):
        return False
    pairs = zip(_lines(one), _lines(other), strict=True)
    return all(_filled(mine) == _filled(theirs) for mine, theirs in pairs)


def _lines(table: Table) -> Iterable[Sequence[Cell]]:
    return (table.grid.rows[row] for row in (table.header, *table.rows))


def _filled(cells: Sequence[Cell]) -> list[Cell]:
    """The cells of a row without the blank ones behind its last."""
    held = list(cells)
    while held and held[-1] in (None, ""):
        held.pop()
    return held
