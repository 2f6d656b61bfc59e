"""The forecast of the period ahead: each month's quota and open deals, and a line for the person's own number."""

from decimal import Decimal
from typing import Annotated

from plangen.elements.field import Field
from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec
from plangen.facts.figures.quota_status import set_to_close
from plangen.facts.scope.document import Scope
from plangen.facts.scope.tables import table_row
from plangen.metrics.pipeline.forecast import current_commit
from plangen.metrics.results.quota import quota
from plangen.periods import Period, months
from plangen.records.addresses import row_address

ROW_HEIGHT = 8.2
PERIOD_FORECAST = TableSpec(
    "period_forecast",
    (
        Column("label", width=30, is_title=True),
        Column("quota", "quota", Look.NUMBER, 16),
        Column("open", "open", Look.NUMBER, 16),
        Column("forecast", "my_forecast", Look.WRITE_IN, is_kept=True),
    ),
)


def period_forecast(scope: Scope) -> Annotated[Table, PERIOD_FORECAST] | None:
    """The months of the period ahead; None on a pre-read, for someone who has left, and without a quota."""
    if scope.is_preread or scope.has_left or not scope.workspace.has_quota_in(scope.ahead):
        return None
    rows = [_row(scope, month) for month in months(scope.ahead)]
    total = table_row(
        PERIOD_FORECAST,
        RowLook.TOTAL,
        label="Total",
        quota=scope.figure(quota(scope.person, scope.ahead, scope.workspace.plan)),
        open=scope.figure(_open(scope, scope.ahead)),
    )
    heading = f"{scope.ahead_name} forecast"
    return scope.tables.table(
        PERIOD_FORECAST, rows, heading=heading, headers={"label": heading}, totals=(total,), row_height=ROW_HEIGHT
    )


def _row(scope: Scope, month: Period) -> Row:
    given = current_commit(scope.book.forecasts, scope.person.name, month, scope.book.as_of)
    address = row_address("Forecasts", scope.person.code, month.code, str(scope.book.as_of)).cell("commit")
    name = scope.number_format.month(month.start, long=True)
    goal = quota(scope.person, month, scope.workspace.plan)
    return table_row(
        PERIOD_FORECAST,
        label=name,
        quota=scope.figure(goal) if goal.known else None,
        open=scope.figure(_open(scope, month)),
        forecast=Field(address, f"{name}: my forecast", value=scope.figure(given).short if given.known else ""),
    )


def _open(scope: Scope, span: Period) -> Measure:
    """The open pipeline that is set to close in a span; zero if nothing is."""
    found = set_to_close(scope, span)
    return found if found.known or found.n else Measure(Decimal(0), Unit.MONEY)
