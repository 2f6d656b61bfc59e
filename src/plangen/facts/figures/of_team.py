"""A metric of a team: its value and rows are those of its people together, never averages of their numbers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from plangen.elements.measure import Measure, Unit
from plangen.facts.figures.monthly_forecasts import forecast_months, forecasts_in
from plangen.facts.figures.named import NamedMetric, Recipe, Tally, TallyRow
from plangen.facts.figures.plan import whole_parts, whole_quota
from plangen.facts.figures.rows import DEAL
from plangen.facts.figures.slips import expected, slippage, slipped
from plangen.facts.figures.sums import (
    bookings_under_quota,
    team_commitments_kept,
    team_coverage,
    team_decisions,
    team_goal,
    team_share,
    with_quota,
)
from plangen.facts.scope.document import Scope
from plangen.facts.scope.team import TeamScope, everyone
from plangen.metrics.pipeline.forecast import multi_month_accuracy, multi_month_bias
from plangen.metrics.results.bookings import gap
from plangen.metrics.results.by_type import TYPE_OF
from plangen.periods import Period
from plangen.records.targets.rows import BOOKINGS

COVERAGE = "coverage"
_OF_QUOTA = frozenset({"attainment", "gap", COVERAGE})
"""Metrics that compare with quota: of the people with one."""
_OF_DEALS = frozenset({
    "open pipeline", "open deals", "weighted pipeline", "velocity", "next meeting dated", "contacts per deal",
    "same days last year", *TYPE_OF,
})  # fmt: skip
"""Metrics of a team's deals as a whole, each split deal once, as those that are functions of deals."""
IN_SIGHT, GAP_TO_CLOSE = "in sight", "gap to close"
_OF_PLANS = frozenset({IN_SIGHT, GAP_TO_CLOSE})
_NOT_ADDED = frozenset({"to win"})
"""Amounts that don't add up over people: what someone is ahead doesn't lower what others have left to win."""


@dataclass(frozen=True, slots=True)
class TeamMetric:
    """A metric of a team, or of those of its people that it is about; None if it can't be added up."""

    measure: Measure
    recipe: Recipe
    goal: Measure | None
    deals: int
    """The number of deals among its rows."""
    printed: Measure
    """The measure as pages print it: amounts of plans are added up in whole units."""


def metric_of_team(scope: Scope, metric: NamedMetric) -> TeamMetric | None:
    """A metric of the team of a scope; None for one that can't be added up, such as calls needed per week."""
    group, span = everyone(scope), scope.ahead if metric.looks_ahead else scope.period
    if metric.name in _OF_QUOTA:
        group = TeamScope(group.name, tuple(with_quota(group, span)) or group.members)
    of_deals = metric.of_deals is not None or metric.name in _OF_DEALS
    measure = metric.compute(scope, span) if of_deals else _measure(group, metric, span)
    if measure is None:
        return None
    # Bookings of people without a quota don't count toward the quota of the others.
    all_have_one = len(with_quota(group, scope.period)) == len(group.members)
    goal = team_goal(group, scope.period) if metric.target == BOOKINGS and all_have_one else None
    recipe = metric.recipe(scope, scope.period, measure) if of_deals else _recipe(group, metric, scope.period)
    deals = {deal.row for deal in group.deals}
    return TeamMetric(
        measure, recipe, goal, sum(row in deals for row in measure.rows), _printed(group, metric, measure)
    )


def _printed(group: TeamScope, metric: NamedMetric, measure: Measure) -> Measure:
    if metric.name not in _OF_PLANS or measure.value is None:
        return measure
    members = [each for each in group.members if metric.compute(each, each.period).known]
    seen, goal = sum(whole_parts(members), Decimal(0)), whole_quota(members)
    return replace(measure, value=seen if metric.name == IN_SIGHT else (goal or Decimal(0)) - seen)


def _measure(group: TeamScope, metric: NamedMetric, span: Period) -> Measure | None:
    if metric.name in _OF_GROUP:
        return _OF_GROUP[metric.name](group, span)
    found = [metric.compute(each, each.period) for each in group.members]
    is_step = metric.of_plan and found[0].unit is not Unit.MONEY
    return None if is_step or metric.name in _NOT_ADDED else _added(found)


def _accuracy(group: TeamScope, span: Period) -> Measure:
    """The accuracy of everyone's forecasts of the months of a period."""
    months = (each for member in group.members for each in forecasts_in(member, span))
    return multi_month_accuracy([(each.forecast, each.actual) for each in months], minimum=1)


def _bias(group: TeamScope, span: Period) -> Measure:
    months = (each for member in group.members for each in forecast_months(member, span))
    return multi_month_bias([(each.forecast, each.actual) for each in months])


def _slippage(group: TeamScope, span: Period) -> Measure:
    """What slipped of everyone's expected pipeline, from sums."""
    shares = [(each, slippage(each, span)) for each in group.members]
    known = [(each, share) for each, share in shares if share.known]
    if not known:
        return shares[0][1]
    moved = sum((slipped(each, span).value or Decimal(0) for each, _ in known), Decimal(0))
    amount = sum((expected(each, span) for each, _ in known), Decimal(0))
    rows = tuple(row for _, share in known for row in share.rows)
    return Measure(moved / amount, Unit.SHARE, sum(share.n for _, share in known), rows)


_OF_GROUP: Mapping[str, Callable[[TeamScope, Period], Measure]] = {
    "attainment": team_share,
    "gap": lambda group, period: gap(bookings_under_quota(group, period), team_goal(group, period)),
    COVERAGE: team_coverage,
    "commitments kept": team_commitments_kept,
    "deals that need a decision": lambda group, _period: team_decisions(group),
    "forecast accuracy": _accuracy,
    "bias": _bias,
    "slippage": _slippage,
}
"""Metrics of the people of a team together, by rules of their own."""


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
    """The rows of all members with the metric under the titles of its recipe, each with the person's name."""
    found = [(each, metric.compute(each, period)) for each in group.members]
    # Someone at quota, or with a quota of 0, has no coverage, and counts in the team's all the same.
    known = [(each, measure) for each, measure in found if measure.known or metric.name == COVERAGE] or found[:1]
    recipes = [(each, metric.recipe(each, period, measure)) for each, measure in known]
    tallies: dict[str, Tally] = {}
    for member, recipe in recipes:
        for tally in recipe.tallies:
            named = tuple(replace(row, what=f"{member.person.name}: {row.what}") for row in tally.rows)
            before = tallies.get(tally.title)
            tallies[tally.title] = replace(tally, rows=(*(before.rows if before else ()), *_not_in(named, before)))
    return Recipe(tuple(tallies.values()), max((recipe.formula for _, recipe in recipes), key=len))


def _not_in(rows: Sequence[TallyRow], before: Tally | None) -> Iterator[TallyRow]:
    """The rows that aren't listed yet: the share of another person in a deal that counts once is the same cell."""
    counted = {str(each.place) for each in before.rows} if before and before.columns == (DEAL.name,) else set()
    yield from (row for row in rows if str(row.place) not in counted)
