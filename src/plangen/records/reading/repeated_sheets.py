"""Sheets with the same rows, as from a file downloaded twice: used once."""

from collections.abc import Iterable, Sequence

from plangen.problems import Place, Problem, warning
from plangen.sources.grid import Cell
from plangen.tables.columns import Columns
from plangen.tables.table import Table, Unused


def without_repeats(tables: Sequence[Columns]) -> tuple[list[Columns], list[Unused], list[Problem]]:
    """The tables of one name without copies of each other, the copies, and the warnings about them."""
    kept: list[Columns] = []
    repeats: list[Unused] = []
    problems: list[Problem] = []
    for columns in tables:
        same = next((each.table for each in kept if _are_equal(each.table, columns.table)), None)
        if same is None:
            kept.append(columns)
            continue
        grid, first = columns.table.grid, Place(same.grid.file, same.grid.sheet)
        repeats.append(Unused(grid, f"same rows as {first}"))
        message = f"Same rows as {first}. Used once."
        place = Place(grid.file, grid.sheet)
        problems.append(warning(place, "duplicate sheet", message, fix="Delete one of them."))
    return kept, repeats, problems


def _are_equal(one: Table, other: Table) -> bool:
    """Whether two tables have the same headers and rows, cell by cell."""
    if not one.rows or len(one.rows) != len(other.rows):
        return False
    pairs = zip(_rows(one), _rows(other), strict=True)
    return all(_trimmed(row) == _trimmed(other_row) for row, other_row in pairs)


def _rows(table: Table) -> Iterable[Sequence[Cell]]:
    return (table.grid.rows[row] for row in (table.header_row, *table.rows))


def _trimmed(cells: Sequence[Cell]) -> list[Cell]:
    """The cells of a row without trailing blanks."""
    kept = list(cells)
    while kept and kept[-1] in (None, ""):
        kept.pop()
    return kept
