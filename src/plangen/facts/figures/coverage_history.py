"""A person's coverage on the same working day of prior periods."""

from plangen.facts.scope.document import Scope
from plangen.metrics.pipeline.coverage import MIN_PAST_PERIODS, PastCoverage, past_coverage


def coverage_history(scope: Scope) -> list[PastCoverage]:
    """The person's coverage on the same working day of prior periods, with what each ended with."""
    return past_coverage(scope.person, scope.deals, scope.workspace.history, scope.workspace.plan, scope.window)


def is_approximate(scope: Scope) -> bool:
    """Whether the typical coverage is rebuilt for some of the periods, or not known."""
    found = scope.once(coverage_history)
    return len(found) < MIN_PAST_PERIODS or any(each.is_rebuilt for each in found)
