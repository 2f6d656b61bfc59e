"""What the open deals promise for the months and quarters ahead."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown
from plangen.metrics.amounts import NO_AMOUNTS, worth
from plangen.metrics.pipeline import coverage, open_deals, open_pipeline
from plangen.metrics.quota import QuotaPlan, quota
from plangen.metrics.results import bookings, gap
from plangen.metrics.win_rates import past_close_date
from plangen.periods import FiscalCalendar, Length, Period
from plangen.records.opportunities import Opportunity
from plangen.records.stages import StageMap
from plangen.records.team import Person

MONTHS_AHEAD = 6
QUARTERS_AHEAD = 5
_NONE_OPEN = "no open deals"


@dataclass(frozen=True, slots=True)
class Ahead:
    """A period ahead, with its open pipeline, what is still to be won in it, and how the one covers the other."""

    period: Period
    pipeline: Measure
    remaining: Measure
    coverage: Measure


def periods_ahead(as_of: date, calendar: FiscalCalendar, length: Length, count: int) -> list[Period]:
    """The next periods of a length, beginning with the one that is running, or with the next on its last day."""
    first = calendar.containing(as_of, length)
    first = calendar.after(first) if first.over_on(as_of) else first
    return [calendar.before(first, -step) for step in range(count)]


def coverage_ahead(
    person: Person, deals: Sequence[Opportunity], periods: Sequence[Period], plan: QuotaPlan
) -> list[Ahead]:
    """The coverage of each of the periods ahead, by the close dates of the open deals.

    Formula: open pipeline that closes in the period / (quota of the period - bookings in it so far); in a period that
        has not begun nothing is won, so that it is measured against its whole quota.
    Unit: times, for each of the next six months, or the next five quarters.
    Source: as coverage.
    Missing: as coverage. Deals without a close date, or with one that has passed, stand in no period.
    """
    coming = [deal for deal in open_deals(deals) if deal.close is not None and deal.close >= plan.as_of]
    found = []
    for period in periods:
        pipeline = open_pipeline(coming, period)
        remaining = gap(bookings(deals, period), quota(person, period, plan))
        found.append(Ahead(period, pipeline, remaining, coverage(pipeline, remaining)))
    return found


def thinnest(ahead: Sequence[Ahead]) -> Ahead | None:
    """The period ahead that is covered least, the earliest of several; None where no coverage is known."""
    known = [(each.coverage.value, each) for each in ahead if each.coverage.value is not None]
    return min(known, key=lambda each: (each[0], each[1].period.start))[1] if known else None


def undated_pipeline(deals: Sequence[Opportunity]) -> Measure:
    """What is open without a close date; it stands in no month's total.

    Formula: sum of the amounts of open deals without a close date.
    Unit: money; n is the number of deals.
    Source: Opportunities amount, stage, close date.
    Missing: "no open deals"; "no amounts". Where every open deal has a date it is 0.
    """
    still = open_deals(deals)
    if not still:
        return unknown(Unit.MONEY, _NONE_OPEN)
    return worth([deal for deal in still if deal.close is None])


def overdue_pipeline(deals: Sequence[Opportunity], as_of: date) -> Measure:
    """What is open although its close date has passed.

    Formula: sum of the amounts of open deals whose close date lies before the as-of date.
    Unit: money; n is the number of deals.
    Source: Opportunities amount, stage, close date.
    Missing: "no open deals"; "no close dates"; "no amounts". Where no deal is overdue it is 0.
    """
    still = open_deals(deals)
    if not any(deal.close for deal in still):
        return unknown(Unit.MONEY, "no close dates" if still else _NONE_OPEN)
    return worth(past_close_date(still, as_of))


def weighted_pipeline(deals: Sequence[Opportunity], stages: StageMap, window: Period | None = None) -> Measure:
    """What the open pipeline is worth with the chances of each deal.

    Formula: sum of amount x probability of open deals; the probability of the deal, else that of its stage in Stages.
        A deal with neither, or without an amount, is left out, and the variant says so.
    Unit: money; n is the number of deals that count.
    Source: Opportunities amount, probability, stage, close date; Stages probability.
    Missing: "no open deals"; "no amounts"; "no probabilities" when no deal and no stage has one.
    """
    found = open_deals(deals, window)
    sized = [(deal, deal.amount) for deal in found if deal.amount is not None]
    if not sized:
        return unknown(Unit.MONEY, NO_AMOUNTS if found else _NONE_OPEN, n=len(found))
    parts = [(deal.row, amount * chance) for deal, amount in sized if (chance := _chance(deal, stages)) is not None]
    if not parts:
        return unknown(Unit.MONEY, "no probabilities", cure="add a column probability, or one in Stages", n=len(sized))
    variant = "" if len(parts) == len(found) else f"{len(parts)} of {len(found)} deals have an amount and a probability"
    value = sum((amount for _, amount in parts), Decimal(0))
    return Measure(value, Unit.MONEY, len(parts), tuple(row for row, _ in parts), variant)


def _chance(deal: Opportunity, stages: StageMap) -> Decimal | None:
    if deal.probability is not None:
        return deal.probability
    stage = stages.stage(deal.stage)
    return stage.probability if stage else None


def expected_of_gap(pipeline: Measure, rate: Measure, remaining: Measure) -> Measure:
    """How much of what is still to be won the pipeline brings at the usual win rate.

    Formula: open pipeline x win rate / (quota - bookings).
    Unit: share. 4.8 M at 22 % are 1.056 M, 66 % of a gap of 1.6 M.
    Source: open_pipeline, win_rate, gap.
    Missing: the reason of the first that is unknown; "quota already reached".
    """
    for each in (remaining, pipeline, rate):
        if each.value is None:
            return unknown(Unit.SHARE, each.reason, cure=each.cure)
    values = [each.value or Decimal(0) for each in (pipeline, rate, remaining)]
    if values[2] <= 0:
        return unknown(Unit.SHARE, "quota already reached")
    return Measure(values[0] * values[1] / values[2], Unit.SHARE, pipeline.n, pipeline.rows)
