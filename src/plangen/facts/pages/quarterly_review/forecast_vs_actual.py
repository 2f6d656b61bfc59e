"""Forecast vs. actual: the opening forecast of each month of a quarter, and its bookings."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Annotated

from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec, Tone
from plangen.facts.figures.monthly_forecasts import forecast_months
from plangen.facts.scope.document import Scope
from plangen.facts.scope.tables import table_row

FEWEST_FOR_A_TOTAL = 2
ROW_HEIGHT = 8.2


FORECAST = TableSpec(
    "forecast_vs_actual",
    (
        Column("label", "said_won", is_title=True),
        Column("forecast", "said", Look.NUMBER, 17),
        Column("actual", "won", Look.NUMBER, 17, Tone.STRONG),
        Column("difference", "difference", Look.NUMBER, 18),
    ),
)


def forecast_vs_actual(scope: Scope) -> Annotated[Table, FORECAST] | None:
    """Forecast and actual by month; None if no month of the period has a forecast."""
    known = [each for each in forecast_months(scope, scope.period) if each.month.start in scope.period]
    if not known:
        return None
    rows = tuple(
        _row(scope, scope.number_format.month(each.month.start, long=True), each.forecast, each.actual)
        for each in known
    )
    totals = []
    if len(known) >= FEWEST_FOR_A_TOTAL:
        total = _row(scope, "Total", _sum([each.forecast for each in known]), _sum([each.actual for each in known]))
        totals = [replace(total, look=RowLook.TOTAL)]
    return scope.tables.table(
        FORECAST, rows, heading=scope.tables.word("said_won"), totals=tuple(totals), row_height=8.2
    )


def _row(scope: Scope, label: str, forecast: Measure, actual: Measure) -> Row:
    predicted, booked = scope.figure(forecast), scope.figure(actual)
    difference = scope.difference(booked, predicted)
    booked, predicted = scope.comparable(booked, predicted)
    return table_row(FORECAST, label=label, forecast=predicted, actual=booked, difference=difference)


def _sum(measures: Sequence[Measure]) -> Measure:
    values = [each.value for each in measures if each.value is not None]
    return Measure(
        sum(values, Decimal(0)), Unit.MONEY, len(values), tuple(row for each in measures for row in each.rows)
    )
