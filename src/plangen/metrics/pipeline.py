"""What is open, and how it covers what is still to be won."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown
from plangen.metrics.amounts import worth
from plangen.metrics.history import History
from plangen.metrics.quota import QuotaPlan, quota
from plangen.metrics.results import attainment, bookings
from plangen.periods import FiscalCalendar, Period, nth_working_day, working_days
from plangen.records.opportunities import Opportunity
from plangen.records.stages import Outcome
from plangen.records.team import Person


def open_deals(deals: Sequence[Opportunity], window: Period | None = None) -> list[Opportunity]:
    """The open deals, all of them or those expected to close in a window."""
    return [
        deal for deal in deals if deal.is_open and (window is None or (deal.close is not None and deal.close in window))
    ]


def open_pipeline(deals: Sequence[Opportunity], window: Period | None = None) -> Measure:
    """What is open, in money.

    Formula: sum of the amounts of open deals; with a window, of those whose close date lies in it.
    Unit: money.
    Source: Opportunities amount, stage, close date.
    Missing: "no open deals"; "no amounts" when none of them carries one.
    """
    found = open_deals(deals, window)
    return worth(found) if found else unknown(Unit.MONEY, "no open deals")


def open_count(deals: Sequence[Opportunity]) -> Measure:
    """The number of open deals.

    Formula: count of open deals.
    Unit: count.
    Source: Opportunities stage.
    Missing: "no deals in the files" when the person has none at all.
    """
    if not deals:
        return unknown(Unit.COUNT, "no deals in the files")
    found = open_deals(deals)
    return Measure(Decimal(len(found)), Unit.COUNT, len(found), tuple(deal.row for deal in found))


def coverage(pipeline: Measure, remaining: Measure) -> Measure:
    """How often the open pipeline that closes in a period covers what is still to be won in it.

    Formula: open pipeline closing in the period / (quota - bookings to date).
    Unit: times.
    Source: open_pipeline, gap.
    Missing: "no quota"; "quota already reached" when nothing remains; without open deals it is 0.
    """
    if remaining.value is None:
        return unknown(Unit.TIMES, remaining.reason, cure=remaining.cure)
    if remaining.value <= 0:
        return unknown(Unit.TIMES, "quota already reached")
    if pipeline.value is None and pipeline.reason != "no open deals":
        return unknown(Unit.TIMES, pipeline.reason)
    return Measure((pipeline.value or Decimal(0)) / remaining.value, Unit.TIMES, pipeline.n, pipeline.rows)


def required_coverage(rate: Measure, least: int, rule_of_thumb: Decimal, buffer: Decimal | None = None) -> Measure:
    """The coverage that a win rate asks for, as a rule of thumb.

    Formula: 1 / win rate of the trailing four quarters, when at least `least` deals were closed in them; else the rule
        of thumb of Settings, and the variant says "assumed". With a buffer for slippage (the share of the pipeline that
        usually moves out), x (1 + buffer); a rule of thumb holds it already.
    Unit: times.
    Source: win_rate; Settings coverage rule of thumb, few.
    Missing: never; it falls back on the rule of thumb.
    """
    if rate.value and rate.n >= least:
        if buffer:
            return Measure((1 + buffer) / rate.value, Unit.TIMES, rate.n, rate.rows, "1 / win rate, with slippage")
        return Measure(1 / rate.value, Unit.TIMES, rate.n, rate.rows, "1 / win rate")
    return Measure(rule_of_thumb, Unit.TIMES, variant="assumed")


@dataclass(frozen=True, slots=True)
class PastCoverage:
    """Coverage at the same working day of an earlier period, and the attainment that came of it."""

    period: Period
    coverage: Measure
    attainment: Measure


def past_coverage(
    person: Person, deals: Sequence[Opportunity], history: History, plan: QuotaPlan, window: "CoverageWindow"
) -> list[PastCoverage]:
    """The coverage of earlier whole periods at the same working day, rebuilt from created and closed dates.

    Formula: coverage on the working day of the period that the as-of date is of the present one (before its begin, as
        many working days before); deals open on that day at today's amounts.
    Unit: times, and a share for what came of it.
    Source: as coverage and attainment; Opportunities created.
    Missing: a period that is not whole, in which the person was hired, or whose coverage or attainment is unknown, is
        left out.
    """
    found = []
    for period in history.before(window.period):
        if not period.over_on(plan.as_of) or (person.hired is not None and person.hired > period.start):
            continue
        day = window.same_day(period)
        earlier = rebuilt(deals, day)
        to_date = [deal for deal in deals if deal.closed is not None and deal.closed <= day]
        won = bookings(to_date, period) if to_date else Measure(Decimal(0), Unit.MONEY)
        goal = quota(person, period, plan)
        if goal.value is None or won.value is None:
            continue
        remaining = Measure(goal.value - won.value, Unit.MONEY)
        covered = coverage(open_pipeline(earlier, period), remaining)
        reached = attainment(person, deals, period, plan)
        if covered.known and reached.known:
            found.append(PastCoverage(period, covered, reached))
    return found


def rebuilt(deals: Sequence[Opportunity], day: date) -> list[Opportunity]:
    """The deals that were open at the end of a past day, at today's amounts; those without a created date left out."""
    return [
        _reopened(deal)
        for deal in deals
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
    """The period that is to be covered, and which of its working days the as-of date is."""

    period: Period
    working_day: int
    holidays: frozenset[date]

    @classmethod
    def at(cls, as_of: date, period: Period, holidays: frozenset[date]) -> "CoverageWindow":
        """The window of a period at a day; the working day is negative or 0 before the period begins."""
        tomorrow = as_of + timedelta(days=1)
        if tomorrow > period.start:
            return cls(period, working_days(period.start, tomorrow, holidays), holidays)
        return cls(period, -working_days(tomorrow, period.start, holidays), holidays)

    def same_day(self, period: Period) -> date:
        """The same working day of another period."""
        return nth_working_day(period.start, self.working_day, self.holidays)


def to_be_covered(as_of: date, period: Period, calendar: FiscalCalendar) -> Period:
    """The period whose coverage a review of `period` shows: the first one from it on that is not over."""
    while period.over_on(as_of):
        period = calendar.after(period)
    return period


def concentration(deals: Sequence[Opportunity], window: Period | None = None, count: int = 1) -> Measure:
    """The share of the open pipeline that is in its largest deal, or in the largest three; above 40 % is worth a word.

    Formula: sum of the `count` largest amounts / sum of amounts of open deals with an amount above 0.
    Unit: share; n is the number of these deals.
    Source: Opportunities amount, stage.
    Missing: "fewer than 2 open deals with an amount"; "fewer than 4" for the largest three: all is not concentrated.
    """
    sized = [(deal.amount, deal.row) for deal in open_deals(deals, window) if deal.amount is not None]
    sized = sorted(((amount, row) for amount, row in sized if amount > 0), key=lambda each: (-each[0], each[1]))
    if len(sized) <= count:
        return unknown(Unit.SHARE, f"fewer than {count + 1} open deals with an amount")
    whole = sum((amount for amount, _ in sized), Decimal(0))
    largest = sum((amount for amount, _ in sized[:count]), Decimal(0))
    return Measure(largest / whole, Unit.SHARE, len(sized), tuple(row for _, row in sized[:count]))
