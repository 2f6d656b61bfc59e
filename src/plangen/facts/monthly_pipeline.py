"""The pipeline of a monthly review: what is open for the next three months, and what moved in the month."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.chart import Column, ColumnChart
from plangen.elements.figure import Figure
from plangen.elements.measure import Measure, Unit
from plangen.facts.brief import Brief
from plangen.facts.monthly_spans import ahead_months, twelve_months
from plangen.facts.picture import scale_for
from plangen.facts.pipeline_picture import pipeline_picture
from plangen.metrics.amounts import total, worth
from plangen.metrics.flow import created_in
from plangen.metrics.outlook import Ahead, coverage_ahead, thinnest
from plangen.metrics.pipeline import open_deals, required_coverage
from plangen.metrics.results import closed_in, win_rate
from plangen.records.opportunities import Opportunity
from plangen.records.stages import Outcome

HEIGHT, SHARE = 34, 116 / 176
"""In millimetres, and the share of eight of the twelve columns."""
ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Moved:
    """One line of what moved: how many deals, and what they are worth; None where they carry no amounts."""

    label: str
    deals: str
    value: Figure | None


@dataclass(frozen=True, slots=True)
class Movement:
    """What became of the pipeline within the month."""

    heading: str
    rows: tuple[Moved, ...]
    has_value: bool


def month_ahead(brief: Brief) -> ColumnChart | None:
    """Open by month of closing for three months, with what is needed as ticks; else what a review can draw."""
    if not any(deal.close for deal in open_deals(brief.deals)) or brief.book.column_fill["close"] < ENOUGH:
        drawn = pipeline_picture(brief)
        return None if drawn is None else _fitted(drawn)
    found = coverage_ahead(brief.person, brief.deals, ahead_months(brief), brief.desk.plan)
    if not brief.desk.has_open_amounts:
        return _counted(brief, found)
    times = _required(brief)
    needed = [_needed(each, times) for each in found]
    opened = [each.pipeline.value or Decimal(0) for each in found]
    scale = scale_for([*opened, *(tick for tick in needed if tick is not None)], brief, money=True)
    columns = tuple(
        Column(
            brief.numerals.month(each.period.start, long=True),
            scale.shown(value),
            scale.text(value, brief),
            scale.shown(tick) if tick is not None else None,
            scale.text(tick, brief) if tick is not None else "",
            strong=True,
        )
        for each, value, tick in zip(found, opened, needed, strict=True)
    )
    ticks = any(tick is not None for tick in needed)
    said = brief.figure(times).short
    how = "assumed" if times.variant == "assumed" else "1 / win rate"
    tail = f"; the tick is what is needed: {said} what is still to be won ({how})" if ticks else ""
    return _drawn(_finding(brief, found), f"Open by month of closing, {scale.words}{tail}", columns, ticks=ticks)


def _required(brief: Brief) -> Measure:
    """How often the pipeline of a month is to cover what is to be won in it, by the rule of thumb."""
    settings = brief.book.settings
    rate = win_rate(brief.deals, twelve_months(brief))
    return required_coverage(rate, settings.few[1], settings.coverage_rule_of_thumb)


def _needed(ahead: Ahead, times: Measure) -> Decimal | None:
    if ahead.remaining.value is None or ahead.remaining.value <= 0 or times.value is None:
        return None
    return ahead.remaining.value * times.value


def _counted(brief: Brief, found: Sequence[Ahead]) -> ColumnChart:
    """The same by count, where no open deal carries an amount."""
    counts = [len(open_deals(brief.deals, each.period)) for each in found]
    columns = tuple(
        Column(
            brief.numerals.month(each.period.start, long=True), Decimal(count), brief.numerals.count(count), strong=True
        )
        for each, count in zip(found, counts, strict=True)
    )
    return _drawn(_undated(brief), "Open by month of closing, number of deals", columns, ticks=False)


def _finding(brief: Brief, found: Sequence[Ahead]) -> str:
    """The month that is covered least; else what stands in no month."""
    least = thinnest(found)
    if least is None:
        return _undated(brief)
    return f"Least covered: {brief.numerals.month(least.period.start, long=True)}, {brief.figure(least.coverage)}"


def _undated(brief: Brief) -> str:
    overdue = [deal for deal in open_deals(brief.deals) if deal.close is not None and deal.close < brief.book.as_of]
    if not overdue:
        return "Open by month of closing"
    are = "is" if len(overdue) == 1 else "are"
    return f"Open by month of closing; {brief.numerals.deals(len(overdue))} {are} past the date"


def _drawn(title: str, caption: str, columns: tuple[Column, ...], *, ticks: bool) -> ColumnChart:
    said = ", ".join(f"{column.label} {column.text}" for column in columns)
    alt = f"{title}. {caption}: {said}."
    return ColumnChart(title, caption, alt, columns, "Open", "Needed" if ticks else "", HEIGHT, SHARE)


def _fitted(drawn: ColumnChart) -> ColumnChart:
    """The chart of a quarterly review in the room of this one."""
    parts = (drawn.title, drawn.caption, drawn.alt, drawn.columns, drawn.value_name, drawn.tick_name)
    return ColumnChart(*parts, HEIGHT, SHARE)


def movement(brief: Brief) -> Movement:
    """What came in, was won and was lost within the month, and what is open now; nothing of who has no deals."""
    closed = closed_in(brief.deals, brief.period)
    lines = (
        ("New", created_in(brief.deals, brief.period), any(deal.created for deal in brief.book.opportunities)),
        ("Won", [deal for deal in closed if deal.outcome is Outcome.WON], brief.book.has_deals),
        ("Lost", [deal for deal in closed if deal.outcome is Outcome.LOST], brief.book.has_deals),
        ("Open now", open_deals(brief.deals), brief.book.has_deals),
    )
    rows = tuple(_moved(brief, label, deals) for label, deals, known in lines if known and brief.deals)
    return Movement(f"Moved in {brief.period_name}", rows, any(row.value is not None for row in rows))


def _moved(brief: Brief, label: str, deals: Sequence[Opportunity]) -> Moved:
    """So many deals and their worth; of deals whose amounts were set to 0 when they were lost, the number only."""
    value = worth(list(deals)) if deals else Measure(Decimal(0), Unit.MONEY)
    told = value.known and brief.book.has_amounts and not (deals and not total(deals))
    return Moved(label, brief.numerals.count(len(deals)), brief.figure(value) if told else None)
