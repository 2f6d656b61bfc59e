"""The goals and actions of a yearly plan, as the plan and the reviews print them."""

from collections.abc import Mapping, Sequence
from datetime import date

from plangen.facts.figures.plan import quarters
from plangen.facts.scope.document import Scope
from plangen.facts.scope.reserved_ids import short_code
from plangen.periods import Period
from plangen.records.meetings.actions import Action
from plangen.records.meetings.goals import PERSONAL, Goal
from plangen.tables.values.folding import fold

PLAN = "business plan"
SERIES = ("P", "K")
"""The letters before the lines of the quarterly action plan, and of the first 90 days on the kickoff's insert."""
COMMITMENT, EXTRA = "commitment", "and then some"


def open_goals(scope: Scope) -> list[Goal]:
    """The person's goals that others may see, in the order of their rows."""
    own = [each for each in scope.book.goals if each.salesperson == scope.person.name]
    return sorted((each for each in own if not each.private and each.area != PERSONAL), key=lambda each: each.row)


def plan_goals(scope: Scope) -> list[Goal]:
    """The goals of the plan, those for its whole period first; a goal that supports another isn't one of its own."""
    found = [each for each in open_goals(scope) if each.period is not None and _is_part(each.period, scope.period)]
    ids = {fold(each.id) for each in found}
    own = [each for each in found if not each.parent or fold(each.parent) not in ids]
    return sorted(own, key=lambda each: (each.period != scope.period, each.row))


def supporting_goals(scope: Scope, goal: Goal) -> list[Goal]:
    """The goals of parts of the plan that support one of its goals."""
    return [each for each in open_goals(scope) if goal.id and fold(each.parent) == fold(goal.id)]


def goal_numbers(scope: Scope) -> Mapping[str, int]:
    """The number of each goal of the plan by folded id; a goal that supports another has its number."""
    numbers: dict[str, int] = {}
    for number, goal in enumerate(scope.once(plan_goals), 1):
        for each in (goal, *supporting_goals(scope, goal)):
            if each.id:
                numbers[fold(each.id)] = number
    return numbers


def is_commitment_of_plan(scope: Scope, action: Action) -> bool:
    """Whether an action is a commitment or extra of page one, by its number or its origin."""
    if action.salesperson != scope.person.name:
        return False
    prefix = f"{scope.person.code}-{short_code(scope.period)}-".casefold()
    in_plan = action.due is None or action.due in scope.period
    is_of_plan = fold(action.origin).startswith(PLAN) and not action.goal
    return action.id.casefold().startswith(prefix) or (is_of_plan and in_plan)


def plan_actions(scope: Scope) -> list[Action]:
    """The actions of the plan: those for one of its goals, and those with a number of its quarters, by due date."""
    numbers = scope.once(goal_numbers)
    codes = [f"{scope.person.code}-{short_code(each)}" for each in quarters(scope)]
    prefixes = tuple(f"{code}-{series}".casefold() for code in codes for series in SERIES)
    found = [
        each
        for each in scope.book.actions
        if each.salesperson == scope.person.name
        and each.kind == COMMITMENT
        and (fold(each.goal) in numbers or each.id.casefold().startswith(prefixes))
    ]
    return sorted(found, key=lambda each: (due_date(each) or date.max, each.row))


def actions_in(scope: Scope, quarter: Period) -> Sequence[Action]:
    """The actions of the plan that are due in a quarter."""
    return [each for each in scope.once(plan_actions) if due_date(each) in quarter]


def due_date(action: Action) -> date | None:
    """When an action is due, after it was moved."""
    return action.moved_to or action.due


def _is_part(span: Period, period: Period) -> bool:
    return period.start <= span.start and span.end <= period.end
