"""How targets are made of what was entered: 256 is 20 a week × 12.8 weeks."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason
from plangen.elements.rounding import rounded
from plangen.facts.scope.document import Scope
from plangen.facts.scope.spans import days_off
from plangen.metrics.pipeline.activity import expected_activities, weekly_activity_target, weeks_on_ramp
from plangen.metrics.results.quota import monthly_quotas, reduced_share
from plangen.periods import Length, Period, months

PLACES, MONTH_PLACES, MOST_PLACES = 1, 2, 4
"""The decimals of weeks, as a working day is 0.2 of one, and of months; up to four if fewer don't give the target."""


def activity_target(scope: Scope, activity_type: str, period: Period) -> Measure:
    """The weekly target times the weeks worked through the as-of date, less leave and ramp, as a whole number."""
    weekly = weekly_activity_target(activity_type, scope.person, period, scope.book.targets)
    expected = expected_activities(weekly, _weeks(scope, period))
    return expected if expected.value is None else replace(expected, value=rounded(expected.value, 0))


def activity_arithmetic(scope: Scope, activity_type: str, period: Period) -> str:
    """How the target for a type of activity is made: 20 a week × 12.8 weeks; empty without one."""
    weekly = weekly_activity_target(activity_type, scope.person, period, scope.book.targets)
    weeks = _weeks(scope, period)
    if weekly.value is None or weeks.value is None:
        return ""
    places = _places(weekly.value, weeks.value, rounded(weekly.value * weeks.value, 0), PLACES)
    per_week = scope.number_format.plain(weekly.value, Unit.COUNT)
    return f"{per_week} a week × {scope.number_format.number(weeks.value, places)} weeks"


def _places(each: Decimal, times: Decimal, target: Decimal, fewest: int) -> int:
    """The fewest decimals of a number of weeks or months with which a reader who multiplies gets the target.

    A number that has one or two prints as it is, so that one person's 0.85 weeks are 0.85 in every row.
    """
    if rounded(times, MONTH_PLACES) == times:
        fewest = MONTH_PLACES if rounded(times, fewest) != times else fewest
    shown = (places for places in range(fewest, MOST_PLACES) if rounded(each * rounded(times, places), 0) == target)
    return next(shown, MOST_PLACES)


def _weeks(scope: Scope, period: Period) -> Measure:
    end = min(period.end, scope.book.as_of + timedelta(days=1))
    return weeks_on_ramp(scope.person, period.start, end, scope.once(days_off))


def whole_count(goal: Measure) -> Measure:
    """The target for a count as a whole number; none if it is under 1, as no one can win a fraction of an account."""
    if goal.unit is not Unit.COUNT or goal.value is None or goal.value <= 0:
        return goal
    if goal.value < 1:
        return unknown(Unit.COUNT, Reason.TARGET_BELOW_ONE, rows=goal.rows)
    return replace(goal, value=rounded(goal.value, 0))


def count_arithmetic(scope: Scope, goal: Measure, period: Period) -> str:
    """How the target for a count is made of one for a longer period: 24 ÷ 12 × 2.5 months; empty for any other.

    Without hire, leave, and ramp, and under 1, it is as entered: target 3 a year.
    """
    if goal.unit is not Unit.COUNT or not goal.rows:
        return ""
    entered = [each for each in scope.book.targets if each.row == goal.rows[0] and each.period.start <= period.start]
    best = min(entered, key=lambda each: each.period.length.months, default=None)
    if best is None or best.period.length is Length.MONTH or best.amount == goal.value:
        return ""
    plan = scope.workspace.plan
    shares = sum((reduced_share(scope.person, each, plan) for each in months(period)), Decimal(0))
    amount, number = scope.number_format.plain(best.amount, Unit.COUNT), scope.number_format
    if goal.value is None or shares == sum(1 for _ in months(period)):
        return f"target {amount} a {best.period.length}"
    length = best.period.length.months
    places = _places(best.amount / length, shares, goal.value, MONTH_PLACES)
    return f"{amount} ÷ {number.count(length)} × {number.number(shares, places)} months"


def quota_arithmetic(scope: Scope, period: Period) -> str:
    """What a prorated quota is made of: 60,000, less hire, leave, and ramp; empty for a full one."""
    found = [each for each in monthly_quotas(scope.person, period, scope.workspace.plan) if each is not None]
    full = sum((each.full for each in found), Decimal(0))
    less = rounded(full - sum((each.amount for each in found), Decimal(0)), 0)
    return f"{scope.number_format.number(full, 0)}, less hire, leave, and ramp" if less else ""
