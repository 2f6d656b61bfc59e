"""A Book in, a warning for each contradiction in the yearly plans on file out."""

from collections.abc import Iterator
from dataclasses import replace

from plangen.elements.measure import Measure
from plangen.facts.figures.plan_conflicts import Conflict, Finding, plan_conflicts
from plangen.facts.figures.plan_goals import plan_actions, plan_goals
from plangen.facts.figures.rows import place_of_target
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import Subject
from plangen.facts.scope.workspace import Workspace
from plangen.periods import Length
from plangen.problems import Place, Problem, warning
from plangen.records.book import Book
from plangen.records.meetings.actions import Action
from plangen.records.meetings.goals import Goal

FIXES = {
    Conflict.GOALS_DIFFER: "Change the targets of the supporting goals so that they add up to this one.",
    Conflict.GOAL_ABOVE_QUOTA: "Enter a target up to the quota, or raise the quota.",
    Conflict.ACTION_WITHOUT_GOAL: "Enter the id of one of the person's goals for that year.",
    Conflict.GOAL_WITHOUT_ACTION: "Add an action for each of these goals to Actions, with the goal's id.",
    Conflict.DUE_OUTSIDE_PLAN: "Enter a date within the plan, or the id of a goal for the other year.",
    Conflict.ACTIVITY_BELOW: "Raise the weekly target, or change the plan.",
}
"""The fix for each contradiction; quarters that differ from the year are reported when targets are read."""


def with_plan_warnings(book: Book) -> Book:
    """The Book with a warning for each contradiction in a plan of the running year or the next one."""
    found = tuple(_warnings(book)) if book.goals or book.actions else ()
    return replace(book, problems=(*book.problems, *found)) if found else book


def _warnings(book: Book) -> Iterator[Problem]:
    names = {each.salesperson for each in book.goals} | {each.salesperson for each in book.actions}
    people = [each for each in book.roster.people if each.name in names]
    running = book.calendar.containing(book.as_of, Length.YEAR)
    workspace = Workspace(book)
    for year in (running, book.calendar.after(running)):
        for person in people:
            scope = Scope(workspace, "check", "Check", Subject(person, None), year)
            if _has_plan(scope):
                yield from (_warning(scope, each) for each in plan_conflicts(scope) if each.conflict in FIXES)


def _has_plan(scope: Scope) -> bool:
    return bool(scope.once(plan_goals)) or bool(scope.once(plan_actions))


def _warning(scope: Scope, found: Finding) -> Problem:
    place, value = _where(scope, found)
    return warning(place, found.conflict, _message(scope, found), value=value, fix=FIXES[found.conflict])


def _where(scope: Scope, found: Finding) -> tuple[Place, str]:
    """The cell that a contradiction is about, and its value."""
    if found.action is not None:
        return _of_action(scope, found.action, found)
    if found.goal is not None:
        return _of_goal(scope, found.goal, found)
    rows = found.have.rows if found.have is not None else ()
    if found.have is None or not rows:
        return Place(), ""
    return place_of_target(scope, rows[0], scope.period), _number(scope, found.have)


def _of_action(scope: Scope, action: Action, found: Finding) -> tuple[Place, str]:
    if found.conflict is Conflict.ACTION_WITHOUT_GOAL:
        return scope.book.place(action.row, "goal"), action.goal or action.text
    return scope.book.place(action.row, "moved to" if action.moved_to else "due"), str(found.day)


def _of_goal(scope: Scope, goal: Goal, found: Finding) -> tuple[Place, str]:
    if found.conflict is Conflict.GOAL_WITHOUT_ACTION:
        return scope.book.place(goal.row, "goal"), goal.text
    if found.conflict is Conflict.DUE_OUTSIDE_PLAN:
        return scope.book.place(goal.row, "due"), str(found.day)
    return scope.book.place(goal.row, "target"), goal.target


def _message(scope: Scope, found: Finding) -> str:
    """What contradicts what."""
    name, year = scope.person.name, scope.period.name
    have, need = (_number(scope, each) if each is not None else "" for each in (found.have, found.need))
    match found.conflict:
        case Conflict.GOALS_DIFFER:
            text = f"The goals that support it add up to {have}, its target is {need}."
        case Conflict.GOAL_ABOVE_QUOTA:
            text = f"{name}'s goal of {have} is above the quota of {need}."
        case Conflict.ACTION_WITHOUT_GOAL:
            text = f"The action serves no goal of {name}'s plan for {year}."
        case Conflict.GOAL_WITHOUT_ACTION:
            text = f"No action for {name}'s goal is due by {found.day}."
        case Conflict.DUE_OUTSIDE_PLAN:
            text = f"Due outside {name}'s plan for {year}."
        case _:
            text = f"The target for {found.activity}s is {have} a week; {name}'s plan for {year} takes {need}."
    return text


def _number(scope: Scope, measure: Measure) -> str:
    return scope.figure(measure).full
