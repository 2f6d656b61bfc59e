"""A full pipeline: open deals in each stage of the plan, and what should be."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Annotated

from plangen.elements.chart import TickBar
from plangen.elements.figure import Figure
from plangen.elements.measure import Measure, Unit, unknown_as
from plangen.elements.rounding import rounded
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec, Tone
from plangen.facts.blocks.bookings_by_month import IN_THOUSANDS, THOUSAND
from plangen.facts.blocks.stage_order import chances_by_stage, in_sales_order
from plangen.facts.figures.plan import (
    left_to_win,
    open_in_plan,
    span_of,
)
from plangen.facts.formatting.number_format import MINUS
from plangen.facts.scope.document import Scope
from plangen.facts.scope.tables import table_row
from plangen.facts.scope.trace import made_of
from plangen.metrics.pipeline.coverage import open_deals
from plangen.metrics.plans.full_pipeline import StageNeed, StageSpeed, stage_needs
from plangen.metrics.plans.records import pipeline_deals
from plangen.metrics.results.bookings import without_renewals
from plangen.metrics.results.flow import all_wins_cycle, typical_days_in_stage
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import Outcome
from plangen.tables.values.folding import fold

ROW_HEIGHT, BAR_WIDTH = 7.6, 60
HALF = 0.5
NOT_KNOWN = "n/a"


PIPELINE = TableSpec(
    "full_pipeline",
    (
        Column("stage", "full_pipeline", width=40, is_title=True),
        Column("deals", "deals", Look.NUMBER, 12),
        Column("open", "open", Look.NUMBER, 20),
        Column("needed", "needed", Look.NUMBER, 20),
        Column("difference", "difference", Look.NUMBER, 20, Tone.STRONG),
        Column("space", width=4, is_kept=True),
        Column("bar", "open_now", Look.BAR, BAR_WIDTH),
    ),
)


def full_pipeline(scope: Scope) -> Annotated[Table, PIPELINE] | None:
    """Open deals in each stage, and what should be there; None without stages."""
    opened = _counted(scope)
    everyone = open_deals(scope.book.opportunities)
    probability = scope.workspace.once(chances_by_stage, scope.period)
    names = _stages(scope, everyone)
    if not names:
        return None
    days = typical_days_in_stage(scope.book.opportunities, scope.book.as_of)
    speed = StageSpeed(days, all_wins_cycle(scope.book.opportunities), len(names), probability)
    needs = stage_needs(opened, names, _per_day(scope), speed)
    figures = [(each, scope.figure(each.open), scope.figure(_round(each.needed))) for each in needs]
    values = [value for _, *pair in figures for each in pair if (value := each.printed) is not None]
    highest = max([*values, Decimal(1)])
    rows = [_stage(scope, each.stage, each.deals, opened_, needed, highest) for each, opened_, needed in figures]
    has_needed = any(needed.known for _, _, needed in figures)
    return scope.tables.table(
        PIPELINE,
        rows,
        headers={} if has_needed else {"bar": scope.tables.word("open_now").partition(";")[0]},
        heading=scope.tables.word("full_pipeline"),
        totals=(_total(scope, [(opened_, needed) for _, opened_, needed in figures], len(opened)),),
        note=" ".join(part for part in (_without_difference(figures), _outside(scope)) if part),
        row_height=ROW_HEIGHT,
    )


def _round(needed: Measure) -> Measure:
    """An amount needed, rounded to thousands if it is large: it is an estimate."""
    if needed.value is None or needed.value < IN_THOUSANDS:
        return needed
    return replace(needed, value=rounded(needed.value / THOUSAND, 0) * THOUSAND)


def _stages(scope: Scope, opened: Sequence[Opportunity]) -> list[str]:
    """The open stages in sales order."""
    of_deals = [deal.stage for deal in opened if deal.stage]
    listed = [each.name for each in scope.book.stages.rows.values() if each.outcome is Outcome.OPEN]
    names = {fold(name): name for name in (*of_deals, *listed)}
    counts = Counter(map(fold, of_deals))
    return in_sales_order(scope, {name: counts[key] for key, name in names.items()})


def _per_day(scope: Scope) -> Measure:
    """What has to be won for each day of the rest of the plan."""
    wanted, ahead = scope.once(left_to_win), scope.once(span_of).ahead
    days = (ahead.end - ahead.start).days
    if wanted.value is None or not days:
        return unknown_as(Unit.MONEY, wanted)
    return Measure(wanted.value / days, Unit.MONEY, wanted.n, wanted.rows)


def _stage(scope: Scope, name: str, deals: int, opened: Figure, needed: Figure, highest: Decimal) -> Row:  # noqa: PLR0913, PLR0917 - ceiling: the cells of a row
    is_short = opened.exact is not None and needed.exact is not None and opened.exact < needed.exact
    alt = f"{name}: {opened} open{f', plan needs {needed}' if needed.known else ''}"
    return table_row(
        PIPELINE,
        stage=name,
        deals=scope.number_format.count(deals),
        open=opened.full if opened.known else NOT_KNOWN,
        needed=needed.full if needed.known else "",
        difference=_difference(scope, opened, needed),
        bar=TickBar(alt, opened.printed, needed.printed, highest, is_short, BAR_WIDTH)
        if opened.printed is not None
        else None,
    )


def _total(scope: Scope, figures: list[tuple[Figure, Figure]], deals: int) -> Row:
    values = [sum((each[at].exact or Decimal(0) for each in figures), Decimal(0)) for at in (0, 1)]
    opened, needed = (scope.figure(Measure(value, Unit.MONEY, deals)) for value in values)
    for at, total in enumerate((opened, needed)):
        added = " + ".join(each[at].full for each in figures if each[at].known)
        made_of(scope.workspace.trace, total.full, added)
    has_open = any(each.known for each, _ in figures)
    has_needed = any(each.known for _, each in figures)
    return table_row(
        PIPELINE,
        RowLook.TOTAL,
        stage="Total",
        deals=scope.number_format.count(deals),
        open=opened.full if has_open else "",
        needed=needed.full if has_needed else "",
        difference=_sum_of_differences(scope, figures),
    )


def _sum_of_differences(scope: Scope, figures: list[tuple[Figure, Figure]]) -> str:
    """The sum of the differences that the stages print; empty if none does."""
    known = [(each.exact, need.exact) for each, need in figures if each.exact is not None and need.exact is not None]
    if not known:
        return ""
    parts = (sum((pair[at] for pair in known), Decimal(0)) for at in (0, 1))
    return _difference(scope, *(scope.figure(Measure(part, Unit.MONEY)) for part in parts))


def _without_difference(figures: Sequence[tuple[StageNeed, Figure, Figure]]) -> str:
    """The stages that the total difference is without; empty if no stage has one or all have."""
    names = [each.stage for each, opened, needed in figures if not (opened.known and needed.known)]
    if not names or len(names) == len(figures):
        return ""
    return f"Total difference without {', '.join(names)}: open or needed isn’t known."


def _difference(scope: Scope, opened: Figure, needed: Figure) -> str:
    """Open less needed, in full, with its sign; empty if either isn't known."""
    if opened.exact is None or needed.exact is None:
        return ""
    value = opened.exact - needed.exact
    text = scope.figure(Measure(abs(value), Unit.MONEY)).full
    made_of(scope.workspace.trace, text, f"{opened.full} {MINUS} {needed.full}")
    return f"+{text}" if value > 0 else f"{MINUS}{text}" if value else text


def _counted(scope: Scope) -> list[Opportunity]:
    """The open deals that close in the plan, or all of them if most open deals on file have no close date."""
    if scope.book.fill_rates["close"] < HALF:
        return without_renewals(open_deals(scope.deals))
    return pipeline_deals(scope.deals, scope.once(span_of))


def _outside(scope: Scope) -> str:
    """The open deals that aren't in the table."""
    if scope.book.fill_rates["close"] < HALF:
        return "All open deals, since most have no close date."
    count = open_in_plan(scope)
    if not count:
        return ""
    if count == 1:
        return "1 more deal closes outside the plan, or has no close date."
    return f"{scope.number_format.count(count)} more deals close outside the plan, or have no close date."
