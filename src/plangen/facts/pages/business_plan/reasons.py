"""Wins next to the reasons for losses, as a chart."""

from decimal import Decimal

from plangen.elements.chart import SIX_COLUMNS, Bar, BarChart
from plangen.elements.measure import Measure, Unit
from plangen.facts.scope.document import Scope
from plangen.facts.scope.trace import made_of
from plangen.metrics.results.bookings import deals_won, without_renewals
from plangen.metrics.results.losses import NOT_RECORDED, loss_reasons
from plangen.periods import Period

CHART_HEIGHT = 46
REASONS = 5


def win_loss_reasons(scope: Scope, year: Period) -> BarChart | None:
    """Wins next to the most frequent loss reasons; None without closed deals."""
    deals = without_renewals(scope.deals)
    won, losses = deals_won(deals, year), loss_reasons(deals, year)
    lost = sum(each.deals.n for each in losses)
    if not won.n and not lost:
        return None
    named = [each for each in losses if each.reason != NOT_RECORDED]
    shown = [*named, *(each for each in losses if each.reason == NOT_RECORDED)][: REASONS - 1]
    trace, count = scope.workspace.trace, scope.number_format.count(won.n)
    bars = [Bar("Won", Decimal(won.n), made_of(trace, count, "", won), strong=True)]
    bars += [Bar(f"Lost: {each.reason}", each.deals.value, scope.figure(each.deals).short) for each in shown]
    rest = len(losses) - len(shown)
    more = f"; {scope.number_format.count(rest)} more {'reason' if rest == 1 else 'reasons'} not shown" if rest else ""
    of_closed = scope.number_format.of(won.n, won.n + lost)
    keys = (*won.rows, *(key for each in losses for key in each.deals.rows))
    closed = Measure(Decimal(won.n), Unit.COUNT, won.n + lost, keys, part=won.n)
    title = f"{made_of(trace, of_closed, '', closed)} closed deals won"
    if named and (len(named) == 1 or named[0].deals.n > named[1].deals.n):
        title += f"; most lost: {named[0].reason}"
    renewals = ", without renewals" if len(deals) < len(scope.deals) else ""
    caption = f"Deals won, and lost by reason, {year.name}, number of deals{renewals}{more}"
    listed = ", ".join(f"{bar.label} {bar.text}" for bar in bars)
    return BarChart(title, caption, f"{title}. {caption}: {listed}.", tuple(bars), "Deals", CHART_HEIGHT, SIX_COLUMNS)
