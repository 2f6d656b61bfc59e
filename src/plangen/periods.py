"""The fiscal calendar and its periods: weeks, months, quarters, halves, years, and 13 weeks; half-open [start, end)."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

MONTHS_A_YEAR = 12
PLAN_WEEKS, WEEKS_A_YEAR = 13, 52
_CODE = re.compile(
    r"(?P<fy>FY)?\s?(?P<year>\d{4})(?:\s?-?\s?(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])))?",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?:from )?(?P<day>20\d{2}-\d{2}-\d{2})", re.IGNORECASE)
_WEEK = re.compile(r"(?P<year>20\d{2})-?W(?P<week>\d{1,2})", re.IGNORECASE)


class Length(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    WEEKS = "13 weeks"
    """It starts on a Monday and isn't part of a fiscal year."""
    WEEK = "week"
    """The same, for a meeting that is held every week."""

    @property
    def months(self) -> int:
        """The number of months in it; about 3 in 13 weeks and none in a week, which compares it with the others."""
        return {"week": 0, "month": 1, "quarter": 3, "half": 6, "year": 12, "13 weeks": 3}[self.value]


FISCAL_LENGTHS = (Length.MONTH, Length.QUARTER, Length.HALF, Length.YEAR)
"""The lengths of the periods that a fiscal year is divided into."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `start` up to, but not including, `end`.

    `code` is what users type and file names contain (2026-Q3, FY2027-Q1, from 2026-10-12), `name` is for pages (Q3
    2026, FY2027 Q1), and `short` is the name without the year (Q3). A month's `name` is its code; pages print the
    month's name instead. The `name` of 13 weeks is for messages; pages print their first and last day.
    """

    start: date
    end: date
    length: Length
    code: str
    name: str
    short: str

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.start <= day < self.end

    @property
    def last_day(self) -> date:
        """The last day of the period."""
        return self.end - timedelta(days=1)

    def over_on(self, day: date) -> bool:
        """Whether the period is complete at the end of `day`."""
        return self.last_day <= day


@dataclass(frozen=True, slots=True)
class FiscalCalendar:
    """A year that starts in month `first` and is named after the calendar year of its start or its end."""

    first: int = 1
    named_by_end: bool = True

    @property
    def is_calendar_year(self) -> bool:
        """Whether fiscal and calendar years are the same."""
        return self.first == 1

    def year(self, number: int) -> Period:
        """The fiscal year with that number."""
        start = self._start(number)
        return self._period(start, Length.YEAR, number, "", "")

    def containing(self, day: date, length: Length) -> Period:
        """The fiscal period of that length that contains `day`.

        Months are calendar months, weeks start on Mondays; 13 weeks start with the week of `day`.
        """
        if length is Length.WEEK:
            return week_of(day)
        if length is Length.MONTH:
            return month(day)
        if length is Length.WEEKS:
            return weeks_from(monday_of(day))
        year = self.year_of(day)
        size = length.months
        part = ((day.month - self.first) % MONTHS_A_YEAR) // size + 1
        return self.part(year, length, part)

    def year_of(self, day: date) -> int:
        """The number of the fiscal year that contains `day`."""
        started = day.year if day.month >= self.first else day.year - 1
        return started if self.is_calendar_year or not self.named_by_end else started + 1

    def before(self, period: Period, count: int = 1) -> Period:
        """The period of the same length and calendar, `count` periods earlier (later when negative)."""
        if period.length is Length.WEEK:
            return week_of(period.start - timedelta(weeks=count))
        if period.length is Length.WEEKS:
            return weeks_from(period.start - timedelta(weeks=count * PLAN_WEEKS))
        start = months_later(period.start, -count * period.length.months)
        return self._like(period, start)

    def after(self, period: Period) -> Period:
        """The period of the same length that follows."""
        return self.before(period, -1)

    def year_before(self, period: Period) -> Period:
        """The same period a year earlier; a week, the one with the same weekdays."""
        if period.length is Length.WEEK:
            return week_of(period.start - timedelta(weeks=WEEKS_A_YEAR))
        if period.length is Length.WEEKS:
            return weeks_from(period.start - timedelta(weeks=WEEKS_A_YEAR))
        return self._like(period, months_later(period.start, -MONTHS_A_YEAR))

    def last_complete(self, day: date, length: Length) -> Period:
        """The latest fiscal period of that length that has ended by the end of `day`."""
        period = self.containing(day, length)
        return period if period.over_on(day) else self.before(period)

    def parse(self, text: str) -> Period | None:
        """The period of a code (2026, 2026-H1, 2026-Q3, 2026-09; FY before the year for fiscal), or None."""
        found = _CODE.fullmatch(text.strip())
        if not found:
            return None
        number = int(found["year"])
        calendar = self if found["fy"] else _CALENDAR
        if not 1 < number < 9998:  # noqa: PLR2004 - the years that Python's dates can represent
            return None
        if found["month"]:
            return month(date(number, int(found["month"]), 1))
        if found["quarter"]:
            return self._named(calendar, calendar.part(number, Length.QUARTER, int(found["quarter"])))
        if found["half"]:
            return self._named(calendar, calendar.part(number, Length.HALF, int(found["half"])))
        return self._named(calendar, calendar.year(number))

    def _named(self, calendar: "FiscalCalendar", period: Period) -> Period:
        """The same days under this calendar's name, if they are one of its periods."""
        mine = self.containing(period.start, period.length)
        return mine if calendar is not self and (mine.start, mine.end) == (period.start, period.end) else period

    def _like(self, period: Period, start: date) -> Period:
        if period.length is Length.MONTH:
            return month(start)
        mine = self.containing(start, period.length)
        return mine if mine.start == start else _CALENDAR.containing(start, period.length)

    def _start(self, number: int) -> date:
        started = number if self.is_calendar_year or not self.named_by_end else number - 1
        return date(started, self.first, 1)

    def part(self, number: int, length: Length, part: int) -> Period:
        """A half, quarter, or month of a fiscal year, counted from 1; for a year, the year itself."""
        if length is Length.YEAR:
            return self.year(number)
        start = months_later(self._start(number), (part - 1) * length.months)
        letter = "Q" if length is Length.QUARTER else "H"
        return self._period(start, length, number, f"-{letter}{part}", f"{letter}{part}")

    def _period(self, start: date, length: Length, number: int, suffix: str, short: str) -> Period:
        end = months_later(start, length.months)
        year = str(number) if self.is_calendar_year else f"FY{number}"
        name = year if not short else f"{short} {year}" if self.is_calendar_year else f"{year} {short}"
        return Period(start, end, length, f"{year}{suffix}", name, short or year)


_CALENDAR = FiscalCalendar()


@lru_cache(maxsize=4096)
def month(day: date) -> Period:
    """The calendar month that contains `day`."""
    start = day.replace(day=1)
    code = f"{start:%Y-%m}"
    return Period(start, months_later(start, 1), Length.MONTH, code, code, code)


def week_of(day: date) -> Period:
    """The week that contains `day`, from Monday to Sunday."""
    start = monday_of(day)
    code = f"{start:%G-W%V}"
    return Period(start, start + timedelta(weeks=1), Length.WEEK, code, f"week of {start}", f"W{start:%V}")


def weeks_from(day: date) -> Period:
    """The 13 weeks from the Monday on or after a day."""
    start = monday_of(day + timedelta(days=6))
    return Period(
        start, start + timedelta(weeks=PLAN_WEEKS), Length.WEEKS, f"from {start}", f"13 weeks from {start}", "13 weeks"
    )


def parse_weeks(text: str) -> Period | None:
    """The 13 weeks that a text says: its first day (2026-10-12, from 2026-10-12) or its first week (2026-W42)."""
    stripped = text.strip()
    try:
        if found := _FROM.fullmatch(stripped):
            return weeks_from(date.fromisoformat(found["day"]))
        if found := _WEEK.fullmatch(stripped):
            return weeks_from(date.fromisocalendar(int(found["year"]), int(found["week"]), 1))
    except ValueError:
        return None
    return None


def parse_week(text: str) -> Period | None:
    """The week that a text says: a day in it (2026-10-12) or its number (2026-W42)."""
    stripped = text.strip()
    try:
        if found := _WEEK.fullmatch(stripped):
            return week_of(date.fromisocalendar(int(found["year"]), int(found["week"]), 1))
        return week_of(date.fromisoformat(stripped)) if _FROM.fullmatch(stripped) else None
    except ValueError:
        return None


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def months(period: Period) -> Iterator[Period]:
    """The calendar months of a period, in order."""
    start = period.start
    while start < period.end:
        yield month(start)
        start = months_later(start, 1)


def months_later(day: date, count: int) -> date:
    """The first day of the month `count` months after the month of `day` (before it if negative)."""
    index = day.year * MONTHS_A_YEAR + day.month - 1 + count
    return date(index // MONTHS_A_YEAR, index % MONTHS_A_YEAR + 1, 1)


def months_earlier(day: date, count: int) -> date:
    """The same day `count` months earlier; the last one of that month if it is shorter."""
    first = months_later(day, -count)
    return first.replace(day=min(day.day, (months_later(first, 1) - first).days))


def working_days(start: date, end: date, holidays: Collection[date] = ()) -> int:
    """The number of days in [start, end) that are Monday to Friday and not a holiday."""
    if end <= start:
        return 0
    weeks, rest = divmod((end - start).days, 7)
    count = weeks * 5 + sum((start.weekday() + offset) % 7 < 5 for offset in range(rest))  # noqa: PLR2004 - Saturday
    return count - sum(start <= day < end and day.weekday() < 5 for day in set(holidays))  # noqa: PLR2004


def nth_working_day(start: date, count: int, holidays: Collection[date] = ()) -> date:
    """The date of the `count`-th working day from `start` on (inclusive); negative counts go back before `start`."""
    day = start - timedelta(days=1)
    step = timedelta(days=1 if count > 0 else -1)
    left = abs(count)
    while left:
        if count < 0 and _works(day, holidays):
            left -= 1
        day += step
        if count > 0 and _works(day, holidays):
            left -= 1
    return day


def _works(day: date, holidays: Collection[date]) -> bool:
    return day.weekday() < 5 and day not in holidays  # noqa: PLR2004 - Saturday and Sunday
