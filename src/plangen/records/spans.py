"""Which period a head or a cell means: Mar, Q1 2026, FY26 Q1, 2026-03 and the like."""

import re
from collections.abc import Mapping
from functools import cache

from babel import Locale

from plangen.periods import MONTHS_A_YEAR, FiscalCalendar, Period
from plangen.tables.folding import fold

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SHORTEST_MONTH = 3
_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
_YEAR = r"(?:(?P<fiscal>fy) ?)?(?P<year>20\d{2}|\d{2})"
_PART = rf"(?P<month>{_MONTH})|q(?P<quarter>[1-4])|h(?P<half>[12])|(?P<total>(?:full )?year|(?:annual |yearly )?total)"
PART_FIRST = rf"(?:{_PART})(?: {_YEAR})?"
YEAR_FIRST = (
    r"(?:(?P<fiscal>fy) ?(?P<short>\d{2})|(?:(?P<fy>fy) ?)?(?P<year>20\d{2}))"
    rf"(?: (?:q(?P<quarter>[1-4])|h(?P<half>[12])|(?P<number>0?[1-9]|1[0-2])(?: 0?1(?: .*)?)?|(?P<month>{_MONTH})))?"
)


def read_span(text: str, calendar: FiscalCalendar) -> Period | None:
    """The period that a cell means, or None."""
    for pattern in (PART_FIRST, YEAR_FIRST):
        found = re.fullmatch(pattern, fold(text))
        if found:
            return span({key: value for key, value in found.groupdict().items() if value}, "", calendar)
    return None


def span(says: Mapping[str, str], year: str, calendar: FiscalCalendar) -> Period | None:
    """The period that a head means; `year` (2026, FY2026) is what stands elsewhere for heads that name none."""
    fiscal = "fiscal" in says or "fy" in says or (not {"year", "short"} & set(says) and year.startswith("FY"))
    number = says.get("year") or says.get("short") or year.removeprefix("FY")
    if not number:
        return None
    number = number if len(number) > 2 else f"20{number}"  # noqa: PLR2004 - a year of two digits
    if "month" in says or "number" in says:
        month = _MONTHS.index(says["month"][:3]) + 1 if "month" in says else int(says["number"])
        return calendar.parse(f"{_year_of_month(int(number), month, calendar) if fiscal else number}-{month:02d}")
    part = f"-Q{says['quarter']}" if "quarter" in says else f"-H{says['half']}" if "half" in says else ""
    return calendar.parse(f"{'FY' if fiscal else ''}{number}{part}")


def month_named(text: str) -> int | None:
    """The month that a name, its first letters (three or more) or a whole number from 1 to 12 means, or None."""
    if re.fullmatch(r"0?[1-9]|1[0-2]", text.strip()):
        return int(text)
    word = fold(text)
    meant = {number for name, number in _month_names() if name.startswith(word)}
    return meant.pop() if len(word) >= SHORTEST_MONTH and len(meant) == 1 else None


@cache
def _month_names() -> tuple[tuple[str, int], ...]:
    """The names of the months in English, German and French, folded, each with its number."""
    wide = [Locale.parse(language).months["format"]["wide"] for language in ("en", "de", "de_AT", "fr")]
    return tuple((fold(names[number]), number) for names in wide for number in range(1, MONTHS_A_YEAR + 1))


def stated_year(text: str) -> str:
    """The year that a sheet's name or a cell states (2026, FY2026), or nothing."""
    found = re.search(r"\b(fy ?)?(20\d{2})\b|\bfy ?(\d{2})\b", fold(text))
    if not found:
        return ""
    return f"{'FY' if found[1] or found[3] else ''}{found[2] or f'20{found[3]}'}"


def _year_of_month(number: int, month: int, calendar: FiscalCalendar) -> int:
    """The calendar year in which a month of a fiscal year lies."""
    start = calendar.year(number).start
    return start.year if month >= start.month else start.year + 1
