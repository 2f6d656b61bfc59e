"""The date range of each column of amounts, from its header; a plain total takes that of the columns it sums."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from plangen.periods import FISCAL_LENGTHS, FiscalCalendar, Length, Period, months
from plangen.records.reading.period_text import TOTALS, period_of_parts
from plangen.tables.headers.found import FamilyColumn


@dataclass(frozen=True, slots=True)
class DateRange:
    """The days from `start` up to but not including `end`; `period` is None if no period has exactly these days.

    `is_plain_total` marks a total without a period in its header; it covers the columns next to it.
    """

    start: date
    end: date
    period: Period | None = None
    is_plain_total: bool = False

    @property
    def is_month(self) -> bool:
        """Whether it is a month given in a header; months have no parts."""
        return not self.is_plain_total and self.period is not None and self.period.length is Length.MONTH

    def contains(self, other: "DateRange") -> bool:
        """Whether it includes all days of another range."""
        return self.start <= other.start and other.end <= self.end


def of_period(period: Period) -> DateRange:
    """The date range of a period."""
    return DateRange(period.start, period.end, period)


def date_ranges(headers: Sequence[FamilyColumn], year: str, calendar: FiscalCalendar) -> list[DateRange | None]:
    """The date range of each header, in column order; None if its year is unknown."""
    periods = [
        None if _is_plain_total(header) else period_of_parts(header.values, year, calendar) for header in headers
    ]
    ranges = [of_period(period) if period else None for period in periods]
    totals = [at for at, header in enumerate(headers) if _is_plain_total(header)]
    summed = [_summed(ranges, totals, index) for index in range(len(totals))]
    parts = [each for each in ranges if each]
    full_year = period_of_parts({}, year, calendar)
    for at, columns in zip(totals, summed, strict=True):
        inside = columns or parts
        if inside:
            ranges[at] = _total_range(inside, calendar)
        elif full_year and len(totals) == len(headers):
            ranges[at] = replace(of_period(full_year), is_plain_total=True)
    return ranges


def _is_plain_total(header: FamilyColumn) -> bool:
    return not {*header.values} - {"total"} and header.values.get("total", TOTALS[0]) in TOTALS


def _summed(ranges: Sequence[DateRange | None], totals: Sequence[int], index: int) -> list[DateRange]:
    """The columns that a total sums: those since the previous total, or up to the next one if totals come first."""
    totals_first = len(totals) > 1 and not any(ranges[: totals[0]]) and any(ranges[totals[-1] :])
    if totals_first:
        end = totals[index + 1] if index + 1 < len(totals) else len(ranges)
        return [each for each in ranges[totals[index] + 1 : end] if each]
    start = totals[index - 1] + 1 if index else 0
    return [each for each in ranges[start : totals[index]] if each]


def _total_range(inside: Sequence[DateRange], calendar: FiscalCalendar) -> DateRange:
    """The date range of a total of other ranges; it is a period only if no month of it is missing."""
    start, end = min(each.start for each in inside), max(each.end for each in inside)
    covered = {month.start for each in inside if each.period for month in months(each.period)}
    for candidate in (calendar, FiscalCalendar()):
        for length in FISCAL_LENGTHS:
            period = candidate.containing(start, length)
            if (period.start, period.end) == (start, end) and len(covered) == length.months:
                return DateRange(start, end, calendar.parse(period.code), is_plain_total=True)
    return DateRange(start, end, is_plain_total=True)
