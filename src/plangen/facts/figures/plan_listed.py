"""The numbers of a yearly plan that people may ask for by name; no scorecard prints them."""

from collections.abc import Callable

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason
from plangen.facts.figures.named import MetricGroup, NamedMetric, Recipe
from plangen.facts.figures.plan import left_to_win, plan_bridge, plan_records, planning_ratios, span_of, takes
from plangen.facts.figures.plan_recipes import (
    gap_recipe,
    in_sight_recipe,
    left_to_win_recipe,
    pipeline_recipe,
    renewals_recipe,
    repeat_recipe,
    step_recipe,
    targets_recipe,
)
from plangen.facts.scope.document import Scope
from plangen.facts.scope.workspace import Workspace
from plangen.metrics.plans.backward import plan_steps, to_win
from plangen.metrics.plans.bridge import (
    bridge,
    plan_pipeline,
    renewals,
    repeat_business,
)
from plangen.metrics.plans.target_accounts import target_account_value
from plangen.periods import Period

STEPS = ("deals", "opportunities", "meetings", "calls")


def _never(_workspace: Workspace, _period: Period) -> bool:
    return False


def _metric(
    name: str,
    title: str,
    formula: Callable[..., object],
    of_scope: Callable[[Scope], Measure],
    recipe: Callable[[Scope, Measure], Recipe],
) -> NamedMetric:
    return NamedMetric(
        name,
        title,
        MetricGroup.PIPELINE,
        formula,
        lambda scope, _period, measure: recipe(scope, measure),
        of_scope=lambda scope, _period: of_scope(scope),
        shown_when=_never,
        of_plan=True,
    )


def _step(name: str) -> NamedMetric:
    def needed(scope: Scope) -> Measure:
        """What is needed per week of a step, or why it isn't known."""
        steps = scope.once(takes)
        found = next((each.per_week for each in steps if each.name == name), None)
        if found is not None:
            return found
        wanted = scope.once(left_to_win)
        if not steps:
            is_known = wanted.value is not None
            return unknown(Unit.COUNT, Reason.QUOTA_MET) if is_known else _as_count(wanted)
        stopped = steps[-1].needed if steps[-1].needed.value is None else scope.once(planning_ratios).calls
        return _as_count(stopped)

    title = f"{name.capitalize()} needed per week"
    return _metric(f"{name} needed", title, plan_steps, needed, lambda scope, _measure: step_recipe(scope, name))


def _as_count(missing: Measure) -> Measure:
    return Measure(None, Unit.COUNT, reason=missing.reason, fix=missing.fix, details=missing.details)


PLAN_METRICS: tuple[NamedMetric, ...] = (
    _metric(
        "repeat business", "Repeat business", repeat_business,
        lambda scope: repeat_business(scope.once(plan_records), scope.once(span_of)), repeat_recipe,
    ),
    _metric(
        "renewals", "Renewals", renewals,
        lambda scope: renewals(scope.once(plan_records), scope.once(span_of)), renewals_recipe,
    ),
    _metric(
        "plan pipeline", "Open pipeline in the plan, weighted", plan_pipeline,
        lambda scope: plan_pipeline(scope.once(plan_records), scope.once(span_of)), pipeline_recipe,
    ),
    _metric(
        "target accounts", "Target accounts", target_account_value,
        lambda scope: target_account_value(scope.once(plan_records), scope.once(span_of)), targets_recipe,
    ),
    _metric("in sight", "In sight", bridge, lambda scope: scope.once(plan_bridge).in_sight, in_sight_recipe),
    _metric("gap to close", "Gap to close", bridge, lambda scope: scope.once(plan_bridge).gap, gap_recipe),
    _metric("to win", "Left to win", to_win, lambda scope: scope.once(left_to_win), left_to_win_recipe),
    *(_step(name) for name in STEPS),
)  # fmt: skip
"""Every number of a plan with a name of its own, in the order of the bridge and then of the steps."""
