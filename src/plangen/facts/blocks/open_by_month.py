"""The pipeline chart: by close month, by stage, or by age, whichever the data allows first."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from plangen.elements.chart import TWO_THIRDS, Column, ColumnChart
from plangen.facts.blocks.bookings_by_month import Scale, scale_for
from plangen.facts.blocks.stage_order import in_sales_order
from plangen.facts.scope.document import Scope
from plangen.facts.scope.trace import made_of
from plangen.metrics.pipeline.coverage import open_deals
from plangen.metrics.results.bookings import bookings
from plangen.metrics.results.quota import quota
from plangen.metrics.results.win_rates import past_close_date
from plangen.periods import MONTHS_A_YEAR, Period, month, months_later
from plangen.records.deals.opportunities import Opportunity

HEIGHT = 52
MONTHS = 6
ENOUGH = 0.5
MOST_STAGES = 8
MOST_OF_A_HALF = 3
"""The number of columns for which a narrower chart is wide enough."""
PAST_DUE = "Past due"


def pipeline_chart(scope: Scope) -> ColumnChart | None:
    """Open deals by close month, or else by stage, or else by age; None without open deals."""
    opened = open_deals(scope.deals)
    if not opened:
        return None
    money = any(deal.amount is not None for deal in opened)
    if scope.book.fill_rates["close"] >= ENOUGH and any(deal.close for deal in opened):
        return by_month(scope, opened, money=money)
    stages = {deal.stage for deal in opened} - {""}
    if len(stages) > 1 or (stages and not any(deal.created for deal in opened)):
        return _by_stage(scope, opened, money=money)
    return by_age(scope, opened)


def by_month(scope: Scope, opened: Sequence[Opportunity], *, money: bool) -> ColumnChart:
    """Open deals by close month, with quota ticks; before the first month, those past their close date."""
    first = max(scope.ahead.start, month(scope.book.as_of).start)
    spans = [month(months_later(first, offset)) for offset in range(MONTHS)]
    coming, late = on_time(scope, opened)
    values = {span.start: _sum(_closing_in(coming, span), money=money) for span in spans}
    past = _sum(late, money=money)
    goals = {span.start: quota(scope.person, span, scope.workspace.plan).value if money else None for span in spans}
    scale = scale_for(
        [each for each in (past, *values.values(), *goals.values()) if each is not None], scope, money=money
    )
    columns = tuple(
        Column(
            scope.number_format.month(span.start),
            scale.shown(values[span.start]),
            scale.text(values[span.start], scope),
            scale.shown(goal) if (goal := goals[span.start]) else None,
            strong=span.start in scope.ahead,
        )
        for span in spans
    )
    ticks = any(goals.values())
    metric = "Open pipeline" if money else "Open deals"
    tail = "; tick = quota" if ticks else ""
    late_words = "; hatched = close date has passed" if past else ""
    dark = f"; dark = {scope.ahead_name}" if any(column.strong for column in columns) else ""
    caption = f"{metric} by close month{scale.tail}{tail}{late_words}{dark}"
    title = _short_month(scope, spans, values, goals, scale) or _finding(scope, opened, len(spans))
    columns = (*past_due_column(scope, past, scale), *columns)
    return _chart(title, caption, columns, metric, "Quota" if ticks else "")


def _short_month(
    scope: Scope,
    spans: Sequence[Period],
    values: Mapping[date, Decimal],
    goals: Mapping[date, Decimal | None],
    scale: Scale,
) -> str:
    """The month of the period ahead whose open deals cover the least of what is left of its quota.

    Empty if each has enough or its quota is met, or if none has a quota.
    """
    left = {
        span.start: goal - (bookings(scope.deals, span).value or Decimal(0))
        for span in spans
        if span.start in scope.ahead and (goal := goals[span.start])
    }
    short = [day for day, amount in left.items() if amount > 0 and values[day] < amount]
    if not short:
        return ""
    day = min(short, key=lambda each: values[each] / left[each])
    name, value = scope.number_format.month(day, long=True), scale.title(values[day], scope)
    return f"{name} is short: {value} open, {to_cover(goals[day] or left[day], left[day], scale, scope)}"


def to_cover(goal: Decimal, left: Decimal, scale: Scale, scope: Scope) -> str:
    """What the open deals of a month are compared with: its quota, or what is left of it once something is booked."""
    trace = scope.workspace.trace
    if left == goal:
        return f"quota {made_of(trace, scale.title(goal, scope), 'quota of the month')}"
    return f"{made_of(trace, scale.title(left, scope), 'quota of the month, less its bookings')} to go"


def on_time(scope: Scope, opened: Sequence[Opportunity]) -> tuple[list[Opportunity], list[Opportunity]]:
    """The open deals that aren't past their close date, and those that are: no month counts them."""
    late = past_close_date(opened, scope.book.as_of)
    rows = {deal.row for deal in late}
    return [deal for deal in opened if deal.row not in rows], late


def past_due_column(scope: Scope, value: Decimal, scale: Scale) -> tuple[Column, ...]:
    """The hatched column of what is past its close date; none if nothing is."""
    return (Column(PAST_DUE, scale.shown(value), scale.text(value, scope), hatched=True),) if value else ()


def _finding(scope: Scope, opened: Sequence[Opportunity], count: int) -> str:
    """The title, with the number of deals that the chart can't show: past their close date or without one."""
    overdue = sum(deal.close is not None and deal.close < scope.book.as_of for deal in opened)
    undated = sum(deal.close is None for deal in opened)
    if overdue:
        text = f"{scope.number_format.deals(overdue)} past close date"
        text += f", {scope.number_format.count(undated)} with no date" if undated else ""
    elif undated:
        text = f"{scope.number_format.deals(undated)} with no date"
    else:
        return f"Pipeline by close month, next {count} months"
    return f"Pipeline by close month; {text}"


def _by_stage(scope: Scope, opened: Sequence[Opportunity], *, money: bool) -> ColumnChart:
    counts = in_stages(scope, opened)
    stages = list(counts)[:MOST_STAGES]
    values = {name: _sum([deal for deal in opened if stage_of(deal) == name], money=money) for name in stages}
    scale = scale_for(list(values.values()), scope, money=money)
    columns = tuple(
        Column(name, scale.shown(value), scale.text(value, scope), strong=True) for name, value in values.items()
    )
    metric = "Open pipeline" if money else "Open deals"
    rest = len(counts) - len(stages)
    tail = f"; {rest} more {'stage' if rest == 1 else 'stages'} not shown" if rest else ""
    return _chart(f"{metric} by stage", f"{metric} by stage{scale.tail}{tail}", columns, metric, "")


def in_stages(scope: Scope, opened: Sequence[Opportunity]) -> dict[str, int]:
    """The number of open deals in each stage, in sales order."""
    counts = Counter(stage_of(deal) for deal in opened)
    return {name: counts[name] for name in in_sales_order(scope, counts)}


def stage_of(deal: Opportunity) -> str:
    """The stage of an open deal as printed."""
    return deal.stage or ("closed later" if deal.closed_later else "no stage")


def by_age(scope: Scope, opened: Sequence[Opportunity]) -> ColumnChart | None:
    """Open deals by age in months, all older ones in the last column; None without created dates."""
    today = scope.book.as_of
    ages = [
        (today.year - deal.created.year) * MONTHS_A_YEAR + today.month - deal.created.month
        for deal in opened
        if deal.created
    ]
    if not ages:
        return None
    counts = Counter(min(age, MONTHS - 1) for age in ages)
    columns = tuple(
        Column(
            f"{months}{' or more' if months == MONTHS - 1 else ''}",
            Decimal(counts[months]),
            scope.number_format.count(counts[months]),
            strong=True,
        )
        for months in range(MONTHS)
    )
    title, caption = "Open deals by age", "Number of open deals by age in months"
    if len(ages) < len(opened):
        caption += f"; {scope.number_format.of(len(ages), len(opened))} have a created date"
    return _chart(title, caption, columns, "Open deals", "")


def _chart(title: str, caption: str, columns: tuple[Column, ...], metric: str, tick_name: str) -> ColumnChart:
    listed = ", ".join(f"{column.label} {column.text}" for column in columns)
    share = TWO_THIRDS * min(1, max(MOST_OF_A_HALF, len(columns)) / MONTHS)
    return ColumnChart(title, caption, f"{title}. {caption}: {listed}.", columns, metric, tick_name, HEIGHT, share)


def _closing_in(opened: Sequence[Opportunity], span: Period) -> list[Opportunity]:
    return [deal for deal in opened if deal.close is not None and deal.close in span]


def _sum(deals: Sequence[Opportunity], *, money: bool) -> Decimal:
    if not money:
        return Decimal(len(deals))
    return sum((deal.amount for deal in deals if deal.amount is not None), Decimal(0))
