"""Ramps: the shares of a full quota in the first months of tenure."""

import re
from decimal import Decimal

from plangen.problems import error
from plangen.tables.columns import Columns
from plangen.tables.values.numbers import as_shares, read_numbers


def read_ramps(columns: Columns) -> list[tuple[Decimal, ...]]:
    """The ramp of each row: percentages by month of tenure, entered as “25%, 50%, 75%”."""
    ramps: list[tuple[Decimal, ...]] = []
    for row, text in zip(columns.table.rows, columns.texts("ramp"), strict=True):
        parts = [part for part in re.split(r"[;/|]\s*|,\s+|,(?=\d)|(?<=[%\d])\s+(?=\d)", text) if part.strip()]
        numbers = read_numbers(parts)
        shares = as_shares(numbers) if not numbers.faults else []
        ramp = [share for share in shares if share is not None and 0 <= share <= 1]
        if text and len(ramp) != len(parts):
            message = "Can't read the ramp. Using full quota."
            fix = "Enter a percentage for each month since hire: 25%, 50%, 75%."
            place = columns.table.place(row, "ramp")
            columns.problems.append(error(place, "unreadable ramp", message, value=text, fix=fix))
            ramp = []
        ramps.append(tuple(ramp))
    return ramps
