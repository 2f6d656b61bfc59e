"""Progress to a goal's target, from its row in Goals or from the metric it names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason
from plangen.facts.figures.listed import MEASURES
from plangen.facts.figures.named import NamedMetric
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import Subject
from plangen.facts.scope.workspace import Workspace
from plangen.periods import Length, Period
from plangen.problems import Problem, warning
from plangen.records.meetings.goals import Goal
from plangen.tables.values.folding import fold
from plangen.tables.values.numbers import read_numbers

_BY_SPELLING = {fold(spelling): each for each in MEASURES for spelling in each.spellings if not each.is_current}
_NUMBER = re.compile(r"\D*\d[\d.,\s]*+(?:k|m|mn|bn|%)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class GoalProgress:
    """Progress to a goal: `text` for the page (“712K of 980K”), and the share of the target if both are numbers."""

    text: str
    share: Decimal | None
    unit: Unit


def goal_progress(scope: Scope, goal: Goal) -> GoalProgress | None:
    """Progress by the metric that the goal names; if it isn't known, the actual in the goal's row."""
    if not goal.target:
        return None
    target, percent = number_in(scope, goal.target)
    found = counted(scope, goal)
    if goal.actual and not found.known:
        reached, _ = number_in(scope, goal.actual)
        text = f"{_metric(goal)}{goal.actual}{', target' if percent else ' of'} {goal.target}"
        return GoalProgress(text, _share(reached, target), Unit.SHARE if percent else Unit.COUNT)
    if not found.known:
        return GoalProgress(f"{_metric(goal)}target {goal.target}", None, Unit.COUNT)
    aim = Measure(target, found.unit) if target is not None else found
    of = " of" if found.unit in (Unit.COUNT, Unit.MONEY) else ", target"
    text = f"{_metric(goal)}{scope.figure(found)}{of} {scope.figure(aim)}"
    return GoalProgress(text, _share(found.value, aim.value), found.unit)


def counted(scope: Scope, goal: Goal) -> Measure:
    """Progress by the metric that a goal names, if its target has the same unit."""
    listed, (_, percent) = named_metric(goal), number_in(scope, goal.target)
    found = _computed(scope, goal, listed) if listed else unknown(Unit.COUNT, Reason.NO_METRIC)
    fits = not found.known or (found.unit is Unit.SHARE) == percent
    return found if fits else unknown(found.unit, Reason.NO_METRIC)


def typed_conflicts(workspace: Workspace) -> Iterable[Problem]:
    """A warning for each goal whose actual in its row differs from the metric that it names."""
    book = workspace.book
    for goal in book.goals:
        seller = book.roster.find(goal.salesperson) if goal.actual and goal.target else None
        if seller is None:
            continue
        quarter = book.calendar.containing(book.as_of, Length.QUARTER)
        scope = Scope(workspace, "", "", Subject(seller, None), quarter)
        found, (typed, _) = counted(scope, goal), number_in(scope, goal.actual)
        if typed is None or not found.known or found.value is None:
            continue
        typed = typed / 100 if found.unit is Unit.SHARE and typed > 1 else typed
        count = scope.figure(found)
        if scope.figure(replace(found, value=typed, part=None)).short != count.short:
            message = f"plangen counts {count}, not {goal.actual}. {count} is printed."
            fix = "Delete the cell, or change the goal's measure if it counts something else."
            yield warning(book.place(goal.row, "actual"), "goal actual", message, value=goal.actual, fix=fix)


def named_metric(goal: Goal) -> NamedMetric | None:
    """The metric that a goal's measure names; None if it names none."""
    return _BY_SPELLING.get(fold(goal.measure))


def _metric(goal: Goal) -> str:
    return f"{goal.measure}: " if goal.measure else ""


def _share(reached: Decimal | None, target: Decimal | None) -> Decimal | None:
    return reached / target if reached is not None and target is not None and target > 0 and reached >= 0 else None


def number_in(scope: Scope, text: str) -> tuple[Decimal | None, bool]:
    """The number that a goal's text starts with, and whether it is a percentage."""
    found = _NUMBER.match(text)
    if not found:
        return None, False
    read = read_numbers([found[0].strip()], comma=scope.book.settings.conventions.decimal_comma)
    return read.values[0], found[0].strip().endswith("%")


def counted_through(scope: Scope, span: Period) -> date:
    """The last day that progress in a goal's period counts: the page's period ends it, or else the as-of date."""
    is_later = span.start >= scope.period.end
    return scope.book.as_of if is_later else min(scope.book.as_of, scope.period.last_day)


def _computed(scope: Scope, goal: Goal, metric: NamedMetric) -> Measure:
    """The metric over the elapsed part of the goal's period, up to the end of the page's period if that is earlier."""
    span = goal.period or scope.year_to_date
    if span.start == scope.year_to_date.start and span.length is Length.YEAR and not scope.has_year:
        return unknown(Unit.COUNT, Reason.FILES_START_LATER)
    end = min(span.end, counted_through(scope, span) + timedelta(days=1))
    if end <= span.start:
        return unknown(Unit.COUNT, Reason.NOT_STARTED)
    return metric.compute(scope, Period(span.start, end, span.length, span.code, span.name, span.short))
