"""Detect dates that a spreadsheet app read in the wrong order, swapping day and month."""

from collections.abc import Sequence
from datetime import date

from plangen.sources.grid import Cell
from plangen.tables.values.date_cells import MONTHS, Ambiguity, Texts, order

_FEW, _CERTAIN_FROM = 3, 5
"""Dates with a day up to 12 that rarely occur by chance: once in 17 columns, and once in a hundred."""
_ONE_IN = 10
"""The most exceptions: one in so many dates or texts."""
_MAX_DATES_PER_TEXT = 3
"""Three dates in five stay text; with far more dates converted, other evidence is needed."""


def has_swapped_dates(cells: Sequence[Cell], texts: Texts) -> Ambiguity | None:
    """How to handle the dates of a column whose day and month may be swapped.

    In such a column nearly every date has a day up to 12, and nearly no remaining text is ambiguous.
    """
    orders = {text: order(found) for text, found in texts.items() if found and found[1] != found[3]}
    if not any(first is not None for first in orders.values()):
        return None
    dated = [(at, cell.day) for at, cell in enumerate(cells) if isinstance(cell, date)]
    low = sum(day <= MONTHS for _, day in dated)
    if not low:
        return None
    parsed = [(at, orders[cell]) for at, cell in enumerate(cells) if isinstance(cell, str) and cell in orders]
    proven = [at for at, first in parsed if first is not None]
    if (len(dated) - low) * _ONE_IN > low:
        above = [day for at, day in dated if at < proven[-1]]
        is_enough = len(above) >= _FEW and len(above) * 2 >= len(dated)
        return Ambiguity.SWAPPED if is_enough and max(above) <= MONTHS else None
    if (len(parsed) - len(proven)) * _ONE_IN > len(proven):
        return Ambiguity.SWAPPED if low >= _CERTAIN_FROM else None
    is_certain = low >= _CERTAIN_FROM and len(proven) * _MAX_DATES_PER_TEXT >= low
    return Ambiguity.CONFLICTING if is_certain else Ambiguity.SWAPPED
