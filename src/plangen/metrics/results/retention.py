"""Net and gross revenue retention, and revenue per customer."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.elements.reasons import Reason
from plangen.metrics.results.bookings import won_in
from plangen.periods import Period
from plangen.records.deals.opportunities import Opportunity
from plangen.tables.values.folding import fold


@dataclass(frozen=True, slots=True)
class Revenue:
    """One customer's revenue in a period, and the rows it comes from."""

    amount: Decimal
    rows: tuple[RowKey, ...] = ()


Customers = Mapping[str, Revenue]
"""Revenue by the customer's folded name."""


def revenue_by_customer(deals: Sequence[Opportunity], period: Period) -> dict[str, Revenue]:
    """Each customer's revenue in a period, from won deals with an account and an amount."""
    amounts: dict[str, Decimal] = defaultdict(Decimal)
    rows: dict[str, list[RowKey]] = defaultdict(list)
    for deal in won_in(deals, period):
        if deal.account and deal.amount is not None:
            amounts[fold(deal.account)] += deal.amount
            rows[fold(deal.account)].append(deal.row)
    return {name: Revenue(amounts[name], tuple(rows[name])) for name in amounts}


def net_retention(start: Customers, now: Customers) -> Measure:
    """Revenue now from the starting customers, as a share of their starting revenue.

    Formula: (starting revenue + expansion − contraction − churn) ÷ starting revenue, over customers with revenue above
        0 at the start. New and reactivated customers are excluded; a negative customer counts as 0.
    Unit: percentage; n = starting customers. Can exceed 100%.
    Source: revenue of two periods: won deals by account, or Accounts revenue of two years.
    Missing: "no starting customers".
    """
    return _retained(start, now, with_growth=True)


def gross_retention(start: Customers, now: Customers) -> Measure:
    """Starting revenue that was kept, not counting expansion.

    Formula: sum of the lower of current and starting revenue ÷ starting revenue, over customers with revenue above 0 at
        the start.
    Unit: percentage; n = starting customers. Never above 100% or above NRR.
    Source: as net_retention.
    Missing: "no starting customers".
    """
    return _retained(start, now, with_growth=False)


def _retained(start: Customers, now: Customers, *, with_growth: bool) -> Measure:
    cohort = {name: revenue for name, revenue in sorted(start.items()) if revenue.amount > 0}
    if not cohort:
        return unknown(Unit.SHARE, Reason.NO_STARTING_CUSTOMERS)
    kept = Decimal(0)
    rows: list[RowKey] = []
    for name, starting in cohort.items():
        current = now.get(name, Revenue(Decimal(0)))
        revenue = max(Decimal(0), current.amount)
        kept += revenue if with_growth else min(revenue, starting.amount)
        rows += [*starting.rows, *current.rows]
    total = sum((each.amount for each in cohort.values()), Decimal(0))
    return Measure(kept / total, Unit.SHARE, len(cohort), tuple(dict.fromkeys(rows)))


def revenue_per_customer(deals: Sequence[Opportunity], period: Period) -> Measure:
    """Average bookings per customer.

    Formula: sum of amount ÷ number of accounts, over deals won in the period (by close date) with an account and an
        amount.
    Unit: money; n = customers.
    Source: Opportunities amount, account, stage, closed on (or close date).
    Missing: "no wins"; "no account names"; "no amounts".
    """
    won = won_in(deals, period)
    if not won:
        return unknown(Unit.MONEY, Reason.NO_WINS)
    if not any(deal.account for deal in won):
        return unknown(Unit.MONEY, Reason.NO_ACCOUNTS)
    found = revenue_by_customer(deals, period)
    if not found:
        return unknown(Unit.MONEY, Reason.NO_AMOUNTS)
    total = sum((each.amount for each in found.values()), Decimal(0))
    rows = tuple(row for each in found.values() for row in each.rows)
    return Measure(total / len(found), Unit.MONEY, len(found), rows)
