"""Pace: bookings compared with time elapsed, with what is typical by now, and with what is still needed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from statistics import median

from plangen.elements.measure import Measure, Unit, unknown, unknown_as
from plangen.elements.reasons import Reason, Variant
from plangen.metrics.results.bookings import attainment, bookings_under_quota, won_in
from plangen.metrics.results.history import History
from plangen.metrics.results.quota import QuotaPlan, monthly_quotas, quota
from plangen.periods import Period, months, nth_working_day, working_days
from plangen.records.deals.opportunities import Opportunity
from plangen.records.people.team import Person

PERIODS_BACK = 8
MIN_PERIODS = 4
MIN_ELAPSED = Decimal("0.15")
_DAYS_PER_WEEK = 5


@dataclass(frozen=True, slots=True)
class Clock:
    """The as-of date, taken as the end of that day, and the holidays."""

    as_of: date
    holidays: Collection[date] = frozenset()

    def passed(self, period: Period) -> int:
        """The number of working days of a period that have passed."""
        return working_days(period.start, min(period.end, self._tomorrow), self.holidays)

    def left(self, period: Period) -> int:
        """The number of working days of a period that are left."""
        return working_days(max(period.start, self._tomorrow), period.end, self.holidays)

    def started(self, period: Period) -> bool:
        """Whether a period has started."""
        return period.start <= self.as_of

    @property
    def _tomorrow(self) -> date:
        return self.as_of + timedelta(days=1)


def elapsed_share(period: Period, clock: Clock) -> Measure:
    """Share of the period's working days that have passed.

    Formula: working days through the as-of date ÷ working days in the period (Monday to Friday, minus holidays).
    Unit: percentage; n = working days in the period.
    Source: Events (holidays).
    Missing: "no working days".
    """
    passed, left = clock.passed(period), clock.left(period)
    if not passed + left:
        return unknown(Unit.SHARE, Reason.NO_WORKING_DAYS)
    return Measure(Decimal(passed) / (passed + left), Unit.SHARE, passed + left)


def same_days(running: Period, past: Period, clock: Clock) -> Period:
    """The first days of a past period, as many working days as a running one has had so far."""
    passed = clock.passed(running)
    if passed <= 0:
        return replace(past, end=past.start)
    last = nth_working_day(past.start, passed, clock.holidays)
    return replace(past, end=min(last + timedelta(days=1), past.end))


def quota_to_date(person: Person, period: Period, plan: QuotaPlan, clock: Clock) -> Measure:
    """Quota expected by now, spread evenly through each month.

    Formula: sum of the quotas of completed months + the current month's quota × time elapsed in it.
    Unit: money.
    Source: as quota; Events (holidays).
    Missing: "period not started"; "no quota" if no month so far has one.
    """
    if not clock.started(period):
        return unknown(Unit.MONEY, Reason.PERIOD_NOT_STARTED)
    given = [each for each in monthly_quotas(person, period, plan) if each is not None and clock.started(each.month)]
    if not given:
        return unknown(Unit.MONEY, Reason.NO_QUOTA)
    to_date = Decimal(0)
    for each in given:
        to_date += each.amount * _share_so_far(each.month, clock)
    rows = tuple(dict.fromkeys(row for each in given for row in each.rows))
    started = sum(clock.started(each) for each in months(period))
    if len(given) == started:
        return Measure(to_date, Unit.MONEY, len(given), rows)
    details = (len(given), started)
    return Measure(to_date, Unit.MONEY, len(given), rows, Variant.MONTHS_WITH_QUOTA, details=details)


def _share_so_far(month: Period, clock: Clock) -> Decimal:
    """The share of a month's quota that belongs to the days so far; 0 if it hasn't started."""
    if not clock.started(month):
        return Decimal(0)
    share = elapsed_share(month, clock).value
    return Decimal(1) if month.over_on(clock.as_of) or share is None else share


def pace(won: Measure, to_date: Measure) -> Measure:
    """Bookings to date as a share of quota to date; 100% is on pace.

    Formula: bookings to date ÷ quota to date.
    Unit: percentage.
    Source: bookings, quota_to_date.
    Missing: "period not started"; "no quota"; "no quota to date"; or the reason bookings are n/a.
    """
    if to_date.value is None:
        return unknown_as(Unit.SHARE, to_date)
    if to_date.value == 0:
        return unknown(Unit.SHARE, Reason.NO_QUOTA_TO_DATE)
    if won.value is None:
        return unknown_as(Unit.SHARE, won)
    return Measure(won.value / to_date.value, Unit.SHARE, won.n, won.rows, to_date.variant, details=to_date.details)


def attainment_to_date(
    person: Person, deals: Sequence[Opportunity], period: Period, plan: QuotaPlan, clock: Clock
) -> Measure:
    """Bookings to date as a percentage of quota to date; of the full quota once the period is over.

    Formula: bookings ÷ quota to date, both over the months of the period that have a quota.
    Unit: percentage; can exceed 100% or be negative.
    Source: as attainment and quota_to_date.
    Missing: as pace.
    """
    if period.over_on(clock.as_of):
        return attainment(person, deals, period, plan)
    return pace(bookings_under_quota(person, deals, period, plan), quota_to_date(person, period, plan, clock))


def projection(won: Measure, elapsed: Measure) -> Measure:
    """Where the period would end at the current pace; not shown on people's pages.

    Formula: bookings to date ÷ time elapsed.
    Unit: money.
    Source: bookings, elapsed_share.
    Missing: "under 15% elapsed"; or the reason either input is n/a.
    """
    if won.value is None or elapsed.value is None:
        return unknown_as(Unit.MONEY, won, elapsed)
    if elapsed.value < MIN_ELAPSED:
        return unknown(Unit.MONEY, Reason.TOO_EARLY)
    return Measure(won.value / elapsed.value, Unit.MONEY, won.n, won.rows, Variant.RUN_RATE)


def remaining_to_quota(remaining: Measure) -> Measure:
    """What is left to book; zero once quota is reached.

    Formula: quota − bookings, at least 0.
    Unit: money.
    Source: gap to quota.
    Missing: the reason gap to quota is n/a.
    """
    if remaining.value is None:
        return remaining
    return Measure(max(Decimal(0), remaining.value), Unit.MONEY, remaining.n, remaining.rows)


def required_per_month(remaining: Measure, period: Period, clock: Clock) -> Measure:
    """Bookings needed in each remaining month.

    Formula: (quota − bookings) ÷ months left; the current month counts by its share of working days left.
    Unit: money per month.
    Source: gap to quota; Events (holidays).
    Missing: "quota met"; "period over"; or the reason gap to quota is n/a.
    """
    left = Decimal(0)
    for each in months(period):
        share = elapsed_share(each, clock).value
        left += 1 - share if share is not None else Decimal(0)
    return _required(remaining, left, Variant.PER_MONTH)


def required_per_week(remaining: Measure, period: Period, clock: Clock) -> Measure:
    """Bookings needed in each remaining week.

    Formula: (quota − bookings) ÷ (working days left ÷ 5).
    Unit: money per week.
    Source: gap to quota; Events (holidays).
    Missing: "quota met"; "period over"; or the reason gap to quota is n/a.
    """
    return _required(remaining, Decimal(clock.left(period)) / _DAYS_PER_WEEK, Variant.PER_WEEK)


def _required(remaining: Measure, left: Decimal, variant: Variant) -> Measure:
    if remaining.value is None:
        return unknown_as(Unit.MONEY, remaining)
    if remaining.value <= 0:
        return unknown(Unit.MONEY, Reason.QUOTA_MET)
    if left <= 0:
        return unknown(Unit.MONEY, Reason.PERIOD_OVER)
    return Measure(remaining.value / left, Unit.MONEY, remaining.n, remaining.rows, variant)


def typical_pace(deals: Sequence[Opportunity], history: History, period: Period, clock: Clock) -> Measure:
    """Share of a period's bookings typically booked by this working day.

    Formula: median of (bookings by the same working day ÷ bookings in the full period) over the full periods among the
        last eight; with fewer than four that have bookings, time elapsed, labeled "straight line" with no status. 100%
        once the period is over.
    Unit: percentage; n = periods, 0 for the straight line.
    Source: Opportunities amount, stage, closed on (or close date) of everyone who has the person's role in Team, of
        everyone without a role if the person has none; Events (holidays).
    Missing: "period not started"; "no working days".
    """
    if not clock.started(period):
        return unknown(Unit.SHARE, Reason.PERIOD_NOT_STARTED)
    if period.over_on(clock.as_of):
        return Measure(Decimal(1), Unit.SHARE, variant=Variant.PERIOD_OVER)
    day = clock.passed(period)
    earlier = history.before(period, PERIODS_BACK)
    shares = [found for each in earlier if (found := _share_by(deals, each, day, clock)) is not None]
    if len(shares) >= MIN_PERIODS:
        return Measure(
            median(shares), Unit.SHARE, len(shares), variant=Variant.MEDIAN_OF_PERIODS, details=(len(shares),)
        )
    line = elapsed_share(period, clock)
    return Measure(line.value, Unit.SHARE, variant=Variant.STRAIGHT_LINE) if line.known else line


def _share_by(deals: Sequence[Opportunity], period: Period, day: int, clock: Clock) -> Decimal | None:
    """The share of a period's bookings that was in by its nth working day; None if it had none."""
    last = min(nth_working_day(period.start, day, clock.holidays), period.last_day)
    won = [(deal.closed, deal.amount) for deal in won_in(deals, period) if deal.amount is not None and deal.closed]
    total = sum((amount for _, amount in won), Decimal(0))
    if total <= 0:
        return None
    return sum((amount for closed, amount in won if closed <= last), Decimal(0)) / total


def is_typical(share: Measure) -> bool:
    """Whether a typical pace comes from history; a comparison with it gets a status only then."""
    return share.known and share.variant != Variant.STRAIGHT_LINE


def expected_to_date(person: Person, period: Period, plan: QuotaPlan, clock: Clock, share: Measure) -> Measure:
    """Part of quota normally booked by now.

    A quota that hire, leave, or ramp reduces counts for the days so far only, so leave early in a period lowers what
    is expected then, and leave still ahead doesn't.

    Formula: quota × typical pace; a reduced quota: full quota × typical pace × quota to date ÷ quota to date without
        the reduction.
    Unit: money.
    Source: quota, quota_to_date, typical_pace.
    Missing: the reason quota, quota to date, or typical pace is n/a; "no quota to date".
    """
    goal, to_date = quota(person, period, plan), quota_to_date(person, period, plan, clock)
    if goal.value is None or to_date.value is None or share.value is None:
        return unknown_as(Unit.MONEY, goal, to_date, share)
    given = [each for each in monthly_quotas(person, period, plan) if each is not None]
    full = sum((each.full for each in given), Decimal(0))
    full_to_date = sum((each.full * _share_so_far(each.month, clock) for each in given), Decimal(0))
    if not full_to_date or not to_date.value:
        return unknown(Unit.MONEY, Reason.NO_QUOTA_TO_DATE)
    expected = full * share.value * to_date.value / full_to_date
    return Measure(expected, Unit.MONEY, share.n, goal.rows, share.variant, details=share.details)


def pace_to_expected(won: Measure, expected: Measure) -> Measure:
    """Bookings to date as a share of what is expected to date; the pace of a running period.

    Formula: bookings to date ÷ expected to date.
    Unit: percentage.
    Source: bookings, expected_to_date.
    Missing: "no quota to date"; "typically 0 by now" if nothing was booked by this working day in most prior periods;
        or the reason either input is n/a.
    """
    if expected.value == 0:
        return unknown(Unit.SHARE, Reason.NOTHING_TYPICAL_YET)
    return pace(won, expected)
