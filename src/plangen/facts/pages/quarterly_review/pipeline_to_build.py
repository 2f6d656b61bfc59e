"""The pipeline page with few open deals: rows for the next ones, as many as it has room for."""

from plangen.elements.field import Field
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec
from plangen.facts.formatting.measured_text import lines_of
from plangen.facts.pages.quarterly_review.forecast_vs_actual import forecast_vs_actual
from plangen.facts.pages.quarterly_review.period_forecast import period_forecast
from plangen.facts.scope.document import Scope
from plangen.facts.scope.tables import table_row
from plangen.records.addresses import row_address

LIVE_HEIGHT, HEAD, TITLE, GAP, LINE = 243.0, 17.3, 8.0, 5.0, 4.1
"""In millimeters: what a page holds, and its head, a table's title, what is between blocks, and a line of text."""
COVERAGE_ROW, FORECAST_ROW, HALF, WHOLE = 5.6, 8.2, 82.0, 176.0
PEN_ROW, TALL_PEN_ROW = 8.2, 12.4
FEWEST_PENS, MOST_PENS = 2, 12

TO_BUILD = TableSpec(
    "pipeline_to_build",
    (
        Column("account", "pipeline_to_build", Look.WRITE_IN, 56, is_title=True),
        Column("why", "why_now", Look.WRITE_IN, 50),
        Column("first_step", "first_step", Look.WRITE_IN),
        Column("by", "by_head", Look.WRITE_IN, 22),
    ),
)


def pipeline_to_build(scope: Scope, deals: Table, coverage: Table) -> Table:
    """Rows for the deals to open next, as many as the page has room for; none for someone who has left."""
    if scope.has_left or not deals.rows:
        return scope.tables.table(TO_BUILD, ())
    room = LIVE_HEIGHT - HEAD - _above(scope, coverage) - _height(deals) - GAP - TITLE
    height = TALL_PEN_ROW if room >= TALL_PEN_ROW * MOST_PENS else max(PEN_ROW, min(TALL_PEN_ROW, room / MOST_PENS))
    count = min(MOST_PENS, int(room / height))
    if count < FEWEST_PENS:
        return scope.tables.table(TO_BUILD, ())
    rows = [_blank(scope, line) for line in range(1, count + 1)]
    heading = scope.tables.word("pipeline_to_build")
    return scope.tables.table(TO_BUILD, rows, heading=heading, row_height=int(height * 10) / 10)


def _above(scope: Scope, coverage: Table) -> float:
    """The height of coverage and forecasts: side by side if there are two of them."""
    forecasts = [each for each in (scope.once(forecast_vs_actual), scope.once(period_forecast)) if each]
    forecast = max((TITLE + FORECAST_ROW * len((*each.rows, *each.totals)) for each in forecasts), default=0.0)
    if not coverage.rows:
        return forecast + (GAP if forecast else 0)
    width = HALF if len(forecasts) == 1 else WHOLE
    lines = lines_of(coverage.note, width, 8.5) if coverage.note else 0
    own = TITLE + COVERAGE_ROW * len(coverage.rows) + LINE * lines
    return GAP + (max(own, forecast) if len(forecasts) == 1 else own + (GAP + forecast if forecast else 0))


def _height(deals: Table) -> float:
    """The height of the open deals: a row grows with its texts."""
    return TITLE + sum(max(deals.row_height, _lines(row) * LINE + 2) for row in deals.rows)


def _lines(row: Row) -> int:
    return max(
        lines_of(row.plain("deal"), 45, 9) + lines_of(row.plain("account"), 45, 8.5),
        lines_of(row.plain("now"), 31, 9) + lines_of(row.plain("why"), 31, 8.5),
    )


def _blank(scope: Scope, line: int) -> Row:
    address = row_address("Target accounts", scope.person.code, f"{scope.period.code} pipeline {line}")
    label = f"Pipeline to build, {line}"
    return table_row(
        TO_BUILD,
        RowLook.BLANK,
        account=Field(address.cell("account"), label),
        why=Field(address.cell("why"), f"{label}: why now"),
        first_step=Field(address.cell("how"), f"{label}: first step"),
        by=Field(address.cell("quarter"), f"{label}: by"),
    )
