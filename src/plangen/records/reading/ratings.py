"""Ratings from 1 to 5."""

from decimal import Decimal

from plangen.problems import error
from plangen.tables.columns import Columns

LOWEST, HIGHEST = 1, 5


def ratings(columns: Columns, column: str) -> list[Decimal | None]:
    """The ratings in a column; one outside 1 to 5 is reported and left blank."""
    values = columns.amounts(column)
    for index, value in enumerate(values):
        if value is not None and not LOWEST <= value <= HIGHEST:
            values[index] = None
            place = columns.table.place(columns.table.rows[index], column)
            message = f"Ratings go from {LOWEST} to {HIGHEST}. “{column}” left blank."
            fix = f"Enter {LOWEST} to {HIGHEST}, or leave the cell empty."
            columns.problems.append(error(place, "invalid rating", message, value=f"{value:f}", fix=fix))
    return values
