"""The pipeline of a monthly review: open deals for the next three months, and changes in the month."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated

from plangen.elements import chart
from plangen.elements.chart import TWO_THIRDS, ColumnChart
from plangen.elements.label import Label
from plangen.elements.measure import Measure, Unit
from plangen.elements.reasons import Variant
from plangen.elements.table import Column, Look, Row, Table, TableSpec, Tone
from plangen.facts.blocks.bookings_by_month import scale_for
from plangen.facts.blocks.open_by_month import on_time, pipeline_chart
from plangen.facts.figures.coverage_history import coverage_history
from plangen.facts.figures.slips import pushed, slipped
from plangen.facts.formatting.reasons import VARIANTS, reason_text
from plangen.facts.scope.document import Scope
from plangen.facts.scope.spans import ahead_months
from plangen.facts.scope.tables import table_row
from plangen.metrics.pipeline.coverage import open_deals, past_yield, required_coverage
from plangen.metrics.pipeline.outlook import PeriodCoverage, coverage_by_period, lowest_coverage
from plangen.metrics.results.amounts import total, total_value
from plangen.metrics.results.bookings import closed_in, sales_in
from plangen.metrics.results.flow import created_in
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import Outcome

HEIGHT, SHARE = 34, TWO_THIRDS
ROW_HEIGHT = 6.2
ENOUGH = 0.5
NEEDED, TO_GO = "Pipeline needed", "To go"
"""The ticks: what is left to book × the coverage needed, and without a past yield what is left to book alone."""


MOVEMENT = TableSpec(
    "movement",
    (
        Column("label", is_title=True),
        Column("deals", "deals", Look.NUMBER, 10),
        Column("value", "value", Look.NUMBER, 15, Tone.STRONG),
    ),
)


def month_ahead(scope: Scope) -> ColumnChart | None:
    """Pipeline by close month for three months, with the pipeline needed as ticks; else a quarterly review's chart."""
    if not any(deal.close for deal in open_deals(scope.deals)) or scope.book.fill_rates["close"] < ENOUGH:
        drawn = pipeline_chart(scope)
        return None if drawn is None else _resized(drawn)
    found = coverage_by_period(scope.person, scope.deals, ahead_months(scope), scope.workspace.plan)
    if not scope.workspace.has_open_amounts:
        return _by_count(scope, found)
    required = _required(scope)
    needed = [_needed(each, required) for each in found]
    opened = [each.pipeline.value or Decimal(0) for each in found]
    scale = scale_for([*opened, *(tick for tick in needed if tick is not None)], scope, money=True)
    ticks, tick_name = any(tick is not None for tick in needed), NEEDED if required.known else TO_GO
    columns = tuple(
        chart.Column(
            _label(scope, each, tick_name, scale.text(tick, scope) if tick is not None else ""),
            scale.shown(value),
            scale.text(value, scope),
            scale.shown(tick) if tick is not None else None,
            strong=True,
        )
        for each, value, tick in zip(found, opened, needed, strict=True)
    )
    times = f"{scope.figure(required).short} " if required.known else ""
    how = f" ({VARIANTS[Variant.FROM_PAST_YIELD]})" if required.known else ""
    meaning = f"; tick = {times}what’s left to book{how}" if ticks else ""
    caption = f"Pipeline by close month{scale.tail}{meaning}"
    return _chart(_finding(scope, found), caption, columns, tick_name if ticks else "")


def _label(scope: Scope, ahead: PeriodCoverage, tick_name: str, needed: str) -> str:
    """The month below its column, with what it needs: on its tick the number would be in the way of the column's."""
    name = scope.number_format.month(ahead.period.start, long=True)
    return f"{name}, {tick_name.lower()} {needed}" if needed else name


def _required(scope: Scope) -> Measure:
    """The coverage that a month needs, from the past yield."""
    past = scope.once(coverage_history)
    return required_coverage(past_yield(past))


def _needed(ahead: PeriodCoverage, required: Measure) -> Decimal | None:
    """The pipeline that a month needs at the past yield; without one, what is left to book."""
    if ahead.remaining.value is None or ahead.remaining.value <= 0:
        return None
    return ahead.remaining.value * (required.value or 1)


def _by_count(scope: Scope, found: Sequence[PeriodCoverage]) -> ColumnChart:
    """The number of open deals by close month, for a company whose open deals have no amounts."""
    counts = [len(open_deals(scope.deals, each.period)) for each in found]
    columns = tuple(
        chart.Column(
            scope.number_format.month(each.period.start, long=True),
            Decimal(count),
            scope.number_format.count(count),
            strong=True,
        )
        for each, count in zip(found, counts, strict=True)
    )
    return _chart(_past_due(scope), "Pipeline by close month, number of deals", columns, "")


def _finding(scope: Scope, found: Sequence[PeriodCoverage]) -> str:
    """The month with the lowest coverage, else the deals past close date, which are in no month."""
    least = lowest_coverage(found)
    if least is None:
        return _past_due(scope)
    return (
        f"Lowest coverage: {scope.number_format.month(least.period.start, long=True)}, {scope.figure(least.coverage)}"
    )


def _past_due(scope: Scope) -> str:
    deals = [deal for deal in open_deals(scope.deals) if deal.close is not None and deal.close < scope.book.as_of]
    past_due = f"; {scope.number_format.deals(len(deals))} past close date" if deals else ""
    return f"Pipeline by close month{past_due}"


def _chart(title: str, caption: str, columns: tuple[chart.Column, ...], tick_name: str) -> ColumnChart:
    values = ", ".join(f"{column.label} {column.text}" for column in columns)
    alt = f"{title}. {caption}: {values}."
    return ColumnChart(title, caption, alt, columns, "Open", tick_name, HEIGHT, SHARE)


def _resized(drawn: ColumnChart) -> ColumnChart:
    """A quarterly review's chart in the size of this one."""
    parts = (drawn.title, drawn.caption, drawn.alt, drawn.columns, drawn.value_name, drawn.tick_name)
    return ColumnChart(*parts, HEIGHT, SHARE)


def movement(scope: Scope) -> Annotated[Table, MOVEMENT]:
    """The deals created, won, and lost in the month, and the deals open now; no rows for a person without deals."""
    closed, late = closed_in(scope.deals, scope.period), on_time(scope, open_deals(scope.deals))[1]
    lines = (
        (
            f"New in {scope.period_name}",
            created_in(scope.deals, scope.period),
            any(deal.created for deal in scope.book.opportunities),
        ),
        ("Won", sales_in(closed, scope.period), scope.book.has_deals),
        ("Credits", [deal for deal in closed if deal.is_credit], any(deal.is_credit for deal in closed)),
        ("Lost", [deal for deal in closed if deal.outcome is Outcome.LOST], scope.book.has_deals),
        ("Open now", open_deals(scope.deals), scope.book.has_deals),
        ("Past due, still open", late, bool(late)),
    )
    rows = [_row(scope, label, deals) for label, deals, known in lines if known and scope.deals]
    at = len(rows) - 1 - bool(late)
    rows[at:at] = _since_the_start(scope) if rows else []
    heading = f"Changes in {scope.period_name}"
    headers = {"label": scope.tables.word("changes")}
    return scope.tables.table(MOVEMENT, rows, heading=heading, headers=headers, row_height=ROW_HEIGHT)


def _since_the_start(scope: Scope) -> list[Row]:
    """What slipped out of the month and what was pushed; no rows if no file is a snapshot."""
    if not scope.book.snapshots:
        return []
    return [
        _row_of(scope, "Slipped", slipped(scope, scope.period)),
        _row_of(scope, "Pushed", pushed(scope, scope.period)),
    ]


def _row_of(scope: Scope, label: str, measure: Measure) -> Row:
    """The number of deals behind a value, and the value; without one, the reason."""
    if not measure.known:
        return table_row(MOVEMENT, label=Label(label, reason_text(measure)), value=scope.figure(measure))
    count = scope.number_format.count(measure.n)
    return table_row(MOVEMENT, label=label, deals=count, value=scope.figure(measure))


def _row(scope: Scope, label: str, deals: Sequence[Opportunity]) -> Row:
    """The number of deals and their value; no value if it is 0, as some CRMs clear the amounts of lost deals."""
    value = total_value(list(deals)) if deals else Measure(Decimal(0), Unit.MONEY)
    has_value = value.known and scope.book.has_amounts and not (deals and not total(deals))
    count = scope.number_format.count(len(deals))
    return table_row(MOVEMENT, label=label, deals=count, value=scope.figure(value) if has_value else None)
