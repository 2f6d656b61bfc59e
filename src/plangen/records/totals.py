"""Sums that stand beside their parts, and whether these come to them."""

from collections.abc import Sequence
from decimal import Decimal

from plangen.periods import Length
from plangen.problems import Problem, error, warning
from plangen.records.target_cells import RowOfTargets, TargetCell
from plangen.tables.columns import Columns

_ROUNDED = Decimal("0.001")
"""The part of a total by which rounded months may miss it."""
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_PLURALS = {Length.MONTH: "months", Length.QUARTER: "quarters", Length.HALF: "halves", Length.YEAR: "years"}


def tell_sums(columns: Columns, row: int, found: RowOfTargets) -> None:
    """Tells each sum of a row that its parts do not come to; the parts count."""
    for cell in found.beside:
        parts = found.parts(cell.stretch)
        if parts and not _agree(cell, parts) and not (cell.stretch.bare and _agree(cell, found.counted)):
            columns.problems.append(_doubt(columns, row, cell, parts))


def tell_stray(columns: Columns, row: int, found: RowOfTargets) -> None:
    """Tells each total of a row that stands for no period, and whose parts are blank."""
    for cell in found.beside:
        if not found.parts(cell.stretch):
            message = f"plangen cannot tell for which period {cell.head.head} is; the target is left out."
            cure = "Fill in the months, or say the period in the head: Total 2026, Q1."
            place = columns.table.grid.place(row, cell.head.column)
            columns.problems.append(error(place, "total of no period", message, value=f"{cell.amount:f}", cure=cure))


def _agree(whole: TargetCell, parts: Sequence[TargetCell]) -> bool:
    come_to = sum((part.amount for part in parts), Decimal(0))
    return abs(come_to - whole.amount) <= abs(whole.amount) * _ROUNDED


def _doubt(columns: Columns, row: int, whole: TargetCell, parts: Sequence[TargetCell]) -> Problem:
    lengths = {part.stretch.period.length for part in parts if part.stretch.period}
    length = lengths.pop() if len(lengths) == 1 else None
    kinds = _PLURALS[length] if length else "parts"
    count = _COUNTS[len(parts)] if len(parts) < len(_COUNTS) else str(len(parts))
    come_to = sum((part.amount for part in parts), Decimal(0))
    they = f"The one {length} comes to" if len(parts) == 1 else f"The {count} {kinds} come to"
    message = f"{they} {come_to:f}, {whole.head.head} says {whole.amount:f}."
    cure = f"The {kinds} count; correct them, or the total."
    place = columns.table.grid.place(row, whole.head.column)
    return warning(place, "total against its parts", message, cure=cure)
