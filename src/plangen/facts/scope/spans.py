"""The months that a monthly review covers: three ahead and twelve back."""

from plangen.facts.scope.document import Scope
from plangen.metrics.pipeline.velocity import trailing
from plangen.periods import MONTHS_A_YEAR, Length, Period, month, months_later

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
