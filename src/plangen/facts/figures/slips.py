"""What slipped out of a period and what was pushed, by the person's deals in snapshots."""

from decimal import Decimal

from plangen.elements.measure import Measure
from plangen.facts.figures.named import Recipe
from plangen.facts.figures.rows import AMOUNT, Value, tally
from plangen.facts.scope.document import Scope
from plangen.metrics.pipeline import snapshots
from plangen.metrics.pipeline.snapshots import opening_snapshot
from plangen.metrics.results.amounts import total
from plangen.periods import Period
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.snapshots import Snapshot, deal_key


def opening(scope: Scope, period: Period) -> Snapshot | None:
    """The person's deals in the last snapshot taken by the first day of a period; None without one."""
    found = opening_snapshot(scope.book.snapshots, period)
    if found is None:
        return None
    return Snapshot(found.day, tuple(deal for deal in found.deals if deal.salesperson == scope.person.name))


def slipped(scope: Scope, period: Period) -> Measure:
    """The pipeline that slipped out of a period."""
    return snapshots.slipped(opening(scope, period), scope.deals, period)


def slippage(scope: Scope, period: Period) -> Measure:
    """The share of the pipeline expected in a period that slipped out of it."""
    return snapshots.slippage(opening(scope, period), scope.deals, period)


def pushed(scope: Scope, period: Period) -> Measure:
    """The open pipeline pushed since the start of a period."""
    return snapshots.pushed(opening(scope, period), scope.deals, period)


def expected(scope: Scope, period: Period) -> Decimal:
    """The amount expected in a period, as of its opening snapshot."""
    return total(_expected(scope, period))


def _expected(scope: Scope, period: Period) -> list[Opportunity]:
    """The deals expected in a period, as in its opening snapshot; without those no longer on file."""
    before, known = opening(scope, period), {deal_key(deal) for deal in scope.deals}
    deals = [deal for deal in before.deals if deal.is_open and deal.close] if before else []
    return [deal for deal in deals if deal.close and deal.close in period and deal_key(deal) in known]


def slipped_recipe(scope: Scope, period: Period, measure: Measure) -> Recipe:
    """The recipe of what slipped: the deals as they are in the snapshot."""
    before = opening(scope, period)
    deals = [deal for deal in before.deals if deal.row in measure.rows] if before else []
    return Recipe((tally(scope, "Deals that slipped, in the snapshot", deals, AMOUNT),), "SUM([amount])")


def slippage_recipe(scope: Scope, period: Period, _measure: Measure) -> Recipe:
    """The recipe of slippage: the deals expected in the period, and the amount of each that slipped."""
    moved = slipped(scope, period).rows
    value = Value("slipped", "close date", lambda deal: deal.amount if deal.row in moved else Decimal(0))
    rows = tally(scope, "Deals expected, in the snapshot", _expected(scope, period), AMOUNT, value)
    return Recipe((rows,), "SUM([slipped])/SUM([amount])")
