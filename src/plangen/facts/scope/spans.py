"""The months that a monthly review covers, three ahead and twelve back, and the days that a person is off."""

from datetime import date

from plangen.facts.scope.document import Scope
from plangen.metrics.pipeline.velocity import trailing
from plangen.periods import MONTHS_A_YEAR, Length, Period, month, months_later
from plangen.records.meetings.events import days

MONTHS_AHEAD = 3


def ahead_months(scope: Scope) -> list[Period]:
    """The next three months, starting with the one that the commitments are for."""
    return [month(months_later(scope.ahead.start, at)) for at in range(MONTHS_AHEAD)]


def twelve_months(scope: Scope) -> Period:
    """The twelve months that end with the period, or on the as-of date if it is running."""
    if not scope.is_over:
        return trailing(scope.book.as_of)
    start = months_later(scope.period.end, -MONTHS_A_YEAR)
    return Period(start, scope.period.end, Length.YEAR, "", "", "")


def days_off(scope: Scope) -> frozenset[date]:
    """The holidays, and the days that the person is away."""
    away = (each for each in scope.book.events if each.kind == "away" and each.salesperson == scope.person.name)
    return scope.book.holidays | {day for event in away for day in days(event)}
