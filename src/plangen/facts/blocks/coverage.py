"""The coverage chart: pipeline coverage of the next six months, with the person's typical coverage as ticks."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from statistics import median

from plangen.elements.chart import SIX_COLUMNS, Column, ColumnChart
from plangen.elements.figure import Figure
from plangen.elements.measure import Measure, Unit
from plangen.elements.reasons import Reason
from plangen.facts.scope.document import Scope
from plangen.metrics.pipeline.coverage import MIN_PAST_PERIODS, CoverageWindow, past_coverage
from plangen.metrics.pipeline.outlook import MONTHS_AHEAD, coverage_by_period, periods_ahead
from plangen.periods import Length, Period, month

HEIGHT = 52
FEWEST = 2
TYPICAL = "Typical"
"""The name of the ticks."""


def coverage_chart(scope: Scope) -> ColumnChart | None:
    """Coverage of the months with a quota; None without open deals, or if there are fewer than two."""
    spans = periods_ahead(scope.book.as_of, scope.book.calendar, Length.MONTH, MONTHS_AHEAD)
    ahead = coverage_by_period(scope.person, scope.deals, spans, scope.workspace.plan)
    figures = [scope.figure(each.coverage) for each in ahead]
    known = [(span, figure) for span, figure in zip(spans, figures, strict=True) if figure.known]
    if len(known) < FEWEST or not scope.book.has_amounts or not any(figure.printed for _, figure in known):
        return None
    shown = [
        (span, figure)
        for span, figure in zip(spans, figures, strict=True)
        if figure.known or figure.missing is Reason.QUOTA_MET
    ]
    typical = [_typical(scope, span) if figure.known else None for span, figure in shown]
    columns = tuple(
        Column(
            scope.number_format.month(span.start),
            figure.printed,
            figure.bare if figure.known else "met",
            tick.printed if tick is not None else None,
            strong=span.start in scope.ahead,
        )
        for (span, figure), tick in zip(shown, typical, strict=True)
    )
    ticks = any(tick is not None for tick in typical)
    title = _finding(scope, known)
    met = "; met = quota met" if any(figure.missing is Reason.QUOTA_MET for figure in figures) else ""
    tick_words = "; tick = your typical coverage" if ticks else ""
    dark = f"; dark = {scope.ahead_name}" if any(column.strong for column in columns) else ""
    caption = f"Coverage by close month, ×{tick_words}{met}{dark}"
    listed = ", ".join(f"{column.label} {column.text}" for column in columns if column.text)
    alt = f"{title}. {caption}: {listed}."
    return ColumnChart(title, caption, alt, columns, "Coverage", TYPICAL if ticks else "", HEIGHT, SIX_COLUMNS)


def _typical(scope: Scope, span: Period) -> Figure | None:
    """The median of the person's coverage at the same point of prior months; None with fewer than three, or if 0."""
    window = CoverageWindow.at(scope.book.as_of, span, scope.book.holidays, scope.book.snapshots)
    window = replace(window, period=month(scope.book.as_of))
    past = past_coverage(scope.person, scope.deals, scope.workspace.history, scope.workspace.plan, window)
    values = [each.coverage.value for each in past if each.coverage.value is not None]
    if len(values) < MIN_PAST_PERIODS:
        return None
    typical = scope.figure(Measure(Decimal(median(values)), Unit.TIMES, len(values)))
    return typical if typical.printed else None


def _finding(scope: Scope, known: Sequence[tuple[Period, Figure]]) -> str:
    """The title: the month with the lowest coverage, of those in the period ahead if there are any."""
    inside = [each for each in known if each[0].start in scope.ahead]
    span, figure = min(inside or known, key=lambda each: (each[1].printed or Decimal(0), each[0].start))
    name = scope.number_format.month(span.start, long=True)
    if len(inside) == 1:
        return f"{name} coverage: {figure}"
    of_period = f" in {scope.ahead_name}" if inside and len(inside) < len(known) else ""
    return f"Lowest coverage{of_period}: {name}, {figure}"
