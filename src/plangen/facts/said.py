"""What somebody said would be won, month by month, and what was."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.measure import Measure, Unit
from plangen.facts.brief import Brief
from plangen.metrics.forecast import said_at_start
from plangen.metrics.results import bookings
from plangen.periods import MONTHS_A_YEAR, Period, month, months, months_later


@dataclass(frozen=True, slots=True)
class SaidMonth:
    """A closed month of which both is known: what was said at its start, and what was won in it."""

    month: Period
    said: Measure
    won: Measure


def said_months(brief: Brief, period: Period) -> Sequence[SaidMonth]:
    """The closed months of the year up to the end of a period of which both is known, the oldest first."""
    forecasts = brief.desk.forecasts_of(brief.person)
    if not forecasts:
        return []
    last = month(period.last_day).start
    spans = [month(months_later(last, back)) for back in range(1 - MONTHS_A_YEAR, 1)]
    found = [
        SaidMonth(span, said_at_start(forecasts, brief.person.name, span), bookings(brief.deals, span))
        for span in spans
        if span.over_on(brief.book.as_of)
    ]
    return [each for each in found if each.said.known and each.won.known]


def said_for(brief: Brief, period: Period) -> Measure:
    """What was said at the start of a period; of one without a forecast of its own, what was said of all its months."""
    forecasts, name = brief.desk.forecasts_of(brief.person), brief.person.name
    whole = said_at_start(forecasts, name, period)
    if whole.known or not forecasts:
        return whole
    each = [said_at_start(forecasts, name, span) for span in months(period)]
    values = [found.value for found in each if found.value is not None]
    if len(values) < len(each):
        return whole
    rows = tuple(row for found in each for row in found.rows)
    return Measure(sum(values, Decimal(0)), Unit.MONEY, len(values), rows, "said month by month")
