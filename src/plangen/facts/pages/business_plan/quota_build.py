"""Quota build: the arithmetic of the quota, its months, and the year before by month."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from plangen.elements.chain import Box, Chain
from plangen.elements.chart import Column as ChartColumn
from plangen.elements.chart import ColumnChart
from plangen.elements.field import Field
from plangen.elements.figure import Figure
from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec, Value
from plangen.facts.blocks.bookings_by_month import is_at_quota, scale_for, year_ago
from plangen.facts.blocks.page_head import PageHead, page_head
from plangen.facts.blocks.plans.bridge import quota_change
from plangen.facts.blocks.plans.written_notes import note_field, notes_on
from plangen.facts.figures.plan import quarters, quota_of, year_before
from plangen.facts.pages.business_plan.quota_split import SPLIT, quota_split
from plangen.facts.scope.document import Scope
from plangen.facts.scope.tables import table_row
from plangen.facts.scope.trace import explained, made_of
from plangen.metrics.results.bookings import bookings, margin
from plangen.metrics.results.quota import QuotaFactors, quota_factors, target
from plangen.periods import Period, months

CHART_HEIGHT, LOW_CHART = 42, 34
ONE = Decimal(1)
SEASON, SPREAD = "Season", "→"
PERCENT = "%\u00a0"
TWELVE = 12
TOTAL_PLACES = Decimal("0.001")
ROW_HEIGHT = 5.6
ASSUMED, ASSUMED_ALONE, LINES_OF_A_BLOCK = 2, 11, 4
"""The lines for what the person assumed: below the chart, below the months alone, and in place of another block."""

QUOTA_MONTHS = TableSpec(
    "quota_months",
    (
        Column("month", "month", width=34),
        Column("season", "season", Look.NUMBER, 22),
        Column("days", "days_employed", Look.NUMBER, 22),
        Column("ramp", "ramp", Look.NUMBER, 22),
        Column("leave", "days_worked", Look.NUMBER, 22),
        Column("quota", "quota", Look.NUMBER, 27),
        Column("before", "bookings", Look.NUMBER, 27),
    ),
)


@dataclass(frozen=True, slots=True)
class QuotaBuild:
    """The page's head, the arithmetic, the months, what the quota is made of, the chart, and the margin goal."""

    head: PageHead
    chain: Chain | None
    months: Annotated[Table, QUOTA_MONTHS]
    split: Annotated[Table, SPLIT] | None
    chart: ColumnChart | None
    margin: str
    assumed: tuple[str, ...]
    blank: Field
    lines: int = ASSUMED


def quota_build(scope: Scope) -> QuotaBuild:
    """The page."""
    goal = scope.figure(quota_of(scope, scope.period))
    factors = quota_factors(scope.person, scope.period, scope.workspace.plan)
    split = quota_split(scope)
    chain = _chain(scope, goal, factors)
    has_chain = goal.known and len(chain.boxes) > len(("target", "quota"))
    chart = _chart(scope, LOW_CHART if split else CHART_HEIGHT)
    alone = ASSUMED_ALONE - LINES_OF_A_BLOCK * sum((has_chain, split is not None))
    return QuotaBuild(
        page_head(_title(scope, goal), "Quota build", scope.period.name),
        chain if has_chain else None,
        _months(scope, factors),
        split,
        chart,
        _margin(scope),
        tuple(note.text for note in notes_on(scope, "quota basis")),
        note_field(scope, "quota basis", "1", "What I assumed"),
        ASSUMED - bool(split and split.note) if chart else alone,
    )


def _title(scope: Scope, goal: Figure) -> str:
    if not goal.known:
        return f"No quota yet for {scope.period.name}: the months are for my own numbers."
    change = quota_change(scope)
    if change is None:
        return f"My quota: {goal.full}."
    share = scope.number_format.plain(abs(change), Unit.SHARE)
    moved = f"{'up' if change > 0 else 'down'} {share}" if change else "as last year"
    return f"My quota: {goal.full}, {moved}."


def _chain(scope: Scope, goal: Figure, factors: list[QuotaFactors | None]) -> Chain:
    """The annual target, and each factor that changes it, up to the quota."""
    given = [each for each in factors if each is not None]
    target_amount = sum((each.full for each in given), Decimal(0))
    full = scope.figure(Measure(target_amount, Unit.MONEY)).full
    boxes = [Box("Target for the period" if len(factors) < TWELVE else "Annual target", full, _source(given))]
    seasons = [each.season for each in given]
    if len(set(seasons)) > 1:
        low, high = (scope.number_format.plain(each, Unit.SHARE) for each in (min(seasons), max(seasons)))
        for text in (low.rstrip(PERCENT), high):
            made_of(scope.workspace.trace, text, "the lowest and highest of the months below")
        made_of(scope.workspace.trace, "100%", "the months below, added")
        boxes.append(Box(SEASON, f"{low.rstrip(PERCENT)}–{high}", "a month, adds up to 100%"))
    running = target_amount
    for label, note, part in _STEPS:
        value = sum((each.full * part(each) for each in given), Decimal(0))
        if running and value != running:
            boxes.append(Box(label, scope.number_format.plain(value / running, Unit.SHARE), note))
        running = value
    boxes.append(Box("My quota", goal.full, _missing(scope, factors)))
    # The season only spreads the target over the months: nothing is multiplied by it.
    signs = [SPREAD if box.label == SEASON else "×" for box in boxes[1:-1]] + ["="]
    return Chain("Quota build", "", tuple(boxes), tuple(signs))


_STEPS: tuple[tuple[str, str, Callable[[QuotaFactors], Decimal]], ...] = (
    ("Days employed", "share of the days, by month", lambda each: each.employed),
    ("Ramp", "by month of tenure", lambda each: each.employed * each.ramp),
    ("Days worked", "less long leave", lambda each: each.employed * each.ramp * each.worked),
)
"""What reduces a quota, in order: the label and note of its box, and the share that is left after it."""


def _source(given: list[QuotaFactors]) -> str:
    """Whether the months come from one target or from several."""
    spans = {each.span for each in given}
    return "" if len(spans) == 1 else f"{len(spans)} targets added up"


def _missing(scope: Scope, factors: list[QuotaFactors | None]) -> str:
    without = sum(each is None for each in factors)
    return f"{scope.number_format.count(without)} months have no quota" if without else ""


def _months(scope: Scope, factors: list[QuotaFactors | None]) -> Table:
    """The months, and after each quarter its sum; columns whose values are the same in every month are left out."""
    by_month = {each.month.start: each for each in factors if each is not None}
    shown = list(by_month.values())
    uneven = {
        "season": len({each.season for each in shown}) > 1,
        "days": any(each.employed != ONE for each in shown),
        "ramp": any(each.ramp != ONE for each in shown),
        "leave": any(each.worked != ONE for each in shown),
    }
    rows: list[Row] = []
    for quarter in quarters(scope):
        rows += [_month(scope, each, by_month.get(each.start), uneven) for each in months(quarter)]
        if not _is_before_hire(scope, quarter):
            rows.append(_sum(scope, quarter, quarter.short))
    earlier = year_before(scope).name
    headers = {"month": scope.period.name, "before": f"Bookings, {earlier}"}
    return scope.tables.table(
        QUOTA_MONTHS,
        rows,
        heading=scope.period.name,
        headers=headers,
        totals=(_sum(scope, scope.period, scope.period.name),),
        row_height=0 if shown else ROW_HEIGHT,
    )


def _month(scope: Scope, month: Period, factors: QuotaFactors | None, uneven: dict[str, bool]) -> Row:
    name = scope.number_format.month(month.start, long=True)
    before = _booked(scope, year_ago(scope, month))
    if factors is None:
        blank = note_field(scope, "my number", f"quota {month.code}", f"Quota for {name}")
        return table_row(QUOTA_MONTHS, month=name, quota=blank, before=before.full if before is not None else "")
    shares = {
        "season": factors.season,
        "days": factors.employed,
        "ramp": factors.ramp,
        "leave": factors.worked,
    }
    is_before_hire = _is_before_hire(scope, month) and not factors.employed
    if is_before_hire:
        shares = {"season": factors.season}
    cells: dict[str, Value] = {key: _share(scope, month, key, value) for key, value in shares.items() if uneven[key]}
    if is_before_hire:
        return Row({**cells, "month": name}, RowLook.QUIET)
    cells["quota"] = scope.figure(quota_of(scope, month)).full
    return Row({**cells, "month": name, "before": before.full if before is not None else ""})


def _is_before_hire(scope: Scope, month: Period) -> bool:
    return scope.person.hired is not None and scope.person.hired >= month.end


_HOW = {
    "season": "the month’s full quota ÷ the year’s (Settings seasonality)",
    "days": "working days employed ÷ working days",
    "ramp": "Team ramp, by month of tenure",
    "leave": "working days not on leave ÷ working days employed",
}
"""How the shares of a month's quota are made."""


def _share(scope: Scope, month: Period, key: str, value: Decimal) -> Figure:
    """A share of a month's quota, with what it is a share of."""
    found = scope.figure(Measure(value, Unit.SHARE))
    return explained(scope.workspace.trace, found, f"{_HOW[key]}, {month.name}")


def _booked(scope: Scope, span: Period) -> Figure | None:
    """The bookings in a span that has started; None if they aren't known."""
    first = scope.workspace.history.first_close
    is_employed = scope.person.employed(span.start, span.end)
    if span.start > scope.book.as_of or first is None or span.end <= first or not is_employed:
        return None
    found = scope.figure(bookings(scope.deals, span))
    return found if found.known else None


def _sum(scope: Scope, span: Period, name: str) -> Row:
    goal = scope.figure(quota_of(scope, span))
    before = _booked(scope, scope.book.calendar.year_before(span))
    return table_row(
        QUOTA_MONTHS,
        RowLook.TOTAL,
        month=name,
        quota=goal.full if goal.known else "",
        before=before.full if before is not None else "",
    )


def _chart(scope: Scope, height: int) -> ColumnChart | None:
    """The bookings of the year before by month, with the quota of the plan as ticks; None without bookings."""
    spans = list(months(scope.period))
    values = {each.start: _value(scope, year_ago(scope, each)) for each in spans}
    if not any(values.values()):
        return None
    ticks = {each.start: quota_of(scope, each).value for each in spans}
    known = [value for value in (*values.values(), *ticks.values()) if value is not None]
    scale = scale_for(known, scope, money=True)
    trace = scope.workspace.trace
    columns = tuple(
        ChartColumn(
            scope.number_format.month(each.start),
            scale.shown(value) if (value := values[each.start]) is not None else None,
            made_of(trace, scale.text(value, scope), "", bookings(scope.deals, year_ago(scope, each)))
            if value is not None
            else "",
            scale.shown(tick) if (tick := ticks[each.start]) else None,
        )
        for each in spans
    )
    year, has_ticks = year_before(scope), any(ticks.values())
    title = _met(scope, values, ticks) if has_ticks else f"Bookings by month, {year.name}"
    caption = f"Bookings by month, {year.name}{scale.tail}{f'; tick = quota {scope.period.name}' if has_ticks else ''}"
    listed = ", ".join(f"{each.label} {each.text}" for each in columns if each.text)
    tick_name = "Quota" if has_ticks else ""
    return ColumnChart(title, caption, f"{title}. {caption}: {listed}.", columns, "Bookings", tick_name, height)


def _met(scope: Scope, values: Mapping[date, Decimal | None], ticks: Mapping[date, Decimal | None]) -> str:
    """How many months of the year before would meet the plan's quota, of those that are over and have one."""
    year = year_before(scope)
    over = [each.start for each in months(scope.period) if year_ago(scope, each).over_on(scope.book.as_of)]
    both = [(value, ticks[day]) for day in over if (value := values[day]) is not None]
    asked = [(value, tick) for value, tick in both if tick]
    if not asked:
        return f"Bookings by month, {year.name}"
    above = sum(is_at_quota(value, tick) for value, tick in asked)
    counted = f"months of {year.name} with bookings and a new quota, and those whose bookings are at least that quota"
    of_months = made_of(scope.workspace.trace, scope.number_format.of(above, len(asked)), counted)
    if len(asked) < len(both):
        return f"{of_months} months with a quota would meet it with {year.name}’s bookings"
    return f"{of_months} months of {year.name} would meet the new quota"


def _value(scope: Scope, month: Period) -> Decimal | None:
    return bookings(scope.deals, month).value if _booked(scope, month) is not None else None


def _margin(scope: Scope) -> str:
    """The margin goal, next to the margin of the year before; empty without either."""
    goal = scope.figure(target("margin", scope.person, scope.period, scope.workspace.plan))
    year = year_before(scope)
    before = scope.figure(margin(scope.deals, year))
    if not goal.known and not before.known:
        return ""
    to_date = "" if year.over_on(scope.book.as_of) else f" to {scope.number_format.short_day(scope.book.as_of)}"
    earlier = f"{before} in {year.name}{to_date}" if before.known else ""
    if not goal.known:
        return f"Margin: {earlier}; no goal yet."
    return f"Margin goal: {goal}{f' ({earlier})' if earlier else ''}."
