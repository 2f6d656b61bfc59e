"""What in a plan contradicts something else in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from plangen.elements.measure import Measure, Unit
from plangen.facts.figures.goals import named_metric, number_in
from plangen.facts.figures.plan import quota_of, span_of, takes
from plangen.facts.figures.plan_goals import due_date, goal_numbers, plan_actions, plan_goals, supporting_goals
from plangen.facts.scope.document import Scope
from plangen.metrics.pipeline.activity import weekly_activity_target
from plangen.periods import Length, Period, months
from plangen.records.meetings.actions import Action
from plangen.records.meetings.goals import Goal, GoalStatus
from plangen.records.targets.rows import BOOKINGS
from plangen.tables.values.folding import fold

DAYS_AHEAD = timedelta(days=90)
QUARTERS_A_YEAR = 4
ACTIVITIES = {"meetings": "meeting", "calls": "call"}
"""The type of activity of each step that has one."""


class Conflict(StrEnum):
    """The sort of a contradiction, in the order in which they are printed."""

    QUARTERS_DIFFER = "quarters differ from the year"
    GOALS_DIFFER = "supporting goals differ from their goal"
    GOAL_ABOVE_QUOTA = "goal above quota"
    ACTION_WITHOUT_GOAL = "action without goal"
    GOAL_WITHOUT_ACTION = "goal without action"
    DUE_OUTSIDE_PLAN = "due outside the plan"
    ACTIVITY_BELOW = "activity target too low"


@dataclass(frozen=True, slots=True)
class Finding:
    """A contradiction: what it is about, and the two numbers or the date that differ."""

    conflict: Conflict
    goal: Goal | None = None
    action: Action | None = None
    have: Measure | None = None
    need: Measure | None = None
    activity: str = ""
    day: date | None = None


def plan_conflicts(scope: Scope) -> tuple[Finding, ...]:
    """The contradictions in a person's plan."""
    return (
        *_quarters(scope),
        *_supporting(scope),
        *_above_quota(scope),
        *_actions_without_goal(scope),
        *_goals_without_action(scope),
        *_outside(scope),
        *_activities(scope),
    )


def _quarters(scope: Scope) -> Iterator[Finding]:
    """Targets for months or quarters that don't add up to the target for the year."""
    own = [
        each
        for each in scope.book.targets
        if each.measure == BOOKINGS and each.scope == "person" and each.who == scope.person.name
    ]
    parts = [each for each in own if _is_shorter(each.period, scope.period)]
    covered = {month.start for each in parts for month in months(each.period)}
    given = _given_quota(scope, [each.amount for each in own if each.period == scope.period])
    if given is None or not covered.issuperset(month.start for month in months(scope.period)):
        return
    total = sum((each.amount for each in parts), Decimal(0))
    if len(covered) == sum(each.period.length.months for each in parts) and total != given:
        rows = tuple(each.row for each in parts)
        yield Finding(
            Conflict.QUARTERS_DIFFER,
            have=Measure(total, Unit.MONEY, len(parts), rows),
            need=Measure(given, Unit.MONEY),
        )


def _given_quota(scope: Scope, targets: list[Decimal]) -> Decimal | None:
    """The quota for the whole period, from Targets or else from Team; None if there is none."""
    if targets:
        return targets[0]
    if scope.period.length is not Length.YEAR:
        return None
    names = (
        {scope.period.code, str(scope.period.start.year)}
        if scope.book.calendar.is_calendar_year
        else {
            scope.period.code,
        }
    )
    return next((each.amount for each in scope.person.quotas if each.year in names), None)


def _is_shorter(part: Period, whole: Period) -> bool:
    return whole.start <= part.start and part.end <= whole.end and part.length.months < whole.length.months


def _supporting(scope: Scope) -> Iterator[Finding]:
    for goal in scope.once(plan_goals):
        need, _ = number_in(scope, goal.target) if goal.target else (None, False)
        parts = [
            (each, value)
            for each in supporting_goals(scope, goal)
            if each.target
            and (value := number_in(scope, each.target)[0]) is not None
            and fold(each.measure) == fold(goal.measure)
        ]
        metric = named_metric(goal)
        if need is None or not parts or (metric is not None and metric.target not in ("", BOOKINGS, "new accounts")):
            continue
        total = sum((value for _, value in parts), Decimal(0))
        is_complete = len({each.period for each, _ in parts}) == QUARTERS_A_YEAR
        if total > need or (is_complete and total != need):
            unit = Unit.MONEY if metric is not None and metric.target == BOOKINGS else Unit.COUNT
            yield Finding(Conflict.GOALS_DIFFER, goal, have=Measure(total, unit), need=Measure(need, unit))


def _above_quota(scope: Scope) -> Iterator[Finding]:
    for goal in scope.once(plan_goals):
        for each in (goal, *supporting_goals(scope, goal)):
            metric = named_metric(each)
            if metric is None or metric.target != BOOKINGS or not each.target or each.period is None:
                continue
            value, is_share = number_in(scope, each.target)
            goal_quota = quota_of(scope, each.period)
            if value is not None and not is_share and goal_quota.value is not None and value > goal_quota.value:
                yield Finding(
                    Conflict.GOAL_ABOVE_QUOTA, each, have=Measure(value, Unit.MONEY, 1, (each.row,)), need=goal_quota
                )


def _actions_without_goal(scope: Scope) -> Iterator[Finding]:
    numbers = scope.once(goal_numbers)
    for action in scope.once(plan_actions):
        if fold(action.goal) not in numbers:
            yield Finding(Conflict.ACTION_WITHOUT_GOAL, action=action)


def _goals_without_action(scope: Scope) -> Iterator[Finding]:
    numbers, span = scope.once(goal_numbers), scope.once(span_of)
    end = min(span.ahead.start + DAYS_AHEAD, span.period.end)
    if span.ahead.start >= span.ahead.end:
        return
    due = {
        numbers.get(fold(each.goal))
        for each in scope.once(plan_actions)
        if each.is_open and (day := due_date(each)) is not None and span.ahead.start <= day < end
    }
    for number, goal in enumerate(scope.once(plan_goals), 1):
        is_current = goal.period is not None and goal.period.start < end and span.ahead.start < goal.period.end
        if is_current and goal.status not in (GoalStatus.DONE, GoalStatus.DROPPED) and number not in due:
            yield Finding(Conflict.GOAL_WITHOUT_ACTION, goal, day=end - timedelta(days=1))


def _outside(scope: Scope) -> Iterator[Finding]:
    for action in scope.once(plan_actions):
        day = due_date(action)
        if day is not None and day not in scope.period:
            yield Finding(Conflict.DUE_OUTSIDE_PLAN, action=action, day=day)
    for goal in scope.once(plan_goals):
        if goal.due is not None and goal.due not in scope.period:
            yield Finding(Conflict.DUE_OUTSIDE_PLAN, goal, day=goal.due)


def _activities(scope: Scope) -> Iterator[Finding]:
    """Weekly activity targets below what the plan takes, as printed."""
    given = {
        name: weekly_activity_target(activity, scope.person, scope.period, scope.book.targets)
        for name, activity in ACTIVITIES.items()
    }
    steps = scope.once(takes) if any(each.known for each in given.values()) else ()
    for step in steps:
        if step.name not in given:
            continue
        have, need = (scope.figure(each).printed for each in (given[step.name], step.per_week))
        if have is not None and need is not None and have < need:
            activity = ACTIVITIES[step.name]
            yield Finding(Conflict.ACTIVITY_BELOW, have=given[step.name], need=step.per_week, activity=activity)
