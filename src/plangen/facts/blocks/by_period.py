"""A metric in the last eight periods, as a chart."""

from collections.abc import Sequence
from decimal import Decimal

from plangen.elements.chart import SIX_COLUMNS, Column, ColumnChart
from plangen.elements.measure import Measure, Unit
from plangen.facts.blocks.bookings_by_month import scale_for
from plangen.facts.figures.named import NamedMetric
from plangen.facts.formatting.reasons import reason_text
from plangen.facts.scope.document import Scope
from plangen.metrics.results.bookings import attainment, bookings, deals_won
from plangen.metrics.results.quota import quota
from plangen.periods import Length, Period, month

HEIGHT = 52
PERIODS = 8
FEWEST = 2
HUNDRED = Decimal(100)
NEAR = Decimal("0.5")
"""Attainment within this distance of 100% is drawn as the distance: from zero, all columns would look alike."""


def periods_chart(scope: Scope) -> ColumnChart | None:
    """Attainment, bookings, or deals won of the last eight periods; None with fewer than two to compare."""
    spans = _last_periods(scope, _latest(scope))
    if len(spans) < FEWEST and scope.period.length is not Length.MONTH:
        spans = _last_periods(scope, month(min(scope.period.last_day, scope.book.as_of)))
    attained = [attainment(scope.person, scope.deals, each, scope.workspace.plan) for each in spans]
    # Someone without a quota now is compared by bookings, whatever the quotas of earlier years.
    if attained[-1].known and sum(each.known for each in attained) >= FEWEST:
        return _attainment_chart(scope, spans, attained)
    money = bookings(scope.deals, scope.period).known
    values = [(bookings if money else deals_won)(scope.deals, each) for each in spans]
    if sum(each.known for each in values) < FEWEST:
        return None
    return _bookings_chart(scope, spans, values, money=money)


def _latest(scope: Scope) -> Period:
    """The last period to draw: this one, or for a year its last quarter that has started."""
    if scope.period.length is not Length.YEAR:
        return scope.period
    return scope.book.calendar.containing(min(scope.period.last_day, scope.book.as_of), Length.QUARTER)


def _last_periods(scope: Scope, period: Period) -> list[Period]:
    """A period, after those of the seven before it that can be compared or that the document is about."""
    spans = [scope.book.calendar.before(period, back) for back in range(PERIODS - 1, 0, -1)]
    return [*(each for each in spans if scope.is_full_period(each) or _is_reviewed(scope, each)), period]


def _is_reviewed(scope: Scope, span: Period) -> bool:
    """Whether a span is part of the document's period, with deals on file from its first month on."""
    first = scope.workspace.history.first_close
    has_deals = first is not None and first.replace(day=1) <= span.start
    return has_deals and span.start in scope.period and scope.person.employed(span.start, span.end)


def _so_far(scope: Scope, spans: Sequence[Period]) -> str:
    """The part of a caption that says that the last period is running; empty if it is over."""
    return "" if spans[-1].over_on(scope.book.as_of) else f"; {_name(scope, spans[-1])} so far"


def _left_out(scope: Scope, spans: Sequence[Period], attained: Sequence[Measure]) -> str:
    """The part of a caption on the periods with a quota that aren't counted, with the reason of the first."""
    goals = [quota(scope.person, each, scope.workspace.plan) for each in spans]
    missing = [
        (_name(scope, span), reason_text(share))
        for span, share, goal in zip(spans, attained, goals, strict=True)
        if goal.value and not share.known
    ]
    return f"; without {', '.join(name for name, _ in missing)} ({missing[0][1]})" if missing else ""


def _attainment_chart(scope: Scope, spans: Sequence[Period], attained: Sequence[Measure]) -> ColumnChart:
    notes = f"{_so_far(scope, spans)}{_left_out(scope, spans, attained)}"
    first = next(at for at, each in enumerate(attained) if each.known)
    spans, attained = spans[first:], attained[first:]
    figures = [scope.figure(each) for each in attained]
    known = [figure.printed for figure in figures if figure.printed is not None]
    is_near = all(abs(share - 1) <= NEAR for share in known)
    columns = tuple(
        Column(
            _name(scope, span),
            figure.printed * HUNDRED - (HUNDRED if is_near else 0) if figure.printed is not None else None,
            figure.bare if figure.known else "",
            HUNDRED if figure.known and not is_near else None,
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
    line, names = ("line", ("Attainment less 100%", "")) if is_near else ("tick", ("Attainment", "100%"))
    return _columns(title, f"Attainment by {length}, %; {line} = 100%{notes}", columns, names)


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
    if values[-1].value is not None and len(prior) >= FEWEST and scope.is_over:
        average = scale.title(sum(prior, Decimal(0)) / len(prior), scope)
        now = scale.title(values[-1].value, scope)
        title = f"{metric}: {now} this {length}; prior {scope.number_format.spelled_out(len(prior))} averaged {average}"
    return _columns(title, f"{metric} by {length}{scale.tail}{_so_far(scope, spans)}", columns, (metric, ""))


def metric_chart(scope: Scope, metric: NamedMetric, unit: str) -> ColumnChart | None:
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
    caption = f"{by_period}, {unit}{_so_far(scope, spans)}"
    now = f"{metric.title} {figures[-1]} in {scope.number_format.period(scope.period)}"
    return _columns(now if figures[-1].known else by_period, caption, columns, (metric.title, ""))


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
