"""A metric of a team: its value and rows are those of its people together, never averages of their numbers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from plangen.elements.measure import Measure, Unit
from plangen.facts.figures.named import NamedMetric, Recipe, Tally
from plangen.facts.figures.sums import (
    bookings_under_quota,
    team_commitments_kept,
    team_coverage,
    team_goal,
    team_share,
    with_quota,
)
from plangen.facts.scope.document import Scope
from plangen.facts.scope.team import TeamScope, everyone
from plangen.metrics.results.bookings import gap
from plangen.periods import Period
from plangen.records.targets.rows import BOOKINGS

_OF_QUOTA: Mapping[str, Callable[[TeamScope, Period], Measure]] = {
    "attainment": team_share,
    "gap": lambda group, period: gap(bookings_under_quota(group, period), team_goal(group, period)),
    "coverage": team_coverage,
}
"""Metrics that compare with quota: of the people with one."""

_NOT_ADDED = frozenset({"velocity", "contacts per deal"})
"""Metrics in money or counts that are no sums."""


@dataclass(frozen=True, slots=True)
class TeamMetric:
    """A metric of a team, or of those of its people that it is about; None if it can't be added up."""

    measure: Measure
    recipe: Recipe
    goal: Measure | None
    deals: int
    """The number of deals among its rows."""


def metric_of_team(scope: Scope, metric: NamedMetric) -> TeamMetric | None:
    """A metric of the team of a scope; None for one that can't be added up, such as a median that isn't about deals."""
    group, span = everyone(scope), scope.ahead if metric.looks_ahead else scope.period
    if metric.name in _OF_QUOTA:
        group = TeamScope(group.name, tuple(with_quota(group, span)) or group.members)
    measure = _measure(group, metric, span)
    if measure is None:
        return None
    # Bookings of people without a quota don't count toward the quota of the others.
    all_have_one = len(with_quota(group, scope.period)) == len(group.members)
    goal = team_goal(group, scope.period) if metric.target == BOOKINGS and all_have_one else None
    deals = {deal.row for deal in group.deals}
    return TeamMetric(measure, _recipe(group, metric, scope.period), goal, sum(row in deals for row in measure.rows))


def _measure(group: TeamScope, metric: NamedMetric, span: Period) -> Measure | None:
    if metric.name in _NOT_ADDED or metric.of_plan:
        return None
    if metric.name in _OF_QUOTA:
        return _OF_QUOTA[metric.name](group, span)
    if metric.name == "commitments kept":
        return team_commitments_kept(group, span)
    if metric.of_deals is not None:
        return metric.of_deals(group.members[0].workspace)(group.deals, span)
    return _added([metric.compute(each, each.period) for each in group.members])


def _added(found: Sequence[Measure]) -> Measure | None:
    """Amounts and counts added up, and rates from their sums; the first reason if none is known."""
    known = [each for each in found if each.value is not None]
    if not known:
        return found[0]
    rows, n = tuple(row for each in known for row in each.rows), sum(each.n for each in known)
    if all(each.part is not None for each in known) and n:
        part = sum(each.part or 0 for each in known)
        value = Decimal(part) / n if known[0].unit is Unit.SHARE else Decimal(part)
        return replace(known[0], value=value, n=n, rows=rows, part=part, variant=None, details=())
    if known[0].unit not in {Unit.MONEY, Unit.COUNT}:
        return None
    total = sum((each.value for each in known if each.value is not None), Decimal(0))
    return Measure(total, known[0].unit, n, rows)


def _recipe(group: TeamScope, metric: NamedMetric, period: Period) -> Recipe:
    """The rows of all members under the titles of the metric's recipe, each with the person's name."""
    recipes = [(each, metric.recipe(each, period, metric.compute(each, period))) for each in group.members]
    tallies: dict[str, Tally] = {}
    for member, recipe in recipes:
        for tally in recipe.tallies:
            named = tuple(replace(row, what=f"{member.person.name}: {row.what}") for row in tally.rows)
            before = tallies.get(tally.title)
            tallies[tally.title] = replace(tally, rows=(*(before.rows if before else ()), *named))
    return Recipe(tuple(tallies.values()), recipes[0][1].formula)
