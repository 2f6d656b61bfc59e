"""Metrics with a name that need a column, a target, or a snapshot that not every company has."""

from collections.abc import Callable
from decimal import Decimal

from plangen.elements.measure import Measure
from plangen.facts.figures.named import Better, MetricGroup, NamedMetric, Recipe
from plangen.facts.figures.recipes import deals_recipe
from plangen.facts.figures.rows import AMOUNT, Value, deals_of, tally
from plangen.facts.figures.slips import pushed, slippage, slippage_recipe, slipped, slipped_recipe
from plangen.facts.scope.document import Scope
from plangen.facts.scope.workspace import DealMeasure, Workspace
from plangen.metrics.pipeline import snapshots
from plangen.metrics.pipeline.next_meetings import contacts_per_deal, next_meeting_dated
from plangen.metrics.results.by_type import TYPE_OF, bookings_of_type
from plangen.metrics.results.discount import discount, list_value
from plangen.metrics.results.same_days import bookings_of_same_days
from plangen.metrics.results.summed_targets import summed_target
from plangen.periods import Period
from plangen.records.deals.products import prices


def summed_goal(measure: str) -> Callable[[Scope, Period], Measure]:
    """The person's target for an amount that adds up over months."""
    return lambda scope, period: summed_target(measure, scope.person, period, scope.workspace.plan)


def has_target(workspace: Workspace, measure: str) -> bool:
    """Whether anyone has a target of this name."""
    return any(target.measure == measure for target in workspace.book.targets)


def _of_type(name: str) -> NamedMetric:
    """Bookings of new, expansion, or renewal deals, shown where anyone has a target for them."""
    kind = TYPE_OF[name]
    return NamedMetric(
        name, name.capitalize(), MetricGroup.RESULTS, bookings_of_type,
        deals_recipe("SUM([amount])", "Won deals of this type", AMOUNT),
        of_scope=lambda scope, period: bookings_of_type(scope.deals, period, kind),
        shown_when=lambda workspace, _period: has_target(workspace, name), of_goal=summed_goal(name),
    )  # fmt: skip


def _has_snapshots(workspace: Workspace, _period: Period) -> bool:
    return bool(workspace.book.snapshots) and workspace.book.has_amounts


def _has_column(column: str) -> Callable[[Workspace, Period], bool]:
    return lambda workspace, _period: workspace.book.has("Opportunities", column) and workspace.has_open


def _discount(workspace: Workspace) -> DealMeasure:
    listed = prices(workspace.book.products)
    return lambda deals, period: discount(deals, period, listed)


def _has_list_prices(workspace: Workspace, period: Period) -> bool:
    listed = workspace.book.has("Opportunities", "quantity") and any(each.price for each in workspace.book.products)
    return listed and _discount(workspace)(workspace.book.opportunities, period).known


def _discount_recipe(scope: Scope, _period: Period, measure: Measure) -> Recipe:
    listed = prices(scope.book.products)
    at_list = Value("list", "quantity", lambda deal: list_value(deal, listed))
    rows = tally(scope, "Won deals with list price and quantity", deals_of(scope, measure.rows), AMOUNT, at_list)
    return Recipe((rows,), "1-SUM([amount])/SUM([list])")


def _same_days(scope: Scope, period: Period) -> Measure:
    return bookings_of_same_days(scope.deals, period, scope.book.as_of, scope.book.first_close)


def _is_running(workspace: Workspace, period: Period) -> bool:
    return not period.over_on(workspace.book.as_of) and workspace.book.has_amounts


_CONTACTS = Value("contacts", "contacts", lambda deal: Decimal(deal.contacts or 0))


def _dated_recipe(scope: Scope, _period: Period, measure: Measure) -> Recipe:
    """The recipe of open deals with a dated next meeting: 1 for each that has one from the as-of date on."""
    as_of = scope.book.as_of
    dated = Value(
        "dated", "next meeting", lambda deal: Decimal(deal.next_meeting is not None and deal.next_meeting >= as_of)
    )
    rows = tally(scope, "Open deals", deals_of(scope, measure.rows), dated)
    return Recipe((rows,), "COUNTIF([dated],1)/COUNT([dated])")


OPTIONAL: tuple[NamedMetric, ...] = (
    *map(_of_type, TYPE_OF),
    NamedMetric(
        "same days last year", "Bookings, same dates last year", MetricGroup.RESULTS, bookings_of_same_days,
        deals_recipe("SUM([amount])", "Won deals", AMOUNT), of_scope=_same_days, shown_when=_is_running,
        better=Better.NEITHER, synonyms=("Bookings, same days last year",),
    ),
    NamedMetric(
        "discount", "Discount from list", MetricGroup.RESULTS, discount, _discount_recipe, of_deals=_discount,
        shown_when=_has_list_prices, better=Better.LOWER,
    ),
    NamedMetric(
        "slipped", "Slipped", MetricGroup.PIPELINE, snapshots.slipped, slipped_recipe, of_scope=slipped,
        shown_when=_has_snapshots, better=Better.LOWER, synonyms=("slipped pipeline",),
    ),
    NamedMetric(
        "slippage", "Slippage", MetricGroup.PIPELINE, snapshots.slippage, slippage_recipe, of_scope=slippage,
        shown_when=_has_snapshots, better=Better.LOWER,
    ),
    NamedMetric(
        "pushed", "Pushed", MetricGroup.PIPELINE, snapshots.pushed,
        deals_recipe("SUM([amount])", "Pushed deals", AMOUNT), of_scope=pushed, shown_when=_has_snapshots,
        better=Better.LOWER, synonyms=("pushed pipeline",),
    ),
    NamedMetric(
        "next meeting dated", "Next meeting dated", MetricGroup.PROCESS, next_meeting_dated, _dated_recipe,
        of_scope=lambda scope, _period: next_meeting_dated(scope.deals, scope.book.as_of),
        shown_when=_has_column("next meeting"), is_current=True, synonyms=("next meeting",),
    ),
    NamedMetric(
        "contacts per deal", "Contacts per open deal", MetricGroup.PROCESS, contacts_per_deal,
        deals_recipe("SMALL([contacts],ROUNDUP(COUNT([contacts])/2,0))", "Open deals", _CONTACTS),
        of_scope=lambda scope, _period: contacts_per_deal(scope.deals), shown_when=_has_column("contacts"),
        is_current=True, synonyms=("contacts",),
    ),
)  # fmt: skip
"""In scorecard order within each group."""
