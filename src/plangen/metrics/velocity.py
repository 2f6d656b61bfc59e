"""What the pipeline brings a day, from how many deals, how large, how often and how fast."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown
from plangen.metrics.activity import qualified
from plangen.metrics.flow import mean_cycle
from plangen.metrics.results import average_deal, win_rate
from plangen.periods import MONTHS_A_YEAR, Length, Period, months_later
from plangen.records.opportunities import Opportunity
from plangen.records.stages import StageMap

FEWEST_CLOSED = 5
SHORTEST_CYCLE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Speed:
    """What velocity is worked out from: open deals that are qualified, average won deal, win rate, average cycle."""

    deals: Measure
    average_deal: Measure
    win_rate: Measure
    cycle: Measure


def trailing(as_of: date, count: int = MONTHS_A_YEAR) -> Period:
    """The months up to and with a day, as one period without a name."""
    end = as_of + timedelta(days=1)
    first = months_later(end, -count)
    following = months_later(first, 1)
    start = min(first + timedelta(days=end.day - 1), following)
    return Period(start, end, Length.YEAR, "", "", "")


def sales_velocity(speed: Speed) -> Measure:
    """What the open pipeline brings a day at the own win rate, deal size and cycle; the manager's page only.

    Formula: qualified open deals x average won deal x win rate / average cycle, which counts as one day at least. The
        three ratios are of the trailing twelve months.
    Unit: money a day; n is the number of deals closed.
    Source: Opportunities stage, amount, created, closed on (else close date), type; Stages qualified.
    Missing: "fewer than 5 closed deals"; the reason of the first factor that is unknown. Never with a status.
    """
    for factor in (speed.deals, speed.win_rate):
        if factor.value is None:
            return unknown(Unit.MONEY, factor.reason, cure=factor.cure)
    if speed.win_rate.n < FEWEST_CLOSED:
        return unknown(Unit.MONEY, f"fewer than {FEWEST_CLOSED} closed deals", n=speed.win_rate.n)
    for factor in (speed.average_deal, speed.cycle):
        if factor.value is None:
            return unknown(Unit.MONEY, factor.reason, cure=factor.cure)
    values = [each.value or Decimal(0) for each in (speed.deals, speed.average_deal, speed.win_rate)]
    days = max(SHORTEST_CYCLE, speed.cycle.value or Decimal(0))
    rows = tuple(dict.fromkeys((*speed.deals.rows, *speed.win_rate.rows)))
    product = values[0] * values[1] * values[2]
    return Measure(product / days, Unit.MONEY, speed.win_rate.n, rows, speed.deals.variant)


def speed_of_open(deals: Sequence[Opportunity], as_of: date, stages: StageMap) -> Speed:
    """The factors of velocity from the open deals; all of them count where Stages call no stage qualified."""
    year = trailing(as_of)
    still = [deal for deal in qualified(deals, stages) if deal.is_open]
    known = any(stage.qualified for stage in stages.rows.values())
    variant = "qualified open deals" if known else "all open deals"
    count = _count(still, variant) if deals else unknown(Unit.COUNT, "no deals in the files")
    return Speed(count, average_deal(deals, year), win_rate(deals, year), mean_cycle(deals, year))


def speed_of_closed(deals: Sequence[Opportunity], as_of: date) -> Speed:
    """The factors of velocity from the deals closed in the trailing twelve months, another definition that is used."""
    rate = win_rate(deals, trailing(as_of))
    closed = Measure(Decimal(rate.n), Unit.COUNT, rate.n, rate.rows, "closed deals") if rate.known else rate
    year = trailing(as_of)
    return Speed(closed, average_deal(deals, year), rate, mean_cycle(deals, year))


def _count(deals: Sequence[Opportunity], variant: str) -> Measure:
    return Measure(Decimal(len(deals)), Unit.COUNT, len(deals), tuple(deal.row for deal in deals), variant)
