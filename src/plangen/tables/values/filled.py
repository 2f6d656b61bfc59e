"""Whether cells have a value; checked for every row, so speed matters."""

from collections.abc import Sequence

from plangen.sources.grid import Cell


def is_filled(cell: Cell) -> bool:
    """Whether a cell holds more than white space."""
    return cell is not None and cell != "" and (not isinstance(cell, str) or not cell.isspace())


def any_filled(cells: Sequence[Cell], columns: Sequence[int]) -> bool:
    """Whether any of these columns has a value."""
    for at in columns:  # noqa: SIM110 - any() with a generator takes twice as long
        if at < len(cells) and is_filled(cells[at]):
            return True
    return False


def all_filled(cells: Sequence[Cell], columns: Sequence[int]) -> bool:
    """Whether each of these columns has a value."""
    return all(at < len(cells) and is_filled(cells[at]) for at in columns)


def only_filled(cells: Sequence[Cell]) -> int | None:
    """The column of the only filled cell; None if there are more, or none."""
    found = None
    for at, cell in enumerate(cells):
        if not is_filled(cell):
            continue
        if found is not None:
            return None
        found = at
    return found
