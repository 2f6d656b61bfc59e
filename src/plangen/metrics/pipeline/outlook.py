"""The open pipeline by upcoming month and quarter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown, unknown_as
from plangen.elements.reasons import Fix, Reason, Variant
from plangen.metrics.pipeline.coverage import coverage, open_deals, open_pipeline, still_to_close
from plangen.metrics.results.amounts import total_value
from plangen.metrics.results.bookings import bookings, gap
from plangen.metrics.results.quota import QuotaPlan, quota
from plangen.metrics.results.win_rates import past_close_date
from plangen.periods import FiscalCalendar, Length, Period
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import StageMap
from plangen.records.people.team import Person

MONTHS_AHEAD = 6


@dataclass(frozen=True, slots=True)
class PeriodCoverage:
    """An upcoming period with its open pipeline, gap to quota, and coverage."""

    period: Period
    pipeline: Measure
    remaining: Measure
    coverage: Measure


def periods_ahead(as_of: date, calendar: FiscalCalendar, length: Length, count: int) -> list[Period]:
    """The next `count` periods of a length, starting with the current one, or with the next one on its last day."""
    first = calendar.containing(as_of, length)
    first = calendar.after(first) if first.over_on(as_of) else first
    return [calendar.before(first, -step) for step in range(count)]


def coverage_by_period(
    person: Person, deals: Sequence[Opportunity], periods: Sequence[Period], plan: QuotaPlan
) -> list[PeriodCoverage]:
    """Coverage for each upcoming month or quarter, by close date.

    Formula: open pipeline closing in the period ÷ (quota − bookings to date in the period). Deals with no close date or
        a past one are in no period.
    Unit: multiple (×), for each of the next six months or five quarters.
    Source: as pipeline coverage.
    Missing: as pipeline coverage.
    """
    coming = still_to_close(deals, plan.as_of)
    found = []
    for period in periods:
        pipeline = open_pipeline(coming, period)
        remaining = gap(bookings(deals, period), quota(person, period, plan))
        found.append(PeriodCoverage(period, pipeline, remaining, coverage(pipeline, remaining)))
    return found


def lowest_coverage(ahead: Sequence[PeriodCoverage]) -> PeriodCoverage | None:
    """The period with the lowest coverage, the earliest if tied; None if no coverage is known."""
    known = [(each.coverage.value, each) for each in ahead if each.coverage.value is not None]
    return min(known, key=lambda each: (each[0], each[1].period.start))[1] if known else None


def undated_pipeline(deals: Sequence[Opportunity]) -> Measure:
    """Open amount with no close date; in no month's total.

    Formula: sum of amount over open deals with no close date; 0 if there are none.
    Unit: money; n = deals.
    Source: Opportunities amount, stage, close date.
    Missing: "no open deals"; "no amounts".
    """
    opened = open_deals(deals)
    if not opened:
        return unknown(Unit.MONEY, Reason.NO_OPEN_DEALS)
    return total_value([deal for deal in opened if deal.close is None])


def past_due_pipeline(deals: Sequence[Opportunity], as_of: date) -> Measure:
    """Open amount whose close date has passed.

    Formula: sum of amount over open deals with a close date before the as-of date; 0 if there are none.
    Unit: money; n = deals.
    Source: Opportunities amount, stage, close date.
    Missing: "no open deals"; "no close dates"; "no amounts".
    """
    opened = open_deals(deals)
    if not any(deal.close for deal in opened):
        return unknown(Unit.MONEY, Reason.NO_CLOSE_DATES if opened else Reason.NO_OPEN_DEALS)
    return total_value(past_close_date(opened, as_of))


def weighted_pipeline(deals: Sequence[Opportunity], stages: StageMap, window: Period | None = None) -> Measure:
    """Open pipeline weighted by probability.

    Formula: sum of amount × probability over open deals; probability is the deal's, or its stage's in Stages. Deals
        with no amount or no probability are excluded (noted). For a period, over those set to close in it, without
        deals past their close date.
    Unit: money; n = deals used.
    Source: Opportunities amount, probability, stage, close date; Stages probability.
    Missing: "no open deals"; "no amounts"; "no probabilities".
    """
    found = open_deals(deals, window)
    sized = [(deal, deal.amount) for deal in found if deal.amount is not None]
    if not sized:
        return unknown(Unit.MONEY, Reason.NO_AMOUNTS if found else Reason.NO_OPEN_DEALS, n=len(found))
    parts = [(deal.row, amount * odds) for deal, amount in sized if (odds := probability_of(deal, stages)) is not None]
    if not parts:
        return unknown(Unit.MONEY, Reason.NO_PROBABILITIES, fix=Fix.ADD_PROBABILITIES, n=len(sized))
    value = sum((amount for _, amount in parts), Decimal(0))
    rows = tuple(row for row, _ in parts)
    if len(parts) == len(found):
        return Measure(value, Unit.MONEY, len(parts), rows)
    details = (len(parts), len(found))
    return Measure(value, Unit.MONEY, len(parts), rows, Variant.DEALS_WITH_PROBABILITY, details=details)


def probability_of(deal: Opportunity, stages: StageMap) -> Decimal | None:
    """The chance that an open deal is won: its own, or else that of its stage in Stages; None if neither has one."""
    if deal.probability is not None:
        return deal.probability
    stage = stages.stage(deal.stage)
    return stage.probability if stage else None


def gap_covered_by_pipeline(pipeline: Measure, rate: Measure, remaining: Measure) -> Measure:
    """Share of the remaining quota the pipeline brings at the past yield.

    Formula: open pipeline × past yield ÷ (quota − bookings). Example: $4.8M × 22% = $1.056M, 66% of a $1.6M gap.
    Unit: percentage.
    Source: open_pipeline, past_yield, gap to quota.
    Missing: "quota met"; or the reason any input is n/a.
    """
    for each in (remaining, pipeline, rate):
        if each.value is None:
            return unknown_as(Unit.SHARE, each)
    values = [each.value or Decimal(0) for each in (pipeline, rate, remaining)]
    if values[2] <= 0:
        return unknown(Unit.SHARE, Reason.QUOTA_MET)
    return Measure(values[0] * values[1] / values[2], Unit.SHARE, pipeline.n, pipeline.rows)
