"""The metric that each skill should move, from where it is to its target."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.measure import Measure
from plangen.facts.figures.listed import named
from plangen.facts.figures.named import Better
from plangen.facts.scope.document import Scope
from plangen.facts.scope.spans import days_off
from plangen.metrics.pipeline.activity import (
    MEETING,
    activities_per_week,
    activity_count,
    weekly_activity_target,
    weeks_worked,
)
from plangen.periods import Length, Period
from plangen.tables.values.folding import fold

CALL = "call"
MEASURES_OF_SKILLS: Mapping[str, tuple[str, ...]] = {
    "prospecting": ("meetings a week", "new accounts"),
    "qualifying": ("win rate",),
    "discovery": ("win rate", "average deal"),
    "presenting value": ("average deal", "win rate"),
    "negotiating": ("margin", "average deal"),
    "closing": ("win rate", "median cycle"),
    "account planning": ("bookings",),
    "pipeline and forecast": ("median cycle",),
    "product knowledge": ("win rate",),
    "market and competitors": ("win rate",),
    "work habits": ("calls a week",),
}
"""The metrics of each skill, the one that it moves first at the front; the first that is below its target is used."""
_WEEKLY = {"meetings a week": (MEETING, "Meetings a week"), "calls a week": (CALL, "Calls a week")}


@dataclass(frozen=True, slots=True)
class SkillMeasure:
    """A metric in the last full quarter, next to its target; `is_lower_better` for days.

    Someone hired in that quarter has none.
    """

    name: str
    span: Period
    actual: Measure
    target: Measure
    is_lower_better: bool = False

    @property
    def share(self) -> Decimal | None:
        """How much of the target was reached; None if it is unknown."""
        actual, target = self.actual.value, self.target.value
        if actual is None or not target or (self.is_lower_better and not actual):
            return None
        return target / actual if self.is_lower_better else actual / target


def measure_of(scope: Scope, skill: str) -> SkillMeasure | None:
    """The first metric of a skill that is below its target, else the first that has one; None without a target."""
    found = [each for each in _measures(scope, skill) if each.share is not None]
    return next((each for each in found if each.share is not None and each.share < 1), next(iter(found), None))


def attainments(scope: Scope) -> Mapping[str, Decimal]:
    """How much of the target of its metric was reached, by skill."""
    return scope.once(_attainments)


def _attainments(scope: Scope) -> Mapping[str, Decimal]:
    found = {skill: measure_of(scope, skill) for skill in MEASURES_OF_SKILLS}
    return {skill: each.share for skill, each in found.items() if each is not None and each.share is not None}


def _measures(scope: Scope, skill: str) -> Iterator[SkillMeasure]:
    quarter = scope.book.calendar.last_complete(scope.book.as_of, Length.QUARTER)
    if not scope.employed_on(quarter.start):
        return
    for name in MEASURES_OF_SKILLS.get(fold(skill), ()):
        if name in _WEEKLY:
            yield _weekly(scope, name, quarter)
            continue
        metric = named(name)
        target = metric.goal(scope, quarter)
        if target is not None:
            is_lower = metric.better is Better.LOWER
            yield SkillMeasure(metric.title, quarter, metric.compute(scope, quarter), target, is_lower)


def _weekly(scope: Scope, name: str, quarter: Period) -> SkillMeasure:
    """An activity for each week worked in the quarter, next to its weekly target."""
    kind, title = _WEEKLY[name]
    activities, book = scope.workspace.activities_of(scope.person), scope.book
    worked = weeks_worked(scope.person, quarter.start, quarter.end, scope.once(days_off))
    done = activities_per_week(activity_count(activities, kind, quarter), worked)
    target = weekly_activity_target(kind, scope.person, quarter, book.targets)
    return SkillMeasure(title, quarter, done, target)
