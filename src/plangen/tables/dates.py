"""Dates out of the cells of a column; whether the day or the month comes first is decided once, from all of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from plangen.sources.grid import Cell

EARLIEST, LATEST = 1970, 2100
_SERIALS = range(20_000, 75_000)
_EPOCH = date(1899, 12, 30)
_TIME = r"(?:[T\s].*)?"
_ISO = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}")
_NUMERIC = re.compile(rf"(\d{{1,2}})\s?([./-])\s?(\d{{1,2}})\s?[./-]\s?(\d{{4}}|\d{{2}}){_TIME}")
_DAY_WORD = re.compile(
    rf"(?:[A-Za-z]+,?\s+)?(\d{{1,2}})(?:st|nd|rd|th)?[\s.-]+([A-Za-z]{{3,9}})\.?,?[\s-]+(\d{{4}}|\d{{2}}){_TIME}"
)
_WORD_DAY = re.compile(rf"(?:[A-Za-z]+,?\s+)?([A-Za-z]{{3,9}})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){_TIME}")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BLANKS = frozenset({"", "-", "–", "n/a", "tbd", "none", "null"})
_CENTURY, _NOON_MONTHS = 100, 12


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of a column, None where a cell is blank or could not be read; `faults` are (index, what is wrong).

    `assumed` counts the cells that could mean two days and were read by the locale's order.
    """

    values: list[date | None]
    faults: list[tuple[int, str]]
    assumed: int = 0
    first_assumed: int = 0


def read_dates(cells: Sequence[Cell], *, day_first: bool) -> Dates:
    """The dates in a column. `day_first` is the locale's order, asked only where no cell of the column decides."""
    texts = {cell: _NUMERIC.fullmatch(cell.strip()) for cell in cells if isinstance(cell, str)}
    orders = {order for found in texts.values() if found and (order := _order(found)) is not None}
    contradictory = len(orders) > 1
    decided = next(iter(orders)) if len(orders) == 1 else None
    read: dict[str, tuple[date | None, str]] = {}
    for text, found in texts.items():
        if found and contradictory and _ambiguous(found):
            read[text] = (None, "could mean two days, and other cells of the column contradict each other")
        else:
            read[text] = _from_text(text.strip(), found, day_first if decided is None else decided)
    values: list[date | None] = []
    faults: list[tuple[int, str]] = []
    ambiguous: list[int] = []
    for at, cell in enumerate(cells):
        value, fault = read[cell] if isinstance(cell, str) else _from_cell(cell)
        values.append(value)
        if fault:
            faults.append((at, fault))
        if isinstance(cell, str) and decided is None and not contradictory and (match := texts[cell]):
            ambiguous += [at] if _ambiguous(match) else []
    return Dates(values, faults, len(ambiguous), ambiguous[0] if ambiguous else 0)


def _order(found: re.Match[str]) -> bool | None:
    """Whether the day comes first in this text; None where it could be either."""
    first, second = int(found[1]), int(found[3])
    if found[2] == "." or first > _NOON_MONTHS:
        return True
    return False if second > _NOON_MONTHS else None


def _ambiguous(found: re.Match[str]) -> bool:
    return _order(found) is None and found[1] != found[3]


def _from_cell(cell: Cell) -> tuple[date | None, str]:
    if isinstance(cell, datetime):
        return _plausible(cell.date())
    if isinstance(cell, date):
        return _plausible(cell)
    if cell is None:
        return None, ""
    if isinstance(cell, int | float) and not isinstance(cell, bool) and int(cell) in _SERIALS:
        return _EPOCH + timedelta(days=int(cell)), ""
    return None, "is not a date"


def _from_text(text: str, numeric: re.Match[str] | None, day_first: bool) -> tuple[date | None, str]:
    if text.casefold() in _BLANKS:
        return None, ""
    if numeric:
        first, second = int(numeric[1]), int(numeric[3])
        order = _order(numeric)
        day, month = (first, second) if (day_first if order is None else order) else (second, first)
        return _made(numeric[4], month, day)
    if found := _ISO.fullmatch(text):
        return _made(found[1], int(found[2]), int(found[3]))
    if found := _SERIAL.fullmatch(text):
        return _from_cell(int(found[1]))
    return _from_words(text)


def _from_words(text: str) -> tuple[date | None, str]:
    """A date whose month is a word: 5 Mar 2026, March 5, 2026."""
    for pattern, word, day in ((_DAY_WORD, 2, 1), (_WORD_DAY, 1, 2)):
        found = pattern.fullmatch(text)
        if found and found[word][:3].casefold() in _MONTHS:
            return _made(found[3], _MONTHS.index(found[word][:3].casefold()) + 1, int(found[day]))
    return None, "is not a date"


def _made(year: str, month: int, day: int) -> tuple[date | None, str]:
    number = int(year) + (2000 if len(year) == 2 else 0)  # noqa: PLR2004 - a year of two digits
    try:
        return _plausible(date(number, month, day))
    except ValueError:
        return None, "is no day of the calendar"


def _plausible(day: date) -> tuple[date | None, str]:
    if EARLIEST <= day.year < LATEST:
        return day, ""
    return None, f"lies in the year {day.year}"
