"""Sales cycle, deal age, and pipeline created."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from math import ceil
from statistics import mean, median

from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.elements.reasons import Reason
from plangen.metrics.results.amounts import total_value
from plangen.metrics.results.bookings import (
    renewals_variant,
    sales_in,
    without_credits,
    without_renewals,
)
from plangen.periods import Period
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import Outcome
from plangen.tables.values.folding import fold

Average = Callable[[Sequence[Decimal]], Decimal]
MIN_IN_STAGE = 5
MIN_FOR_PERCENTILE, NINE_OF_TEN = 20, Decimal("0.9")


def median_cycle(deals: Sequence[Opportunity], period: Period) -> Measure:
    """Median days from created to won.

    Formula: median of (close date − created) over deals won in the period, excluding credits, renewals if deal type
        is known, and deals closed before they were created.
    Unit: days.
    Source: Opportunities created, closed on (or close date), stage, type.
    Missing: "no wins"; "only renewals"; "wins without created dates".
    """
    return _cycle(sales_in(deals, period), deals, median)


def mean_cycle(deals: Sequence[Opportunity], period: Period) -> Measure:
    """Mean days from created to won; one long deal can skew it, so the median is shown too.

    Formula: mean of (close date − created) over deals won in the period, excluding credits, renewals if deal type
        is known, and deals closed before they were created.
    Unit: days.
    Source: as median_cycle.
    Missing: as median_cycle.
    """
    return _cycle(sales_in(deals, period), deals, mean)


def all_wins_cycle(deals: Sequence[Opportunity]) -> Measure:
    """Median sales cycle across all won deals; the baseline for open deals.

    Formula: as median_cycle, over all won deals.
    Unit: days.
    Source: as median_cycle.
    Missing: as median_cycle.
    """
    return _cycle([deal for deal in without_credits(deals) if deal.outcome is Outcome.WON], deals, median)


def long_cycle(deals: Sequence[Opportunity]) -> Decimal | None:
    """The days within which nine of ten wins closed: the 90th percentile of sales cycles; None under twenty wins."""
    days = sorted(_lengths([deal for deal in without_credits(deals) if deal.outcome is Outcome.WON]))
    return Decimal(days[ceil(len(days) * NINE_OF_TEN) - 1][0]) if len(days) >= MIN_FOR_PERCENTILE else None


def _lengths(won: Sequence[Opportunity]) -> list[tuple[int, RowKey]]:
    """The sales cycle of each win in days; without renewals and deals closed before they were created."""
    return [
        ((deal.closed - deal.created).days, deal.row)
        for deal in without_renewals(won)
        if deal.closed and deal.created and deal.closed >= deal.created
    ]


def _cycle(won: Sequence[Opportunity], deals: Sequence[Opportunity], average: Average) -> Measure:
    days = _lengths(won)
    if not days:
        reason = Reason.WINS_WITHOUT_CREATED_DATES if without_renewals(won) else Reason.ONLY_RENEWALS
        return unknown(Unit.DAYS, reason if won else Reason.NO_WINS)
    found = average([Decimal(length) for length, _ in days])
    return Measure(found, Unit.DAYS, len(days), tuple(row for _, row in days), renewals_variant(deals))


def deal_age(deal: Opportunity, as_of: date) -> Measure:
    """Days since an open deal was created.

    Formula: as-of date − created.
    Unit: days.
    Source: Opportunities created.
    Missing: "no created date".
    """
    if deal.created is None:
        return unknown(Unit.DAYS, Reason.NO_CREATED_DATE)
    return Measure(Decimal((as_of - deal.created).days), Unit.DAYS, 1, (deal.row,))


def median_age(deals: Sequence[Opportunity], as_of: date) -> Measure:
    """Median age of open deals.

    Formula: median of (as-of date − created) over open deals with a created date.
    Unit: days.
    Source: Opportunities created.
    Missing: "no created dates".
    """
    ages = [((as_of - deal.created).days, deal.row) for deal in deals if deal.is_open and deal.created]
    if not ages:
        return unknown(Unit.DAYS, Reason.NO_CREATED_DATES)
    middle = Decimal(str(median(length for length, _ in ages)))
    return Measure(middle, Unit.DAYS, len(ages), tuple(row for _, row in ages))


def days_in_stage(deal: Opportunity, as_of: date) -> Measure:
    """Days since a deal entered its stage.

    Formula: as-of date − stage entered.
    Unit: days.
    Source: Opportunities stage entered.
    Missing: "no stage-entry date" (never estimated from another date); "future date" if it is after the as-of date.
    """
    if deal.stage_entered is None or not deal.is_open:
        return unknown(Unit.DAYS, Reason.NO_STAGE_DATE)
    if deal.stage_entered > as_of:
        return unknown(Unit.DAYS, Reason.FUTURE_DATE)
    return Measure(Decimal((as_of - deal.stage_entered).days), Unit.DAYS, 1, (deal.row,))


def typical_days_in_stage(deals: Sequence[Opportunity], as_of: date) -> Mapping[str, Decimal]:
    """The median days in stage of all open deals, by stage; only stages with at least five open deals."""
    ages: dict[str, list[Decimal]] = defaultdict(list)
    for deal in deals:
        days = days_in_stage(deal, as_of).value
        if deal.stage and days is not None:
            ages[fold(deal.stage)].append(days)
    return {stage: median(days) for stage, days in ages.items() if len(days) >= MIN_IN_STAGE}


def created_in(deals: Sequence[Opportunity], period: Period) -> list[Opportunity]:
    """The deals that their owners created in a period, open or closed: no credits, none from before a hire date."""
    mine = (deal for deal in deals if not deal.created_by_other and not deal.is_credit)
    return [deal for deal in mine if deal.created is not None and deal.created in period]


def pipeline_created(deals: Sequence[Opportunity], period: Period) -> Measure:
    """Value of the deals created in the period.

    Formula: sum of amount over deals created in the period and from the owner's hire date on, open or closed, at
        today's amounts, without credits and without deals that count for no one (see bookings). It is understated if
        your CRM sets lost deals to 0.
    Unit: money; n = deals.
    Source: Opportunities created, amount; Team hired.
    Missing: "no deals on file"; "no created dates"; "no amounts".
    """
    if not any(deal.created for deal in deals):
        return unknown(Unit.MONEY, Reason.NO_CREATED_DATES if deals else Reason.NO_DEALS)
    return total_value(created_in(deals, period))


def deals_created(deals: Sequence[Opportunity], period: Period) -> Measure:
    """Number of deals created in the period.

    Formula: count of deals created in the period and from the owner's hire date on, open or closed, without credits and
        without deals that count for no one (see bookings).
    Unit: count.
    Source: Opportunities created; Team hired.
    Missing: "no deals on file"; "no created dates".
    """
    if not any(deal.created for deal in deals):
        return unknown(Unit.COUNT, Reason.NO_CREATED_DATES if deals else Reason.NO_DEALS)
    found = created_in(deals, period)
    return Measure(Decimal(len(found)), Unit.COUNT, len(found), tuple(deal.row for deal in found))
