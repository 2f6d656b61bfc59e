"""What deals come to in money."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown
from plangen.records.opportunities import Opportunity

NO_AMOUNTS = "no amounts"


def priced(deals: Iterable[Opportunity]) -> list[Opportunity]:
    """The deals that carry an amount."""
    return [deal for deal in deals if deal.amount is not None]


def total(deals: Iterable[Opportunity]) -> Decimal:
    """The sum of the amounts that there are."""
    return sum((deal.amount for deal in deals if deal.amount is not None), Decimal(0))


def worth(deals: Sequence[Opportunity]) -> Measure:
    """What some deals are worth together; deals without an amount are counted and not added.

    Formula: sum of amounts; n counts all the deals, and the variant says how many of them have an amount.
    Unit: money.
    Source: Opportunities amount, split.
    Missing: "no amounts" when there are deals and none of them carries one; no deals at all are worth 0.
    """
    having = priced(deals)
    rows = tuple(deal.row for deal in deals)
    if deals and not having:
        return unknown(Unit.MONEY, NO_AMOUNTS, n=len(deals), rows=rows)
    variant = "" if len(having) == len(deals) else f"{len(having)} of {len(deals)} deals have an amount"
    return Measure(total(having), Unit.MONEY, len(deals), rows, variant)
