"""Periods from headers and cells: Mar, Q1 2026, FY26 Q1, 2026-03."""

import re
from collections.abc import Mapping
from functools import cache

from babel import Locale

from plangen.periods import MONTHS_A_YEAR, FiscalCalendar, Period, parse_weeks
from plangen.tables.values.folding import fold

_MONTHS = (
    "jan january januar janner janv janvier ene enero",
    "feb february februar fev fevr fevrier febrero",
    "mar march marz maerz mrz mars marzo",
    "apr april avr avril abr abril",
    "may mai mayo",
    "jun june juni juin junio",
    "jul july juli juil juillet julio",
    "aug august aout ago agosto",
    "sep sept september septembre septiembre setiembre",
    "oct october okt oktober octobre octubre",
    "nov november novembre noviembre",
    "dec december dez dezember decembre dic diciembre",
)
"""The months in English, German, French, and Spanish, folded."""
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
SHORTEST_MONTH = 3
_MONTH = "|".join(_MONTH_OF)
TOTALS = ("total", "gesamt", "summe", "somme", "suma")
"""Headers of totals without a period."""
_NUMBER = "0?[1-9]|1[0-2]"
_YEAR = r"(?:(?P<fiscal>fy) ?)?(?P<year>20\d{2}|\d{2})"
_PART = (
    rf"(?P<month>{_MONTH})|m ?(?P<place>{_NUMBER})"
    r"|(?:total )?(?:(?:q|t|quarter|quartal|trimestre) ?(?P<quarter>[1-4])|h ?(?P<half>[12]))(?: total)?"
    rf"|(?P<total>(?:full )?year|fy(?! ?\d)|gesamtjahr|annual|(?:annual |yearly )total|{'|'.join(TOTALS)})"
)
PART_FIRST = rf"(?:{_PART})(?: {_YEAR})?"
YEAR_FIRST = (
    r"(?:(?P<fiscal>fy) ?(?P<short>\d{2})|(?:(?P<fy>fy) ?)?(?P<year>20\d{2}))"
    rf"(?: (?:q(?P<quarter>[1-4])|h(?P<half>[12])|(?P<number>{_NUMBER})(?: 0?1(?: .*)?)?|(?P<month>{_MONTH})))?"
)
NUMBER_FIRST = rf"(?P<number>{_NUMBER}) (?P<year>20\d{{2}})"
"""A month before its year: 06/2026."""
_COUNTED = {
    "m": ("month", "months", "monat", "mois", "mes"),
    "q": ("quarter", "quarters", "qtr", "quartal", "trimestre"),
}
"""Headers of columns where a number is a month or a quarter."""


def counts_quarters(header: str) -> bool:
    """Whether a column's header says that it has quarters."""
    return fold(header) in _COUNTED["q"]


def parse_period(text: str, calendar: FiscalCalendar, *, year: str = "", header: str = "") -> Period | None:
    """The period in a cell, or None; `year` is the default year, `header` decides whether numbers are months."""
    words = fold(text)
    if re.fullmatch(r"\d{1,2}", words):
        words = next((letter for letter, headers in _COUNTED.items() if fold(header) in headers), "") + words
    for pattern in (PART_FIRST, YEAR_FIRST, NUMBER_FIRST):
        found = re.fullmatch(pattern, words)
        if found:
            return period_of_parts({key: value for key, value in found.groupdict().items() if value}, year, calendar)
    return None


def parse_period_of_form(text: str, calendar: FiscalCalendar) -> Period | None:
    """The period that a form's answers are for, which may be 13 weeks (from 2026-10-12), or None."""
    return parse_period(text, calendar) or (parse_weeks(text) if fold(text).startswith("from ") else None)


def period_of_parts(parts: Mapping[str, str], year: str, calendar: FiscalCalendar) -> Period | None:
    """The period of a header's matched parts, or None; `year` (2026, FY2026) is the default year.

    In a fiscal year, M1 is ambiguous: January or the first month.
    """
    fiscal = "fiscal" in parts or "fy" in parts or (not {"year", "short"} & set(parts) and year.startswith("FY"))
    number = parts.get("year") or parts.get("short") or year.removeprefix("FY")
    if not number or ("place" in parts and not calendar.is_calendar_year):
        return None
    number = number if len(number) > 2 else f"20{number}"  # noqa: PLR2004 - a year of two digits
    if {"month", "number", "place"} & set(parts):
        month = _MONTH_OF[parts["month"]] if "month" in parts else int(parts.get("number") or parts["place"])
        return calendar.parse(f"{_year_of_month(int(number), month, calendar) if fiscal else number}-{month:02d}")
    part = f"-Q{parts['quarter']}" if "quarter" in parts else f"-H{parts['half']}" if "half" in parts else ""
    return calendar.parse(f"{'FY' if fiscal else ''}{number}{part}")


def month_named(text: str) -> int | None:
    """The month for a name, its first three or more characters, or a number from 1 to 12; None for anything else."""
    if re.fullmatch(r"0?[1-9]|1[0-2]", text.strip()):
        return int(text)
    word = fold(text)
    matches = {number for name, number in _month_names() if name.startswith(word)}
    return matches.pop() if len(word) >= SHORTEST_MONTH and len(matches) == 1 else None


@cache
def _month_names() -> tuple[tuple[str, int], ...]:
    """The month names in English, German, and French, folded, with their numbers."""
    wide = [Locale.parse(language).months["format"]["wide"] for language in ("en", "de", "de_AT", "fr")]
    return tuple((fold(names[number]), number) for names in wide for number in range(1, MONTHS_A_YEAR + 1))


def stated_year(text: str) -> str:
    """The year in a sheet name or a cell (2026, FY2026); empty if it has none or several."""
    found = [
        ("FY" if fiscal or short else "", number or f"20{short}")
        for fiscal, number, short in re.findall(r"\b(fy ?)?(20\d{2})\b|\bfy ?(\d{2})\b", fold(text))
    ]
    if len({number for _, number in found}) != 1:
        return ""
    number = found[0][1]
    # 2025/26 and FY25/26 could be either year.
    if re.search(rf"{number[2:]} (?:20)?{int(number) % 100 + 1:02d}\b", fold(text)):
        return ""
    return f"{max(fiscal for fiscal, _ in found)}{number}"


def _year_of_month(number: int, month: int, calendar: FiscalCalendar) -> int:
    """The calendar year of a month in a fiscal year."""
    start = calendar.year(number).start
    return start.year if month >= start.month else start.year + 1
