"""Totals next to their parts, and whether the parts add up to them."""

from collections.abc import Sequence
from decimal import Decimal

from plangen.periods import Length
from plangen.problems import Problem, error, warning
from plangen.records.targets.cells import TargetCell, TargetRow
from plangen.tables.columns import Columns

_ROUNDING = Decimal("0.001")
"""The share of a total by which rounded months may differ from it."""
_PLURALS = {Length.MONTH: "months", Length.QUARTER: "quarters", Length.HALF: "halves", Length.YEAR: "years"}


def report_differing_sums(columns: Columns, row: int, found: TargetRow) -> None:
    """Warns about each total in a row that its parts don't add up to; the parts are used."""
    for cell in found.sums:
        parts = found.parts(cell.dates)
        if parts and not _add_up(cell, parts) and not (cell.dates.is_plain_total and _add_up(cell, found.used)):
            columns.problems.append(_difference(columns, row, cell, parts))


def has_fitting_sum(found: TargetRow) -> bool:
    """Whether a row has a total that its parts add up to, so they aren't running totals."""
    return any(_add_up(cell, found.parts(cell.dates)) for cell in found.sums if found.parts(cell.dates))


def report_unclear_totals(columns: Columns, row: int, found: TargetRow) -> None:
    """Reports each total in a row without a period and without parts."""
    for cell in found.sums:
        if not found.parts(cell.dates):
            message = f"Unclear period for {cell.header.header}. Target skipped."
            fix = "Fill in the months, or put the period in the header: Total 2026, Q1."
            place = columns.table.grid.place(row, cell.header.column)
            columns.problems.append(error(place, "unclear period", message, value=f"{cell.amount:f}", fix=fix))


def _add_up(total: TargetCell, parts: Sequence[TargetCell]) -> bool:
    return abs(_sum(parts) - total.amount) <= abs(total.amount) * _ROUNDING


def _difference(columns: Columns, row: int, total: TargetCell, parts: Sequence[TargetCell]) -> Problem:
    lengths = {part.dates.period.length for part in parts if part.dates.period}
    length = lengths.pop() if len(lengths) == 1 else None
    nouns = _PLURALS[length] if length else "parts"
    one = len(parts) == 1
    found = f"The 1 {length} adds up to" if one else f"The {len(parts)} {nouns} add up to"
    used = f"The {length} is used." if one else f"The {nouns} are used."
    message = f"{found} {_sum(parts):,f}; {total.header.header} is {total.amount:,f}. {used}"
    fix = f"Change the {length if one else nouns}, or the total."
    place = columns.table.grid.place(row, total.header.column)
    return warning(place, "total and parts differ", message, fix=fix)


def _sum(parts: Sequence[TargetCell]) -> Decimal:
    return sum((part.amount for part in parts), Decimal(0))
