"""The four charts of a scorecard; each slot takes the first of its candidates that has data."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate

from plangen.elements.chart import SIX_COLUMNS, Chart, Column, ColumnChart
from plangen.facts.blocks.bookings_by_month import Scale, bookings_chart, bookings_of_month, scale_for, year_ago
from plangen.facts.blocks.by_period import metric_chart, periods_chart
from plangen.facts.blocks.coverage import coverage_chart
from plangen.facts.blocks.open_by_month import by_age, by_month
from plangen.facts.blocks.open_by_stage import stage_chart
from plangen.facts.figures.listed import named
from plangen.facts.scope.document import Scope
from plangen.facts.scope.trace import made_of
from plangen.metrics.pipeline.coverage import open_deals
from plangen.metrics.results.bookings import bookings
from plangen.metrics.results.quota import monthly_quotas
from plangen.periods import Length, Period, months

HALF = 0.5
HEIGHT, FEWEST = 52, 2


@dataclass(frozen=True, slots=True)
class ScoreCharts:
    """Up to four charts, two in a row: difference, ahead, by stage, by period; None for one without data."""

    difference: Chart | None
    ahead: Chart | None
    stages: Chart | None
    periods: Chart | None

    @property
    def charts(self) -> tuple[Chart, ...]:
        """The charts with data, in order."""
        slots = (self.difference, self.ahead, self.stages, self.periods)
        return tuple(chart for chart in slots if chart is not None)


def score_charts(scope: Scope) -> ScoreCharts:
    """A person's charts; none without deals."""
    if not scope.deals:
        return ScoreCharts(None, None, None, None)
    ahead = _first(scope, (coverage_chart, _by_month, _by_age, _win_rates))
    stages = _first(scope, (stage_chart, _by_month, _by_age, _win_rates, _cycles), ahead)
    return ScoreCharts(_difference(scope) or _by_past_month(scope), ahead, stages, periods_chart(scope))


def _first(
    scope: Scope, candidates: Sequence[Callable[[Scope], Chart | None]], used: Chart | None = None
) -> Chart | None:
    """The first candidate that has data and isn't used yet."""
    return next((each for make in candidates if (each := make(scope)) is not None and each != used), None)


def _by_month(scope: Scope) -> Chart | None:
    opened = open_deals(scope.deals)
    if scope.book.fill_rates["close"] < HALF or not any(deal.close for deal in opened):
        return None
    return replace(by_month(scope, opened, money=any(deal.amount is not None for deal in opened)), share=SIX_COLUMNS)


def _by_age(scope: Scope) -> Chart | None:
    chart = by_age(scope, open_deals(scope.deals))
    return replace(chart, share=SIX_COLUMNS) if chart else None


def _difference(scope: Scope) -> ColumnChart | None:
    """Bookings less quota, or deals won, cumulated by month of the year; without quotas, against the prior year."""
    year = scope.book.calendar.containing(scope.period.start, Length.YEAR)
    spans = [each for each in months(year) if each.over_on(scope.book.as_of) and each.start < scope.period.end]
    money = bookings(scope.deals, scope.year_to_date).known
    metric = "Bookings" if money else "Deals won"
    before, name = _against(scope, year, spans, money=money)
    booked = [bookings_of_month(scope, each, money=money) for each in spans]
    first = next((at for at, goal in enumerate(before) if goal is not None), len(spans))
    known = [
        (span, value - (goal or 0))
        for span, value, goal in list(zip(spans, booked, before, strict=True))[first:]
        if value is not None
    ]
    if len(known) < FEWEST:
        return None
    running = list(accumulate(value for _, value in known))
    scale = scale_for(running, scope, money=money)
    columns = tuple(
        Column(
            scope.number_format.month(span.start),
            scale.shown(value),
            _signed(scale.text(value, scope), value),
            strong=span.start in scope.period,
        )
        for (span, _), value in zip(known, running, strict=True)
    )
    title = _title(scope, [span for span, _ in known], running, scale)
    of_span = "year to date" if scope.has_year else f"since {scope.number_format.month(known[0][0].start, long=True)}"
    marked = f"; dark = this {scope.period.length}" if scope.period.length is not Length.YEAR else ""
    caption = f"{metric} less {name}, {of_span}{scale.tail}{marked}"
    listed = ", ".join(f"{column.label} {column.text}" for column in columns)
    return ColumnChart(
        title, caption, f"{title}. {caption}: {listed}.", columns, f"{metric} less {name}", "", HEIGHT, SIX_COLUMNS
    )


def _by_past_month(scope: Scope) -> ColumnChart | None:
    """Bookings by month, if there is nothing to compare them with; None if nothing was booked."""
    chart = bookings_chart(scope)
    if chart is None or not any(column.value for column in chart.columns):
        return None
    spans = [column for column in chart.columns if column.value is not None]
    return replace(chart, columns=tuple(spans), height=HEIGHT, share=SIX_COLUMNS)


def _signed(text: str, value: Decimal) -> str:
    return f"+{text}" if value > 0 and any(each in "123456789" for each in text) else text


def _title(scope: Scope, spans: Sequence[Period], running: Sequence[Decimal], scale: Scale) -> str:
    """The last month and where it ended; the month that turned the sign if it was the last one.

    It names the months where the files start later than the year, as that has no year to date.
    """
    month, last = scope.number_format.month(spans[-1].start, long=True), running[-1]
    amount = _signed(scale.text(last, scope), last)
    made_of(scope.workspace.trace, amount, f"the differences of the months through {month}, added")
    made_of(scope.workspace.trace, scale.text(last, scope), f"the differences of the months through {month}, added")
    if not scope.has_year:
        return f"{scope.number_format.month(spans[0].start, long=True)} through {month}: {amount}"
    turned = running[-2] < 0 < last or last < 0 < running[-2]
    side = "ahead" if last > 0 else "behind"
    return f"{month} put the year {side}: {amount}" if turned else f"Year to date through {month}: {amount}"


def _against(scope: Scope, year: Period, spans: Sequence[Period], *, money: bool) -> tuple[list[Decimal | None], str]:
    """What each month is compared with, and its name: the quota, or else the same month of the prior year."""
    quotas = monthly_quotas(scope.person, year, scope.workspace.plan)
    amounts = {span: each.amount if each is not None else None for span, each in zip(months(year), quotas, strict=True)}
    if money and any(amounts.values()):
        return [amounts[span] for span in spans], "quota"
    last = scope.book.calendar.year_before(year)
    if not scope.workspace.history.is_full(last):
        return [None] * len(spans), ""
    return [bookings_of_month(scope, year_ago(scope, each), money=money) for each in spans], f"those of {last.name}"


def _win_rates(scope: Scope) -> ColumnChart | None:
    """The win rate of the last eight periods."""
    return metric_chart(scope, named("win rate"), "%")


def _cycles(scope: Scope) -> ColumnChart | None:
    """The median sales cycle of the last eight periods."""
    return metric_chart(scope, named("median cycle"), "days")
