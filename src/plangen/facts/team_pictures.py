"""The two pictures of a small team: what it won by month, and what it has open."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from plangen.elements.chart import Column, ColumnChart
from plangen.elements.measure import Measure
from plangen.facts.picture import Scale, scale_for
from plangen.facts.team_brief import TeamBrief
from plangen.facts.team_sums import compared_with_quota, goal_of, with_quota
from plangen.metrics.pipeline import open_deals, open_pipeline
from plangen.metrics.results import bookings, won_deals
from plangen.periods import Length, Period, month, months, months_later
from plangen.records.opportunities import Opportunity

HEIGHT, SHARE = 34, 118 / 176
MOST_ROWS = 8
MONTHS = 6
ENOUGH = 0.5


def team_pictures(brief: TeamBrief) -> tuple[ColumnChart, ...]:
    """Won by month, and open by month of closing, of the whole team; nothing where the table is long."""
    if len(brief.rows) > MOST_ROWS or not brief.whole.deals:
        return ()
    return tuple(chart for chart in (_won(brief), _open(brief)) if chart is not None)


def _won(brief: TeamBrief) -> ColumnChart:
    """What was won in each month of the year so far, with the sums of quotas as ticks."""
    year = brief.book.calendar.containing(brief.period.start, Length.YEAR)
    first, deals = brief.desk.history.first_close, brief.whole.deals
    money = bookings(deals, brief.voice.year_to_date).known
    spans = [span for span in months(year) if first is None or span.end > first.replace(day=1)]
    begun = [span for span in spans if span.start <= brief.book.as_of]
    ticks = _goals(brief, spans) if money else {}
    values = {span.start: _won_in(brief, span, money=money, held=bool(ticks)).value or Decimal(0) for span in begun}
    scale = scale_for([*values.values(), *ticks.values()], brief.voice, money=money)
    columns = tuple(_column(brief, span, (values, ticks), scale) for span in spans)
    what = "Won" if money else "Deals won"
    full = f"this {brief.period.length} in full color"
    caption = f"{what} by month of {year.name}, {scale.words}{_of_ticks(brief, ticks)}; {full}"
    return _chart(
        _reached(brief, values, ticks) or f"{what} by month", caption, columns, what, "Quota" if ticks else ""
    )


def _won_in(brief: TeamBrief, span: Period, *, money: bool, held: bool) -> Measure:
    """What was won in a month; what is held against quotas is that of the people who have one."""
    if not money:
        return won_deals(brief.whole.deals, span)
    return compared_with_quota(brief.whole, span) if held else bookings(brief.whole.deals, span)


def _reached(brief: TeamBrief, values: Mapping[date, Decimal], ticks: Mapping[date, Decimal]) -> str:
    """The finding: how many months of the period reached the sum of quotas."""
    spans = [span.start for span in months(brief.period) if ticks.get(span.start)]
    if len(spans) < 2 or not brief.voice.over:  # noqa: PLR2004 - one month is a sum and no finding
        return ""
    return f"{sum(values.get(day, Decimal(0)) >= ticks[day] for day in spans)} of {len(spans)} months reached quota"


def _open(brief: TeamBrief) -> ColumnChart | None:
    """What is open by month of closing, from the period ahead on; None where close dates are too few."""
    everything = open_deals(brief.whole.deals)
    if not everything or brief.book.column_fill["close"] < ENOUGH:
        return None
    money = any(deal.amount is not None for deal in everything)
    first = max(brief.voice.ahead.start, month(brief.book.as_of).start)
    spans = [month(months_later(first, offset)) for offset in range(MONTHS)]
    ticks = _goals(brief, spans) if money else {}
    opened = open_deals(_of_sellers(brief)) if ticks else everything
    values = {
        span.start: (open_pipeline(opened, span).value or Decimal(0))
        if money
        else Decimal(len(open_deals(opened, span)))
        for span in spans
    }
    scale = scale_for([*values.values(), *ticks.values()], brief.voice, money=money)
    columns = tuple(_column(brief, span, (values, ticks), scale, ahead=True) for span in spans)
    what = "Open" if money else "Open deals"
    first_name, last_name = (f"{brief.numerals.month(each.start)} {each.start.year}" for each in (spans[0], spans[-1]))
    caption = f"{what} by month of closing, {first_name} to {last_name}, {scale.words}{_of_ticks(brief, ticks)}"
    return _chart(f"Open by month of closing, next {MONTHS} months", caption, columns, what, "Quota" if ticks else "")


def _goals(brief: TeamBrief, spans: list[Period]) -> dict[date, Decimal]:
    goals = {span.start: goal_of(brief.whole, span).value for span in spans}
    return {day: goal for day, goal in goals.items() if goal}


def _of_sellers(brief: TeamBrief) -> list[Opportunity]:
    return [deal for each in with_quota(brief.whole, brief.voice.year_to_date) for deal in each.deals]


def _of_ticks(brief: TeamBrief, ticks: Mapping[date, Decimal]) -> str:
    """What the ticks are, and of whom columns and ticks are where some have no quota."""
    if not ticks:
        return ""
    sellers, everybody = len(with_quota(brief.whole, brief.voice.year_to_date)), len(brief.whole.members)
    whom = "" if sellers == everybody else f", of the {brief.numerals.of(sellers, everybody)} people who have a quota"
    return f"{whom}; the tick is the quota"


def _column(
    brief: TeamBrief,
    span: Period,
    sums: tuple[Mapping[date, Decimal], Mapping[date, Decimal]],
    scale: Scale,
    *,
    ahead: bool = False,
) -> Column:
    value, tick = sums[0].get(span.start), sums[1].get(span.start)
    return Column(
        brief.numerals.month(span.start),
        scale.shown(value) if value is not None else None,
        scale.text(value, brief.voice) if value is not None else "",
        scale.shown(tick) if tick is not None else None,
        scale.text(tick, brief.voice) if tick is not None and value is None else "",
        strong=span.start in (brief.voice.ahead if ahead else brief.period),
    )


def _chart(title: str, caption: str, columns: tuple[Column, ...], what: str, tick_name: str) -> ColumnChart:
    said = ", ".join(f"{column.label} {column.text}" for column in columns if column.text) or "nothing yet"
    return ColumnChart(title, caption, f"{title}. {caption}: {said}.", columns, what, tick_name, HEIGHT, SHARE)
