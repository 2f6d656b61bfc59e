"""Whether a spreadsheet program took a column of dates for the other order: it made dates of what it could."""

from collections.abc import Sequence
from datetime import date

from plangen.sources.grid import Cell
from plangen.tables.days import MOST_MONTHS, Doubt, Texts, order

_FEW, _SURE_FROM = 3, 5
"""Dates with a day of at most 12 that seldom come about by chance: once in 17 columns, and once in a hundred."""
_ONE_IN = 10
"""How many dates or texts there are for each that must have come by another way."""
_MOST_DATES_A_TEXT = 3
"""Three days of five stay texts; where many more have become dates, others have to say so."""


def swapped(cells: Sequence[Cell], texts: Texts) -> Doubt | None:
    """What becomes of the dates in a column whose day and month may stand in each other's place.

    Then nearly every date has a day of at most 12, and nearly no text is left that could be read in both ways.
    """
    orders = {text: order(found) for text, found in texts.items() if found and found[1] != found[3]}
    if not any(first is not None for first in orders.values()):
        return None
    days = [(at, cell.day) for at, cell in enumerate(cells) if isinstance(cell, date)]
    low = sum(day <= MOST_MONTHS for _, day in days)
    if not low:
        return None
    written = [(at, orders[cell]) for at, cell in enumerate(cells) if isinstance(cell, str) and cell in orders]
    proven = [at for at, first in written if first is not None]
    if (len(days) - low) * _ONE_IN > low:
        above = [day for at, day in days if at < proven[-1]]
        enough = len(above) >= _FEW and len(above) * 2 >= len(days)
        return Doubt.SWAPPED if enough and max(above) <= MOST_MONTHS else None
    if (len(written) - len(proven)) * _ONE_IN > len(proven):
        return Doubt.SWAPPED if low >= _SURE_FROM else None
    sure = low >= _SURE_FROM and len(proven) * _MOST_DATES_A_TEXT >= low
    return Doubt.REFUSED if sure else Doubt.SWAPPED
