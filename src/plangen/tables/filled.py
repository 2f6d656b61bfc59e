"""Whether cells hold anything; asked of every row, so as cheaply as can be."""

from collections.abc import Sequence

from plangen.sources.grid import Cell


def is_filled(cell: Cell) -> bool:
    """Whether a cell holds more than blanks."""
    return cell is not None and cell != "" and (not isinstance(cell, str) or not cell.isspace())


def any_filled(cells: Sequence[Cell], columns: Sequence[int]) -> bool:
    """Whether one of these columns holds something."""
    for at in columns:  # noqa: SIM110 - any() with a generator takes twice as long
        if at < len(cells) and is_filled(cells[at]):
            return True
    return False


def all_filled(cells: Sequence[Cell], columns: Sequence[int]) -> bool:
    """Whether each of these columns holds something."""
    return all(at < len(cells) and is_filled(cells[at]) for at in columns)


def alone(cells: Sequence[Cell]) -> int | None:
    """The column of the only filled cell; None where there are more of them, or none."""
    found = None
    for at, cell in enumerate(cells):
        if not is_filled(cell):
            continue
        if found is not None:
            return None
        found = at
    return found
