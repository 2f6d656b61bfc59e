"""Metrics with a name that pages print next to others and no table lists: quotas, pace, and the sides of coverage."""

from collections.abc import Callable
from decimal import Decimal

from plangen.elements.measure import Measure
from plangen.elements.reasons import Variant
from plangen.facts.figures.coverage_history import coverage_history
from plangen.facts.figures.monthly_forecasts import forecast_for
from plangen.facts.figures.named import Better, MetricGroup, NamedMetric, Recipe, Tally, TallyRow
from plangen.facts.figures.quota_status import clean_coverage_ahead, expected_by_now, period_pace
from plangen.facts.figures.recipes import coverage_recipe, deals_recipe, quota_recipe
from plangen.facts.figures.rows import AMOUNT, tally, tally_of_quota
from plangen.facts.scope.document import Scope
from plangen.facts.scope.workspace import Workspace
from plangen.metrics.pipeline.coverage import (
    PastCoverage,
    coverage,
    past_yield,
    required_coverage,
)
from plangen.metrics.pipeline.forecast import initial_commit
from plangen.metrics.pipeline.outlook import past_due_pipeline, undated_pipeline
from plangen.metrics.results.bookings import bookings_under_quota
from plangen.metrics.results.pace import elapsed_share, expected_to_date, pace, pace_to_expected, quota_to_date
from plangen.metrics.results.quota import monthly_quotas, quota
from plangen.periods import Period
from plangen.problems import Place


def _never(_workspace: Workspace, _period: Period) -> bool:
    return False


def _metric(  # noqa: PLR0913, PLR0917 - ceiling: what tells these metrics apart
    name: str,
    title: str,
    group: MetricGroup,
    formula: Callable[..., object],
    of_scope: Callable[[Scope, Period], Measure],
    recipe: Callable[[Scope, Period, Measure], Recipe],
    *,
    looks_ahead: bool = False,
) -> NamedMetric:
    return NamedMetric(
        name, title, group, formula, recipe, of_scope=of_scope, shown_when=_never, better=Better.NEITHER,
        looks_ahead=looks_ahead,
    )  # fmt: skip


def _quota(scope: Scope, period: Period) -> Measure:
    return quota(scope.person, period, scope.workspace.plan)


def _quota_recipe(scope: Scope, period: Period, _measure: Measure) -> Recipe:
    return Recipe((tally_of_quota(scope, period),), "SUM([quota])")


def _to_date(scope: Scope, period: Period) -> Measure:
    return quota_to_date(scope.person, period, scope.workspace.plan, scope.workspace.clock)


def _to_date_recipe(scope: Scope, period: Period, _measure: Measure) -> Recipe:
    """The recipe of quota to date: the months' quotas, each with the share of its working days that have passed."""
    given = [each for each in monthly_quotas(scope.person, period, scope.workspace.plan) if each is not None]
    shares = [elapsed_share(each.month, scope.workspace.clock).value or Decimal(0) for each in given]
    rows = zip(tally_of_quota(scope, period).rows, shares, strict=True)
    elapsed = tuple(TallyRow(row.place, row.what, row.note, (*row.values, share)) for row, share in rows)
    return Recipe((Tally("Quota", ("quota", "elapsed"), elapsed),), "SUMPRODUCT([quota],[elapsed])")


def _pace_recipe(scope: Scope, period: Period, measure: Measure) -> Recipe:
    """The recipe of pace: bookings against the share of the quota that is expected by now."""
    return quota_recipe(f"SUM([amount])/(SUM([quota])*{_expected_share(scope, period):f})")(scope, period, measure)


def _expected_recipe(scope: Scope, period: Period, _measure: Measure) -> Recipe:
    return Recipe((tally_of_quota(scope, period),), f"SUM([quota])*{_expected_share(scope, period):f}")


def _expected_share(scope: Scope, period: Period) -> Decimal:
    """The share of the quota that is expected by now: the typical pace, less or more with leave, hire, or ramp."""
    goal, expected = _quota(scope, period).value, expected_by_now(scope).value
    return expected / goal if goal and expected is not None else Decimal(0)


def _pace_to_quota(scope: Scope, period: Period) -> Measure:
    return pace(bookings_under_quota(scope.person, scope.deals, period, scope.workspace.plan), _to_date(scope, period))


def _pace_to_quota_recipe(scope: Scope, period: Period, measure: Measure) -> Recipe:
    """The recipe of pace to quota: won deals, and the quota to date."""
    [won, _], [to_date] = (
        quota_recipe("")(scope, period, measure).tallies,
        _to_date_recipe(scope, period, measure).tallies,
    )
    return Recipe((won, to_date), "SUM([amount])/SUMPRODUCT([quota],[elapsed])")


def _past(scope: Scope) -> list[PastCoverage]:
    return scope.once(coverage_history)


def _past_recipe(formula: str) -> Callable[[Scope, Period, Measure], Recipe]:
    """The recipe of past yield: each full prior period with its open pipeline by now and what was booked from then."""

    def recipe(scope: Scope, _period: Period, _measure: Measure) -> Recipe:
        rows = (
            TallyRow(
                Place(),
                scope.number_format.period(each.period),
                f"{scope.number_format.deals(each.pipeline.n)} open, {scope.number_format.count(each.won_after.n)} won",
                (each.pipeline.value or Decimal(0), each.won_after.value or Decimal(0)),
            )
            for each in _past(scope)
        )
        return Recipe((Tally("Prior periods", ("open", "booked"), tuple(rows)),), formula)

    return recipe


def _forecast_recipe(scope: Scope, _period: Period, measure: Measure) -> Recipe:
    """The recipe of an opening forecast: those for the period, or each of its months; or the deals of a snapshot."""
    if measure.variant is Variant.SNAPSHOT_OF:
        saved = [deal for each in scope.book.snapshots for deal in each.deals]
        counted = [deal for deal in (*saved, *scope.deals) if deal.row in set(measure.rows)]
        return Recipe((tally(scope, "Won and committed deals", counted, AMOUNT),), "SUM([amount])")
    given = {each.row: each for each in scope.workspace.forecasts_of(scope.person)}
    rows = (
        TallyRow(scope.book.place(row, "commit"), each.period.name, f"as of {each.given_on}", (each.commit,))
        for row in measure.rows
        if (each := given.get(row)) is not None
    )
    return Recipe((Tally("Forecasts", ("commit",), tuple(rows)),), "SUM([commit])")


EXPLAINED_ONLY: tuple[NamedMetric, ...] = (
    _metric("quota", "Quota", MetricGroup.RESULTS, quota, _quota, _quota_recipe),
    _metric("quota to date", "Quota to date", MetricGroup.RESULTS, quota_to_date, _to_date, _to_date_recipe),
    _metric(
        "expected to date", "Expected to date", MetricGroup.RESULTS, expected_to_date,
        lambda scope, _period: expected_by_now(scope), _expected_recipe,
    ),
    _metric(
        "pace", "Pace to expected", MetricGroup.RESULTS, pace_to_expected,
        lambda scope, _period: period_pace(scope), _pace_recipe,
    ),
    _metric("pace to quota", "Pace to quota", MetricGroup.RESULTS, pace, _pace_to_quota, _pace_to_quota_recipe),
    _metric(
        "opening forecast", "Opening forecast", MetricGroup.PROCESS, initial_commit, forecast_for, _forecast_recipe
    ),
    _metric(
        "clean coverage", "Clean coverage", MetricGroup.PIPELINE, coverage,
        lambda scope, _period: clean_coverage_ahead(scope), coverage_recipe, looks_ahead=True,
    ),
    _metric(
        "past yield", "Past yield", MetricGroup.PIPELINE, past_yield,
        lambda scope, _period: past_yield(_past(scope)), _past_recipe("SUM([booked])/SUM([open])"), looks_ahead=True,
    ),
    _metric(
        "coverage needed", "Coverage needed", MetricGroup.PIPELINE, required_coverage,
        lambda scope, _period: required_coverage(past_yield(_past(scope))),
        _past_recipe("SUM([open])/SUM([booked])"), looks_ahead=True,
    ),
    _metric(
        "past-due pipeline", "Past-due pipeline", MetricGroup.PIPELINE, past_due_pipeline,
        lambda scope, _period: past_due_pipeline(scope.deals, scope.book.as_of),
        deals_recipe("SUM([amount])", "Open deals past their close date", AMOUNT),
    ),
    _metric(
        "undated pipeline", "Undated pipeline", MetricGroup.PIPELINE, undated_pipeline,
        lambda scope, _period: undated_pipeline(scope.deals),
        deals_recipe("SUM([amount])", "Open deals without a close date", AMOUNT),
    ),
)  # fmt: skip
"""Every metric that only plangen explain answers for by name."""
