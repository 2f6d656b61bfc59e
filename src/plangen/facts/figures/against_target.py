"""A metric in, its comparison with its target out: the same one in every table and in explain."""

from dataclasses import replace

from plangen.elements.figure import Comparison, Figure, Mark
from plangen.elements.reasons import Reason
from plangen.facts.figures.named import Better, MetricGroup, NamedMetric
from plangen.facts.scope.document import Scope
from plangen.metrics.results.bookings import attainment
from plangen.records.targets.rows import BOOKINGS


def against_target(scope: Scope, metric: NamedMetric, actual: Figure) -> Comparison | None:
    """A metric of the scope's period compared with its target; None without one.

    A missing quota is worth an n/a if others have one. Any other missing target counts as none.
    """
    goal = metric.goal(scope, scope.period)
    if goal is None or (not goal.known and not _quota_missing(scope, metric)):
        return None
    against = scope.comparison(actual, scope.figure(goal))
    if metric.better is Better.NEITHER or metric.group is MetricGroup.ACTIVITY:
        return replace(against, mark=Mark.NONE)
    if metric.target == BOOKINGS:
        # Two amounts that print alike may be a percent apart, which attainment shows.
        share = attainment(scope.person, scope.deals, scope.period, scope.workspace.plan)
        return replace(against, mark=scope.attainment_mark(scope.figure(share)))
    return against


def target_as_entered(scope: Scope, metric: NamedMetric) -> str:
    """A target that is below one in the period, as it was entered: “target 6 a year”; empty for any other."""
    goal = metric.goal(scope, scope.period)
    below_one = goal is not None and goal.reason is Reason.TARGET_BELOW_ONE
    return metric.goal_arithmetic(scope, scope.period) if below_one else ""


def _quota_missing(scope: Scope, metric: NamedMetric) -> bool:
    return metric.target == BOOKINGS and scope.workspace.has_quota_in(scope.period)
