"""Months entered as dates: the first or last day of each, in any style."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from plangen.sources.grid import Cell
from plangen.tables.values.date_cells import in_order, numeric_date, parse_cell, parse_text


def is_month_edge(day: date) -> bool:
    """Whether a day is the first or last of its month."""
    return day.day == 1 or (day + timedelta(days=1)).day == 1


def month_dates(cells: Sequence[Cell], *, from_1904: bool = False) -> list[date | None]:
    """The dates in cells that mean months; None for other cells.

    Whether the day or the month comes first is decided by which order gives only first or last days of months; if both
    or neither do, dates that could be two months are None.
    """
    matched = {cell: numeric_date(cell) for cell in cells if isinstance(cell, str)}
    orders = []
    for day_first in (True, False):
        days = [in_order(found, day_first=day_first).day for found in matched.values() if found]
        if days and all(day is not None and is_month_edge(day) for day in days):
            orders.append(day_first)
    found: list[date | None] = []
    for cell in cells:
        numeric = matched.get(cell) if isinstance(cell, str) else None
        if numeric:
            possible = {in_order(numeric, day_first=order).day for order in orders}
            found.append(possible.pop() if len(possible) == 1 else None)
        elif isinstance(cell, str):
            found.append(parse_text(cell).day if cell.strip() else None)
        elif isinstance(cell, date):
            found.append(cell.date() if isinstance(cell, datetime) else cell)
        else:
            found.append(None if cell is None else parse_cell(cell, from_1904=from_1904).day)
    return found
