"""Dates out of the cells of a column; whether the day or the month comes first is decided once, from all of them."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from plangen.sources.grid import Cell

EARLIEST, LATEST = 1970, 2100
BLANKS = frozenset({"", "-", "–", "—", "n/a", "na", "tbd", "tba", "none", "null", "(blank)"})
_EPOCH = date(1899, 12, 30)
_TIME = (
    r"(?:(?:T|,?\s+)\d{1,2}(?::\d{2}){1,2}(?:[.,]\d+)?(?:\s?[AaPp]\.?[Mm]\.?)?\s?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?\.?"
)
_ISO = re.compile(rf"(\d{{4}})([-/.]?)(\d{{1,2}})\2(\d{{1,2}}){_TIME}")
_NUMERIC = re.compile(rf"(\d{{1,2}})\s?([./-])\s?(\d{{1,2}})\s?\2\s?(\d{{4}}|\d{{2}}){_TIME}")
_WEEKDAY = r"(?:[A-Za-z]{2,9}\.?,?\s+)?"
_DAY_WORD = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?\.?[\s-]*([A-Za-z]{{3,9}})\.?,?[\s-]*(\d{{4}}|\d{{2}}){_TIME}"
)
_WORD_DAY = re.compile(rf"{_WEEKDAY}([A-Za-z]{{3,9}})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){_TIME}")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MOST_MONTHS, _PIVOT = 12, 70
_FEW_TEXTS, _FEW_DAYS = 5, 10
_SERIAL_LIMIT = 100_000
_DAYS_TO_1904 = 1_462
_FEW_VOTES, _VOTES_AGAINST_ONE = 5, 50
"""How many rows it takes to settle an order by another column, and how many for one that speaks against it."""


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of a column, None where a cell is blank or could not be read; `faults` are (index, what is wrong).

    `assumed` are the cells that could mean two days and were read by the locale's order. `refused` are those that were
    not read because other cells of the column, of which `witnesses` are examples, speak against each other. `settled`
    are cells whose order was found by what else is known of their rows.
    """

    values: list[date | None]
    faults: list[tuple[int, str]] = field(default_factory=list)
    assumed: list[int] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)
    witnesses: tuple[int, ...] = ()
    settled: list[int] = field(default_factory=list)

    @property
    def certain(self) -> list[date | None]:
        """The dates, without those whose order was assumed."""
        if not self.assumed:
            return self.values
        assumed = frozenset(self.assumed)
        return [None if at in assumed else value for at, value in enumerate(self.values)]


class _Read(NamedTuple):
    """A cell read: its day, what is wrong with it, and whether its order was assumed or refused."""

    day: date | None = None
    fault: str = ""
    assumed: bool = False
    refused: bool = False
    settled: bool = False


_Style = tuple[str, int]
"""How a numeric date is written: its separator and the number of digits of its year. One hand writes in one style."""
_CELL: _Style = ("", 0)
"""The style of a date that a spreadsheet program made of a text."""
Bounds = Sequence[tuple[date | None, date | None]]
"""The earliest and the latest day that each cell of a column can mean; None where nothing is known."""


class _TwoDays(NamedTuple):
    """The two days that a cell can mean: with the day first, and with the month first."""

    style: _Style
    by_day: date
    by_month: date

    def fitting(self, bound: tuple[date | None, date | None]) -> list[bool]:
        """Which of the two (True: the day first) lie within what is known."""
        earliest, latest = bound
        return [
            order
            for order, day in ((True, self.by_day), (False, self.by_month))
            if (earliest is None or earliest <= day) and (latest is None or day <= latest)
        ]


def read_dates(cells: Sequence[Cell], *, day_first: bool, bounds: Bounds = (), from_1904: bool = False) -> Dates:
    """The dates in a column. `day_first` is the locale's order, asked only where nothing else decides.

    `bounds` are the earliest and latest day that each cell can mean by what else is known of its row. `from_1904` says
    from which day on the file counts days that come as bare numbers.
    """
    texts = {cell: _NUMERIC.fullmatch(_plain(cell)) for cell in cells if isinstance(cell, str)}
    evidence = _evidence(found for found in texts.values() if found)
    swapped = _looks_swapped(cells, texts)
    settled = _settled(cells, texts, evidence, bounds) if bounds else {}
    proven = {**evidence, **{style: {order} for style, order in settled.items()}}
    read = {text: _from_text(_plain(text), found, proven, day_first) for text, found in texts.items()}
    dates = Dates([], witnesses=_witnesses(cells, texts) if swapped or any(r.refused for r in read.values()) else ())
    for at, cell in enumerate(cells):
        if cell is None:
            dates.values.append(None)
            continue
        one = read[cell] if isinstance(cell, str) else _from_cell(cell, from_1904)
        if swapped and isinstance(cell, date) and cell.day != cell.month:
            one = _Read(refused=True)
        if bounds and (two := _two_days(cell, texts)) and (swapped or isinstance(cell, str)):
            one = _by_its_row(one, two, settled.get(two.style), bounds[at])
        dates.values.append(one.day)
        if one.fault:
            dates.faults.append((at, one.fault))
        elif one.assumed:
            dates.assumed.append(at)
        elif one.refused:
            dates.refused.append(at)
        elif one.settled:
            dates.settled.append(at)
    return dates


def _plain(text: str) -> str:
    """A text without the blanks around it, and the apostrophe by which people keep a cell from being changed."""
    return text.strip().removeprefix("'")


def _two_days(cell: Cell, texts: Mapping[str, re.Match[str] | None]) -> _TwoDays | None:
    """Both days that a cell can mean, and its style; None where it can only mean one."""
    if isinstance(cell, date):
        day = cell.date() if isinstance(cell, datetime) else cell
        both = day.day <= _MOST_MONTHS and day.day != day.month
        return _TwoDays(_CELL, date(day.year, day.day, day.month), day) if both else None
    found = texts[cell] if isinstance(cell, str) else None
    if not found or _order(found) is not None or int(found[1]) == int(found[3]):
        return None
    first, second = int(found[1]), int(found[3])
    by_day, by_month = _made(found[4], second, first).day, _made(found[4], first, second).day
    return _TwoDays(_style(found), by_day, by_month) if by_day and by_month else None


def _settled(
    cells: Sequence[Cell],
    texts: Mapping[str, re.Match[str] | None],
    evidence: Mapping[_Style, set[bool]],
    bounds: Bounds,
) -> dict[_Style, bool]:
    """The order of each style that does not prove its own, where nearly all rows that can tell them apart agree."""
    votes: dict[_Style, list[int]] = defaultdict(lambda: [0, 0])
    for cell, bound in zip(cells, bounds, strict=True):
        two = _two_days(cell, texts) if cell is not None and bound != (None, None) else None
        if two and not evidence.get(two.style) and (fits := two.fitting(bound)) and len(fits) == 1:
            votes[two.style][fits[0]] += 1
    return {
        style: day > month
        for style, (month, day) in votes.items()
        if max(day, month) >= _FEW_VOTES and min(day, month) * _VOTES_AGAINST_ONE <= max(day, month)
    }


def _by_its_row(one: _Read, two: _TwoDays, order: bool | None, bound: tuple[date | None, date | None]) -> _Read:
    """What a cell that could mean two days means, by what else is known of its row; as it was where nothing is."""
    fits = two.fitting(bound)
    if order is not None:
        against = fits == [not order]
        return _Read(refused=True) if against else _Read(two.by_day if order else two.by_month, settled=True)
    if (one.refused or one.assumed) and len(fits) == 1 and bound[0] == bound[1]:
        return _Read(two.by_day if fits[0] else two.by_month, settled=True)
    return one


def _evidence(found: Iterable[re.Match[str]]) -> Mapping[_Style, set[bool]]:
    """The orders (day first or not) that the cells of each style prove."""
    evidence: dict[_Style, set[bool]] = defaultdict(set)
    for match in found:
        order = _order(match)
        if order is not None:
            evidence[_style(match)].add(order)
    return evidence


def _style(found: re.Match[str]) -> _Style:
    return found[2], len(found[4])


def _order(found: re.Match[str]) -> bool | None:
    """Whether the day comes first in this text; None where it could be either."""
    first, second = int(found[1]), int(found[3])
    if found[2] == "." or first > _MOST_MONTHS:
        return True
    return False if second > _MOST_MONTHS else None


def _looks_swapped(cells: Sequence[Cell], texts: Mapping[str, re.Match[str] | None]) -> bool:
    """Whether a spreadsheet program took this column for the other order: it made dates of what it could.

    Then every date has a day of at most 12, and what is left as text has none that could be read in both ways.
    """
    numeric = [found for found in texts.values() if found]
    if len(numeric) < _FEW_TEXTS or any(_order(found) is None for found in numeric):
        return False
    days = [cell.day for cell in cells if isinstance(cell, date)]
    return len(days) >= _FEW_DAYS and max(days) <= _MOST_MONTHS


def _witnesses(cells: Sequence[Cell], texts: Mapping[str, re.Match[str] | None]) -> tuple[int, ...]:
    """The first cell of each style and order, as examples of what speaks against each other."""
    first: dict[tuple[_Style, bool | None], int] = {}
    for at, cell in enumerate(cells):
        found = texts[cell] if isinstance(cell, str) else None
        if found:
            first.setdefault((_style(found), _order(found)), at)
    return tuple(sorted(first.values()))


def _from_cell(cell: Cell, from_1904: bool) -> _Read:
    if isinstance(cell, datetime):
        return _plausible(cell.date())
    if isinstance(cell, date):
        return _plausible(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool) and math.isfinite(cell):
        return _from_serial(cell + _DAYS_TO_1904 * from_1904)
    return _Read(fault="is not a date")


def _from_serial(number: float) -> _Read:
    """The day of a serial number, as spreadsheets count days."""
    if not 0 < number < _SERIAL_LIMIT:
        return _Read(fault="is not a date")
    day = _EPOCH + timedelta(days=int(number))
    return _Read(day) if EARLIEST <= day.year < LATEST else _Read(fault="is not a date")


def _from_text(text: str, numeric: re.Match[str] | None, evidence: Mapping[_Style, set[bool]], locale: bool) -> _Read:
    if text.casefold() in BLANKS:
        return _Read()
    if numeric:
        return _from_numeric(numeric, evidence, locale)
    if found := _ISO.fullmatch(text):
        return _made(found[1], int(found[3]), int(found[4]))
    if found := _SERIAL.fullmatch(text):
        return _from_serial(int(found[1]))
    return _from_words(text)


def _from_numeric(found: re.Match[str], evidence: Mapping[_Style, set[bool]], locale: bool) -> _Read:
    order, assumed = _order(found), False
    if order is None:
        orders = evidence.get(_style(found), set())
        if len(orders) == 1:
            order = next(iter(orders))
        elif found[1] == found[3] or not evidence:
            order, assumed = locale, found[1] != found[3]
        else:
            return _Read(refused=True)
    first, second = int(found[1]), int(found[3])
    day, month = (first, second) if order else (second, first)
    return _made(found[4], month, day)._replace(assumed=assumed)


def _from_words(text: str) -> _Read:
    """A date whose month is a word: 5 Mar 2026, 05-Mar-2026, March 5, 2026."""
    for pattern, word, day in ((_DAY_WORD, 2, 1), (_WORD_DAY, 1, 2)):
        found = pattern.fullmatch(text)
        month = _month(found[word].casefold()) if found else 0
        if found and month:
            return _made(found[3], month, int(found[day]))
    return _Read(fault="is not a date")


def _month(word: str) -> int:
    return next((at for at, name in enumerate(_MONTHS, 1) if name.startswith(word) or word == "sept" == name[:4]), 0)


def _made(year: str, month: int, day: int) -> _Read:
    number = int(year)
    if len(year) == 2:  # noqa: PLR2004 - a year of two digits
        number += 2000 if number < _PIVOT else 1900
    try:
        return _plausible(date(number, month, day))
    except ValueError:
        return _Read(fault="is no day of the calendar")


def _plausible(day: date) -> _Read:
    if EARLIEST <= day.year < LATEST:
        return _Read(day)
    return _Read(fault=f"lies in the year {day.year}")
