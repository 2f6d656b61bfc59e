"""The months that a monthly review looks at: three ahead, and twelve back."""

from plangen.facts.brief import Brief
from plangen.periods import MONTHS_A_YEAR, Length, Period, month, months_later

MONTHS_AHEAD = 3


def ahead_months(brief: Brief) -> list[Period]:
    """The next three months, beginning with the one that the commitments are for."""
    return [month(months_later(brief.ahead.start, at)) for at in range(MONTHS_AHEAD)]


def twelve_months(brief: Brief) -> Period:
    """The twelve months that end with the period."""
    start = months_later(brief.period.end, -MONTHS_A_YEAR)
    return Period(start, brief.period.end, Length.YEAR, "", "", "")
