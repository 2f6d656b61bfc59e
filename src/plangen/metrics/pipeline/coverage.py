"""Open pipeline, and pipeline coverage of the gap to quota."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown, unknown_as
from plangen.elements.reasons import Reason, Variant
from plangen.metrics.results.amounts import losses_have_amounts, total_value
from plangen.metrics.results.bookings import attainment, bookings, gap, without_credits, won_in
from plangen.metrics.results.history import History
from plangen.metrics.results.quota import QuotaPlan, quota
from plangen.periods import FiscalCalendar, Period, nth_working_day, working_days
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.snapshots import Snapshot
from plangen.records.deals.stages import Outcome
from plangen.records.people.team import Person

MIN_PAST_PERIODS = 3
DAYS_A_WEEK = 7
"""Fewer full periods say nothing about what is typical."""


def open_deals(deals: Sequence[Opportunity], window: Period | None = None) -> list[Opportunity]:
    """The open deals; with a window, those with a close date in it."""
    return [
        deal for deal in deals if deal.is_open and (window is None or (deal.close is not None and deal.close in window))
    ]


def still_to_close(deals: Sequence[Opportunity], as_of: date) -> list[Opportunity]:
    """The open deals whose close date hasn't passed; a deal past its close date is in no period."""
    return [deal for deal in open_deals(deals) if deal.close is not None and deal.close >= as_of]


def open_pipeline(deals: Sequence[Opportunity], window: Period | None = None) -> Measure:
    """Total amount of open deals.

    Formula: sum of amount over open deals; for a period, only those with a close date in it.
    Unit: money.
    Source: Opportunities amount, stage, close date.
    Missing: "no open deals"; "no amounts" if no open deal has an amount.
    """
    found = open_deals(deals, window)
    return total_value(found) if found else unknown(Unit.MONEY, Reason.NO_OPEN_DEALS)


def open_count(deals: Sequence[Opportunity]) -> Measure:
    """Number of open deals.

    Formula: count of open deals.
    Unit: count.
    Source: Opportunities stage.
    Missing: "no deals on file" if the person has no deals.
    """
    if not deals:
        return unknown(Unit.COUNT, Reason.NO_DEALS)
    found = open_deals(deals)
    return Measure(Decimal(len(found)), Unit.COUNT, len(found), tuple(deal.row for deal in found))


def coverage(pipeline: Measure, remaining: Measure) -> Measure:
    """Open pipeline closing in a period, divided by what is left to quota.

    Formula: open pipeline closing in the rest of the period ÷ (quota − bookings to date); 0 if there are no open deals.
        For a team, each sum is over the people with a quota in the period, also one of 0.
    Unit: multiple (×).
    Source: open_pipeline, gap to quota; for a team, without the open deals of people who left, until reassigned.
    Missing: "no quota"; "quota is 0"; "quota met"; "not employed" after leaving; "no amounts" if no open deal has one;
        "no amounts on wins" if bookings to date have none.
    """
    if remaining.value is None:
        return unknown_as(Unit.TIMES, remaining)
    if remaining.value <= 0:
        return unknown(Unit.TIMES, Reason.QUOTA_MET)
    if pipeline.value is None and pipeline.reason != Reason.NO_OPEN_DEALS:
        return unknown_as(Unit.TIMES, pipeline)
    return Measure((pipeline.value or Decimal(0)) / remaining.value, Unit.TIMES, pipeline.n, pipeline.rows)


def required_coverage(rate: Measure) -> Measure:
    """Coverage that would close the gap at the person's past yield.

    Formula: 1 ÷ past yield; the pipeline needed for a month = what is left to book × coverage needed.
    Unit: multiple (×).
    Source: past_yield.
    Missing: the reason past yield is n/a; "no bookings" if it is 0.
    """
    if rate.value is None:
        return unknown_as(Unit.TIMES, rate)
    if rate.value <= 0:
        return unknown(Unit.TIMES, Reason.NO_BOOKINGS)
    return Measure(1 / rate.value, Unit.TIMES, rate.n, rate.rows, Variant.FROM_PAST_YIELD)


@dataclass(frozen=True, slots=True)
class PastCoverage:
    """Coverage on the same working day of a prior period, and the attainment the period ended with.

    `pipeline` is what was open then and set to close in the period, `won_after` what was booked from then on. Without
    a snapshot of that week, the pipeline `is_rebuilt`.
    """

    period: Period
    coverage: Measure
    attainment: Measure
    pipeline: Measure
    won_after: Measure
    is_rebuilt: bool = True


def past_coverage(
    person: Person, deals: Sequence[Opportunity], history: History, plan: QuotaPlan, window: "CoverageWindow"
) -> list[PastCoverage]:
    """Coverage on the same working day of prior full periods, from snapshots or rebuilt.

    Formula: coverage on the nth working day of the earlier period, n being today's working day of the current one (or
        the same number of working days before it starts). With a snapshot less than a week from that date: the deals
        open in it, at the amounts and close dates of then, on the snapshot's day; without one, rebuilt from created
        and close dates at today's amounts, without credits, which were never open.
    Unit: multiple (×), and a percentage for attainment.
    Source: as pipeline coverage and quota attainment; a snapshot, or Opportunities created.
    Missing: a period is skipped if the data doesn't fully cover it, if the person was hired during it, or if its
        coverage or attainment is n/a; it isn't rebuilt if under 90% of the person's lost deals have an amount above 0
        (it would be too low).
    """
    found = []
    for period in history.before(window.period):
        if not period.over_on(plan.as_of) or (person.hired is not None and person.hired > period.start):
            continue
        day = window.same_day(period)
        saved = window.saved_near(day, person.name)
        if saved is None and not losses_have_amounts(deals):
            continue
        day, earlier = (saved.day, saved.deals) if saved else (day, deals_open_on(deals, day))
        to_date = [deal for deal in deals if deal.closed is not None and deal.closed <= day]
        won = bookings(to_date, period) if to_date else Measure(Decimal(0), Unit.MONEY)
        goal = quota(person, period, plan)
        if goal.value is None or won.value is None:
            continue
        remaining = gap(won, goal)
        pipeline = open_pipeline(still_to_close(earlier, day), period)
        covered, attained = coverage(pipeline, remaining), attainment(person, deals, period, plan)
        later = total_value([deal for deal in won_in(deals, period) if deal.closed is not None and deal.closed > day])
        if covered.known and attained.known:
            found.append(PastCoverage(period, covered, attained, pipeline, later, is_rebuilt=saved is None))
    return found


def past_yield(past: Sequence[PastCoverage]) -> Measure:
    """The share of the open pipeline that was booked by the end of prior full periods.

    Formula: sum of bookings from the same working day on ÷ sum of the pipeline open then and closing in the period,
        over the full ones of the four prior periods, at least three; from snapshots, or rebuilt at today's amounts.
    Unit: percentage; n = periods.
    Source: as past_coverage.
    Missing: "under 3 full periods"; "no open deals" if nothing was open.
    """
    if len(past) < MIN_PAST_PERIODS:
        return unknown(Unit.SHARE, Reason.UNDER_PERIODS, details=(MIN_PAST_PERIODS,), n=len(past))
    opened = sum((each.pipeline.value or Decimal(0) for each in past), Decimal(0))
    if opened <= 0:
        return unknown(Unit.SHARE, Reason.NO_OPEN_DEALS)
    won = sum((each.won_after.value or Decimal(0) for each in past), Decimal(0))
    variant = Variant.REBUILT if any(each.is_rebuilt for each in past) else Variant.FROM_SNAPSHOTS
    rows = tuple(row for each in past for row in (*each.won_after.rows, *each.pipeline.rows))
    return Measure(won / opened, Unit.SHARE, len(past), tuple(dict.fromkeys(rows)), variant)


def deals_open_on(deals: Sequence[Opportunity], day: date) -> list[Opportunity]:
    """The deals open at the end of a past date, at today's amounts, without credits and those with no created date."""
    return [
        _reopened(deal)
        for deal in without_credits(deals)
        if deal.created is not None and deal.created <= day and (deal.closed is None or deal.closed > day)
    ]


def _reopened(deal: Opportunity) -> Opportunity:
    return Opportunity(
        deal.row,
        deal.salesperson,
        Outcome.OPEN,
        amount=deal.amount,
        created=deal.created,
        close=deal.closed or deal.close,
    )


@dataclass(frozen=True, slots=True)
class CoverageWindow:
    """A period to measure coverage for, the as-of date as one of its working days, and earlier snapshots."""

    period: Period
    working_day: int
    holidays: frozenset[date]
    snapshots: Sequence[Snapshot] = ()

    @classmethod
    def at(
        cls, as_of: date, period: Period, holidays: frozenset[date], snapshots: Sequence[Snapshot] = ()
    ) -> "CoverageWindow":
        """The window of a period as of a date; the working day is 0 or negative before the period starts."""
        tomorrow = as_of + timedelta(days=1)
        if tomorrow > period.start:
            return cls(period, working_days(period.start, tomorrow, holidays), holidays, snapshots)
        return cls(period, -working_days(tomorrow, period.start, holidays), holidays, snapshots)

    def saved_near(self, day: date, name: str) -> Snapshot | None:
        """A person's open deals in the snapshot nearest to a day, less than a week from it; None without one."""
        near = [each for each in self.snapshots if abs((each.day - day).days) < DAYS_A_WEEK]
        found = min(near, key=lambda each: (abs((each.day - day).days), each.day), default=None)
        if found is None:
            return None
        return Snapshot(found.day, tuple(deal for deal in found.deals if deal.is_open and deal.salesperson == name))

    def same_day(self, period: Period) -> date:
        """The date of the same working day in another period."""
        return nth_working_day(period.start, self.working_day, self.holidays)


def period_to_cover(as_of: date, period: Period, calendar: FiscalCalendar) -> Period:
    """The period whose coverage a review of `period` shows: that one, or the first later one that isn't over."""
    while period.over_on(as_of):
        period = calendar.after(period)
    return period


def concentration(deals: Sequence[Opportunity], window: Period | None = None, count: int = 1) -> Measure:
    """Share of open pipeline in the largest deal, or the top three; worth a look above 40%.

    Formula: amount of the largest open deal (or sum of the top three) ÷ sum of amount over open deals with an amount
        above 0.
    Unit: percentage; n = deals.
    Source: Opportunities amount, stage.
    Missing: "under 2 priced deals"; for the top three, "under 4 priced deals".
    """
    sized = [(deal.amount, deal.row) for deal in open_deals(deals, window) if deal.amount is not None]
    sized = sorted(((amount, row) for amount, row in sized if amount > 0), key=lambda each: (-each[0], each[1]))
    if len(sized) <= count:
        return unknown(Unit.SHARE, Reason.UNDER_PRICED_DEALS, details=(count + 1,))
    total = sum((amount for amount, _ in sized), Decimal(0))
    largest = sum((amount for amount, _ in sized[:count]), Decimal(0))
    return Measure(largest / total, Unit.SHARE, len(sized), tuple(row for _, row in sized[:count]))
