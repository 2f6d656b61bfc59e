"""The deals of a scorecard: which need a decision, with whom it was won, and why it was lost."""

from decimal import Decimal

from plangen.elements.chart import Bar, BarChart, Part, Shade, StackedBar
from plangen.facts.brief import Brief
from plangen.facts.measures import named
from plangen.facts.picture import scale_for
from plangen.facts.pipeline import pipeline
from plangen.facts.scorecard import ScoreDecisions
from plangen.metrics.losses import NOT_RECORDED, loss_reasons

MOST_REASONS = 5
LOSSES_HEIGHT = 34


def score_decisions(brief: Brief) -> ScoreDecisions:
    """The list of open deals that need a decision, as in a review."""
    page = brief.once(pipeline)
    return ScoreDecisions(
        page.decisions, page.heavy, page.more, page.empty, page.has_value, page.has_age, page.has_close
    )


def score_losses(brief: Brief) -> BarChart | None:
    """The reasons for which deals were lost, the five most frequent; None where no lost deal has one."""
    found = loss_reasons(brief.deals, brief.period)
    if not any(loss.reason != NOT_RECORDED for loss in found):
        return None
    most = brief.limits.get("reasons", MOST_REASONS)
    blank = [loss for loss in found if loss.reason == NOT_RECORDED]
    shown = [loss for loss in found if loss not in blank][: most - len(blank)] + blank
    bars = tuple(
        Bar(
            loss.reason,
            loss.deals.value,
            brief.figure(loss.deals).short,
            brief.figure(loss.value).short if loss.value.known else "",
            strong=at == 0 and loss not in blank,
        )
        for at, loss in enumerate(shown)
    )
    lost = sum(loss.deals.n for loss in found)
    title = f"{bars[0].label}: {brief.numerals.of(shown[0].deals.n, lost)} lost deals"
    rest = len(found) - len(shown)
    more = f"; {brief.numerals.count(rest)} more {'reason' if rest == 1 else 'reasons'} not drawn" if rest else ""
    caption = f"Lost by reason, {brief.numerals.period(brief.period)}, number of deals{more}"
    said = ", ".join(f"{bar.label} {bar.text}" for bar in bars)
    return BarChart(title, caption, f"{title}. {caption}: {said}.", bars, "Lost deals", LOSSES_HEIGHT)


def score_mix(brief: Brief) -> StackedBar | None:
    """What was won from new and from known customers, as one bar; None where the files cannot tell them apart."""
    measure = named("net-new share")
    found = measure.work_out(brief, brief.period)
    if found.value is None:
        return None
    [won] = measure.recipe(brief, brief.period, found).tallies
    whole, fresh = (sum((row.values[at] or Decimal(0) for row in won.rows), Decimal(0)) for at in (0, 1))
    known = whole - fresh
    if fresh < 0 or known < 0:
        return None
    scale = scale_for([whole], brief, money=True)
    named_parts = (("New customers", fresh, Shade.ACCENT), ("Known customers", known, Shade.SOFT))
    parts = tuple(Part(name, scale.shown(value), scale.text(value, brief), shade) for name, value, shade in named_parts)
    title = f"{brief.figure(found)} of what was won came from new customers"
    caption = f"Won in {brief.numerals.period(brief.period)}, {scale.words}; new: {found.variant}"
    said = ", ".join(f"{part.label} {part.text}" for part in parts)
    return StackedBar(title, caption, f"{title}. {caption}: {said}.", parts, "Won")
