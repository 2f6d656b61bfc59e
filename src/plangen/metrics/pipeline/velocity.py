"""Sales velocity: what the open pipeline yields per day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown, unknown_as
from plangen.elements.reasons import Reason, Variant
from plangen.metrics.pipeline.activity import qualified
from plangen.metrics.results.bookings import average_deal, win_rate
from plangen.metrics.results.flow import mean_cycle
from plangen.periods import MONTHS_A_YEAR, Length, Period, months_later
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import StageMap

MIN_CLOSED = 5
MIN_CYCLE = Decimal(1)


@dataclass(frozen=True, slots=True)
class VelocityFactors:
    """The factors of sales velocity: qualified open deals, average deal size, win rate, and average sales cycle."""

    deals: Measure
    average_deal: Measure
    win_rate: Measure
    cycle: Measure


def trailing(as_of: date, count: int = MONTHS_A_YEAR) -> Period:
    """The months through a date, as one unnamed period."""
    end = as_of + timedelta(days=1)
    first = months_later(end, -count)
    following = months_later(first, 1)
    start = min(first + timedelta(days=end.day - 1), following)
    return Period(start, end, Length.YEAR, "", "", "")


def sales_velocity(factors: VelocityFactors) -> Measure:
    """What the open pipeline yields per day at current win rate, deal size, and cycle; manager's page only.

    Formula: qualified open deals × average deal size × win rate ÷ average sales cycle (at least 1 day); the last three
        over the last twelve months.
    Unit: money per day; n = deals closed; never gets a status.
    Source: Opportunities stage, amount, created, closed on (or close date), type; Stages qualified.
    Missing: "under 5 closed deals"; or the reason the first unknown factor is n/a.
    """
    for factor in (factors.deals, factors.win_rate):
        if factor.value is None:
            return unknown_as(Unit.MONEY, factor)
    if factors.win_rate.n < MIN_CLOSED:
        return unknown(Unit.MONEY, Reason.UNDER_CLOSED_DEALS, details=(MIN_CLOSED,), n=factors.win_rate.n)
    for factor in (factors.average_deal, factors.cycle):
        if factor.value is None:
            return unknown_as(Unit.MONEY, factor)
    values = [each.value or Decimal(0) for each in (factors.deals, factors.average_deal, factors.win_rate)]
    days = max(MIN_CYCLE, factors.cycle.value or Decimal(0))
    rows = tuple(dict.fromkeys((*factors.deals.rows, *factors.win_rate.rows)))
    product = values[0] * values[1] * values[2]
    return Measure(product / days, Unit.MONEY, factors.win_rate.n, rows, factors.deals.variant)


def open_velocity_factors(deals: Sequence[Opportunity], as_of: date, stages: StageMap) -> VelocityFactors:
    """The velocity factors from qualified open deals; from all open deals if Stages marks no stage as qualified."""
    year = trailing(as_of)
    opened = [deal for deal in qualified(deals, stages) if deal.is_open]
    known = any(stage.qualified for stage in stages.rows.values())
    variant = Variant.QUALIFIED_OPEN_DEALS if known else Variant.ALL_OPEN_DEALS
    count = _count(opened, variant) if deals else unknown(Unit.COUNT, Reason.NO_DEALS)
    return VelocityFactors(count, average_deal(deals, year), win_rate(deals, year), mean_cycle(deals, year))


def closed_velocity_factors(deals: Sequence[Opportunity], as_of: date) -> VelocityFactors:
    """The velocity factors by the other common definition: from deals closed in the last twelve months."""
    year = trailing(as_of)
    rate = win_rate(deals, year)
    closed = Measure(Decimal(rate.n), Unit.COUNT, rate.n, rate.rows, Variant.CLOSED_DEALS) if rate.known else rate
    return VelocityFactors(closed, average_deal(deals, year), rate, mean_cycle(deals, year))


def _count(deals: Sequence[Opportunity], variant: Variant) -> Measure:
    return Measure(Decimal(len(deals)), Unit.COUNT, len(deals), tuple(deal.row for deal in deals), variant)
