"""Changes between snapshots of the pipeline: slippage, conversion, and pushed close dates."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.elements.reasons import Fix, Reason, Variant
from plangen.metrics.pipeline.coverage import deals_open_on
from plangen.metrics.pipeline.forecast import forecast
from plangen.metrics.results.amounts import losses_have_amounts, total, total_value, with_amount
from plangen.metrics.results.bookings import bookings, won_in
from plangen.periods import Period
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.snapshots import Key, Snapshot, deal_key
from plangen.records.deals.stages import Outcome

_DAYS_A_WEEK = 7


def opening_snapshot(snapshots: Sequence[Snapshot], period: Period) -> Snapshot | None:
    """The latest snapshot taken on or before the first day of a period; None if there is none."""
    taken = [each for each in snapshots if each.day <= period.start]
    return max(taken, key=lambda each: each.day, default=None)


def snapshot_near(snapshots: Sequence[Snapshot], day: date, as_of: date) -> Snapshot | None:
    """The snapshot nearest to a day, less than a week from it and before the as-of date; None if there is none."""
    found = [each for each in snapshots if abs((each.day - day).days) < _DAYS_A_WEEK and each.day < as_of]
    return min(found, key=lambda each: (abs((each.day - day).days), each.day), default=None)


def slippage(before: Snapshot | None, now: Sequence[Opportunity], period: Period) -> Measure:
    """Share of the pipeline expected in a period that moved out of it.

    Formula: sum of amount over deals expected in the period that now close after it (won, lost, or open) ÷ sum of
        amount over deals expected in the period; close dates and amounts as of the snapshot. Deals closed in the period
        or pulled forward did not slip; deals no longer on file are excluded.
    Unit: percentage; n = deals expected.
    Source: a snapshot; Opportunities id, close date, closed on, amount.
    Missing: "no snapshot before" the period's first day (old close dates can't be rebuilt); "no pipeline expected"; "no
        amounts".
    """
    if before is None:
        return unknown(Unit.SHARE, Reason.NO_SNAPSHOT_BEFORE, fix=Fix.SAVE_SNAPSHOTS, details=(period.start,))
    found = _expected(before, now, period)
    if not found:
        return unknown(Unit.SHARE, Reason.NO_PIPELINE_EXPECTED)
    amount = total(deal for deal, _ in found)
    if amount <= 0:
        return unknown(Unit.SHARE, Reason.NO_AMOUNTS, n=len(found))
    moved = [(deal, current) for deal, current in found if _closes_from(current, period.end)]
    rows = tuple(current.row for _, current in moved)
    value = total(deal for deal, _ in moved) / amount
    variant, details = _since(before, period, len(found))
    return Measure(value, Unit.SHARE, len(found), rows, variant, details=details)


def slipped(before: Snapshot | None, now: Sequence[Opportunity], period: Period) -> Measure:
    """Pipeline expected in a period that moved out of it.

    Formula: sum of amount over deals expected in the period that now close after it (won, lost, or open); close dates
        and amounts as of the snapshot; 0 if none did. Deals no longer on file are excluded.
    Unit: money; n = deals that slipped.
    Source: a snapshot; Opportunities id, close date, closed on, amount.
    Missing: "no snapshot before" the period's first day; "no pipeline expected"; "no amounts".
    """
    if before is None:
        return unknown(Unit.MONEY, Reason.NO_SNAPSHOT_BEFORE, fix=Fix.SAVE_SNAPSHOTS, details=(period.start,))
    found = _expected(before, now, period)
    if not found:
        return unknown(Unit.MONEY, Reason.NO_PIPELINE_EXPECTED)
    moved = total_value([deal for deal, current in found if _closes_from(current, period.end)])
    if not moved.known or moved.variant is not None:
        return moved
    variant, details = _since(before, period, len(found))
    return replace(moved, variant=variant, details=details)


def pushed(before: Snapshot | None, now: Sequence[Opportunity], period: Period) -> Measure:
    """Open pipeline whose close date moved later since the start of a period.

    Formula: sum of amount over open deals whose close date is later than in the snapshot; amounts as of today; 0 if
        there are none. Deals that slipped and are still open are among them.
    Unit: money; n = deals pushed.
    Source: a snapshot; Opportunities id, close date, amount.
    Missing: "no snapshot before" the period's first day; "no open deals"; "no amounts".
    """
    if before is None:
        return unknown(Unit.MONEY, Reason.NO_SNAPSHOT_BEFORE, fix=Fix.SAVE_SNAPSHOTS, details=(period.start,))
    opened = [deal for deal in now if deal.is_open]
    if not opened:
        return unknown(Unit.MONEY, Reason.NO_OPEN_DEALS)
    was = {deal_key(deal): deal.close for deal in before.deals}
    later = [deal for deal in opened if _is_later(deal.close, was.get(deal_key(deal)))]
    found = total_value(later)
    is_plain = found.known and found.variant is None
    return replace(found, variant=Variant.SINCE, details=(before.day,)) if is_plain else found


def forecast_at_start(before: Snapshot | None, now: Sequence[Opportunity], period: Period) -> Measure:
    """Won plus committed deals at the start of a period, from forecast categories.

    It is the forecast of a period that no one entered one for.

    Formula: sum of amount over deals in forecast category commit that close in the period, in a snapshot less than a
        week from its first day + bookings in the period through the snapshot's day.
    Unit: money; n = deals.
    Source: a snapshot; Opportunities amount, stage, closed on (or close date), forecast category.
    Missing: "no snapshot"; "no forecast categories" if no deal in it has one; "no amounts".
    """
    if before is None:
        return unknown(Unit.MONEY, Reason.NO_SNAPSHOT)
    won = [deal for deal in won_in(now, period) if deal.closed is not None and deal.closed <= before.day]
    found = forecast([*before.deals, *won], period)
    return replace(found, variant=Variant.SNAPSHOT_OF, details=(before.day,)) if found.known else found


def lost_since(before: Snapshot | None, now: Sequence[Opportunity]) -> Measure:
    """Pipeline of a snapshot that is lost by now.

    Formula: sum of amount over lost deals that are open in the snapshot; amounts as of today; 0 if there are none.
    Unit: money; n = deals.
    Source: a snapshot; Opportunities id, amount, stage.
    Missing: "no snapshot"; "no amounts".
    """
    if before is None:
        return unknown(Unit.MONEY, Reason.NO_SNAPSHOT)
    known = {deal_key(deal) for deal in before.deals if deal.is_open}
    return total_value([deal for deal in now if deal.outcome is Outcome.LOST and deal_key(deal) in known])


def _is_later(day: date | None, than: date | None) -> bool:
    return day is not None and than is not None and day > than


def _expected(before: Snapshot, now: Sequence[Opportunity], period: Period) -> list[tuple[Opportunity, Opportunity]]:
    """The deals expected in a period, as in the snapshot and as now; those no longer on file aren't among them."""
    current = {deal_key(deal): deal for deal in now}
    expected = [deal for deal in before.deals if deal.is_open and deal.close is not None and deal.close in period]
    return [(deal, current[deal_key(deal)]) for deal in expected if deal_key(deal) in current]


def _since(before: Snapshot, period: Period, found: int) -> tuple[Variant, tuple[date, int]]:
    """The variant with the snapshot's day, and with the number of expected deals that are no longer on file."""
    expected = [deal for deal in before.deals if deal.is_open and deal.close is not None and deal.close in period]
    gone = len(expected) - found
    return (Variant.SINCE_WITH_GONE if gone else Variant.SINCE), (before.day, gone)


def _closes_from(deal: Opportunity, end: date) -> bool:
    day = deal.closed or deal.close
    return day is not None and day >= end


def pipeline_conversion(deals: Sequence[Opportunity], period: Period, before: Snapshot | None = None) -> Measure:
    """Bookings as a share of the pipeline open at the start; typically monthly.

    Formula: bookings in the period ÷ sum of amount over deals open at its start, from the snapshot; without one,
        rebuilt from created and close dates at today's amounts, labeled "rebuilt".
    Unit: percentage; n = deals open at the start.
    Source: bookings; a snapshot, or Opportunities created, closed on (or close date), amount.
    Missing: "no created dates" if nothing can be rebuilt; "too few loss amounts" if it is rebuilt and under 90% of
        lost deals have an amount above 0; "no pipeline at start"; "no amounts".
    """
    if before is None and not any(deal.created for deal in deals):
        return unknown(Unit.SHARE, Reason.NO_CREATED_DATES if deals else Reason.NO_DEALS)
    day_before = period.start - timedelta(days=1)
    if before is None and not losses_have_amounts(deals):
        return unknown(Unit.SHARE, Reason.FEW_LOSS_AMOUNTS)
    opening = deals_open_on(deals, day_before) if before is None else [deal for deal in before.deals if deal.is_open]
    if not opening:
        return unknown(Unit.SHARE, Reason.NO_PIPELINE_AT_START)
    amount, won = total(with_amount(opening)), bookings(deals, period)
    if amount <= 0 or won.value is None:
        return unknown(Unit.SHARE, won.reason or Reason.NO_AMOUNTS, details=won.details, n=len(opening))
    found = Measure(won.value / amount, Unit.SHARE, len(opening), won.rows, Variant.REBUILT)
    return found if before is None else replace(found, variant=Variant.SNAPSHOT_OF, details=(before.day,))


def pushes(snapshots: Sequence[Snapshot], now: Sequence[Opportunity]) -> Mapping[RowKey, int]:
    """How often each open deal's close date moved later between snapshots and since the last one."""
    last: dict[Key, date] = {}
    pushed: Counter[Key] = Counter()
    opened = [deal for deal in now if deal.is_open]
    for deals in (*(each.deals for each in sorted(snapshots, key=lambda each: each.day)), opened):
        for deal in deals:
            key = deal_key(deal)
            if deal.close is not None:
                pushed[key] += key in last and deal.close > last[key]
                last[key] = deal.close
    return {deal.row: pushed[deal_key(deal)] for deal in opened if pushed[deal_key(deal)]}


def pipeline_added_since(before: Snapshot | None, now: Sequence[Opportunity]) -> Measure:
    """Open amount of deals not in the snapshot.

    Formula: sum of amount over open deals that are not in the snapshot.
    Unit: money; n = deals.
    Source: a snapshot; Opportunities id, amount, stage.
    Missing: "no snapshot"; "no amounts".
    """
    if before is None:
        return unknown(Unit.MONEY, Reason.NO_SNAPSHOT)
    known = {deal_key(deal) for deal in before.deals}
    return total_value([deal for deal in now if deal.is_open and deal_key(deal) not in known])
