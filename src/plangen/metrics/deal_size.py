"""How large won deals are where the mean alone would mislead, and the credits among them."""

from collections.abc import Sequence
from statistics import median

from plangen.elements.measure import Measure, Unit, unknown
from plangen.metrics.amounts import NO_AMOUNTS, priced, total
from plangen.metrics.results import NO_DEALS, renewals_variant, without_renewals, won_in
from plangen.periods import Period
from plangen.records.opportunities import Opportunity

ENOUGH_FOR_A_MEDIAN = 5
STANDS_OUT = 3


def median_deal(deals: Sequence[Opportunity], period: Period) -> Measure:
    """The amount in the middle of the won deals, printed beside the mean where that alone would mislead.

    It would with five won deals or more, or with one above three times the median.

    Formula: median of the amounts of won deals, by day of closing in the period, without renewals where the type of
        deals is known.
    Unit: money.
    Source: as the average deal.
    Missing: "0 won deals with an amount".
    """
    won = priced(without_renewals(won_in(deals, period)))
    if not won:
        return unknown(Unit.MONEY, "0 won deals with an amount")
    middle = median(deal.amount for deal in won if deal.amount is not None)
    return Measure(middle, Unit.MONEY, len(won), tuple(deal.row for deal in won), renewals_variant(deals))


def asks_for_median(deals: Sequence[Opportunity], period: Period) -> bool:
    """Whether a mean alone would mislead: five or more won deals, or one above three times the median."""
    middle = median_deal(deals, period)
    if middle.value is None:
        return False
    largest = max(deal.amount for deal in without_renewals(won_in(deals, period)) if deal.amount is not None)
    return middle.n >= ENOUGH_FOR_A_MEDIAN or largest > STANDS_OUT * middle.value


def credits_given(deals: Sequence[Opportunity], period: Period) -> Measure:
    """What was taken back: credits count in the bookings, and are told beside them.

    Formula: sum of the negative amounts of won deals whose day of closing lies in the period.
    Unit: money, below 0; n is the number of credits.
    Source: Opportunities amount, stage, closed on (else close date).
    Missing: "no deals in the files" when the person has none at all; "no amounts" when deals were won and none of them
        carries one; without a credit it is 0.
    """
    if not deals:
        return unknown(Unit.MONEY, NO_DEALS)
    won = won_in(deals, period)
    if won and not priced(won):
        return unknown(Unit.MONEY, NO_AMOUNTS, n=len(won))
    found = [deal for deal in won if deal.amount is not None and deal.amount < 0]
    return Measure(total(found), Unit.MONEY, len(found), tuple(deal.row for deal in found))
