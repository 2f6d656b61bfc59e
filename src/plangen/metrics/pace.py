"""How what was won compares with the time that has passed: pace, what is usual by now, and what it still takes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from statistics import median

from plangen.elements.measure import Measure, Unit, unknown
from plangen.metrics.history import History
from plangen.metrics.quota import QuotaPlan, monthly_quotas
from plangen.metrics.results import won_in
from plangen.periods import Period, months, nth_working_day, working_days
from plangen.records.opportunities import Opportunity
from plangen.records.team import Person

QUARTERS_LOOKED_AT = 8
QUARTERS_FOR_USUAL = 4
STRAIGHT_LINE = "straight line"
FIRST_STRETCH = Decimal("0.15")
_NOT_BEGUN = "the period has not begun"
_NO_WORKING_DAY = "no working day in the period"
_REACHED = "quota already reached"
_WEEK = 5


@dataclass(frozen=True, slots=True)
class Clock:
    """The day whose end it is, and the days on which nobody works."""

    as_of: date
    holidays: Collection[date] = frozenset()

    def passed(self, period: Period) -> int:
        """The working days of a period that are over."""
        return working_days(period.start, min(period.end, self._tomorrow), self.holidays)

    def left(self, period: Period) -> int:
        """The working days of a period that are still to come."""
        return working_days(max(period.start, self._tomorrow), period.end, self.holidays)

    def begun(self, period: Period) -> bool:
        """Whether the first day of a period has come."""
        return period.start <= self.as_of

    @property
    def _tomorrow(self) -> date:
        return self.as_of + timedelta(days=1)


def elapsed_share(period: Period, clock: Clock) -> Measure:
    """The share of a period's working days that is over.

    Formula: working days up to and with the as-of date / working days of the period; Monday to Friday less holidays.
    Unit: share; n is the number of working days of the period.
    Source: Events of kind holiday.
    Missing: "no working day in the period".
    """
    passed, left = clock.passed(period), clock.left(period)
    if not passed + left:
        return unknown(Unit.SHARE, _NO_WORKING_DAY)
    return Measure(Decimal(passed) / (passed + left), Unit.SHARE, passed + left)


def quota_to_date(person: Person, period: Period, plan: QuotaPlan, clock: Clock) -> Measure:
    """The part of a quota that a straight line through each month asks for by now.

    Formula: sum of the monthly quotas of the months that are over + the quota of the running month x its elapsed share
        of working days. A month without a working day counts when it is over.
    Unit: money.
    Source: as quota; Events of kind holiday.
    Missing: "the period has not begun"; "no quota" when no month so far has one.
    """
    if not clock.begun(period):
        return unknown(Unit.MONEY, _NOT_BEGUN)
    given = [each for each in monthly_quotas(person, period, plan) if each is not None and clock.begun(each.month)]
    if not given:
        return unknown(Unit.MONEY, "no quota")
    asked = Decimal(0)
    for each in given:
        share = elapsed_share(each.month, clock).value
        asked += each.amount * (Decimal(1) if each.month.over_on(clock.as_of) or share is None else share)
    rows = tuple(dict.fromkeys(row for each in given for row in each.rows))
    reached = sum(clock.begun(each) for each in months(period))
    variant = "" if len(given) == reached else f"{len(given)} of {reached} months have a quota"
    return Measure(asked, Unit.MONEY, len(given), rows, variant)


def pace(won: Measure, asked: Measure) -> Measure:
    """What was won so far as a share of what the quota asks for so far: 100 % is on the line.

    Formula: bookings to date / quota to date.
    Unit: share.
    Source: bookings, quota_to_date.
    Missing: "the period has not begun"; "no quota"; "quota to date is 0"; the reason of the bookings.
    """
    if asked.value is None:
        return unknown(Unit.SHARE, asked.reason, cure=asked.cure)
    if asked.value == 0:
        return unknown(Unit.SHARE, "quota to date is 0")
    if won.value is None:
        return unknown(Unit.SHARE, won.reason, cure=won.cure)
    return Measure(won.value / asked.value, Unit.SHARE, won.n, won.rows, asked.variant)


def projection(won: Measure, elapsed: Measure) -> Measure:
    """What the period would come to if it went on as it went so far; it stays off people's pages.

    Formula: bookings to date / elapsed share of working days.
    Unit: money.
    Source: bookings, elapsed_share.
    Missing: "less than 15 % of the period is over"; the reason of either.
    """
    if won.value is None or elapsed.value is None:
        return unknown(Unit.MONEY, won.reason or elapsed.reason, cure=won.cure)
    if elapsed.value < FIRST_STRETCH:
        return unknown(Unit.MONEY, "less than 15 % of the period is over")
    return Measure(won.value / elapsed.value, Unit.MONEY, won.n, won.rows, "run rate")


def to_go(remaining: Measure) -> Measure:
    """What is still to be won; nothing when the quota is exceeded, which the gap shows as below 0.

    Formula: max(0, quota - bookings).
    Unit: money.
    Source: gap.
    Missing: the reason of the gap.
    """
    if remaining.value is None:
        return remaining
    return Measure(max(Decimal(0), remaining.value), Unit.MONEY, remaining.n, remaining.rows)


def required_a_month(remaining: Measure, period: Period, clock: Clock) -> Measure:
    """What has to be won in each month that remains.

    Formula: (quota - bookings) / months that remain; of a running month counts the share of its working days that is
        still to come.
    Unit: money a month.
    Source: gap; Events of kind holiday.
    Missing: "quota already reached"; "no time left"; the reason of the gap.
    """
    left = Decimal(0)
    for each in months(period):
        share = elapsed_share(each, clock).value
        left += 1 - share if share is not None else Decimal(0)
    return _required(remaining, left, "a month")


def required_a_week(remaining: Measure, period: Period, clock: Clock) -> Measure:
    """What has to be won in each week that remains.

    Formula: (quota - bookings) / (working days that remain / 5).
    Unit: money a week.
    Source: gap; Events of kind holiday.
    Missing: "quota already reached"; "no time left"; the reason of the gap.
    """
    return _required(remaining, Decimal(clock.left(period)) / _WEEK, "a week")


def _required(remaining: Measure, left: Decimal, variant: str) -> Measure:
    if remaining.value is None:
        return unknown(Unit.MONEY, remaining.reason, cure=remaining.cure)
    if remaining.value <= 0:
        return unknown(Unit.MONEY, _REACHED)
    if left <= 0:
        return unknown(Unit.MONEY, "no time left")
    return Measure(remaining.value / left, Unit.MONEY, remaining.n, remaining.rows, variant)


def usual_share(deals: Sequence[Opportunity], history: History, period: Period, clock: Clock) -> Measure:
    """The share of a period that a team or a role has usually won by this working day.

    Formula: median, over the whole periods among the eight before, of (won by the same working day / won in all); with
        fewer than four of them in which anything was won, the elapsed share of working days, variant "straight line":
        that one is labelled and gets no status. When the period is over it is 100 %.
    Unit: share; n is the number of periods, 0 for the straight line.
    Source: Opportunities amount, stage, closed on (else close date) of everybody in the team or role; holidays.
    Missing: "the period has not begun"; "no working day in the period".
    """
    if not clock.begun(period):
        return unknown(Unit.SHARE, _NOT_BEGUN)
    if period.over_on(clock.as_of):
        return Measure(Decimal(1), Unit.SHARE, variant="the period is over")
    day = clock.passed(period)
    earlier = history.before(period, QUARTERS_LOOKED_AT)
    shares = [found for each in earlier if (found := _won_by(deals, each, day, clock)) is not None]
    if len(shares) >= QUARTERS_FOR_USUAL:
        return Measure(median(shares), Unit.SHARE, len(shares), variant=f"median of {len(shares)} periods")
    line = elapsed_share(period, clock)
    return Measure(line.value, Unit.SHARE, variant=STRAIGHT_LINE) if line.known else line


def _won_by(deals: Sequence[Opportunity], period: Period, day: int, clock: Clock) -> Decimal | None:
    """The share of a period that was won by one of its working days; None where it came to nothing."""
    last = min(nth_working_day(period.start, day, clock.holidays), period.last_day)
    won = [(deal.closed, deal.amount) for deal in won_in(deals, period) if deal.amount is not None and deal.closed]
    whole = sum((amount for _, amount in won), Decimal(0))
    if whole <= 0:
        return None
    return sum((amount for closed, amount in won if closed <= last), Decimal(0)) / whole


def is_usual(share: Measure) -> bool:
    """Whether a share by now comes from history, so that what is held against it may get a status."""
    return share.known and share.variant != STRAIGHT_LINE


def expected_by_now(goal: Measure, share: Measure) -> Measure:
    """What of a quota would be won by now if it went as usual.

    Formula: quota x usual share by this working day.
    Unit: money.
    Source: quota, usual_share.
    Missing: the reason of either.
    """
    if goal.value is None or share.value is None:
        return unknown(Unit.MONEY, goal.reason or share.reason, cure=goal.cure)
    return Measure(goal.value * share.value, Unit.MONEY, share.n, goal.rows, share.variant)
