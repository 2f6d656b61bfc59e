"""The win rate by other definitions, each under its own name, and how far the usual one may flatter."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown
from plangen.metrics.amounts import total
from plangen.metrics.results import (
    ONLY_RENEWALS,
    closed_in,
    is_no_decision,
    renewals_variant,
    without_renewals,
)
from plangen.periods import Period
from plangen.records.opportunities import Opportunity
from plangen.records.stages import Outcome

ENOUGH_PRICED = Decimal("0.9")


def decided_win_rate(deals: Sequence[Opportunity], period: Period) -> Measure:
    """The share of the deals that a customer decided which were won, by count.

    Formula: won / (won + lost) by day of closing in the period, without the lost deals whose loss reason is "no
        decision". The win rate itself counts these as lost, since they cost the same work; both are printed together.
    Unit: share; part is the number won, n the number decided.
    Source: Opportunities stage, closed on (else close date), loss reason, type.
    Missing: "no loss reasons" when no lost deal has one; "0 decided deals".
    """
    closed = without_renewals(closed_in(deals, period))
    lost = [deal for deal in closed if deal.outcome is Outcome.LOST]
    if lost and not any(deal.loss_reason for deal in lost):
        return unknown(Unit.SHARE, "no loss reasons", cure="add a column loss reason")
    decided = [deal for deal in closed if not is_no_decision(deal)]
    if not decided:
        return unknown(Unit.SHARE, "0 decided deals")
    return _won_share(decided, "without “no decision”")


def value_win_rate(deals: Sequence[Opportunity], period: Period) -> Measure:
    """The share of what was closed that was won, by value; for the company as a whole only.

    Formula: value won / (value won + value lost), by day of closing in the period, over deals with an amount above 0,
        without renewals where the type is known.
    Unit: share; n is the number of deals closed with an amount.
    Source: Opportunities amount, stage, closed on (else close date), type.
    Missing: "0 closed deals"; "only renewals"; "too few lost deals with an amount" when fewer than 90 % of the lost
        deals carry an amount above 0, as the rate would flatter; "no amounts".
    """
    every = closed_in(deals, period)
    closed = without_renewals(every)
    if not closed:
        return unknown(Unit.SHARE, ONLY_RENEWALS if every else "0 closed deals")
    lost = [deal for deal in closed if deal.outcome is Outcome.LOST]
    having = [deal for deal in closed if deal.amount is not None and deal.amount > 0]
    lost_having = [deal for deal in having if deal.outcome is Outcome.LOST]
    if len(lost_having) < ENOUGH_PRICED * len(lost):
        return unknown(Unit.SHARE, "too few lost deals with an amount", n=len(closed))
    if not having:
        return unknown(Unit.SHARE, "no amounts", n=len(closed))
    won = total(deal for deal in having if deal.outcome is Outcome.WON)
    return Measure(won / total(having), Unit.SHARE, len(having), tuple(deal.row for deal in having), "by value")


def cohort_win_rate(deals: Sequence[Opportunity], period: Period) -> Measure:
    """The share of the deals created in a period that are won by now; it grows until all of them are closed.

    Formula: won of them by the as-of date / created in the period, without renewals where the type is known.
    Unit: share; part is the number won, n the number created.
    Source: Opportunities created, stage, type.
    Missing: "0 deals created".
    """
    created = without_renewals(deal for deal in deals if deal.created is not None and deal.created in period)
    if not created:
        return unknown(Unit.SHARE, "0 deals created")
    still = sum(deal.is_open for deal in created)
    return _won_share(created, f"of those created, {still} still open" if still else "of those created")


def past_close_date(deals: Sequence[Opportunity], as_of: date, period: Period | None = None) -> list[Opportunity]:
    """The open deals whose close date lies before the as-of date; with a period, those who were to close in it."""
    overdue = [deal for deal in deals if deal.is_open and deal.close is not None and deal.close < as_of]
    return overdue if period is None else [deal for deal in overdue if deal.close is not None and deal.close in period]


def overdue_deals(deals: Sequence[Opportunity], as_of: date, period: Period | None = None) -> Measure:
    """The number of open deals past their close date: lost ones among them that nobody marked make a rate flatter.

    Formula: count of open deals whose close date lies before the as-of date; with a period, also in it.
    Unit: count.
    Source: Opportunities close date, stage.
    Missing: "no close dates" when there are open deals and none has one; "no open deals".
    """
    still = [deal for deal in deals if deal.is_open]
    if not any(deal.close for deal in still):
        return unknown(Unit.COUNT, "no close dates" if still else "no open deals")
    found = past_close_date(still, as_of, period)
    return Measure(Decimal(len(found)), Unit.COUNT, len(found), tuple(deal.row for deal in found))


def win_rate_if_lost(deals: Sequence[Opportunity], period: Period, as_of: date) -> Measure:
    """The win rate if the open deals past their close date were lost.

    Formula: won / (won + lost + open with a close date in the period and before the as-of date), without renewals where
        the type is known: a deal that was to close in another period would have been lost in that one.
    Unit: share; part is the number won, n all of them.
    Source: as the win rate; Opportunities close date.
    Missing: "0 closed deals"; "only renewals".
    """
    every = closed_in(deals, period)
    if not without_renewals(every):
        return unknown(Unit.SHARE, ONLY_RENEWALS if every else "0 closed deals")
    counted = without_renewals([*every, *past_close_date(deals, as_of, period)])
    said = renewals_variant(deals)
    return _won_share(counted, f"overdue counted as lost, {said}" if said else "overdue counted as lost")


def _won_share(deals: Sequence[Opportunity], variant: str) -> Measure:
    won = sum(deal.outcome is Outcome.WON for deal in deals)
    rows = tuple(deal.row for deal in deals)
    return Measure(Decimal(won) / len(deals), Unit.SHARE, len(deals), rows, variant, part=won)
