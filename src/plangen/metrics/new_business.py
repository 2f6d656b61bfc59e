"""How much of what was won came from customers who are new."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from plangen.elements.measure import Measure, Unit, unknown
from plangen.metrics.amounts import NO_AMOUNTS, priced, total
from plangen.metrics.results import won_in
from plangen.periods import Period, months_later
from plangen.records.opportunities import Opportunity
from plangen.tables.folding import fold


@dataclass(frozen=True)
class LookBack:
    """How customers are known: the company's deals, the months to look back, and the first close in the files.

    It is made once for all people: who was a customer before a period is looked up once.
    """

    everyone: Sequence[Opportunity]
    months: int
    since: date | None

    def reaches(self, period: Period) -> bool:
        """Whether the files hold the whole of the look-back before a period."""
        return self.since is not None and self.since <= self.begins(period)

    def begins(self, period: Period) -> date:
        """The first day that is looked at."""
        return months_later(period.start, -self.months)

    def customers(self, period: Period) -> frozenset[str]:
        """The accounts, folded, at which anybody won a deal in the look-back before a period."""
        if period.start not in self._customers:
            span = Period(self.begins(period), period.start, period.length, "", "", "")
            names = {deal.account for deal in won_in(self.everyone, span) if deal.account}
            self._customers[period.start] = frozenset(map(fold, names))
        return self._customers[period.start]

    @cached_property
    def _customers(self) -> dict[date, frozenset[str]]:
        return {}


def net_new_share(deals: Sequence[Opportunity], period: Period, back: LookBack) -> Measure:
    """The share of what was won that came from new customers, by value.

    Formula: amounts of won deals at accounts where nobody won a deal in the look-back before the period (default 24
        months) / amounts of all won deals that name an account. Where the files do not reach back so far: amounts of
        won deals of type new / amounts of won deals with a type.
    Unit: share; n is the number of won deals that count.
    Source: Opportunities amount, account, stage, closed on (else close date), type; Settings look-back months.
    Missing: "0 won deals"; "no accounts named"; "no amounts"; "history too short" when neither the history nor a type
        is there; "0 revenue" when the amounts add up to nothing.
    """
    won = won_in(deals, period)
    if not won:
        return unknown(Unit.SHARE, "0 won deals")
    if back.reaches(period):
        known = back.customers(period)
        counted = [deal for deal in won if deal.account]
        fresh = [deal for deal in counted if fold(deal.account) not in known]
        lacking, variant = "no accounts named", f"none won in the {back.months} months before"
    else:
        counted = [deal for deal in won if deal.kind]
        fresh = [deal for deal in counted if deal.kind == "new"]
        lacking, variant = "history too short", "deals of type new"
    if not counted:
        cure = (
            f"add deals closed since {back.begins(period)}, or a column type" if lacking == "history too short" else ""
        )
        return unknown(Unit.SHARE, lacking, cure=cure)
    if not priced(counted):
        return unknown(Unit.SHARE, NO_AMOUNTS, n=len(counted))
    whole = total(counted)
    if whole <= 0:
        return unknown(Unit.SHARE, "0 revenue", n=len(counted))
    return Measure(total(fresh) / whole, Unit.SHARE, len(counted), tuple(deal.row for deal in counted), variant)
