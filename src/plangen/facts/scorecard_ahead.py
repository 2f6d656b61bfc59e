"""The picture of what comes: the coverage of the next six months, with the person's own usual one."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from statistics import median

from plangen.elements.chart import SIX_COLUMNS, Column, ColumnChart
from plangen.elements.figure import Figure
from plangen.elements.measure import Measure, Unit
from plangen.facts.brief import Brief
from plangen.metrics.outlook import MONTHS_AHEAD, coverage_ahead, periods_ahead
from plangen.metrics.pipeline import CoverageWindow, past_coverage
from plangen.metrics.quota import quota
from plangen.periods import Length, Period, month

HEIGHT = 52
FEWEST = 2


def coverage_picture(brief: Brief) -> ColumnChart | None:
    """Coverage by month of closing; None where fewer than two of the months have a quota and something is open."""
    spans = periods_ahead(brief.book.as_of, brief.book.calendar, Length.MONTH, MONTHS_AHEAD)
    ahead = coverage_ahead(brief.person, brief.deals, spans, brief.desk.plan)
    figures = [brief.figure(each.coverage) for each in ahead]
    known = [(span, figure) for span, figure in zip(spans, figures, strict=True) if figure.known]
    if len(known) < FEWEST or not brief.book.has_amounts or not any(figure.printed for _, figure in known):
        return None
    usual = [_usual(brief, span) if figure.known else None for span, figure in zip(spans, figures, strict=True)]
    columns = tuple(
        Column(
            brief.numerals.month(span.start),
            figure.printed,
            figure.bare if figure.known else "",
            tick.printed if tick is not None else None,
            strong=span.start in brief.ahead,
        )
        for span, figure, tick in zip(spans, figures, usual, strict=True)
    )
    ticks = any(tick is not None for tick in usual)
    title = _finding(brief, known)
    caption = f"Coverage by month of closing, ×{'; the tick is your usual one' if ticks else ''}{_blank(brief, spans)}"
    said = ", ".join(f"{column.label} {column.text}" for column in columns if column.text)
    alt = f"{title}. {caption}: {said}."
    return ColumnChart(title, caption, alt, columns, "Coverage", "Usual" if ticks else "", HEIGHT, SIX_COLUMNS)


def _usual(brief: Brief, span: Period) -> Figure | None:
    """The middle of the person's own coverage at this point of earlier months; None with fewer than two, or of 0."""
    window = CoverageWindow.at(brief.book.as_of, span, brief.book.holidays)
    window = replace(window, period=month(brief.book.as_of))
    past = past_coverage(brief.person, brief.deals, brief.desk.history, brief.desk.plan, window)
    values = [each.coverage.value for each in past if each.coverage.value is not None]
    if len(values) < FEWEST:
        return None
    usual = brief.figure(Measure(Decimal(median(values)), Unit.TIMES, len(values)))
    return usual if usual.printed else None


def _finding(brief: Brief, known: Sequence[tuple[Period, Figure]]) -> str:
    """The month with the least, as a page names it."""
    span, figure = min(known, key=lambda each: (each[1].printed or Decimal(0), each[0].start))
    return f"Least covered: {brief.numerals.month(span.start, long=True)}, {figure}"


def _blank(brief: Brief, spans: Sequence[Period]) -> str:
    """Which of the months have no quota."""
    without = [span for span in spans if not quota(brief.person, span, brief.desk.plan).known]
    if not without:
        return ""
    names = [brief.numerals.month(span.start) for span in (without[0], without[-1])]
    return f"; no quota yet for {names[0] if names[0] == names[1] else f'{names[0]} to {names[1]}'}"
