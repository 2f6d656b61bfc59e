"""The four charts of a scorecard; each slot takes the first of its candidates that has data."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from plangen.elements.chart import SIX_COLUMNS, Chart, Column, ColumnChart, Line, LineChart
from plangen.elements.measure import Measure, Unit
from plangen.facts.blocks.bookings_by_month import Scale, bookings_of_month, scale_for, year_ago
from plangen.facts.blocks.coverage import coverage_chart
from plangen.facts.blocks.open_by_month import by_age, by_month
from plangen.facts.blocks.open_by_stage import stage_chart
from plangen.facts.figures.listed import named
from plangen.facts.figures.named import NamedMetric
from plangen.facts.pages.scorecard.parts import ScoreCharts
from plangen.facts.scope.document import Scope
from plangen.metrics.pipeline.coverage import open_deals
from plangen.metrics.results.bookings import attainment, bookings, deals_won
from plangen.metrics.results.quota import monthly_quotas
from plangen.periods import Length, Period, month, months

HEIGHT = 52
PERIODS = 8
FEWEST = 2
HALF = 0.5


def score_charts(scope: Scope) -> ScoreCharts:
    """A person's charts; none without deals."""
    if not scope.deals:
        return ScoreCharts(None, None, None, None)
    ahead = _first(scope, (coverage_chart, _by_month, _by_age, _win_rates))
    stages = _first(scope, (stage_chart, _by_month, _by_age, _win_rates, _cycles), ahead)
    return ScoreCharts(_cumulative(scope), ahead, stages, _periods(scope))


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
    month = scope.number_format.month([*months(year)][last].start, long=True)
    so_far = against[last] if name else None
    title = f"{metric} through {month}: {scale.title(actual[last] or Decimal(0), scope)}"
    if so_far is not None:
        against_text = scale.title(so_far, scope)
        title += f", quota {against_text}" if name == "Quota" else f" ({name}: {against_text})"
    caption = f"{metric} year to date, {year.name}{scale.tail}"
    return LineChart(title, caption, f"{title}. {caption}.", labels, tuple(lines))


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


def _periods(scope: Scope) -> ColumnChart | None:
    """Attainment, bookings, or deals won of the last eight periods; None with fewer than two to compare."""
    spans = _last_periods(scope, scope.period)
    if len(spans) < FEWEST and scope.period.length is not Length.MONTH:
        spans = _last_periods(scope, month(scope.period.last_day))
    attained = [attainment(scope.person, scope.deals, each, scope.workspace.plan) for each in spans]
    if sum(each.known for each in attained) >= FEWEST:
        first = next(at for at, each in enumerate(attained) if each.known)
        return _attainment_chart(scope, spans[first:], attained[first:])
    money = bookings(scope.deals, scope.period).known
    values = [(bookings if money else deals_won)(scope.deals, each) for each in spans]
    if sum(each.known for each in values) < FEWEST:
        return None
    return _bookings_chart(scope, spans, values, money=money)


def _last_periods(scope: Scope, period: Period) -> list[Period]:
    """A period, after those of the seven before it that can be compared."""
    spans = [scope.book.calendar.before(period, back) for back in range(PERIODS - 1, 0, -1)]
    return [*(each for each in spans if scope.is_full_period(each)), period]


def _attainment_chart(scope: Scope, spans: Sequence[Period], attained: Sequence[Measure]) -> ColumnChart:
    figures = [scope.figure(each) for each in attained]
    hundred = Decimal(100)
    columns = tuple(
        Column(
            _name(scope, span),
            figure.printed * hundred if figure.printed is not None else None,
            figure.bare if figure.known else "",
            hundred if figure.known else None,
            strong=span.start in scope.period,
        )
        for span, figure in zip(spans, figures, strict=True)
    )
    over = [
        figure for span, figure in zip(spans, figures, strict=True) if figure.known and span.over_on(scope.book.as_of)
    ]
    at_quota = sum(figure.printed is not None and figure.printed >= 1 for figure in over)
    length = spans[-1].length
    title = f"{scope.number_format.of(at_quota, len(over))} {length}{'' if len(over) == 1 else 's'} at quota"
    return _columns(title, f"Attainment by {length}, %; tick = 100", columns, ("Attainment", "100%"))


def _bookings_chart(scope: Scope, spans: Sequence[Period], values: Sequence[Measure], *, money: bool) -> ColumnChart:
    scale = scale_for([each.value for each in values if each.value is not None], scope, money=money)
    columns = tuple(
        Column(
            _name(scope, span),
            scale.shown(each.value) if each.value is not None else None,
            scale.text(each.value, scope) if each.value is not None else "",
            strong=span.start in scope.period,
        )
        for span, each in zip(spans, values, strict=True)
    )
    metric, length = "Bookings" if money else "Deals won", spans[-1].length
    prior = [each.value for each in values[:-1] if each.value is not None]
    title = f"{metric} by {length}"
    if values[-1].value is not None and len(prior) >= FEWEST:
        average = scale.title(sum(prior, Decimal(0)) / len(prior), scope)
        now = scale.title(values[-1].value, scope)
        title = f"{metric}: {now} this {length}; prior {scope.number_format.spelled_out(len(prior))} averaged {average}"
    return _columns(title, f"{metric} by {length}{scale.tail}", columns, (metric, ""))


def _win_rates(scope: Scope) -> ColumnChart | None:
    """The win rate of the last eight periods."""
    return _metric_chart(scope, named("win rate"), "%")


def _cycles(scope: Scope) -> ColumnChart | None:
    """The median sales cycle of the last eight periods."""
    return _metric_chart(scope, named("median cycle"), "days")


def _metric_chart(scope: Scope, metric: NamedMetric, unit: str) -> ColumnChart | None:
    """A metric of the last eight periods; None with fewer than two known values on enough deals."""
    spans = _last_periods(scope, scope.period)
    figures = [scope.figure(metric.compute(scope, span)) for span in spans]
    if sum(figure.known and not figure.few for figure in figures) < FEWEST:
        return None
    columns = tuple(
        Column(
            _name(scope, span),
            figure.printed * (100 if figure.unit is Unit.SHARE else 1) if figure.printed is not None else None,
            figure.bare if figure.known else "",
            strong=span == scope.period,
        )
        for span, figure in zip(spans, figures, strict=True)
    )
    by_period = f"{metric.title} by {scope.period.length}"
    now = f"{metric.title} {figures[-1]} in {scope.number_format.period(scope.period)}"
    return _columns(now if figures[-1].known else by_period, f"{by_period}, {unit}", columns, (metric.title, ""))


def _columns(title: str, caption: str, columns: tuple[Column, ...], names: tuple[str, str]) -> ColumnChart:
    listed = ", ".join(f"{column.label} {column.text}" for column in columns if column.value is not None)
    alt = f"{title}. {caption}: {listed}."
    return ColumnChart(title, caption, alt, columns, names[0], names[1], HEIGHT, SIX_COLUMNS)


def _name(scope: Scope, span: Period) -> str:
    """The label of a column: “Sep” or “Q3 26”."""
    if span.length is Length.MONTH:
        return scope.number_format.month(span.start)
    year = scope.book.calendar.year_of(span.start)
    return f"{span.short} {year % 100:02d}" if span.length is not Length.YEAR else span.name
