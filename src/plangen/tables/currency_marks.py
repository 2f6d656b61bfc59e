"""The currency of each amount, from the sign next to it or else from its number format."""

from collections.abc import Sequence

from plangen.sources.grid import Cell
from plangen.tables.table import Table
from plangen.tables.values.amounts import currency_mark


def currency_marks(table: Table, at: int, cells: Sequence[Cell]) -> list[str]:
    """The currency signs or codes of the cells of a grid column; empty for those without one."""
    known = {cell: "" if _is_plain(cell) else currency_mark(cell) for cell in set(cells) if isinstance(cell, str)}
    ranges = table.grid.marks.currencies.get(at, ())
    if not ranges and not any(known.values()):
        return [""] * len(cells)
    if not ranges:
        return [known[cell] if isinstance(cell, str) else "" for cell in cells]
    formats = {row: sign for first, last, sign in ranges for row in range(first, last + 1)}
    rows = zip(table.rows, cells, strict=True)
    return [known[cell] if isinstance(cell, str) else formats.get(row, "") for row, cell in rows]


def _is_plain(text: str) -> bool:
    """Whether an amount has only digits and separators, as most have."""
    return not text.strip("0123456789.,-")
