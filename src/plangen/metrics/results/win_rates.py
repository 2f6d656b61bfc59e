"""Win rate by other definitions, and how much past-due deals inflate it."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Fix, Reason, Variant
from plangen.metrics.results.amounts import losses_have_amounts, total
from plangen.metrics.results.bookings import (
    closed_in,
    is_no_decision,
    renewals_variant,
    without_credits,
    without_renewals,
)
from plangen.periods import Period
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import Outcome


def win_rate_excluding_no_decision(deals: Sequence[Opportunity], period: Period) -> Measure:
    """Won deals as a share of deals the customer decided, by count.

    Formula: won ÷ (won + lost), by count, over deals closed in the period, excluding losses with the loss reason "no
        decision". Shown with the win rate, which counts them as lost.
    Unit: percentage; part = deals won, n = deals decided.
    Source: Opportunities stage, closed on (or close date), loss reason, type.
    Missing: "no loss reasons" if no lost deal has one; "0 decided deals"; "no losses on file".
    """
    closed = without_renewals(without_credits(closed_in(deals, period)))
    lost = [deal for deal in closed if deal.outcome is Outcome.LOST]
    if lost and not any(deal.loss_reason for deal in lost):
        return unknown(Unit.SHARE, Reason.NO_LOSS_REASONS, fix=Fix.ADD_LOSS_REASONS)
    decided = [deal for deal in closed if not is_no_decision(deal)]
    if not decided:
        return unknown(Unit.SHARE, Reason.NO_DECIDED_DEALS)
    if not decided[0].losses_on_file:
        return unknown(Unit.SHARE, Reason.NO_LOST_DEALS, fix=Fix.EXPORT_LOST_DEALS, n=len(decided))
    return _won_share(decided, Variant.WITHOUT_NO_DECISION)


def value_win_rate(deals: Sequence[Opportunity], period: Period) -> Measure:
    """Amount won as a share of the amount closed; company level only.

    Formula: amount won ÷ (amount won + amount lost), over deals closed in the period with an amount above 0, excluding
        renewals if deal type is known.
    Unit: percentage; n = deals closed with an amount.
    Source: Opportunities amount, stage, closed on (or close date), type.
    Missing: "no closed deals"; "only renewals"; "too few loss amounts" if under 90% of lost deals have an amount above
        0 (the rate would be too high); "no amounts"; "no losses on file".
    """
    closed_deals = without_credits(closed_in(deals, period))
    closed = without_renewals(closed_deals)
    if not closed:
        return unknown(Unit.SHARE, Reason.ONLY_RENEWALS if closed_deals else Reason.NO_CLOSED_DEALS)
    if not closed[0].losses_on_file:
        return unknown(Unit.SHARE, Reason.NO_LOST_DEALS, fix=Fix.EXPORT_LOST_DEALS, n=len(closed))
    if not losses_have_amounts(closed):
        return unknown(Unit.SHARE, Reason.FEW_LOSS_AMOUNTS, n=len(closed))
    priced = [deal for deal in closed if deal.amount is not None and deal.amount > 0]
    if not priced:
        return unknown(Unit.SHARE, Reason.NO_AMOUNTS, n=len(closed))
    won = total(deal for deal in priced if deal.outcome is Outcome.WON)
    return Measure(won / total(priced), Unit.SHARE, len(priced), tuple(deal.row for deal in priced), Variant.BY_VALUE)


def cohort_win_rate(deals: Sequence[Opportunity], period: Period) -> Measure:
    """Share of the deals created in a period that have been won; rises until all are closed.

    Formula: deals created in the period and won by the as-of date ÷ deals created in the period, excluding renewals if
        deal type is known.
    Unit: percentage; part = deals won, n = deals created.
    Source: Opportunities created, stage, type.
    Missing: "0 deals created"; "no losses on file".
    """
    created = without_renewals(
        deal for deal in without_credits(deals) if deal.created is not None and deal.created in period
    )
    if not created:
        return unknown(Unit.SHARE, Reason.NO_DEALS_CREATED)
    if not created[0].losses_on_file:
        return unknown(Unit.SHARE, Reason.NO_LOST_DEALS, fix=Fix.EXPORT_LOST_DEALS, n=len(created))
    opened = sum(deal.is_open for deal in created)
    return _won_share(created, Variant.STILL_OPEN if opened else Variant.OF_DEALS_CREATED, opened)


def past_close_date(deals: Sequence[Opportunity], as_of: date, period: Period | None = None) -> list[Opportunity]:
    """The open deals with a close date before the as-of date; with a period, those with a close date in it too."""
    past_due = [deal for deal in deals if deal.is_open and deal.close is not None and deal.close < as_of]
    return (
        past_due if period is None else [each for each in past_due if each.close is not None and each.close in period]
    )


def past_due_deals(deals: Sequence[Opportunity], as_of: date, period: Period | None = None) -> Measure:
    """Open deals past their close date; unmarked losses among them inflate win rate.

    Formula: count of open deals with a close date before the as-of date; for a period, only those with a close date in
        it.
    Unit: count.
    Source: Opportunities close date, stage.
    Missing: "no close dates" if no open deal has one; "no open deals".
    """
    opened = [deal for deal in deals if deal.is_open]
    if not any(deal.close for deal in opened):
        return unknown(Unit.COUNT, Reason.NO_CLOSE_DATES if opened else Reason.NO_OPEN_DEALS)
    found = past_close_date(opened, as_of, period)
    return Measure(Decimal(len(found)), Unit.COUNT, len(found), tuple(deal.row for deal in found))


def win_rate_if_past_due_lost(deals: Sequence[Opportunity], period: Period, as_of: date) -> Measure:
    """Win rate if every open deal past its close date were lost.

    Formula: won ÷ (won + lost + past-due), by count; past-due = open with a close date in the period and before the
        as-of date. Renewals are excluded if deal type is known.
    Unit: percentage; part = deals won, n = all three.
    Source: as win_rate; Opportunities close date.
    Missing: "no closed deals"; "only renewals".
    """
    closed = without_credits(closed_in(deals, period))
    if not without_renewals(closed):
        return unknown(Unit.SHARE, Reason.ONLY_RENEWALS if closed else Reason.NO_CLOSED_DEALS)
    counted = without_renewals([*closed, *past_close_date(deals, as_of, period)])
    excluded = renewals_variant(deals)
    return _won_share(counted, Variant.PAST_DUE_LOST_WITHOUT_RENEWALS if excluded else Variant.PAST_DUE_LOST)


def _won_share(deals: Sequence[Opportunity], variant: Variant, *details: int) -> Measure:
    won = sum(deal.outcome is Outcome.WON for deal in deals)
    rows = tuple(deal.row for deal in deals)
    return Measure(Decimal(won) / len(deals), Unit.SHARE, len(deals), rows, variant, part=won, details=details)
