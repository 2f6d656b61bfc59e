"""The ratings in a column: numbers from 1 to 5, and every other one told."""

from decimal import Decimal

from plangen.problems import error
from plangen.tables.columns import Columns

LOWEST, HIGHEST = 1, 5


def ratings(columns: Columns, column: str) -> list[Decimal | None]:
    """The column as ratings; one outside 1 to 5 is told and None."""
    values = columns.amounts(column)
    for index, value in enumerate(values):
        if value is not None and not LOWEST <= value <= HIGHEST:
            values[index] = None
            place = columns.table.place(columns.table.rows[index], column)
            message = f"A rating goes from {LOWEST} to {HIGHEST}; its “{column}” is left blank."
            cure = f"Write a number from {LOWEST} to {HIGHEST}, or leave the cell empty."
            columns.problems.append(error(place, "no such rating", message, value=f"{value:f}", cure=cure))
    return values
