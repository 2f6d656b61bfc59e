"""The picture of the pipeline: the first of its ladder that the files can give."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from plangen.elements.chart import Column, ColumnChart
from plangen.facts.brief import Brief
from plangen.facts.picture import scale_for
from plangen.metrics.pipeline import open_deals
from plangen.metrics.quota import quota
from plangen.periods import MONTHS_A_YEAR, Period, month, months_later
from plangen.records.opportunities import Opportunity

HEIGHT = 52
MONTHS = 6
ENOUGH = 0.5
MOST_STAGES = 8
COLUMNS_OF_THE_PAGE = 12


def pipeline_picture(brief: Brief) -> ColumnChart | None:
    """Open by close month with quota ticks; by close month; by stage in money; by stage as deals; deals by age."""
    opened = open_deals(brief.deals)
    if not opened:
        return None
    money = any(deal.amount is not None for deal in opened)
    if brief.book.column_fill["close"] >= ENOUGH and any(deal.close for deal in opened):
        return by_month(brief, opened, money=money)
    stages = {deal.stage for deal in opened} - {""}
    if len(stages) > 1 or (stages and not any(deal.created for deal in opened)):
        return _by_stage(brief, opened, money=money)
    return by_age(brief, opened)


def by_month(brief: Brief, opened: Sequence[Opportunity], *, money: bool) -> ColumnChart:
    """Open deals by month of closing, with quota ticks."""
    first = max(brief.ahead.start, month(brief.book.as_of).start)
    spans = [month(months_later(first, offset)) for offset in range(MONTHS)]
    values = {span.start: _sum(_in(opened, span), money=money) for span in spans}
    goals = {span.start: quota(brief.person, span, brief.desk.plan).value if money else None for span in spans}
    scale = scale_for([each for each in (*values.values(), *goals.values()) if each is not None], brief, money=money)
    columns = tuple(
        Column(
            brief.numerals.month(span.start),
            scale.shown(values[span.start]),
            scale.text(values[span.start], brief),
            scale.shown(goal) if (goal := goals[span.start]) else None,
            strong=span.start in brief.ahead,
        )
        for span in spans
    )
    ticks = any(goals.values())
    what = "Open" if money else "Open deals"
    tail = "; the tick is the quota" if ticks else ""
    span = f"{_month_name(brief, spans[0])} to {_month_name(brief, spans[-1])}"
    caption = f"{what} by month of closing, {span}, {scale.words}{tail}"
    title = _finding(brief, opened, spans)
    return _chart(title, caption, columns, what, "Quota" if ticks else "")


def _month_name(brief: Brief, span: Period) -> str:
    return f"{brief.numerals.month(span.start, long=True)} {span.start.year}"


def _finding(brief: Brief, opened: Sequence[Opportunity], spans: Sequence[Period]) -> str:
    """What does not stand in the picture: deals whose close date is past or missing; else what it is."""
    overdue = sum(deal.close is not None and deal.close < brief.book.as_of for deal in opened)
    undated = sum(deal.close is None for deal in opened)
    are = "deal is" if overdue == 1 else "deals are"
    said = [
        f"{brief.numerals.count(overdue)} {are} past the date" if overdue else "",
        f"{brief.numerals.count(undated)} without a date" if undated else "",
    ]
    text = ", ".join(part for part in said if part)
    return f"Open by month of closing; {text}" if text else f"Open by month of closing, next {len(spans)} months"


def _by_stage(brief: Brief, opened: Sequence[Opportunity], *, money: bool) -> ColumnChart:
    counts = in_stages(brief, opened)
    stages = list(counts)[:MOST_STAGES]
    values = {name: _sum([deal for deal in opened if stage_of(deal) == name], money=money) for name in stages}
    scale = scale_for(list(values.values()), brief, money=money)
    columns = tuple(
        Column(name, scale.shown(value), scale.text(value, brief), strong=True) for name, value in values.items()
    )
    what = "Open" if money else "Open deals"
    rest = len(counts) - len(stages)
    tail = f"; {rest} more {'stage' if rest == 1 else 'stages'} not drawn" if rest else ""
    return _chart(f"{what} by stage", f"{what} by stage, {scale.words}{tail}", columns, what, "")


def in_stages(brief: Brief, opened: Sequence[Opportunity]) -> dict[str, int]:
    """How many deals are open in each stage, in the order of the stages; else the fullest stage first."""
    counts = Counter(stage_of(deal) for deal in opened)
    rows = {name: brief.book.stages.stage(name) for name in counts}
    order = {name: row.order if row and row.order is not None else Decimal(0) for name, row in rows.items()}
    return {name: counts[name] for name in sorted(counts, key=lambda name: (order[name], -counts[name], name))}


def stage_of(deal: Opportunity) -> str:
    """The stage of an open deal as a page names it."""
    return deal.stage or ("closed since" if deal.closed_later else "no stage")


def by_age(brief: Brief, opened: Sequence[Opportunity]) -> ColumnChart | None:
    """Open deals by months since they were created, the last column holding all older ones."""
    today = brief.book.as_of
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
            brief.numerals.count(counts[months]),
            strong=True,
        )
        for months in range(MONTHS)
    )
    title, caption = "Open deals by age", "Open deals by months since they were created, number of deals"
    if len(ages) < len(opened):
        caption += f"; {brief.numerals.of(len(ages), len(opened))} have a created date"
    return _chart(title, caption, columns, "Open deals", "")


def _chart(title: str, caption: str, columns: tuple[Column, ...], what: str, tick_name: str) -> ColumnChart:
    said = ", ".join(f"{column.label} {column.text}" for column in columns)
    share = min(COLUMNS_OF_THE_PAGE, max(4, 2 * len(columns))) / COLUMNS_OF_THE_PAGE
    return ColumnChart(title, caption, f"{title}. {caption}: {said}.", columns, what, tick_name, HEIGHT, share)


def _in(opened: Sequence[Opportunity], span: Period) -> list[Opportunity]:
    return [deal for deal in opened if deal.close is not None and deal.close in span]


def _sum(deals: Sequence[Opportunity], *, money: bool) -> Decimal:
    if not money:
        return Decimal(len(deals))
    return sum((deal.amount for deal in deals if deal.amount is not None), Decimal(0))
