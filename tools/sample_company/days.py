"""The sample's calendar: as-of date, months, quarters, holidays, and seasonality."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

AS_OF = date(2026, 10, 5)
SEASONALITY = (7, 7, 8, 7, 8, 9, 7, 8, 10, 8, 8, 13)
HOLIDAYS = (
    (date(2024, 11, 28), "Thanksgiving"),
    (date(2024, 11, 29), "Day after Thanksgiving"),
    (date(2024, 12, 25), "Christmas Day"),
    (date(2025, 1, 1), "New Year's Day"),
    (date(2025, 5, 26), "Memorial Day"),
    (date(2025, 7, 4), "Independence Day"),
    (date(2025, 9, 1), "Labor Day"),
    (date(2025, 11, 27), "Thanksgiving"),
    (date(2025, 11, 28), "Day after Thanksgiving"),
    (date(2025, 12, 25), "Christmas Day"),
    (date(2026, 1, 1), "New Year's Day"),
    (date(2026, 5, 25), "Memorial Day"),
    (date(2026, 7, 3), "Independence Day, observed"),
    (date(2026, 9, 7), "Labor Day"),
    (date(2026, 11, 26), "Thanksgiving"),
    (date(2026, 11, 27), "Day after Thanksgiving"),
    (date(2026, 12, 25), "Christmas Day"),
    (date(2027, 1, 1), "New Year's Day"),
)
_DAYS_OFF = frozenset(day for day, _ in HOLIDAYS)
_SATURDAY = 5


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month; `+` adds months."""

    year: int
    number: int

    def __add__(self, months: int) -> "Month":
        years, number = divmod(self.number - 1 + months, 12)
        return Month(self.year + years, number + 1)

    @property
    def weight(self) -> int:
        """The month's share of annual quota, in percent."""
        return SEASONALITY[self.number - 1]


def months_of_quarter(start: Month) -> tuple[Month, Month, Month]:
    """The three months starting with `start`."""
    return start, start + 1, start + 2


def working_days(month: Month, first: date = date.min, last: date = date.max) -> list[date]:
    """The month's working days from `first` to `last`."""
    day = date(month.year, month.number, 1)
    days = []
    while day.month == month.number:
        if is_working(day) and first <= day <= last:
            days.append(day)
        day += timedelta(days=1)
    return days


def is_working(day: date) -> bool:
    """Whether `day` is a working day."""
    return day.weekday() < _SATURDAY and day not in _DAYS_OFF


def working_day_before(day: date) -> date:
    """`day`, or the last working day before it."""
    while not is_working(day):
        day -= timedelta(days=1)
    return day


def working_day_after(day: date) -> date:
    """`day`, or the next working day."""
    while not is_working(day):
        day += timedelta(days=1)
    return day


def late_day(days: list[date], rng: Random) -> date:
    """A random one of `days`, weighted toward the last ones: deals close late in the month."""
    return days[max(rng.randrange(len(days)), rng.randrange(len(days)))]
