"""The contradictions in a plan, in words."""

from collections.abc import Sequence

from plangen.elements.figure import Figure
from plangen.facts.figures.plan import quota_of
from plangen.facts.figures.plan_conflicts import Conflict, Finding, plan_conflicts
from plangen.facts.figures.plan_goals import goal_numbers, plan_goals
from plangen.facts.formatting.series import series
from plangen.facts.scope.document import Scope
from plangen.records.meetings.goals import Goal
from plangen.tables.values.folding import fold

GOAL = "Goal "
MOST_LISTED = 4


def conflict_sentences(scope: Scope) -> tuple[str, ...]:
    """A sentence for each contradiction."""
    found = scope.once(plan_conflicts)
    without_goal = [each for each in found if each.conflict is Conflict.ACTION_WITHOUT_GOAL]
    unserved = [each for each in found if each.conflict is Conflict.GOAL_WITHOUT_ACTION]
    merged = [*(without_goal if len(without_goal) > 1 else ()), *(unserved if len(unserved) > 1 else ())]
    sentences = [conflict_sentence(scope, each) for each in found if each not in merged]
    if len(unserved) > 1:
        sentences.insert(_place(found, unserved[0], merged), _without_action(scope, unserved))
    if len(without_goal) > 1:
        sentences.append(f"{scope.number_format.count(len(without_goal))} actions serve no goal.")
    return tuple(sentences)


def _place(found: Sequence[Finding], first: Finding, merged: Sequence[Finding]) -> int:
    """How many sentences come before that of the first of several findings that are merged."""
    return sum(each not in merged for each in found[: found.index(first)])


def _without_action(scope: Scope, unserved: Sequence[Finding]) -> str:
    """All goals without an action in one sentence: “Goals 1 and 3 have no action due by Mar 31.”."""
    names = [_goal(scope, each.goal).removeprefix(GOAL) for each in unserved if each.goal]
    listed = series(names)
    day = scope.number_format.short_day(unserved[0].day) if unserved[0].day else ""
    if len(unserved) == len(scope.once(plan_goals)) > MOST_LISTED:
        return f"None of the {scope.number_format.count(len(unserved))} goals has an action due by {day}."
    return f"Goals {listed} have no action due by {day}."


def conflict_sentence(scope: Scope, found: Finding) -> str:
    """What contradicts what."""
    goal = _goal(scope, found.goal) if found.goal else ""
    number = found.action.id if found.action else ""
    have, need = (scope.figure(each) if each is not None else None for each in (found.have, found.need))
    day = scope.number_format.short_day(found.day) if found.day else ""
    match found.conflict:
        case Conflict.QUARTERS_DIFFER:
            text = f"The months and quarters add up to {_full(have)}, the year’s quota is {_full(need)}."
        case Conflict.GOALS_DIFFER:
            text = f"{goal} is {_full(need)}, its quarterly goals add up to {_full(have)}."
        case Conflict.GOAL_ABOVE_QUOTA:
            text = f"{goal} is {_full(have)}, above the quota of {_full(need)}."
        case Conflict.ACTION_WITHOUT_GOAL:
            text = f"Action {number} serves no goal."
        case Conflict.GOAL_WITHOUT_ACTION:
            text = f"{goal} has no action due by {day}."
        case Conflict.DUE_OUTSIDE_PLAN:
            full_day = scope.number_format.day(found.day) if found.day else ""
            text = f"{f'Action {number}' if number else goal} is due {full_day}, outside the plan."
        case Conflict.ACTIVITY_BELOW:
            text = f"The target for {found.activity}s is {have} a week; the plan takes {need}."
    return text


def plan_check(scope: Scope) -> str:
    """The check of the plan for the foot of its last page: every contradiction, or that the quarters add up."""
    found = scope.once(conflict_sentences)
    return " ".join(found) if found else all_add_up(scope)


def all_add_up(scope: Scope) -> str:
    """The sentence if there is no contradiction; empty without a quota."""
    goal = scope.figure(quota_of(scope, scope.period))
    count: Sequence[str] = ("", "", "two", "three", "four")
    quarters = scope.period.length.months // 3
    return f"The {count[quarters]} quarters add up to {goal.full}." if goal.known else ""


def _goal(scope: Scope, goal: Goal) -> str:
    number = scope.once(goal_numbers).get(fold(goal.id)) if goal.id else None
    return f"{GOAL}{number if number and not goal.parent else goal.id or goal.text}"


def _full(figure: Figure | None) -> str:
    return figure.full if figure is not None else ""
