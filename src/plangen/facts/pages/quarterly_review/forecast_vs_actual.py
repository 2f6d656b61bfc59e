"""Forecast vs. actual: the opening forecast of each month of a quarter, and its bookings."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.figure import Figure
from plangen.elements.measure import Measure, Unit
from plangen.facts.figures.monthly_forecasts import forecast_months
from plangen.facts.scope.document import Scope

FEWEST_FOR_A_TOTAL = 2


@dataclass(frozen=True, slots=True)
class ForecastRow:
    """A month or the total: forecast (`said`), actual (`won`), and the difference."""

    label: str
    said: Figure
    won: Figure
    difference: Figure


@dataclass(frozen=True, slots=True)
class ForecastVsActual:
    """The months of the period with forecast and actual, and their total, None for a single month."""

    rows: tuple[ForecastRow, ...]
    total: ForecastRow | None


def forecast_vs_actual(scope: Scope) -> ForecastVsActual | None:
    """Forecast and actual by month; None if no month of the period has a forecast."""
    known = [each for each in forecast_months(scope, scope.period) if each.month.start in scope.period]
    if not known:
        return None
    rows = tuple(
        _row(scope, scope.number_format.month(each.month.start, long=True), each.forecast, each.actual)
        for each in known
    )
    total = None
    if len(known) >= FEWEST_FOR_A_TOTAL:
        total = _row(scope, "Total", _sum([each.forecast for each in known]), _sum([each.actual for each in known]))
    return ForecastVsActual(rows, total)


def _row(scope: Scope, label: str, forecast: Measure, actual: Measure) -> ForecastRow:
    predicted, booked = scope.figure(forecast), scope.figure(actual)
    return ForecastRow(label, predicted, booked, scope.number_format.difference(booked, predicted))


def _sum(measures: Sequence[Measure]) -> Measure:
    values = [each.value for each in measures if each.value is not None]
    return Measure(
        sum(values, Decimal(0)), Unit.MONEY, len(values), tuple(row for each in measures for row in each.rows)
    )
