"""The list of metrics that people may ask for by name and that a scorecard prints."""

from collections.abc import Callable, Mapping

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason, Variant
from plangen.facts.figures.explained_only import EXPLAINED_ONLY
from plangen.facts.figures.monthly_forecasts import forecast_months, forecasts_in
from plangen.facts.figures.named import Better, MetricGroup, NamedMetric
from plangen.facts.figures.optional_columns import OPTIONAL, summed_goal
from plangen.facts.figures.plan_listed import PLAN_METRICS
from plangen.facts.figures.quota_status import coverage_ahead
from plangen.facts.figures.recipes import (
    activity_recipe,
    commitments_recipe,
    coverage_recipe,
    deals_recipe,
    flagged_recipe,
    forecasts_recipe,
    new_customer_recipe,
    quota_recipe,
    velocity_recipe,
    weighted_pipeline_recipe,
)
from plangen.facts.figures.rows import AMOUNT, DAYS, DEAL, MARGIN, WON
from plangen.facts.figures.target_arithmetic import activity_arithmetic, activity_target
from plangen.facts.formatting.reasons import VARIANTS
from plangen.facts.scope.document import Scope
from plangen.facts.scope.workspace import DealMeasure, Workspace
from plangen.metrics.people.commitments import commitments_kept
from plangen.metrics.pipeline.activity import activity_count
from plangen.metrics.pipeline.coverage import coverage, open_count, open_pipeline, period_to_cover
from plangen.metrics.pipeline.decisions import clean_pipeline, flagged_count
from plangen.metrics.pipeline.forecast import multi_month_accuracy, multi_month_bias
from plangen.metrics.pipeline.outlook import weighted_pipeline
from plangen.metrics.pipeline.velocity import open_velocity_factors, sales_velocity
from plangen.metrics.results.bookings import (
    attainment,
    attainment_in_part,
    average_deal,
    bookings,
    deals_won,
    gap,
    margin,
    new_accounts,
    win_rate,
)
from plangen.metrics.results.flow import median_cycle, pipeline_created
from plangen.metrics.results.losses import deals_lost
from plangen.metrics.results.new_business import new_customer_share
from plangen.metrics.results.quota import quota
from plangen.periods import Period
from plangen.records.reading.activity_types import TYPES
from plangen.records.targets.rows import BOOKINGS


def named(name: str) -> NamedMetric:
    """The metric of this name or synonym."""
    return _BY_NAME[name]


def measures_of(workspace: Workspace) -> tuple[NamedMetric, ...]:
    """Every metric that can be asked for by name: those listed, others on pages and in plans, and types of activity."""
    of_types = (activity(activity_type) for activity_type in workspace.activity_types)
    return (*MEASURES, *EXPLAINED_ONLY, *PLAN_METRICS, *of_types)


def activity(activity_type: str) -> NamedMetric:
    """The metric of a type of activity: how many were logged. It may have a target, and never a mark."""
    name = f"{activity_type}s" if activity_type in TYPES else activity_type
    return NamedMetric(
        name,
        f"{name[:1].upper()}{name[1:]} {VARIANTS[Variant.LOGGED]}",
        MetricGroup.ACTIVITY,
        activity_count,
        activity_recipe,
        of_scope=lambda scope, period: activity_count(
            scope.workspace.activities_of(scope.person), activity_type, period
        ),
        shown_when=lambda workspace, _period: activity_type in workspace.activity_types,
        of_goal=lambda scope, period: activity_target(scope, activity_type, period),
        arithmetic=lambda scope, period: activity_arithmetic(scope, activity_type, period),
        synonyms=(activity_type,),
    )


def _same(measure: DealMeasure) -> Callable[[Workspace], DealMeasure]:
    """A metric that is the same function in every workspace."""
    return lambda _workspace: measure


def _attainment(scope: Scope, period: Period) -> Measure:
    return attainment(scope.person, scope.deals, period, scope.workspace.plan)


def _attainment_in_part(scope: Scope, period: Period, part: Period) -> Measure:
    return attainment_in_part(scope.person, scope.deals, period, part, scope.workspace.plan)


def _gap_in_part(scope: Scope, period: Period, part: Period) -> Measure:
    return gap(bookings(scope.deals, part), quota(scope.person, period, scope.workspace.plan))


def _gap(scope: Scope, period: Period) -> Measure:
    return gap(bookings(scope.deals, period), quota(scope.person, period, scope.workspace.plan))


def _accuracy(scope: Scope, period: Period) -> Measure:
    found = forecasts_in(scope, period)
    if not found:
        is_over = period.over_on(scope.book.as_of)
        return unknown(Unit.SHARE, Reason.NO_FORECAST if is_over else Reason.NO_FORECAST_OF_CLOSED_MONTH)
    return multi_month_accuracy([(each.forecast, each.actual) for each in found], minimum=1)


def accuracy_of_12_months(scope: Scope) -> Measure:
    """The forecast accuracy of the last twelve closed months of the period or before, from four of them on."""
    return multi_month_accuracy([(each.forecast, each.actual) for each in forecast_months(scope, scope.period)])


def _bias(scope: Scope, period: Period) -> Measure:
    return multi_month_bias([(each.forecast, each.actual) for each in forecast_months(scope, period)])


def _kept(scope: Scope, period: Period) -> Measure:
    return commitments_kept(scope.book.actions, scope.person.name, period, scope.book.as_of)


def _velocity(scope: Scope, _period: Period) -> Measure:
    return sales_velocity(open_velocity_factors(scope.deals, scope.book.as_of, scope.book.stages))


def _has_open(workspace: Workspace, _period: Period) -> bool:
    return workspace.has_open


def _has_open_amounts(workspace: Workspace, _period: Period) -> bool:
    return workspace.has_open_amounts


def _has_created_amounts(workspace: Workspace, period: Period) -> bool:
    """Whether new deals have amounts; if only won deals had them, the sum would leave out open ones."""
    return workspace.has_open_amounts and workspace.is_known_company_wide(pipeline_created, period)


def _has_probabilities(workspace: Workspace, _period: Period) -> bool:
    return workspace.has_open_amounts and workspace.has_probabilities


def _has_quota(workspace: Workspace, period: Period) -> bool:
    return workspace.has_quota_in(period) and workspace.book.has_amounts


def _has_quota_ahead(workspace: Workspace, period: Period) -> bool:
    return _has_quota(workspace, period_to_cover(workspace.book.as_of, period, workspace.book.calendar))


def _has_forecasts(workspace: Workspace, _period: Period) -> bool:
    saved = (deal for each in workspace.book.snapshots for deal in each.deals)
    return bool(workspace.book.forecasts) or any(deal.forecast_category for deal in saved)


def _has_commitments(workspace: Workspace, _period: Period) -> bool:
    return workspace.book.has("Actions", "action")


MEASURES: tuple[NamedMetric, ...] = (
    NamedMetric(
        "bookings", "Bookings", MetricGroup.RESULTS, bookings, deals_recipe("SUM([amount])", "Won deals", AMOUNT),
        of_deals=_same(bookings), target=BOOKINGS, synonyms=("won", "revenue", "sales"),
    ),
    NamedMetric(
        "attainment", "Attainment", MetricGroup.RESULTS, attainment, quota_recipe("SUM([amount])/SUM([quota])"),
        of_scope=_attainment, of_part=_attainment_in_part, shown_when=_has_quota, synonyms=("quota attainment",),
    ),
    NamedMetric(
        "gap", "Gap to quota", MetricGroup.RESULTS, gap, quota_recipe("SUM([quota])-SUM([amount])"),
        of_scope=_gap, of_part=_gap_in_part, shown_when=_has_quota, better=Better.LOWER,
    ),
    NamedMetric(
        "new accounts", "New accounts", MetricGroup.RESULTS, new_accounts,
        deals_recipe("COUNT([deal])", "First wins", DEAL), of_deals=lambda workspace: workspace.new_accounts,
        target="new accounts", synonyms=("new customers", "new logos"),
    ),
    NamedMetric(
        "new-customer share", "New-customer share", MetricGroup.RESULTS, new_customer_share, new_customer_recipe,
        of_deals=lambda workspace: workspace.new_customer_share, better=Better.NEITHER,
        synonyms=("net-new share", "net new"),
    ),
    NamedMetric(
        "margin", "Margin", MetricGroup.RESULTS, margin,
        deals_recipe("SUM([margin])/SUM([amount])", "Won deals", MARGIN, AMOUNT),
        of_deals=_same(margin), target="margin",
    ),
    NamedMetric(
        "deals won", "Deals won", MetricGroup.RESULTS, deals_won, deals_recipe("COUNT([deal])", "Won deals", DEAL),
        of_deals=_same(deals_won), synonyms=("won deals", "wins"),
    ),
    NamedMetric(
        "deals lost", "Deals lost", MetricGroup.RESULTS, deals_lost, deals_recipe("COUNT([deal])", "Lost deals", DEAL),
        of_deals=_same(deals_lost), better=Better.LOWER, synonyms=("lost deals", "losses"),
    ),
    NamedMetric(
        "average deal", "Average deal size", MetricGroup.RESULTS, average_deal,
        deals_recipe("AVERAGE([amount])", "Won deals", AMOUNT), of_deals=_same(average_deal), target="average deal",
        synonyms=("AOV",),
    ),
    NamedMetric(
        "open pipeline", "Open pipeline", MetricGroup.PIPELINE, open_pipeline,
        deals_recipe("SUM([amount])", "Open deals", AMOUNT), of_scope=lambda scope, _period: open_pipeline(scope.deals),
        shown_when=_has_open_amounts, is_current=True,
    ),
    NamedMetric(
        "open deals", "Open deals", MetricGroup.PIPELINE, open_count, deals_recipe("COUNT([deal])", "Open deals", DEAL),
        of_scope=lambda scope, _period: open_count(scope.deals), shown_when=_has_open, better=Better.NEITHER,
        is_current=True,
    ),
    NamedMetric(
        "clean pipeline", "Clean pipeline", MetricGroup.PIPELINE, clean_pipeline,
        deals_recipe("SUM([amount])", "Unflagged open deals", AMOUNT),
        of_scope=lambda scope, _period: clean_pipeline(scope.deals, scope.workspace.standards),
        shown_when=_has_open_amounts, is_current=True,
    ),
    NamedMetric(
        "weighted pipeline", "Weighted pipeline", MetricGroup.PIPELINE, weighted_pipeline, weighted_pipeline_recipe,
        of_scope=lambda scope, _period: weighted_pipeline(scope.deals, scope.book.stages),
        shown_when=_has_probabilities, is_current=True,
    ),
    NamedMetric(
        "coverage", "Pipeline coverage", MetricGroup.PIPELINE, coverage, coverage_recipe,
        of_scope=lambda scope, _period: coverage_ahead(scope), shown_when=_has_quota_ahead, is_current=True,
        looks_ahead=True,
    ),
    NamedMetric(
        "pipeline created", "Pipeline created", MetricGroup.PIPELINE, pipeline_created,
        deals_recipe("SUM([amount])", "Deals created", AMOUNT),
        of_deals=_same(pipeline_created), shown_when=_has_created_amounts, target="pipeline created",
        of_goal=summed_goal("pipeline created"), synonyms=("created",),
    ),
    NamedMetric(
        "win rate", "Win rate", MetricGroup.PROCESS, win_rate,
        deals_recipe("COUNTIF([won],1)/COUNT([won])", "Closed deals", WON), of_deals=_same(win_rate), target="win rate",
        synonyms=("hit rate", "close rate", "closing rate"),
    ),
    NamedMetric(
        "median cycle", "Median sales cycle", MetricGroup.PROCESS, median_cycle,
        deals_recipe("MEDIAN([days])", "Won deals", DAYS), of_deals=_same(median_cycle), better=Better.LOWER,
        target="cycle days", synonyms=("cycle days", "sales cycle"),
    ),
    NamedMetric(
        "forecast accuracy", "Forecast accuracy", MetricGroup.PROCESS, multi_month_accuracy,
        forecasts_recipe("MAX(0,1-SUMPRODUCT(ABS([forecast]-[actual]))/SUM([actual]))", forecasts_in),
        of_scope=_accuracy, shown_when=_has_forecasts,
    ),
    NamedMetric(
        "bias", "Forecast bias", MetricGroup.PROCESS, multi_month_bias,
        forecasts_recipe("(SUM([forecast])-SUM([actual]))/SUM([actual])", forecast_months), of_scope=_bias,
        shown_when=_has_forecasts, better=Better.NEITHER,
    ),
    NamedMetric(
        "velocity", "Sales velocity per day", MetricGroup.PROCESS, sales_velocity, velocity_recipe,
        of_scope=_velocity, shown_when=_has_open_amounts, is_current=True,
        synonyms=("sales velocity", "velocity a day"),
    ),
    NamedMetric(
        "deals that need a decision", "Deals that need a decision", MetricGroup.PROCESS, flagged_count,
        flagged_recipe,
        of_scope=lambda scope, _period: flagged_count(scope.deals, scope.workspace.standards),
        shown_when=_has_open, better=Better.LOWER, synonyms=("decisions", "stale deals"), is_current=True,
    ),
    NamedMetric(
        "commitments kept", "Commitments kept", MetricGroup.PROCESS, commitments_kept, commitments_recipe,
        of_scope=_kept,
        shown_when=_has_commitments, synonyms=("kept",),
    ),
    *OPTIONAL,
)  # fmt: skip
"""Every metric with a name of its own, in scorecard order."""

_BY_NAME: Mapping[str, NamedMetric] = {spelling: each for each in MEASURES for spelling in each.spellings}
