"""Bookings of the same dates a year before, for a period that isn't over."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason, Variant
from plangen.metrics.results.bookings import bookings
from plangen.periods import MONTHS_A_YEAR, Period, months_later
from plangen.records.deals.opportunities import Opportunity

_LEAP_DAY = (2, 29)


def same_days(period: Period, as_of: date) -> Period:
    """The days of a period up to a date, a year before; all of them if it is over."""
    end = min(period.end, as_of + timedelta(days=1))
    start = months_later(period.start, -MONTHS_A_YEAR)
    return Period(start, max(start, _year_before(end)), period.length, "", "", "")


def _year_before(day: date) -> date:
    """The same date a year before; March 1 for February 29."""
    is_leap_day = (day.month, day.day) == _LEAP_DAY
    return date(day.year - 1, 3, 1) if is_leap_day else day.replace(year=day.year - 1)


def bookings_of_same_days(
    deals: Sequence[Opportunity], period: Period, as_of: date, first_close: date | None
) -> Measure:
    """Bookings of the same calendar dates last year.

    Formula: sum of amount over deals won from the period's first day a year before through the as-of date a year
        before, both included; the full period if it is over. A column with “same days” in its header goes by working
        days instead.
    Unit: money; n = deals won.
    Source: as bookings.
    Missing: "no deals on file"; "not enough history" if no deal closed before those days; "no amounts".
    """
    span = same_days(period, as_of)
    if not deals:
        return unknown(Unit.MONEY, Reason.NO_DEALS)
    if first_close is None or first_close > span.start:
        return unknown(Unit.MONEY, Reason.SHORT_HISTORY, details=(span.start,))
    found = bookings(deals, span)
    last = span.end - timedelta(days=1)
    return replace(found, variant=Variant.BETWEEN, details=(span.start, last)) if found.known else found
