"""The four pictures of a scorecard: each place takes the first picture of its ladder that the files can give."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from plangen.elements.chart import SIX_COLUMNS, Chart, Column, ColumnChart, Line, LineChart
from plangen.elements.measure import Measure, Unit
from plangen.facts.brief import Brief
from plangen.facts.measures import named
from plangen.facts.named_measure import NamedMeasure
from plangen.facts.picture import Scale, scale_for, won_of_month, year_ago
from plangen.facts.pipeline_picture import by_age, by_month
from plangen.facts.scorecard import ScorePictures
from plangen.facts.scorecard_ahead import coverage_picture
from plangen.facts.scorecard_stages import stage_picture
from plangen.metrics.pipeline import open_deals
from plangen.metrics.quota import monthly_quotas
from plangen.metrics.results import attainment, bookings, won_deals
from plangen.periods import Length, Period, month, months

HEIGHT = 52
EIGHT = 8
FEWEST = 2
ENOUGH = 0.5


def score_pictures(brief: Brief) -> ScorePictures:
    """The pictures of a person; none for somebody without deals."""
    if not brief.deals:
        return ScorePictures(None, None, None, None)
    open_deals_drawn = (_by_month, _by_age)
    ahead = _first(brief, (coverage_picture, *open_deals_drawn, _rates))
    stages = _first(brief, (stage_picture, *open_deals_drawn, _rates, _cycles), ahead)
    return ScorePictures(_cumulative(brief), ahead, stages, _periods(brief))


def _first(brief: Brief, ladder: Sequence[Callable[[Brief], Chart | None]], drawn: Chart | None = None) -> Chart | None:
    """The first picture of a ladder that can be drawn and is not drawn yet."""
    return next((each for make in ladder if (each := make(brief)) is not None and each != drawn), None)


def _by_month(brief: Brief) -> Chart | None:
    opened = open_deals(brief.deals)
    if brief.book.column_fill["close"] < ENOUGH or not any(deal.close for deal in opened):
        return None
    return replace(by_month(brief, opened, money=any(deal.amount is not None for deal in opened)), share=SIX_COLUMNS)


def _by_age(brief: Brief) -> Chart | None:
    drawn = by_age(brief, open_deals(brief.deals))
    return replace(drawn, share=SIX_COLUMNS) if drawn else None


def _cumulative(brief: Brief) -> LineChart | None:
    """What was won over the year, month upon month, against the quota, else against the year before."""
    year = brief.book.calendar.containing(brief.period.start, Length.YEAR)
    money = bookings(brief.deals, brief.year_to_date).known
    won = _summed([won_of_month(brief, each, money=money) for each in months(year)], goes_on=False)
    known = [at for at, value in enumerate(won) if value is not None]
    if not known:
        return None
    against, name = _against(brief, year, money=money)
    every = [value for value in (*won, *against) if value is not None]
    scale = scale_for(every, brief, money=money)
    last = known[-1]
    labels = tuple(brief.numerals.month(each.start) for each in months(year))
    what = "Won" if money else "Deals won"
    lines = [_line(brief, what, won, scale, strong=True)]
    lines += [_line(brief, name, against, scale, strong=False)] if name else []
    month = brief.numerals.month([*months(year)][last].start, long=True)
    so_far = against[last] if name else None
    title = f"{what} by {month}: {scale.text(won[last] or Decimal(0), brief)}"
    title += f", {name.lower()} {scale.text(so_far, brief)}" if so_far is not None else ""
    caption = f"{what} since the beginning of {year.name}, {scale.words}"
    return LineChart(title, caption, f"{title}. {caption}.", labels, tuple(lines))


def _against(brief: Brief, year: Period, *, money: bool) -> tuple[list[Decimal | None], str]:
    """What the year is held against, month upon month, and its name: the quota, else the year before."""
    quotas = monthly_quotas(brief.person, year, brief.desk.plan)
    amounts = [each.amount if each is not None else None for each in quotas]
    if money and any(amounts):
        return _summed(amounts, goes_on=True), "Quota"
    last = brief.book.calendar.year_before(year)
    if not brief.desk.history.whole(last):
        return [], ""
    before = [won_of_month(brief, year_ago(brief, each), money=money) for each in months(year)]
    return (_summed(before, goes_on=True), last.name) if any(value is not None for value in before) else ([], "")


def _summed(values: Sequence[Decimal | None], *, goes_on: bool) -> list[Decimal | None]:
    """The sums so far, from the first month that is known; a later one that is not `goes_on` with the sum, or ends."""
    sums: list[Decimal | None] = []
    total: Decimal | None = None
    for value in values:
        if value is not None:
            total = (total or Decimal(0)) + value
        sums.append(total if value is not None or goes_on else None)
    return sums


def _line(brief: Brief, name: str, values: Sequence[Decimal | None], scale: Scale, *, strong: bool) -> Line:
    end = next(value for value in reversed(values) if value is not None)
    shown = tuple(scale.shown(value) if value is not None else None for value in values)
    return Line(name, shown, scale.text(end, brief), strong=strong)


def _periods(brief: Brief) -> ColumnChart | None:
    """The last eight periods: attainment; what was won; deals won. None with fewer than two that can be compared."""
    spans = _last(brief, brief.period)
    if len(spans) < FEWEST and brief.period.length is not Length.MONTH:
        spans = _last(brief, month(brief.period.last_day))
    reached = [attainment(brief.person, brief.deals, each, brief.desk.plan) for each in spans]
    if sum(each.known for each in reached) >= FEWEST:
        first = next(at for at, each in enumerate(reached) if each.known)
        return _attained(brief, spans[first:], reached[first:])
    money = bookings(brief.deals, brief.period).known
    won = [(bookings if money else won_deals)(brief.deals, each) for each in spans]
    return _won(brief, spans, won, money=money) if sum(each.known for each in won) >= FEWEST else None


def _last(brief: Brief, period: Period) -> list[Period]:
    """A period with those of the eight up to it that can be compared."""
    spans = [brief.book.calendar.before(period, back) for back in range(EIGHT - 1, 0, -1)]
    return [*(each for each in spans if brief.was_whole(each)), period]


def _attained(brief: Brief, spans: Sequence[Period], reached: Sequence[Measure]) -> ColumnChart:
    figures = [brief.figure(each) for each in reached]
    hundred = Decimal(100)
    columns = tuple(
        Column(
            _name(brief, span),
            figure.printed * hundred if figure.printed is not None else None,
            figure.bare if figure.known else "",
            hundred if figure.known else None,
            strong=span.start in brief.period,
        )
        for span, figure in zip(spans, figures, strict=True)
    )
    over = [
        figure for span, figure in zip(spans, figures, strict=True) if figure.known and span.over_on(brief.book.as_of)
    ]
    made = sum(figure.printed is not None and figure.printed >= 1 for figure in over)
    length = spans[-1].length
    title = f"{brief.numerals.of(made, len(over))} {length}s reached quota"
    return _columns(title, f"Attainment by {length}, %; the tick is 100", columns, ("Attainment", "100 %"))


def _won(brief: Brief, spans: Sequence[Period], won: Sequence[Measure], *, money: bool) -> ColumnChart:
    scale = scale_for([each.value for each in won if each.value is not None], brief, money=money)
    columns = tuple(
        Column(
            _name(brief, span),
            scale.shown(each.value) if each.value is not None else None,
            scale.text(each.value, brief) if each.value is not None else "",
            strong=span.start in brief.period,
        )
        for span, each in zip(spans, won, strict=True)
    )
    what, length = "Won" if money else "Deals won", spans[-1].length
    earlier = [each.value for each in won[:-1] if each.value is not None]
    title = f"{what} by {length}"
    if won[-1].value is not None and len(earlier) >= FEWEST:
        usual = scale.text(sum(earlier, Decimal(0)) / len(earlier), brief)
        now = scale.text(won[-1].value, brief)
        title = f"{what}: {now} this {length}, {usual} on average of the {brief.numerals.spelled(len(earlier))} before"
    return _columns(title, f"{what} by {length}, {scale.words}", columns, (what, ""))


def _rates(brief: Brief) -> ColumnChart | None:
    """The win rate of the last eight periods."""
    return _measured(brief, named("win rate"), "%")


def _cycles(brief: Brief) -> ColumnChart | None:
    """The median cycle of the last eight periods."""
    return _measured(brief, named("median cycle"), "days")


def _measured(brief: Brief, measure: NamedMeasure, unit: str) -> ColumnChart | None:
    """A measure of the last eight periods; None with fewer than two that are known and rest on enough deals."""
    spans = _last(brief, brief.period)
    figures = [brief.figure(measure.work_out(brief, span)) for span in spans]
    if sum(figure.known and not figure.few for figure in figures) < FEWEST:
        return None
    columns = tuple(
        Column(
            _name(brief, span),
            figure.printed * (100 if figure.unit is Unit.SHARE else 1) if figure.printed is not None else None,
            figure.bare if figure.known else "",
            strong=span == brief.period,
        )
        for span, figure in zip(spans, figures, strict=True)
    )
    by_period = f"{measure.title} by {brief.period.length}"
    now = f"{measure.title} {figures[-1]} in {brief.numerals.period(brief.period)}"
    return _columns(now if figures[-1].known else by_period, f"{by_period}, {unit}", columns, (measure.title, ""))


def _columns(title: str, caption: str, columns: tuple[Column, ...], names: tuple[str, str]) -> ColumnChart:
    said = ", ".join(f"{column.label} {column.text}" for column in columns if column.value is not None)
    alt = f"{title}. {caption}: {said}."
    return ColumnChart(title, caption, alt, columns, names[0], names[1], HEIGHT, SIX_COLUMNS)


def _name(brief: Brief, span: Period) -> str:
    """A period below its column: Sep; Q3 26."""
    if span.length is Length.MONTH:
        return brief.numerals.month(span.start)
    year = brief.book.calendar.year_of(span.start)
    return f"{span.short} {year % 100:02d}" if span.length is not Length.YEAR else span.name
