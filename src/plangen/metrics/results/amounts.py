"""Totals of deal amounts."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason, Variant
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import Outcome

MIN_WITH_AMOUNT = Decimal("0.9")
"""The share of lost deals that need an amount."""


def with_amount(deals: Iterable[Opportunity]) -> list[Opportunity]:
    """The deals that have an amount."""
    return [deal for deal in deals if deal.amount is not None]


def total(deals: Iterable[Opportunity]) -> Decimal:
    """The sum of the deals' amounts; deals with no amount are ignored."""
    return sum((deal.amount for deal in deals if deal.amount is not None), Decimal(0))


def losses_have_amounts(deals: Iterable[Opportunity]) -> bool:
    """Whether at least 90% of the lost deals have an amount above 0; many CRMs set that of a lost deal to 0.

    With fewer, won deals weigh too much in anything that adds up or sorts won and lost deals by amount.
    """
    lost = [deal for deal in deals if deal.outcome is Outcome.LOST]
    return sum(deal.amount is not None and deal.amount > 0 for deal in lost) >= MIN_WITH_AMOUNT * len(lost)


def total_value(deals: Sequence[Opportunity]) -> Measure:
    """Combined amount of a set of deals; deals with no amount are counted but not added.

    Formula: sum of amount over the deals; shown with how many have one. No deals total 0.
    Unit: money; n = all deals.
    Source: Opportunities amount, split.
    Missing: "no amounts" if no deal has an amount.
    """
    priced = with_amount(deals)
    rows = tuple(deal.row for deal in deals)
    if deals and not priced:
        return unknown(Unit.MONEY, Reason.NO_AMOUNTS, n=len(deals), rows=rows)
    if len(priced) == len(deals):
        return Measure(total(priced), Unit.MONEY, len(deals), rows)
    details = (len(priced), len(deals))
    return Measure(total(priced), Unit.MONEY, len(deals), rows, Variant.DEALS_WITH_AMOUNT, details=details)
