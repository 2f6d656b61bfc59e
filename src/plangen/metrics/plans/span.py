"""The days of a plan that are still ahead, and the two years that show which business repeats."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from plangen.metrics.pipeline.velocity import trailing
from plangen.periods import FiscalCalendar, Length, Period, months_later, working_days

MONTHS_TO_COUNT = 9
"""A running year counts as one of the last two years once this many of its months have passed."""


@dataclass(frozen=True, slots=True)
class PlanSpan:
    """A plan's period, its days after the as-of date (`ahead`), its days so far (`done`), and the last two years.

    `last` ends on the as-of date if it is still running, and `recent` is then the twelve months up to that date, else
    `last` itself; `before` is the full year before it. `share_ahead` is the
    share of the fiscal year's working days that are in `ahead`.
    """

    period: Period
    done: Period
    ahead: Period
    last: Period
    recent: Period
    before: Period
    share_ahead: Decimal


def plan_span(period: Period, as_of: date, calendar: FiscalCalendar, holidays: Collection[date] = ()) -> PlanSpan:
    """The span of a plan as of a date."""
    tomorrow = as_of + timedelta(days=1)
    ahead = _part(period, min(max(period.start, tomorrow), period.end), period.end)
    year = calendar.containing(period.start, Length.YEAR)
    days = working_days(year.start, year.end, holidays)
    share = Decimal(working_days(ahead.start, ahead.end, holidays)) / days if days else Decimal(0)
    last = last_year(period, as_of, calendar)
    return PlanSpan(
        period,
        _part(period, period.start, ahead.start),
        ahead,
        _part(last, last.start, min(last.end, tomorrow)),
        last if last.over_on(as_of) else trailing(as_of),
        calendar.before(last),
        share,
    )


def last_year(period: Period, as_of: date, calendar: FiscalCalendar) -> Period:
    """The fiscal year that a plan looks back on.

    For a plan of a later year it is the running one, complete or not; for a plan of the running year, that one from its
    tenth month on, and the one before it until then.
    """
    running = calendar.containing(as_of, Length.YEAR)
    counts = months_later(running.start, MONTHS_TO_COUNT) <= as_of + timedelta(days=1)
    is_later = running.end <= period.start
    return running if (is_later or counts) and running.start <= period.start else _earlier(period, running, calendar)


def _earlier(period: Period, running: Period, calendar: FiscalCalendar) -> Period:
    """The year before the running one, or before a plan of an earlier year."""
    own = calendar.containing(period.start, Length.YEAR)
    return calendar.before(min(own, running, key=lambda year: year.start))


def _part(period: Period, start: date, end: date) -> Period:
    return Period(start, end, period.length, period.code, period.name, period.short)
