"""How long deals take."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from statistics import median

from plangen.elements.measure import Measure, Unit, unknown
from plangen.metrics.results import ONLY_RENEWALS, RENEWAL, WITHOUT_RENEWALS, without_renewals, won_in
from plangen.periods import Period
from plangen.records.opportunities import Opportunity
from plangen.records.stages import Outcome


def median_cycle(deals: Sequence[Opportunity], period: Period) -> Measure:
    """The median number of days from creating to winning a deal.

    Formula: median of (closed - created) over the deals won in the period, without renewals where the type is known;
        a deal closed before it was created is left out.
    Unit: days.
    Source: Opportunities created, closed on (else close date), stage, type.
    Missing: "0 won deals", "only renewals", "0 won deals with a created date".
    """
    return _median_of(won_in(deals, period), deals)


def own_cycle(deals: Sequence[Opportunity]) -> Measure:
    """The median cycle over all won deals in the files, to hold open deals against.

    Formula: as median_cycle, over all won deals.
    Unit: days.
    Source: as median_cycle.
    Missing: as median_cycle.
    """
    return _median_of([deal for deal in deals if deal.outcome is Outcome.WON], deals)


def _median_of(won: Sequence[Opportunity], deals: Sequence[Opportunity]) -> Measure:
    days = [
        ((deal.closed - deal.created).days, deal.row)
        for deal in without_renewals(won)
        if deal.closed and deal.created and deal.closed >= deal.created
    ]
    if not days:
        lacking = "0 won deals with a created date" if without_renewals(won) else ONLY_RENEWALS
        return unknown(Unit.DAYS, lacking if won else "0 won deals")
    variant = WITHOUT_RENEWALS if any(deal.kind == RENEWAL for deal in deals) else ""
    middle = Decimal(str(median(length for length, _ in days)))
    return Measure(middle, Unit.DAYS, len(days), tuple(row for _, row in days), variant)


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
