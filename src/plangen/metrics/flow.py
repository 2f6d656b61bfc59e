"""How long deals take."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from statistics import mean, median

from plangen.elements.measure import Measure, Unit, unknown
from plangen.metrics.amounts import worth
from plangen.metrics.results import ONLY_RENEWALS, RENEWAL, WITHOUT_RENEWALS, without_renewals, won_in
from plangen.periods import Period
from plangen.records.opportunities import Opportunity
from plangen.records.stages import Outcome
from plangen.tables.folding import fold

Middle = Callable[[Sequence[Decimal]], Decimal]
FEWEST_IN_A_STAGE = 5


def median_cycle(deals: Sequence[Opportunity], period: Period) -> Measure:
    """The median number of days from creating to winning a deal.

    Formula: median of (closed - created) over the deals won in the period, without renewals where the type is known;
        a deal closed before it was created is left out.
    Unit: days.
    Source: Opportunities created, closed on (else close date), stage, type.
    Missing: "0 won deals", "only renewals", "0 won deals with a created date".
    """
    return _middle_of(won_in(deals, period), deals, median)


def mean_cycle(deals: Sequence[Opportunity], period: Period) -> Measure:
    """The mean number of days from creating to winning a deal; one long deal moves it, the median stands beside it.

    Formula: mean of (closed - created) over the deals won in the period, without renewals where the type is known; a
        deal closed before it was created is left out.
    Unit: days.
    Source: as median_cycle.
    Missing: as median_cycle.
    """
    return _middle_of(won_in(deals, period), deals, mean)


def own_cycle(deals: Sequence[Opportunity]) -> Measure:
    """The median cycle over all won deals in the files, to hold open deals against.

    Formula: as median_cycle, over all won deals.
    Unit: days.
    Source: as median_cycle.
    Missing: as median_cycle.
    """
    return _middle_of([deal for deal in deals if deal.outcome is Outcome.WON], deals, median)


def _middle_of(won: Sequence[Opportunity], deals: Sequence[Opportunity], middle: Middle) -> Measure:
    days = [
        ((deal.closed - deal.created).days, deal.row)
        for deal in without_renewals(won)
        if deal.closed and deal.created and deal.closed >= deal.created
    ]
    if not days:
        lacking = "0 won deals with a created date" if without_renewals(won) else ONLY_RENEWALS
        return unknown(Unit.DAYS, lacking if won else "0 won deals")
    variant = WITHOUT_RENEWALS if any(deal.kind == RENEWAL for deal in deals) else ""
    found = middle([Decimal(length) for length, _ in days])
    return Measure(found, Unit.DAYS, len(days), tuple(row for _, row in days), variant)


def age(deal: Opportunity, as_of: date) -> Measure:
    """How long a deal is open.

    Formula: as-of date - created.
    Unit: days.
    Source: Opportunities created.
    Missing: "no created date".
    """
    if deal.created is None:
        return unknown(Unit.DAYS, "no created date")
    return Measure(Decimal((as_of - deal.created).days), Unit.DAYS, 1, (deal.row,))


def median_age(deals: Sequence[Opportunity], as_of: date) -> Measure:
    """The median age of open deals.

    Formula: median of (as-of date - created) over open deals with a created date.
    Unit: days.
    Source: Opportunities created.
    Missing: "no created dates".
    """
    ages = [((as_of - deal.created).days, deal.row) for deal in deals if deal.is_open and deal.created]
    if not ages:
        return unknown(Unit.DAYS, "no created dates")
    middle = Decimal(str(median(length for length, _ in ages)))
    return Measure(middle, Unit.DAYS, len(ages), tuple(row for _, row in ages))


def stage_age(deal: Opportunity, as_of: date) -> Measure:
    """How long a deal is in its stage.

    Formula: as-of date - day on which the stage was entered.
    Unit: days.
    Source: Opportunities stage entered.
    Missing: "no date of entering the stage"; it is never worked out from another date. "entered later" when the stage
        was entered after the as-of date.
    """
    if deal.stage_entered is None or not deal.is_open:
        return unknown(Unit.DAYS, "no date of entering the stage")
    if deal.stage_entered > as_of:
        return unknown(Unit.DAYS, "entered later")
    return Measure(Decimal((as_of - deal.stage_entered).days), Unit.DAYS, 1, (deal.row,))


def usual_stage_ages(deals: Sequence[Opportunity], as_of: date) -> Mapping[str, Decimal]:
    """The median days that the open deals of a company are in each stage, for stages with at least five of them."""
    ages: dict[str, list[Decimal]] = defaultdict(list)
    for deal in deals:
        days = stage_age(deal, as_of).value
        if deal.stage and days is not None:
            ages[fold(deal.stage)].append(days)
    return {stage: median(days) for stage, days in ages.items() if len(days) >= FEWEST_IN_A_STAGE}


def created_in(deals: Sequence[Opportunity], period: Period) -> list[Opportunity]:
    """The deals created in a period, whatever became of them."""
    return [deal for deal in deals if deal.created is not None and deal.created in period]


def pipeline_created(deals: Sequence[Opportunity], period: Period) -> Measure:
    """What new deals were worth that came in.

    Formula: sum of the amounts, as they are today, of the deals created in the period, whatever became of them.
    Unit: money; n is the number of deals.
    Source: Opportunities created, amount.
    Missing: "no deals in the files"; "no created dates"; "no amounts". Where lost deals are kept with an amount of 0 it
        shows too little, as today's amounts are all there is.
    """
    if not any(deal.created for deal in deals):
        return unknown(Unit.MONEY, "no created dates" if deals else "no deals in the files")
    return worth(created_in(deals, period))


def deals_created(deals: Sequence[Opportunity], period: Period) -> Measure:
    """The number of deals that came in.

    Formula: count of the deals created in the period, whatever became of them.
    Unit: count.
    Source: Opportunities created.
    Missing: "no deals in the files"; "no created dates".
    """
    if not any(deal.created for deal in deals):
        return unknown(Unit.COUNT, "no created dates" if deals else "no deals in the files")
    found = created_in(deals, period)
    return Measure(Decimal(len(found)), Unit.COUNT, len(found), tuple(deal.row for deal in found))
