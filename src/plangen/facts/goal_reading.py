"""How far a goal is: its target and what is reached, as its row says it or as the figures do."""

import re
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown
from plangen.facts.brief import Brief
from plangen.facts.measures import MEASURES
from plangen.facts.named_measure import NamedMeasure
from plangen.periods import Period
from plangen.records.goals import Goal
from plangen.tables.folding import fold
from plangen.tables.numbers import read_numbers

_BY_SPELLING = {fold(spelling): each for each in MEASURES for spelling in each.spellings if not each.of_now}
_NUMBER = re.compile(r"\D*\d[\d.,\s]*+(?:k|m|mn|bn|%)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """How far a goal is: `text` for the page (“712K of 980K”), and the share of the target where it can be said."""

    text: str
    share: Decimal | None
    unit: Unit


def reading_of(brief: Brief, goal: Goal) -> Reading | None:
    """What is reached of the target, from the row; where the row says nothing, from the measure it names."""
    if not goal.target:
        return None
    target, percent = _number(brief, goal.target)
    if goal.actual:
        reached, _ = _number(brief, goal.actual)
        text = f"{_measured(goal)}{goal.actual} of {goal.target}"
        return Reading(text, _share(reached, target), Unit.SHARE if percent else Unit.COUNT)
    listed = _BY_SPELLING.get(fold(goal.measure))
    found = _worked_out(brief, goal, listed) if listed else unknown(Unit.COUNT, "no measure")
    if not found.known or (found.unit is Unit.SHARE) != percent:
        return Reading(f"{_measured(goal)}target {goal.target}", None, Unit.COUNT)
    aim = Measure(target, found.unit) if target is not None else found
    text = f"{_measured(goal)}{brief.figure(found)} of {brief.figure(aim)}"
    return Reading(text, _share(found.value, aim.value), found.unit)


def _measured(goal: Goal) -> str:
    return f"{goal.measure}: " if goal.measure else ""


def _share(reached: Decimal | None, target: Decimal | None) -> Decimal | None:
    return reached / target if reached is not None and target is not None and target > 0 and reached >= 0 else None


def _number(brief: Brief, text: str) -> tuple[Decimal | None, bool]:
    """The number that a text begins with, and whether it is a percentage."""
    found = _NUMBER.match(text)
    if not found:
        return None, False
    read = read_numbers([found[0].strip()], comma=brief.book.settings.conventions.decimal_comma)
    return read.values[0], found[0].strip().endswith("%")


def _worked_out(brief: Brief, goal: Goal, measure: NamedMeasure) -> Measure:
    """The measure over the goal's period as far as it is gone."""
    span = goal.period or brief.year_to_date
    end = min(span.end, brief.book.as_of + timedelta(days=1))
    if end <= span.start:
        return unknown(Unit.COUNT, "to come")
    return measure.work_out(brief, Period(span.start, end, span.length, span.code, span.name, span.short))
