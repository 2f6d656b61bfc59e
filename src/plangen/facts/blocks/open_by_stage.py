"""Open deals by stage, as a chart and as a table."""

from decimal import Decimal
from typing import Annotated

from plangen.elements.chart import SIX_COLUMNS, Bar, BarChart
from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Table, TableSpec
from plangen.facts.blocks.bookings_by_month import scale_for
from plangen.facts.blocks.open_by_month import in_stages, stage_of
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.facts.scope.trace import made_of
from plangen.metrics.pipeline.coverage import open_count, open_deals, open_pipeline
from plangen.metrics.pipeline.stage_history import entered_on, stage_conversion, time_in_stage
from plangen.metrics.results.amounts import total
from plangen.metrics.results.flow import median_age

MOST_STAGES = 8
STAGES_LIMIT = Limit("stages", MOST_STAGES)
HEIGHT = 52
NOT_KNOWN = "n/a"


STAGES = TableSpec(
    "score_stages",
    (
        Column("stage", "stage"),
        Column("deals", "deals", Look.NUMBER, 14),
        Column("value", "value", Look.NUMBER, 20),
        Column("age", "median_age", Look.NUMBER, 20),
        Column("conversion", "conversion", Look.NUMBER, 19),
        Column("in_stage", "in_stage", Look.NUMBER, 16),
    ),
)


def stage_chart(scope: Scope) -> BarChart | None:
    """Open pipeline by stage with the number of deals, or open deals without amounts; None with a single stage."""
    opened = open_deals(scope.deals)
    stages = in_stages(scope, opened)
    if len(stages) < 2:  # noqa: PLR2004 - one stage is the total
        return None
    money = any(deal.amount is not None for deal in opened)
    shown = list(stages)[:MOST_STAGES]
    values = {
        name: open_pipeline([deal for deal in opened if stage_of(deal) == name]).value if money else Decimal(count)
        for name, count in list(stages.items())[:MOST_STAGES]
    }
    known = {name: value for name, value in values.items() if value is not None}
    scale = scale_for(list(known.values()), scope, money=money)
    largest = max(shown, key=lambda name: (known.get(name, Decimal(0)), -shown.index(name)))
    bars = tuple(
        Bar(
            name,
            scale.shown(value) if value is not None else None,
            scale.text(value, scope) if value is not None else NOT_KNOWN,
            scope.number_format.deals(stages[name]) if money else "",
            strong=name == largest,
        )
        for name, value in values.items()
    )
    all_open = total(opened) if money else Decimal(len(opened))
    metric, rest = "Open pipeline" if money else "Open deals", len(stages) - len(shown)
    trace, in_largest = scope.workspace.trace, [deal for deal in opened if stage_of(deal) == largest]
    parts = [
        made_of(trace, scale.title(value, scope), "", (open_pipeline if money else open_count)(deals))
        for value, deals in ((known.get(largest, Decimal(0)), in_largest), (all_open, opened))
    ]
    title = f"{largest} has {' of '.join(parts)}"
    tail = f"; {rest} more {'stage' if rest == 1 else 'stages'} not shown" if rest else ""
    caption = f"{metric} by stage{scale.tail}{tail}"
    listed = ", ".join(" ".join(part for part in (bar.label, bar.text, bar.note) if part) for bar in bars)
    return BarChart(title, caption, f"{title}. {caption}: {listed}.", bars, metric, HEIGHT, SIX_COLUMNS)


def score_stages(scope: Scope) -> Annotated[Table, STAGES] | None:
    """Open deals by stage; None with a single stage."""
    opened = open_deals(scope.deals)
    stages = in_stages(scope, opened)
    if len(stages) < 2:  # noqa: PLR2004 - one stage is the total
        return None
    rows, money = [], any(deal.amount is not None for deal in opened)
    has_stage_dates = any(entered_on(deal, stage_of(deal)) for deal in opened)
    for name, count in list(stages.items())[: scope.most(STAGES_LIMIT)]:
        deals = [deal for deal in opened if stage_of(deal) == name]
        value, age = (scope.figure(each) for each in (open_pipeline(deals), median_age(deals, scope.book.as_of)))
        moved = scope.figure(stage_conversion(scope.deals, name))
        stay = scope.figure(time_in_stage(scope.deals, name, scope.book.as_of))
        number = scope.figure(Measure(Decimal(count), Unit.COUNT, count, tuple(deal.row for deal in deals)))
        rows.append(
            table_row(
                STAGES,
                stage=name,
                deals=number,
                value=value if value.known else NOT_KNOWN if money else None,
                age=age if age.known and not has_stage_dates else None,
                conversion=moved if moved.known else None,
                in_stage=stay if stay.known else None,
            )
        )
    rest = len(stages) - len(rows)
    more = f"{scope.number_format.count(rest)} more" if rest else ""
    return scope.tables.table(STAGES, rows, heading=scope.tables.word("stages"), more=more)
