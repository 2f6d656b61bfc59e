"""Read one cell as a date, or as the two dates it could mean."""

import math
import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from plangen.sources.grid import Cell
from plangen.tables.values.months import month

EARLIEST, LATEST = 1970, 2100
BLANKS = frozenset({"", "-", "–", "—", "n/a", "na", "tbd", "tba", "none", "null", "(blank)"})
MONTHS = 12
_EPOCH = date(1899, 12, 30)
_TIME = (
    r"(?:(?:T|,?\s+)\d{1,2}(?::\d{2}){1,2}(?:[.,]\d+)?(?:\s?[AaPp]\.?[Mm]\.?)?\s?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?\.?"
)
_ISO = re.compile(rf"(\d{{4}})([-/.]?)(\d{{1,2}})\2(\d{{1,2}}){_TIME}")
_NUMERIC = re.compile(rf"(\d{{1,2}})\s?([./-])\s?(\d{{1,2}})\s?\2\s?(\d{{4}}|\d{{2}}){_TIME}")
_WORD = r"[^\W\d_]"
_WEEKDAY = rf"(?:{_WORD}{{2,12}}\.?,?\s+)?"
_DAY_WORD = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th|er|º|°)?\.?[\s-]*(?:de\s+)?({_WORD}{{3,10}})\.?,?[\s-]*(?:de\s+)?"
    rf"(\d{{4}}|\d{{2}}){_TIME}"
)
_WORD_DAY = re.compile(rf"{_WEEKDAY}({_WORD}{{3,10}})\.?[\s-]\s*(\d{{1,2}})(?:st|nd|rd|th)?,?[\s-]\s*(\d{{4}}){_TIME}")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_PIVOT = 70
_SERIAL_LIMIT = 100_000
_DAYS_TO_1904 = 1_462
_MIN_YYYYMMDD, _MAX_YYYYMMDD = 19_700_101, 21_000_101
"""The range of numbers whose eight digits are a year, month, and day."""


class Ambiguity(Enum):
    """How an ambiguous date was read, or why it was left blank."""

    ASSUMED = "ambiguous; read in locale order"
    CONFLICTING = "ambiguous; left blank, since other cells conflict"
    SETTLED = "ambiguous; read using other dates in the row"
    ADJACENT = "ambiguous; read in the order of other columns"
    DOTTED = "ambiguous; read day first because of its dots"
    SWAPPED = "a spreadsheet app may have swapped its day and month"


class ReadDate(NamedTuple):
    """A cell's date, what is wrong with it, and how an ambiguous date was read."""

    day: date | None = None
    fault: str = ""
    ambiguity: Ambiguity | None = None


Style = tuple[str, int]
"""How a numeric date is written: its separator and its year's number of digits. One source uses one style."""
CELL: Style = ("", 0)
"""The style of a date that a spreadsheet app converted from text."""
Bound = tuple[date | None, date | None]
"""The earliest and latest date that a cell can mean; None if unknown."""
Texts = Mapping[str, re.Match[str] | None]
"""A column's texts, each with its parts if it is a numeric date."""


class AmbiguousDate(NamedTuple):
    """The two dates that a cell can mean: with the day first, and with the month first."""

    style: Style
    by_day: date
    by_month: date

    def fitting(self, bound: Bound) -> list[bool]:
        """Which of the two orders (True: day first) are within the bounds."""
        earliest, latest = bound
        return [
            order
            for order, day in ((True, self.by_day), (False, self.by_month))
            if (earliest is None or earliest <= day) and (latest is None or day <= latest)
        ]


def numeric_date(text: str) -> re.Match[str] | None:
    """The parts of a numeric date with its year last."""
    return _NUMERIC.fullmatch(_plain(text))


def _plain(text: str) -> str:
    """The text without outer white space or the apostrophe that marks a cell as text."""
    return text.strip().removeprefix("'")


def style(found: re.Match[str]) -> Style:
    """How a numeric date is written."""
    return found[2], len(found[4])


def order(found: re.Match[str]) -> bool | None:
    """Whether the day comes first in a numeric date; None if it could be either."""
    first, second = int(found[1]), int(found[3])
    if first > MONTHS:
        return True
    return False if second > MONTHS else None


def ambiguous_date(cell: Cell, texts: Texts) -> AmbiguousDate | None:
    """Both dates that a cell can mean, and its style; None if it can mean only one."""
    if isinstance(cell, date):
        day = cell.date() if isinstance(cell, datetime) else cell
        both = day.day <= MONTHS and day.day != day.month
        return AmbiguousDate(CELL, date(day.year, day.day, day.month), day) if both else None
    found = texts[cell] if isinstance(cell, str) else None
    if not found or order(found) is not None or int(found[1]) == int(found[3]):
        return None
    by_day, by_month = in_order(found, day_first=True).day, in_order(found, day_first=False).day
    return AmbiguousDate(style(found), by_day, by_month) if by_day and by_month else None


def in_order(found: re.Match[str], *, day_first: bool) -> ReadDate:
    """The date of a numeric date, read in one of its orders."""
    first, second = int(found[1]), int(found[3])
    day, number = (first, second) if day_first else (second, first)
    return _make_date(found[4], number, day)


def parse_cell(cell: Cell, *, from_1904: bool) -> ReadDate:
    """The date in a cell that isn't text."""
    if isinstance(cell, datetime):
        return _plausible(cell.date())
    if isinstance(cell, date):
        return _plausible(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool) and math.isfinite(cell):
        if _MIN_YYYYMMDD <= cell < _MAX_YYYYMMDD and cell == int(cell):
            year, rest = divmod(int(cell), 10_000)
            return _make_date(str(year), *divmod(rest, 100))
        return _from_serial(cell + _DAYS_TO_1904 * from_1904)
    return ReadDate(fault="Not a date")


@lru_cache(maxsize=16_384)
def parse_text(text: str) -> ReadDate:
    """The date in a text whose order is clear: 2026-03-05, 46086, or with the month as a word."""
    plain = _plain(text)
    if plain.casefold() in BLANKS:
        return ReadDate()
    if found := _ISO.fullmatch(plain):
        return _make_date(found[1], int(found[3]), int(found[4]))
    if found := _SERIAL.fullmatch(plain):
        return _from_serial(int(found[1]))
    return _from_words(plain)


def _from_serial(number: float) -> ReadDate:
    """The date of a spreadsheet serial number."""
    if not 0 < number < _SERIAL_LIMIT:
        return ReadDate(fault="Not a date")
    day = _EPOCH + timedelta(days=int(number))
    return ReadDate(day) if EARLIEST <= day.year < LATEST else ReadDate(fault="Not a date")


def _from_words(text: str) -> ReadDate:
    """A date with the month as a word: 5 Mar 2026, 05-Mar-2026, March 5, 2026, 5. března 2026, 5 de marzo de 2026."""
    for pattern, word, day in ((_DAY_WORD, 2, 1), (_WORD_DAY, 1, 2)):
        found = pattern.fullmatch(text)
        number = month(found[word]) if found else 0
        if found and number:
            return _make_date(found[3], number, int(found[day]))
    return ReadDate(fault="Not a date")


def _make_date(year: str, number: int, day: int) -> ReadDate:
    full_year = int(year)
    if len(year) == 2:  # noqa: PLR2004 - a year of two digits
        full_year += 2000 if full_year < _PIVOT else 1900
    try:
        return _plausible(date(full_year, number, day))
    except ValueError:
        return ReadDate(fault="Not a real date")


def _plausible(day: date) -> ReadDate:
    if EARLIEST <= day.year < LATEST:
        return ReadDate(day)
    return ReadDate(fault=f"Year {day.year} is out of range")
