"""How targets are made of what was entered: 256 is 20 a week × 12.8 weeks."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from plangen.elements.measure import Measure, Unit
from plangen.elements.rounding import rounded
from plangen.facts.scope.document import Scope
from plangen.metrics.pipeline.activity import expected_activities, weekly_activity_target, weeks_on_ramp
from plangen.metrics.results.quota import monthly_quotas, reduced_share
from plangen.periods import Length, Period, months
from plangen.records.meetings.events import days

PLACES, MONTH_PLACES = 1, 2
"""The decimals of weeks, as a working day is 0.2 of one, and of months."""


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
    per_week = scope.number_format.plain(weekly.value, Unit.COUNT)
    return f"{per_week} a week × {scope.number_format.number(weeks.value, PLACES)} weeks"


def _weeks(scope: Scope, period: Period) -> Measure:
    away = [each for each in scope.book.events if each.kind == "away" and each.salesperson == scope.person.name]
    days_off = scope.book.holidays | {day for event in away for day in days(event)}
    return weeks_on_ramp(scope.person, period.start, min(period.end, scope.book.as_of + timedelta(days=1)), days_off)


def count_arithmetic(scope: Scope, goal: Measure, period: Period) -> str:
    """How the target for a count is made of one for a longer period: 24 ÷ 12 × 2.5 months; empty for any other."""
    if goal.unit is not Unit.COUNT or not goal.rows:
        return ""
    entered = [each for each in scope.book.targets if each.row == goal.rows[0] and each.period.start <= period.start]
    best = min(entered, key=lambda each: each.period.length.months, default=None)
    if best is None or best.period.length is Length.MONTH or best.amount == goal.value:
        return ""
    plan = scope.workspace.plan
    shares = sum((reduced_share(scope.person, each, plan) for each in months(period)), Decimal(0))
    amount = scope.number_format.plain(best.amount, Unit.COUNT)
    count, length = (
        scope.number_format.number(shares, MONTH_PLACES),
        scope.number_format.count(best.period.length.months),
    )
    return f"{amount} ÷ {length} × {count} months"


def quota_arithmetic(scope: Scope, period: Period) -> str:
    """What a prorated quota is made of: 60,000, less hire, leave, and ramp; empty for a full one."""
    found = [each for each in monthly_quotas(scope.person, period, scope.workspace.plan) if each is not None]
    full = sum((each.full for each in found), Decimal(0))
    less = rounded(full - sum((each.amount for each in found), Decimal(0)), 0)
    return f"{scope.number_format.number(full, 0)}, less hire, leave, and ramp" if less else ""
