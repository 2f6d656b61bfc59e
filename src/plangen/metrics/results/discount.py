"""The discount from list prices."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason, Variant
from plangen.metrics.results.amounts import total
from plangen.metrics.results.bookings import won_in
from plangen.periods import Period
from plangen.records.deals.opportunities import Opportunity
from plangen.tables.values.folding import fold


def list_value(deal: Opportunity, prices: Mapping[str, Decimal | None]) -> Decimal | None:
    """What a deal costs at list price; None without product, price, or quantity, and for a deal of several rows."""
    price = prices.get(fold(deal.product)) if deal.product else None
    if deal.quantity is None or deal.quantity <= 0 or not price or deal.lines or deal.is_share:
        return None
    return price * deal.quantity


def discount(deals: Sequence[Opportunity], period: Period, prices: Mapping[str, Decimal | None]) -> Measure:
    """Discount from list price on won deals.

    Formula: 1 − sum of amount ÷ sum of (list price × quantity), over deals won in the period with an amount above 0, a
        product with a list price, and a quantity; without shares and deals of several lines. Below 0 if sold above
        list.
    Unit: percentage; n = deals used.
    Source: Opportunities amount, product, quantity, stage, closed on (or close date); Products list price.
    Missing: "no wins"; "no list prices" if no won deal has all three.
    """
    won = won_in(deals, period)
    priced = [(deal, at_list) for deal in won if (at_list := list_value(deal, prices)) and (deal.amount or 0) > 0]
    if not priced:
        return unknown(Unit.SHARE, Reason.NO_LIST_PRICES if won else Reason.NO_WINS, n=len(won))
    at_list = sum((each for _, each in priced), Decimal(0))
    rows = tuple(deal.row for deal, _ in priced)
    found = 1 - total(deal for deal, _ in priced) / at_list
    if len(priced) == len(won):
        return Measure(found, Unit.SHARE, len(priced), rows)
    details = (len(priced), len(won))
    return Measure(found, Unit.SHARE, len(priced), rows, Variant.DEALS_WITH_LIST_PRICE, details=details)
