"""Share of bookings from new customers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Fix, Reason, Variant
from plangen.metrics.results.amounts import total, with_amount
from plangen.metrics.results.bookings import sales_in, won_in
from plangen.periods import Period, months_later
from plangen.records.deals.opportunities import Opportunity
from plangen.tables.values.folding import fold


@dataclass(frozen=True)
class LookBack:
    """How existing customers are identified: all deals, the months to look back, and the first close date on file.

    Created once for all people, so customers are looked up once per period.
    """

    all_deals: Sequence[Opportunity]
    months: int
    since: date | None

    def covers(self, period: Period) -> bool:
        """Whether the data covers the full look-back before a period."""
        return self.since is not None and self.since <= self.start(period)

    def start(self, period: Period) -> date:
        """The first day of the look-back."""
        return months_later(period.start, -self.months)

    def customers(self, period: Period) -> frozenset[str]:
        """The folded names of accounts with a win by anyone, no credit, in the look-back before a period."""
        if period.start not in self._customers:
            span = Period(self.start(period), period.start, period.length, "", "", "")
            names = {deal.account for deal in sales_in(self.all_deals, span) if deal.account}
            self._customers[period.start] = frozenset(map(fold, names))
        return self._customers[period.start]

    @cached_property
    def _customers(self) -> dict[date, frozenset[str]]:
        return {}


def new_customer_share(deals: Sequence[Opportunity], period: Period, back: LookBack) -> Measure:
    """Share of bookings from new customers, by value.

    Formula: sum of amount over won deals at accounts with no win (no credit) by anyone in the look-back before the
        period (24 months by default) ÷ sum of amount over won deals with an account. If the data doesn't go back
        that far: won deals of type new ÷ won deals with a type.
    Unit: percentage; n = won deals used.
    Source: Opportunities amount, account, stage, closed on (or close date), type; Settings look-back months.
    Missing: "no wins"; "no account names"; "no amounts"; "not enough history" if there is no type either; "0
        revenue" if the amounts total 0 or less.
    """
    won = won_in(deals, period)
    if not won:
        return unknown(Unit.SHARE, Reason.NO_WINS)
    details: tuple[int | date, ...]
    if back.covers(period):
        existing = back.customers(period)
        counted = [deal for deal in won if deal.account]
        new = [deal for deal in counted if fold(deal.account) not in existing]
        reason, fix, variant, details = Reason.NO_ACCOUNTS, None, Variant.NO_PRIOR_WIN, (back.months,)
    else:
        counted = [deal for deal in won if deal.kind]
        new = [deal for deal in counted if deal.kind == "new"]
        reason, fix, variant, details = (
            Reason.SHORT_HISTORY,
            Fix.ADD_EARLIER_DEALS,
            Variant.TYPE_NEW,
            (back.start(period),),
        )
    if not counted:
        return unknown(Unit.SHARE, reason, fix=fix, details=details)
    if not with_amount(counted):
        return unknown(Unit.SHARE, Reason.NO_AMOUNTS, n=len(counted))
    revenue = total(counted)
    if revenue <= 0:
        return unknown(Unit.SHARE, Reason.REVENUE_IS_0, n=len(counted))
    rows = tuple(deal.row for deal in counted)
    return Measure(total(new) / revenue, Unit.SHARE, len(counted), rows, variant, details=details)
