"""Accounts that several people sell to: whose numbers a person's plan may print."""

from collections.abc import Sequence

from plangen.elements.measure import Measure, Unit, unknown, unknown_as
from plangen.elements.reasons import Reason
from plangen.metrics.accounts.revenue import account_revenue, deals_at
from plangen.periods import Period
from plangen.records.deals.opportunities import Opportunity
from plangen.tables.values.folding import fold

LEAST_OTHERS = 3
"""With fewer, one of them could work out what another one sold."""


def other_sellers(deals: Sequence[Opportunity], account: str, salesperson: str) -> frozenset[str]:
    """The other people who have deals at an account."""
    return frozenset(deal.salesperson for deal in deals_at(deals, account)) - {salesperson}


def may_show_total(others: int, *, is_shared: bool) -> bool:
    """Whether a person may see an account's total: no other seller is there, or at least three are, or it is shared."""
    return is_shared or others == 0 or others >= LEAST_OTHERS


def is_handed_over(deals: Sequence[Opportunity], account: str, salesperson: str, owner: str) -> bool:
    """Whether an account went from one person to another.

    Formula: yes if Accounts names another salesperson, who has deals there, and the person has no open deal there.
    Unit: yes or no.
    Source: Accounts salesperson, shared; Opportunities account, salesperson, stage.
    Missing: no without a salesperson in Accounts, and if the account is shared.
    """
    key = fold(owner)
    if not key or key == fold(salesperson):
        return False
    at_account = deals_at(deals, account)
    is_selling = any(deal.is_open and deal.salesperson == salesperson for deal in at_account)
    return not is_selling and any(fold(deal.salesperson) == key for deal in at_account)


def share_of_account(
    deals: Sequence[Opportunity], account: str, salesperson: str, period: Period, *, is_shared: bool
) -> Measure:
    """A person's share of what is won at an account that others sell to as well.

    Formula: own bookings at the account ÷ the account's revenue, everyone's, in the period. A deal that counts for no
        one (see bookings) is the account's, and in no one's share.
    Unit: percentage.
    Source: account_revenue; Accounts shared.
    Missing: "no revenue" if nothing was won there; "small sample, few peers" if one or two others sell there, and the
        account is neither the person's nor marked as shared; or the reason the account's bookings are n/a.
    """
    at_account = deals_at(deals, account)
    if not may_show_total(len(other_sellers(at_account, account, salesperson)), is_shared=is_shared):
        return unknown(Unit.SHARE, Reason.FEW_PEERS)
    total = account_revenue(at_account, account, period)
    own_deals = [deal for deal in at_account if deal.salesperson == salesperson and deal.counts]
    own = account_revenue(own_deals, account, period)
    if total.value is None:
        return unknown_as(Unit.SHARE, total)
    if total.value <= 0:
        return unknown(Unit.SHARE, Reason.NO_REVENUE)
    return Measure((own.value or 0) / total.value, Unit.SHARE, own.n, own.rows)
