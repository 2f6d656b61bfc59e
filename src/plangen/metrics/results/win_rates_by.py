"""Win rate by lead source, type, product, and deal size."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from plangen.elements.measure import Measure, Unit
from plangen.elements.rounding import rounded
from plangen.metrics.results.amounts import losses_have_amounts
from plangen.metrics.results.bookings import closed_in, renewals_variant, without_renewals
from plangen.periods import Period
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import Outcome
from plangen.tables.values.folding import fold

SIZES = 3
_FEWEST_FOR_SIZES = 6
_DIGITS = 2
"""The digits that a limit between sizes is rounded to."""


class Split(StrEnum):
    """What deals can be divided by."""

    SOURCE = "lead source"
    TYPE = "type"
    PRODUCT = "product"
    SIZE = "deal size"


@dataclass(frozen=True, slots=True)
class GroupRate:
    """The win rate of deals with one value, as most often spelled; of a deal size, “0” is the smallest."""

    name: str
    rate: Measure


def win_rates_by(
    deals: Sequence[Opportunity], period: Period, split: Split, limits: Sequence[Decimal] = ()
) -> list[GroupRate]:
    """Win rate of the deals with one lead source, type, product, or size.

    Formula: won ÷ (won + lost), by count, over deals closed in the period with this value, excluding renewals if deal
        type is known. Deals without the value are in no group. Sizes are thirds of the company's closed deals by
        amount, with rounded limits; an amount of 0 or less is none.
    Unit: percentage; part = deals won, n = deals closed.
    Source: Opportunities lead source, type, product, amount, stage, closed on (or close date).
    Missing: empty if no closed deal has a value, or if no lost deal is on file; for sizes, also if under 90% of lost
        deals have an amount above 0 (the rates would be too high).
    """
    closed = without_renewals(closed_in(deals, period))
    if split is Split.SIZE and not losses_have_amounts(closed):
        return []
    groups: dict[str, list[Opportunity]] = defaultdict(list)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for deal in closed:
        name = _value(deal, split, limits) if deal.losses_on_file else ""
        if name:
            groups[fold(name)].append(deal)
            spellings[fold(name)][name] += 1
    variant = renewals_variant(deals)
    found = []
    for key, members in groups.items():
        won = sum(deal.outcome is Outcome.WON for deal in members)
        rows = tuple(deal.row for deal in members)
        rate = Measure(Decimal(won) / len(members), Unit.SHARE, len(members), rows, variant, part=won)
        found.append(GroupRate(spellings[key].most_common(1)[0][0], rate))
    by_size = split is Split.SIZE
    return sorted(found, key=lambda each: (0 if by_size else -each.rate.n, fold(each.name)))


def size_limits(deals: Sequence[Opportunity], period: Period) -> tuple[Decimal, ...]:
    """The two amounts that divide closed deals in thirds, rounded; empty with too few amounts, or if they are equal."""
    sizes = sorted(deal.amount for deal in closed_in(deals, period) if deal.amount is not None and deal.amount > 0)
    if len(sizes) < _FEWEST_FOR_SIZES:
        return ()
    limits = tuple(_rounded(sizes[len(sizes) * part // SIZES]) for part in range(1, SIZES))
    return limits if limits[0] < limits[1] else ()


def spread(groups: Sequence[GroupRate], few: int) -> Decimal | None:
    """How far apart the rates of groups are, without small samples; None with fewer than two."""
    rates = [each.rate.value for each in groups if each.rate.value is not None and each.rate.n >= few]
    return max(rates) - min(rates) if len(rates) > 1 else None


def widest(found: Mapping[Split, Sequence[GroupRate]], few: int, count: int) -> list[Split]:
    """The splits whose rates are furthest apart, the widest first."""
    spreads = {split: wide for split, groups in found.items() if (wide := spread(groups, few)) is not None}
    return sorted(spreads, key=lambda split: (-spreads[split], split))[:count]


def _value(deal: Opportunity, split: Split, limits: Sequence[Decimal]) -> str:
    if split is Split.SIZE:
        known = deal.amount is not None and deal.amount > 0 and limits
        return str(sum(deal.amount >= limit for limit in limits)) if known and deal.amount is not None else ""
    values = {Split.SOURCE: deal.lead_source, Split.TYPE: deal.kind, Split.PRODUCT: deal.product}
    return values[split]


def _rounded(amount: Decimal) -> Decimal:
    return rounded(amount, _DIGITS - 1 - amount.adjusted())
