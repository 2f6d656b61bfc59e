"""What customers stayed and grew: net and gross retention."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.metrics.results import won_in
from plangen.periods import Period
from plangen.records.opportunities import Opportunity
from plangen.tables.folding import fold


@dataclass(frozen=True, slots=True)
class Revenue:
    """What one customer brought in a time, and the rows that say so."""

    amount: Decimal
    rows: tuple[RowKey, ...] = ()


Customers = Mapping[str, Revenue]
"""Revenue by customer, under the folded name."""


def customers(deals: Sequence[Opportunity], period: Period) -> dict[str, Revenue]:
    """What every customer bought in a period, from the won deals that name an account and carry an amount."""
    amounts: dict[str, Decimal] = defaultdict(Decimal)
    rows: dict[str, list[RowKey]] = defaultdict(list)
    for deal in won_in(deals, period):
        if deal.account and deal.amount is not None:
            amounts[fold(deal.account)] += deal.amount
            rows[fold(deal.account)].append(deal.row)
    return {name: Revenue(amounts[name], tuple(rows[name])) for name in amounts}


def net_retention(start: Customers, now: Customers) -> Measure:
    """What the customers of the start bring now, as a share of what they brought then (NRR).

    Formula: (start + expansion - contraction - churn) / start, over the customers with revenue above 0 at the start;
        new and reactivated customers are left out, and nobody counts below 0.
    Unit: share; n is the number of customers at the start. May exceed 100 %.
    Source: the revenue of two times: won deals by account, or Accounts revenue of two years.
    Missing: "no customers at the start".
    """
    return _retained(start, now, with_growth=True)


def gross_retention(start: Customers, now: Customers) -> Measure:
    """What is left of the revenue of the start without counting any growth (GRR).

    Formula: sum of min(now, start) of each customer / start, over the customers with revenue above 0 at the start.
    Unit: share; n is the number of customers at the start. Never above 100 %, nor above the net retention.
    Source: as the net retention.
    Missing: "no customers at the start".
    """
    return _retained(start, now, with_growth=False)


def _retained(start: Customers, now: Customers, *, with_growth: bool) -> Measure:
    cohort = {name: revenue for name, revenue in sorted(start.items()) if revenue.amount > 0}
    if not cohort:
        return unknown(Unit.SHARE, "no customers at the start")
    kept = Decimal(0)
    rows: list[RowKey] = []
    for name, then in cohort.items():
        today = now.get(name, Revenue(Decimal(0)))
        brought = max(Decimal(0), today.amount)
        kept += brought if with_growth else min(brought, then.amount)
        rows += [*then.rows, *today.rows]
    begun = sum((each.amount for each in cohort.values()), Decimal(0))
    return Measure(kept / begun, Unit.SHARE, len(cohort), tuple(dict.fromkeys(rows)))


def revenue_per_customer(deals: Sequence[Opportunity], period: Period) -> Measure:
    """What a customer brought on average.

    Formula: sum of amounts of won deals that name an account / number of these accounts, by day of closing.
    Unit: money; n is the number of customers.
    Source: Opportunities amount, account, stage, closed on (else close date).
    Missing: "0 won deals"; "no accounts named"; "no amounts".
    """
    won = won_in(deals, period)
    if not won:
        return unknown(Unit.MONEY, "0 won deals")
    if not any(deal.account for deal in won):
        return unknown(Unit.MONEY, "no accounts named")
    found = customers(deals, period)
    if not found:
        return unknown(Unit.MONEY, "no amounts")
    brought = sum((each.amount for each in found.values()), Decimal(0))
    rows = tuple(row for each in found.values() for row in each.rows)
    return Measure(brought / len(found), Unit.MONEY, len(found), rows)
