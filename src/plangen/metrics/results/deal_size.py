"""Median deal size, and credits among the deals won."""

from collections.abc import Sequence
from statistics import median

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason
from plangen.metrics.results.amounts import total, with_amount
from plangen.metrics.results.bookings import (
    renewals_variant,
    sales_in,
    without_renewals,
    won_in,
)
from plangen.periods import Period
from plangen.records.deals.opportunities import Opportunity

MEDIAN_FROM = 5
OUTLIER_FACTOR = 3


def median_deal_size(deals: Sequence[Opportunity], period: Period) -> Measure:
    """Middle amount of won deals; shown when the mean alone would mislead.

    The mean misleads with five or more won deals, or if one is more than three times the median.

    Formula: median of amount over deals won in the period (by close date), above 0, excluding renewals if deal type is
        known.
    Unit: money.
    Source: as average_deal.
    Missing: "no wins"; "no amounts on wins".
    """
    all_won = sales_in(deals, period)
    won = with_amount(without_renewals(all_won))
    if not won:
        return unknown(Unit.MONEY, Reason.NO_WON_AMOUNTS if all_won else Reason.NO_WINS)
    middle = median(deal.amount for deal in won if deal.amount is not None)
    return Measure(middle, Unit.MONEY, len(won), tuple(deal.row for deal in won), renewals_variant(deals))


def needs_median(deals: Sequence[Opportunity], period: Period) -> bool:
    """Whether the mean alone would mislead: five or more won deals, or one above three times the median."""
    middle = median_deal_size(deals, period)
    if middle.value is None:
        return False
    largest = max(deal.amount for deal in without_renewals(sales_in(deals, period)) if deal.amount is not None)
    return middle.n >= MEDIAN_FROM or largest > OUTLIER_FACTOR * middle.value


def credits_given(deals: Sequence[Opportunity], period: Period) -> Measure:
    """Won deals with an amount of 0 or less; they reduce bookings and aren't sales.

    Formula: sum of the amounts of 0 or less over deals won in the period (by close date); 0 if there are none.
    Unit: money, 0 or less; n = credits.
    Source: Opportunities amount, stage, closed on (or close date).
    Missing: "no deals on file" if the person has no deals; "no amounts" if no won deal has an amount.
    """
    if not deals:
        return unknown(Unit.MONEY, Reason.NO_DEALS)
    won = won_in(deals, period)
    if won and not with_amount(won):
        return unknown(Unit.MONEY, Reason.NO_AMOUNTS, n=len(won))
    found = [deal for deal in won if deal.is_credit]
    return Measure(total(found), Unit.MONEY, len(found), tuple(deal.row for deal in found))
