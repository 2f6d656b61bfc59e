"""Why deals were lost: each reason with its count and value."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown
from plangen.metrics.amounts import NO_AMOUNTS, total
from plangen.metrics.results import closed_in
from plangen.periods import Period
from plangen.records.opportunities import Opportunity
from plangen.records.stages import Outcome
from plangen.tables.folding import fold

NOT_RECORDED = "not recorded"


@dataclass(frozen=True, slots=True)
class Loss:
    """A loss reason, with the number of deals lost for it and what they were worth."""

    reason: str
    deals: Measure
    value: Measure


def lost_in(deals: Sequence[Opportunity], period: Period) -> list[Opportunity]:
    """The deals lost in a period, by the day they were closed."""
    return [deal for deal in closed_in(deals, period) if deal.outcome is Outcome.LOST]


def lost_deals(deals: Sequence[Opportunity], period: Period) -> Measure:
    """The number of deals lost in a period.

    Formula: count of lost deals whose day of closing lies in the period.
    Unit: count.
    Source: Opportunities stage, closed on (else close date).
    Missing: "no deals in the files" when the person has none at all.
    """
    if not deals:
        return unknown(Unit.COUNT, "no deals in the files")
    return _count(lost_in(deals, period))


def loss_reasons(deals: Sequence[Opportunity], period: Period) -> list[Loss]:
    """The reasons for which deals were lost in a period, the most frequent first and "not recorded" last.

    Formula: count and sum of amounts of the lost deals of each reason; spellings that differ in case, spaces or
        accents are one reason, named as it is written most often.
    Unit: count, and money.
    Source: Opportunities loss reason, amount, stage, closed on (else close date).
    Missing: a blank reason is the row "not recorded"; its value, or that of another, is "no amounts" when none of the
        deals carries an amount above 0. A period without a lost deal gives no row.
    """
    by_reason: dict[str, list[Opportunity]] = defaultdict(list)
    for deal in lost_in(deals, period):
        by_reason[fold(deal.loss_reason)].append(deal)
    order = sorted(by_reason, key=lambda reason: (not reason, -len(by_reason[reason]), reason))
    return [Loss(_spelling(by_reason[key]), _count(by_reason[key]), _value(by_reason[key])) for key in order]


def _spelling(deals: Sequence[Opportunity]) -> str:
    written = Counter(deal.loss_reason.strip() for deal in deals)
    said = min(written, key=lambda text: (-written[text], text))
    return said if fold(said) else NOT_RECORDED


def _count(deals: Sequence[Opportunity]) -> Measure:
    return Measure(Decimal(len(deals)), Unit.COUNT, len(deals), tuple(deal.row for deal in deals))


def _value(deals: Sequence[Opportunity]) -> Measure:
    """The value of lost deals; many programs set the amount of a lost deal to 0, which says nothing."""
    having = [deal for deal in deals if deal.amount]
    rows = tuple(deal.row for deal in deals)
    if not having:
        return unknown(Unit.MONEY, NO_AMOUNTS, n=len(deals), rows=rows)
    variant = "" if len(having) == len(deals) else f"{len(having)} of {len(deals)} deals have an amount"
    return Measure(total(having), Unit.MONEY, len(deals), rows, variant)
