"""The four charts of a scorecard; each slot takes the first of its candidates that has data."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from plangen.elements.chart import SIX_COLUMNS, Chart, ColumnChart, Line, LineChart
from plangen.elements.measure import Measure
from plangen.facts.blocks.bookings_by_month import Scale, bookings_of_month, scale_for, year_ago
from plangen.facts.blocks.by_period import metric_chart, periods_chart
from plangen.facts.blocks.coverage import coverage_chart
from plangen.facts.blocks.open_by_month import by_age, by_month
from plangen.facts.blocks.open_by_stage import stage_chart
from plangen.facts.figures.listed import named
from plangen.facts.scope.document import Scope
from plangen.facts.scope.trace import made_of
from plangen.metrics.pipeline.coverage import open_deals
from plangen.metrics.results.bookings import bookings, deals_won
from plangen.metrics.results.pace import quota_to_date
from plangen.metrics.results.quota import monthly_quotas
from plangen.periods import Length, Period, months

HALF = 0.5


@dataclass(frozen=True, slots=True)
class ScoreCharts:
    """Up to four charts, two in a row: cumulative, ahead, by stage, by period; None for one without data."""

    cumulative: Chart | None
    ahead: Chart | None
    stages: Chart | None
    periods: Chart | None

    @property
    def charts(self) -> tuple[Chart, ...]:
        """The charts with data, in order."""
        slots = (self.cumulative, self.ahead, self.stages, self.periods)
        return tuple(chart for chart in slots if chart is not None)


def score_charts(scope: Scope) -> ScoreCharts:
    """A person's charts; none without deals."""
    if not scope.deals:
        return ScoreCharts(None, None, None, None)
    ahead = _first(scope, (coverage_chart, _by_month, _by_age, _win_rates))
    stages = _first(scope, (stage_chart, _by_month, _by_age, _win_rates, _cycles), ahead)
    return ScoreCharts(_cumulative(scope), ahead, stages, periods_chart(scope))


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


def _cumulative(scope: Scope) -> LineChart | None:
    """Cumulative bookings, or deals won, by month of the year, against the quota, or else the prior year."""
    year = scope.book.calendar.containing(scope.period.start, Length.YEAR)
    money = bookings(scope.deals, scope.year_to_date).known
    actual = _cumulated([bookings_of_month(scope, each, money=money) for each in months(year)], extend=False)
    known = [at for at, value in enumerate(actual) if value is not None]
    if not known:
        return None
    against, name = _against(scope, year, money=money)
    scale = scale_for([value for value in (*actual, *against) if value is not None], scope, money=money)
    last = known[-1]
    labels = tuple(scope.number_format.month(each.start) for each in months(year))
    metric = "Bookings" if money else "Deals won"
    lines = [_line(scope, metric, actual, scale, strong=True)]
    lines += [_line(scope, name, against, scale, strong=False)] if name else []
    months_of = list(months(year))
    month = scope.number_format.month(months_of[last].start, long=True)
    so_far = _so_far(scope, months_of[last], against[last] if name else None, name)
    until, trace = replace(scope.year_to_date, end=months_of[last].end), scope.workspace.trace
    won = made_of(trace, scale.title(actual[last] or Decimal(0), scope), "", _won(scope, until, money=money))
    title = f"{metric} through {month}: {won}"
    if so_far is not None:
        against_text = scale.title(so_far, scope)
        goal = (
            quota_to_date(scope.person, until, scope.workspace.plan, scope.workspace.clock) if name == "Quota" else None
        )
        made_of(trace, against_text, f"{name.lower()} of the months through {month}, added", goal)
        title += f", quota {against_text}" if name == "Quota" else f" ({name}: {against_text})"
    caption = f"{metric} year to date, {year.name}{scale.tail}"
    return LineChart(title, caption, f"{title}. {caption}.", labels, tuple(lines))


def _won(scope: Scope, span: Period, *, money: bool) -> Measure:
    return (bookings if money else deals_won)(scope.deals, span)


def _so_far(scope: Scope, last: Period, against: Decimal | None, name: str) -> Decimal | None:
    """What bookings through a month are compared with: in a running month, the quota to date or nothing."""
    if against is None or last.over_on(scope.book.as_of):
        return against
    to_date = quota_to_date(scope.person, scope.year_to_date, scope.workspace.plan, scope.workspace.clock)
    return to_date.value if name == "Quota" else None


def _against(scope: Scope, year: Period, *, money: bool) -> tuple[list[Decimal | None], str]:
    """The cumulative comparison by month and its name: the quota, or else the prior year."""
    quotas = monthly_quotas(scope.person, year, scope.workspace.plan)
    amounts = [each.amount if each is not None else None for each in quotas]
    if money and any(amounts):
        return _cumulated(amounts, extend=True), "Quota"
    last = scope.book.calendar.year_before(year)
    if not scope.workspace.history.is_full(last):
        return [], ""
    before = [bookings_of_month(scope, year_ago(scope, each), money=money) for each in months(year)]
    return (_cumulated(before, extend=True), last.name) if any(value is not None for value in before) else ([], "")


def _cumulated(values: Sequence[Decimal | None], *, extend: bool) -> list[Decimal | None]:
    """The running totals from the first known month on; a later unknown month repeats the total if `extend`."""
    totals: list[Decimal | None] = []
    total: Decimal | None = None
    for value in values:
        if value is not None:
            total = (total or Decimal(0)) + value
        totals.append(total if value is not None or extend else None)
    return totals


def _line(scope: Scope, name: str, values: Sequence[Decimal | None], scale: Scale, *, strong: bool) -> Line:
    end = next(value for value in reversed(values) if value is not None)
    shown = tuple(scale.shown(value) if value is not None else None for value in values)
    return Line(name, shown, scale.text(end, scope), strong=strong)


def _win_rates(scope: Scope) -> ColumnChart | None:
    """The win rate of the last eight periods."""
    return metric_chart(scope, named("win rate"), "%")


def _cycles(scope: Scope) -> ColumnChart | None:
    """The median sales cycle of the last eight periods."""
    return metric_chart(scope, named("median cycle"), "days")
