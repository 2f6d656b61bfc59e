"""Deals lost, and loss reasons with count and value."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason, Variant
from plangen.metrics.results.amounts import total
from plangen.metrics.results.bookings import closed_in
from plangen.periods import Period
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import Outcome
from plangen.tables.values.folding import fold

NOT_RECORDED = "not recorded"


@dataclass(frozen=True, slots=True)
class Loss:
    """A loss reason with the number of deals lost for it and their total value."""

    reason: str
    deals: Measure
    value: Measure


def lost_in(deals: Sequence[Opportunity], period: Period) -> list[Opportunity]:
    """The deals lost in a period, by close date."""
    return [deal for deal in closed_in(deals, period) if deal.outcome is Outcome.LOST]


def deals_lost(deals: Sequence[Opportunity], period: Period) -> Measure:
    """Number of deals lost in the period.

    Formula: count of deals lost in the period (by close date; win_rate says when one with a later date counts).
    Unit: count.
    Source: Opportunities stage, closed on (or close date).
    Missing: "no deals on file" if the person has no deals.
    """
    if not deals:
        return unknown(Unit.COUNT, Reason.NO_DEALS)
    return _count(lost_in(deals, period))


def loss_reasons(deals: Sequence[Opportunity], period: Period) -> list[Loss]:
    """Why deals were lost, most common first, "not recorded" last.

    Formula: count and sum of amount over deals lost in the period (by close date), by loss reason. Spellings that
        differ only in case, spaces, or accents are combined under the most common one.
    Unit: count, and money.
    Source: Opportunities loss reason, amount, stage, closed on (or close date).
    Missing: blank reasons are listed as "not recorded"; a value is "no amounts" if all amounts are blank or 0. Empty if
        no deals were lost.
    """
    by_reason: dict[str, list[Opportunity]] = defaultdict(list)
    for deal in lost_in(deals, period):
        by_reason[fold(deal.loss_reason)].append(deal)
    order = sorted(by_reason, key=lambda reason: (not reason, -len(by_reason[reason]), reason))
    return [Loss(_spelling(by_reason[key]), _count(by_reason[key]), _value(by_reason[key])) for key in order]


def _spelling(deals: Sequence[Opportunity]) -> str:
    spellings = Counter(deal.loss_reason.strip() for deal in deals)
    most_common = min(spellings, key=lambda text: (-spellings[text], text))
    return most_common if fold(most_common) else NOT_RECORDED


def _count(deals: Sequence[Opportunity]) -> Measure:
    return Measure(Decimal(len(deals)), Unit.COUNT, len(deals), tuple(deal.row for deal in deals))


def _value(deals: Sequence[Opportunity]) -> Measure:
    """The value of lost deals; an amount of 0 counts as missing, as many CRMs set lost deals to 0."""
    priced = [deal for deal in deals if deal.amount]
    rows = tuple(deal.row for deal in deals)
    if not priced:
        return unknown(Unit.MONEY, Reason.NO_AMOUNTS, n=len(deals), rows=rows)
    if len(priced) == len(deals):
        return Measure(total(priced), Unit.MONEY, len(deals), rows)
    details = (len(priced), len(deals))
    return Measure(total(priced), Unit.MONEY, len(deals), rows, Variant.DEALS_WITH_AMOUNT, details=details)
