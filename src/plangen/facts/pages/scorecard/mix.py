"""The closed deals of a scorecard: new and existing customers, and loss reasons."""

from decimal import Decimal

from plangen.elements.chart import Bar, BarChart, Part, Shade, StackedBar
from plangen.facts.blocks.bookings_by_month import scale_for
from plangen.facts.figures.listed import named
from plangen.facts.formatting.reasons import variant_text
from plangen.facts.pages.scorecard.by_type import score_types
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.trace import made_of
from plangen.metrics.results.losses import NOT_RECORDED, loss_reasons

REASONS_LIMIT = Limit("reasons", 5)
LOSSES_HEIGHT = 34


def score_losses(scope: Scope) -> BarChart | None:
    """The five most frequent loss reasons; None if no lost deal has one."""
    losses = loss_reasons(scope.deals, scope.period)
    if not any(loss.reason != NOT_RECORDED for loss in losses):
        return None
    most = scope.most(REASONS_LIMIT)
    not_recorded = [loss for loss in losses if loss.reason == NOT_RECORDED]
    shown = [loss for loss in losses if loss not in not_recorded][: most - len(not_recorded)] + not_recorded
    bars = tuple(
        Bar(
            loss.reason,
            loss.deals.value,
            scope.figure(loss.deals).short,
            scope.figure(loss.value).short if loss.value.known else "",
            strong=at == 0 and loss not in not_recorded,
        )
        for at, loss in enumerate(shown)
    )
    lost = sum(loss.deals.n for loss in losses)
    share = scope.number_format.of(shown[0].deals.n, lost)
    of_lost = made_of(scope.workspace.trace, share, "deals with this reason, of all lost deals", shown[0].deals)
    title = f"{bars[0].label}: {of_lost} lost deals"
    rest = len(losses) - len(shown)
    more = f"; {scope.number_format.count(rest)} more {'reason' if rest == 1 else 'reasons'} not shown" if rest else ""
    caption = f"Losses by reason, {scope.number_format.period(scope.period)}, number of deals{more}"
    listed = ", ".join(f"{bar.label} {bar.text}" for bar in bars)
    return BarChart(title, caption, f"{title}. {caption}: {listed}.", bars, "Lost deals", LOSSES_HEIGHT)


def score_mix(scope: Scope) -> StackedBar | None:
    """Bookings from new and existing customers as one bar; None if the data doesn't tell them apart.

    Where the types have targets, their table takes its place.
    """
    if scope.once(score_types) is not None:
        return None
    metric = named("new-customer share")
    share = metric.compute(scope, scope.period)
    if share.value is None:
        return None
    [won] = metric.recipe(scope, scope.period, share).tallies
    total, new = (sum((row.values[at] or Decimal(0) for row in won.rows), Decimal(0)) for at in (0, 1))
    existing = total - new
    if new < 0 or existing < 0:
        return None
    scale = scale_for([total], scope, money=True)
    named_parts = (("New customers", new, Shade.ACCENT), ("Existing customers", existing, Shade.SOFT))
    parts = tuple(Part(name, scale.shown(value), scale.text(value, scope), shade) for name, value, shade in named_parts)
    title = f"{scope.figure(share)} of bookings came from new customers"
    caption = f"Bookings, {scope.number_format.period(scope.period)}{scale.tail}; new = {variant_text(share)}"
    listed = ", ".join(f"{part.label} {part.text}" for part in parts)
    return StackedBar(title, caption, f"{title}. {caption}: {listed}.", parts, "Bookings")
