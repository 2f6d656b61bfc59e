"""A person's forecasts by month, with the bookings that followed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from plangen.elements.measure import Measure, Unit
from plangen.elements.reasons import Variant
from plangen.facts.scope.document import Scope
from plangen.metrics.pipeline.forecast import initial_commit
from plangen.metrics.pipeline.snapshots import forecast_at_start, snapshot_near
from plangen.metrics.results.bookings import bookings
from plangen.periods import MONTHS_A_YEAR, Period, month, months, months_later
from plangen.records.deals.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class ForecastMonth:
    """A closed month with its opening forecast (`forecast`) and its bookings (`actual`), both known."""

    month: Period
    forecast: Measure
    actual: Measure


def forecast_months(scope: Scope, period: Period) -> Sequence[ForecastMonth]:
    """The months with forecast and bookings, of the last twelve closed ones up to a period's end, oldest first."""
    if not scope.workspace.forecasts_of(scope.person) and not scope.book.snapshots:
        return []
    # The first month that isn't closed: that of the day after the period or the as-of date, whichever is first.
    after = min(period.end, scope.book.as_of + timedelta(days=1))
    spans = [month(months_later(after, back)) for back in range(-MONTHS_A_YEAR, 0)]
    found = [ForecastMonth(span, opening_forecast(scope, span), bookings(scope.deals, span)) for span in spans]
    return [each for each in found if each.forecast.known and each.actual.known]


def opening_forecast(scope: Scope, period: Period) -> Measure:
    """What the person committed at the start of a period: as entered, else by the forecast categories of a snapshot."""
    name = scope.person.name
    given = initial_commit(scope.workspace.forecasts_of(scope.person), name, period)
    found = None if given.known else snapshot_near(scope.book.snapshots, period.start, scope.book.as_of)
    if found is None:
        return given
    own = Snapshot(found.day, tuple(deal for deal in found.deals if deal.salesperson == name))
    by_category = forecast_at_start(own, scope.deals, period)
    return by_category if by_category.known and by_category.n else given


def forecasts_in(scope: Scope, period: Period) -> Sequence[ForecastMonth]:
    """The closed months of a period with forecast and bookings; else the closed period itself, if it has a forecast."""
    found = [each for each in forecast_months(scope, period) if each.month.start in period]
    if found or not period.over_on(scope.book.as_of):
        return found
    direct = opening_forecast(scope, period)
    actual = bookings(scope.deals, period)
    return [ForecastMonth(period, direct, actual)] if direct.known and actual.known else []


def forecast_for(scope: Scope, period: Period) -> Measure:
    """The opening forecast of a period, or else the sum of those of its months if each has one."""
    direct = opening_forecast(scope, period)
    if direct.known or not scope.workspace.forecasts_of(scope.person):
        return direct
    monthly = [opening_forecast(scope, span) for span in months(period)]
    values = [each.value for each in monthly if each.value is not None]
    if len(values) < len(monthly):
        return direct
    rows = tuple(row for each in monthly for row in each.rows)
    return Measure(sum(values, Decimal(0)), Unit.MONEY, len(values), rows, Variant.MONTHLY_TOTAL)
