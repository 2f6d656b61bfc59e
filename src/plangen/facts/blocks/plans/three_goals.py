"""The first goals of a yearly plan."""

from datetime import date
from typing import Annotated

from plangen.elements.field import Field, FieldKind
from plangen.elements.table import Column, Look, Row, Table, TableSpec, Tone
from plangen.facts.figures.plan_goals import due_date, plan_actions, plan_goals
from plangen.facts.figures.plan_goals import goal_numbers as numbers_of_goals
from plangen.facts.formatting.truncation import FullText
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.reserved_ids import short_code
from plangen.facts.scope.tables import table_row
from plangen.records.addresses import row_address
from plangen.records.meetings.actions import Action
from plangen.records.meetings.goals import Goal
from plangen.tables.values.folding import fold

GOALS_LIMIT = Limit("goals", 3)
GOAL_TEXT = Limit("goal_text")
GOAL_HEIGHT = 11

PLAN_GOALS = TableSpec(
    "plan_goals",
    (
        Column("number", "my_goals", Look.NUMERAL, 15, is_title=True),
        Column("goal", tone=Tone.STRONG),
        Column("measure", "measured_by", width=28, below="id"),
        Column("next_step", "next_step", Look.WRITE_IN, 36, is_tinted=True),
        Column("due", "due", Look.WRITE_IN, 20, is_tinted=True),
    ),
)


def three_goals(scope: Scope) -> Annotated[Table, PLAN_GOALS]:
    """The first goals of the plan, each with its next step; blank rows if there are few."""
    goals = scope.once(plan_goals)
    most = scope.most(GOALS_LIMIT)
    rows = [_goal(scope, number, goal) for number, goal in enumerate(goals[:most], 1)]
    rows += [_blank_goal(scope, number) for number in range(len(rows) + 1, most + 1)]
    rest = len(goals) - most
    more = f"{scope.number_format.count(rest)} more in the quarterly action plan" if rest > 0 else ""
    count = scope.number_format.spelled_out(len(rows))
    headers = {"number": f"My {count} {'goal' if len(rows) == 1 else 'goals'}"}
    return scope.tables.table(PLAN_GOALS, rows, heading="My goals", headers=headers, more=more, row_height=GOAL_HEIGHT)


def _goal(scope: Scope, number: int, goal: Goal) -> Row:
    address = row_address("Goals", goal.id) if goal.id else row_address("Goals", scope.person.code, goal.text)
    action = _next_action(scope, number)
    step = goal.next_step or (action.now or action.text if action else "")
    due = goal.due if goal.next_step else due_date(action) if action else None
    return table_row(
        PLAN_GOALS,
        number=str(number),
        goal=scope.truncated(GOAL_TEXT, goal.text, FullText(goal.id or str(number), goal.text)),
        measure=measured_by(goal),
        id=goal.id,
        next_step=Field(
            address.cell("next step"),
            f"Goal {number}: next step",
            value=scope.truncated(GOAL_TEXT, step, FullText(goal.id or str(number), step)),
        ),
        due=Field(address.cell("due"), f"Goal {number}: due", FieldKind.DATE, value=_day(scope, due)),
    )


def _day(scope: Scope, day: date | None) -> str:
    return scope.number_format.short_day(day) if day else ""


def _next_action(scope: Scope, number: int) -> Action | None:
    """The next open action for a goal."""
    numbers = scope.once(numbers_of_goals)
    found = (each for each in scope.once(plan_actions) if each.is_open and numbers.get(fold(each.goal)) == number)
    return next((each for each in found if (day := due_date(each)) is not None and day >= scope.book.as_of), None)


def measured_by(goal: Goal) -> str:
    """A goal's target with its measure: 20 new accounts."""
    return " ".join(part for part in (goal.target, goal.measure) if part)


def _blank_goal(scope: Scope, number: int) -> Row:
    address = row_address("Goals", f"G-{scope.person.code}-{short_code(scope.period)}-{number}")
    return table_row(
        PLAN_GOALS,
        number=str(number),
        goal=Field(address.cell("goal"), f"Goal {number}"),
        measure=Field(address.cell("measure"), f"Goal {number}: measured by"),
        next_step=Field(address.cell("next step"), f"Goal {number}: next step"),
        due=Field(address.cell("due"), f"Goal {number}: due", FieldKind.DATE),
    )
