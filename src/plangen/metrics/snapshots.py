"""What moved between two looks at the same deals: slippage, yield, and how often a deal was put off."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.metrics.amounts import NO_AMOUNTS, priced, total, worth
from plangen.metrics.pipeline import rebuilt
from plangen.metrics.results import bookings
from plangen.periods import Period
from plangen.records.opportunities import Opportunity

REBUILT = "rebuilt"
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The open deals as they stood at the end of a day."""

    day: date
    deals: Sequence[Opportunity]


def last_before(snapshots: Sequence[Snapshot], period: Period) -> Snapshot | None:
    """The latest snapshot taken before a period begins, or on its first day; None where there is none."""
    taken = [each for each in snapshots if each.day <= period.start]
    return max(taken, key=lambda each: each.day, default=None)


def deal_key(deal: Opportunity) -> Key:
    """What a deal is known by from one look to the next: its id, else name, account, owner and created together."""
    return (deal.id,) if deal.id else (deal.name, deal.account, deal.salesperson, str(deal.created))


def slippage(before: Snapshot | None, now: Sequence[Opportunity], period: Period) -> Measure:
    """The share of the pipeline expected in a period that moved out of it.

    Formula: amounts of the deals whose close date lay in the period in the snapshot and now lies after it (won, lost or
        open) / amounts of all deals whose close date lay in the period, both as of the snapshot. What was lost or won
        in the period did not slip, nor what was pulled forward; a deal that is gone from the files is left out.
    Unit: share; n is the number of deals expected, the rows are those that moved.
    Source: a snapshot; Opportunities id, close date, closed on, amount.
    Missing: "no snapshot before" the period's first day; "nothing was expected in the period"; "no amounts". It is
        never rebuilt: today's files do not know the old close dates.
    """
    if before is None:
        return unknown(
            Unit.SHARE, f"no snapshot before {period.start}", cure="keep a snapshot of each month's first day"
        )
    there = {deal_key(deal): deal for deal in now}
    expected = [deal for deal in before.deals if deal.is_open and deal.close is not None and deal.close in period]
    found = [deal for deal in expected if deal_key(deal) in there]
    if not found:
        return unknown(Unit.SHARE, "nothing was expected in the period")
    whole = total(found)
    if whole <= 0:
        return unknown(Unit.SHARE, NO_AMOUNTS, n=len(found))
    moved = [deal for deal in found if _closes_from(there[deal_key(deal)], period.end)]
    gone = len(expected) - len(found)
    variant = f"since {before.day}" + (f", {gone} no longer in the files" if gone else "")
    rows = tuple(there[deal_key(deal)].row for deal in moved)
    return Measure(total(moved) / whole, Unit.SHARE, len(found), rows, variant)


def _closes_from(deal: Opportunity, end: date) -> bool:
    day = deal.closed or deal.close
    return day is not None and day >= end


def pipeline_yield(deals: Sequence[Opportunity], period: Period, before: Snapshot | None = None) -> Measure:
    """What was won in a period as a share of what was open when it began; usually a month.

    Formula: bookings of the period / amounts of all deals open at its start, from the snapshot; without one the open
        deals are rebuilt from created and closed dates at today's amounts, and the variant says "rebuilt".
    Unit: share; n is the number of deals open at the start.
    Source: bookings; a snapshot, else Opportunities created, closed on (else close date), amount.
    Missing: "no created dates" when nothing can be rebuilt; "nothing was open at the start"; "no amounts".
    """
    if before is None and not any(deal.created for deal in deals):
        return unknown(Unit.SHARE, "no created dates" if deals else "no deals in the files")
    eve = period.start - timedelta(days=1)
    start = rebuilt(deals, eve) if before is None else [deal for deal in before.deals if deal.is_open]
    if not start:
        return unknown(Unit.SHARE, "nothing was open at the start")
    opened, won = total(priced(start)), bookings(deals, period)
    if opened <= 0 or won.value is None:
        return unknown(Unit.SHARE, won.reason or NO_AMOUNTS, n=len(start))
    variant = REBUILT if before is None else f"snapshot of {before.day}"
    return Measure(won.value / opened, Unit.SHARE, len(start), won.rows, variant)


def pushes(snapshots: Sequence[Snapshot], now: Sequence[Opportunity]) -> Mapping[RowKey, int]:
    """How often the close date of each open deal was moved to a later day, from one snapshot to the next and to now."""
    last: dict[Key, date] = {}
    moved: Counter[Key] = Counter()
    still = [deal for deal in now if deal.is_open]
    for deals in (*(each.deals for each in sorted(snapshots, key=lambda each: each.day)), still):
        for deal in deals:
            key = deal_key(deal)
            if deal.close is not None:
                moved[key] += key in last and deal.close > last[key]
                last[key] = deal.close
    return {deal.row: moved[deal_key(deal)] for deal in still if moved[deal_key(deal)]}


def new_since(before: Snapshot | None, now: Sequence[Opportunity]) -> Measure:
    """The value of the open deals that were not there at the time of a snapshot.

    Formula: sum of the amounts of the open deals that the snapshot does not hold.
    Unit: money; n is the number of deals.
    Source: a snapshot; Opportunities id, amount, stage.
    Missing: "no snapshot"; "no amounts".
    """
    if before is None:
        return unknown(Unit.MONEY, "no snapshot")
    known = {deal_key(deal) for deal in before.deals}
    fresh = [deal for deal in now if deal.is_open and deal_key(deal) not in known]
    return worth(fresh)
