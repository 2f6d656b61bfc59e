"""Totals of deal amounts."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason, Variant
from plangen.records.deals.opportunities import Opportunity


def with_amount(deals: Iterable[Opportunity]) -> list[Opportunity]:
    """The deals that have an amount."""
    return [deal for deal in deals if deal.amount is not None]


def total(deals: Iterable[Opportunity]) -> Decimal:
    """The sum of the deals' amounts; deals with no amount are ignored."""
    return sum((deal.amount for deal in deals if deal.amount is not None), Decimal(0))


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
