"""One cell as a day, or as the two days that it could mean."""

import math
import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import Enum
from typing import NamedTuple

from plangen.sources.grid import Cell
from plangen.tables.months import month

EARLIEST, LATEST = 1970, 2100
BLANKS = frozenset({"", "-", "–", "—", "n/a", "na", "tbd", "tba", "none", "null", "(blank)"})
MOST_MONTHS = 12
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
_FIRST_OF_EIGHT, _LAST_OF_EIGHT = 19_700_101, 21_000_101
"""Between which numbers the digits of one are those of year, month and day."""


class Doubt(Enum):
    """Why a day is not beyond all doubt, or was not read."""

    ASSUMED = "it could mean two days, and was read by the locale's order"
    REFUSED = "it could mean two days, and others speak against each other"
    SETTLED = "it could mean two days alone, and was read by what else is known of its row"
    BESIDE = "it could mean two days alone, and was read by the order of the columns beside it"
    DOTTED = "it could mean two days alone, and was read with the day first because of its dots"
    SWAPPED = "a spreadsheet program may have taken its day for the month"


class Read(NamedTuple):
    """A cell read: its day, what is wrong with it, and what remains doubtful."""

    day: date | None = None
    fault: str = ""
    doubt: Doubt | None = None


Style = tuple[str, int]
"""How a numeric date is written: its separator and the number of digits of its year. One hand writes in one style."""
CELL: Style = ("", 0)
"""The style of a date that a spreadsheet program made of a text."""
Bound = tuple[date | None, date | None]
"""The earliest and the latest day that a cell can mean; None where nothing is known."""
Texts = Mapping[str, re.Match[str] | None]
"""The texts of a column, each with its parts where it is a date in numbers."""


class TwoDays(NamedTuple):
    """The two days that a cell can mean: with the day first, and with the month first."""

    style: Style
    by_day: date
    by_month: date

    def fitting(self, bound: Bound) -> list[bool]:
        """Which of the two (True: the day first) lie within what is known."""
        earliest, latest = bound
        return [
            order
            for order, day in ((True, self.by_day), (False, self.by_month))
            if (earliest is None or earliest <= day) and (latest is None or day <= latest)
        ]


def numeric(text: str) -> re.Match[str] | None:
    """The parts of a date that is written in numbers, with its year behind."""
    return _NUMERIC.fullmatch(_plain(text))


def _plain(text: str) -> str:
    """A text without the blanks around it, and the apostrophe by which people keep a cell from being changed."""
    return text.strip().removeprefix("'")


def style(found: re.Match[str]) -> Style:
    """How a date in numbers is written."""
    return found[2], len(found[4])


def order(found: re.Match[str]) -> bool | None:
    """Whether the day comes first in a date in numbers; None where it could be either."""
    first, second = int(found[1]), int(found[3])
    if first > MOST_MONTHS:
        return True
    return False if second > MOST_MONTHS else None


def two_days(cell: Cell, texts: Texts) -> TwoDays | None:
    """Both days that a cell can mean, and its style; None where it can only mean one."""
    if isinstance(cell, date):
        day = cell.date() if isinstance(cell, datetime) else cell
        both = day.day <= MOST_MONTHS and day.day != day.month
        return TwoDays(CELL, date(day.year, day.day, day.month), day) if both else None
    found = texts[cell] if isinstance(cell, str) else None
    if not found or order(found) is not None or int(found[1]) == int(found[3]):
        return None
    by_day, by_month = in_order(found, day_first=True).day, in_order(found, day_first=False).day
    return TwoDays(style(found), by_day, by_month) if by_day and by_month else None


def in_order(found: re.Match[str], *, day_first: bool) -> Read:
    """The day of a date in numbers, read in one of its orders."""
    first, second = int(found[1]), int(found[3])
    day, number = (first, second) if day_first else (second, first)
    return _made(found[4], number, day)


def from_cell(cell: Cell, *, from_1904: bool) -> Read:
    """The day of a cell that is no text."""
    if isinstance(cell, datetime):
        return _plausible(cell.date())
    if isinstance(cell, date):
        return _plausible(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool) and math.isfinite(cell):
        if _FIRST_OF_EIGHT <= cell < _LAST_OF_EIGHT and cell == int(cell):
            year, rest = divmod(int(cell), 10_000)
            return _made(str(year), *divmod(rest, 100))
        return _from_serial(cell + _DAYS_TO_1904 * from_1904)
    return Read(fault="is not a date")


def from_text(text: str) -> Read:
    """The day of a text whose order needs no asking: 2026-03-05, 46086, or with the month as a word."""
    plain = _plain(text)
    if plain.casefold() in BLANKS:
        return Read()
    if found := _ISO.fullmatch(plain):
        return _made(found[1], int(found[3]), int(found[4]))
    if found := _SERIAL.fullmatch(plain):
        return _from_serial(int(found[1]))
    return _from_words(plain)


def _from_serial(number: float) -> Read:
    """The day of a serial number, as spreadsheets count days."""
    if not 0 < number < _SERIAL_LIMIT:
        return Read(fault="is not a date")
    day = _EPOCH + timedelta(days=int(number))
    return Read(day) if EARLIEST <= day.year < LATEST else Read(fault="is not a date")


def _from_words(text: str) -> Read:
    """A date whose month is a word: 5 Mar 2026, 05-Mar-2026, March 5, 2026, 5. března 2026, 5 de marzo de 2026."""
    for pattern, word, day in ((_DAY_WORD, 2, 1), (_WORD_DAY, 1, 2)):
        found = pattern.fullmatch(text)
        number = month(found[word]) if found else 0
        if found and number:
            return _made(found[3], number, int(found[day]))
    return Read(fault="is not a date")


def _made(year: str, number: int, day: int) -> Read:
    whole = int(year)
    if len(year) == 2:  # noqa: PLR2004 - a year of two digits
        whole += 2000 if whole < _PIVOT else 1900
    try:
        return _plausible(date(whole, number, day))
    except ValueError:
        return Read(fault="is no day of the calendar")


def _plausible(day: date) -> Read:
    if EARLIEST <= day.year < LATEST:
        return Read(day)
    return Read(fault=f"lies in the year {day.year}")
