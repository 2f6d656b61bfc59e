"""The month's results: bookings by month, and the month next to its target and the year to date."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated

from plangen.elements.chart import ColumnChart
from plangen.elements.label import Label
from plangen.elements.table import Column, Look, Row, Table, TableSpec, Tone
from plangen.facts.blocks.bookings_by_month import bookings_chart, bookings_of_month, is_at_quota
from plangen.facts.figures.against_target import against_target, target_as_entered
from plangen.facts.figures.listed import MEASURES, named
from plangen.facts.figures.notable import ComparedRow
from plangen.facts.figures.restated import restated_note
from plangen.facts.figures.win_rate_sample import win_rate_sample
from plangen.facts.pages.monthly_review.commitments import height_of_due
from plangen.facts.scope.document import Scope
from plangen.facts.scope.spans import twelve_months
from plangen.facts.scope.tables import table_row
from plangen.facts.scope.workspace import DealMeasure
from plangen.metrics.results.bookings import win_rate
from plangen.metrics.results.quota import monthly_quotas
from plangen.periods import MONTHS_A_YEAR, Length

HEIGHT, TALL = 34, 46
"""Height in millimeters, also with few commitments."""
LOW_BLOCK = 30.0
"""The height of the commitments up to which the chart is tall."""
ROW_HEIGHT = 7.2
OF_THE_MONTH = ("bookings", "deals won", "new accounts")
"""The metrics of the month alone; the win rate is of twelve months."""


MONTH_RESULTS = TableSpec(
    "month_results",
    (
        Column("label", below="note", width=34, is_title=True),
        Column("actual", "month", Look.NUMBER, 18, Tone.STRONG),
        Column("target", "plan", Look.NUMBER, 16),
        Column("year_to_date", "year", Look.NUMBER),
    ),
    rows=("bookings", "deals won", "win rate", "new accounts"),
    more_rows=tuple(each.name for each in MEASURES if each.of_deals is not None),
)
"""`note` is the sample of a rate."""


def month_chart(scope: Scope) -> ColumnChart | None:
    """Bookings by month of the year; the title says how many months were at quota."""
    chart = scope.once(bookings_chart)
    if chart is None:
        return None
    title = _finding(scope, chart) or chart.title
    height = TALL if height_of_due(scope) <= LOW_BLOCK else HEIGHT
    return replace(chart, title=title, alt=chart.alt.replace(chart.title, title, 1), height=height)


def _finding(scope: Scope, chart: ColumnChart) -> str:
    """How many months of the year so far were at quota."""
    if not scope.is_over or chart.tick_name != "Quota":
        return ""
    year = scope.book.calendar.containing(scope.period.start, Length.YEAR)
    goals = [each for each in monthly_quotas(scope.person, year, scope.workspace.plan) if each and each.amount]
    won = [(bookings_of_month(scope, each.month, money=True), each.amount) for each in goals]
    both = [(value, goal) for value, goal in won if value is not None]
    reached = sum(is_at_quota(value, goal) for value, goal in both)
    return f"{scope.number_format.of(reached, len(both))} months at quota" if len(both) > 1 and reached else ""


def month_results(scope: Scope) -> Annotated[Table, MONTH_RESULTS]:
    """Bookings, deals won, win rate, and new accounts, as far as they are known for the company."""
    rows = tuple(_rows(scope)) if scope.deals or scope.workspace.has_quota_in(scope.period) else ()
    heading = f"Results, {scope.period_name}"
    headers = {"label": scope.tables.word("results"), "actual": scope.period_name, "year_to_date": _year(scope)}
    return scope.tables.table(MONTH_RESULTS, rows, heading=heading, headers=headers, row_height=ROW_HEIGHT)


def _year(scope: Scope) -> str:
    """The header of the year to date: the name of the year."""
    return scope.book.calendar.containing(scope.period.start, Length.YEAR).name


def compared_month(scope: Scope) -> tuple[ComparedRow, ...]:
    """The month's results, each with the month before, which the table doesn't print."""
    prior = scope.book.calendar.before(scope.period)
    has_prior, before = scope.is_full_period(prior), scope.name_of_part(prior)
    metrics = [each for name in OF_THE_MONTH if (each := named(name)).is_shown(scope.workspace, scope.period)]
    return tuple(
        ComparedRow(
            each.name,
            each.title,
            scope.figure(each.compute(scope, scope.period)),
            scope.figure(each.compute_comparable(scope, prior)) if has_prior else None,
            before,
        )
        for each in metrics
    )


def _rows(scope: Scope) -> Iterable[Row]:
    for name in scope.tables.row_names(MONTH_RESULTS):
        measure = named(name).of_deals
        if name == "win rate":
            yield from _win_rate(scope)
        elif measure and scope.workspace.is_known_company_wide(measure(scope.workspace), scope.period):
            yield _row(scope, name, measure(scope.workspace))


def _row(scope: Scope, name: str, measure: DealMeasure) -> Row:
    listed, now = named(name), measure(scope.deals, scope.period)
    actual = scope.figure(now)
    against = against_target(scope, listed, actual)
    return table_row(
        MONTH_RESULTS,
        label=Label(listed.title, target_as_entered(scope, listed), restated_note(scope, name, scope.period, now)),
        actual=against.actual if against else actual,
        target=against.target if against else None,
        year_to_date=scope.figure(measure(scope.deals, scope.year_to_date)) if scope.has_year else None,
    )


def _win_rate(scope: Scope) -> Iterable[Row]:
    """The win rate of the year to date; of the last twelve months, or those on file, if that has too few deals."""
    span, first = twelve_months(scope), scope.workspace.history.first_close
    few, _ = scope.book.settings.small_samples
    is_of_year = scope.has_year and win_rate(scope.deals, scope.year_to_date).n >= few
    span = scope.year_to_date if is_of_year else span
    if first is None or not scope.workspace.is_known_company_wide(win_rate, span):
        return
    on_file = (scope.period.end.year - first.year) * MONTHS_A_YEAR + scope.period.end.month - first.month
    rate = scope.figure(win_rate(scope.deals, span))
    note = win_rate_sample(scope, rate, span) or rate.reason
    months = scope.number_format.count(min(on_file, MONTHS_A_YEAR))
    against = against_target(scope, named("win rate"), rate)
    target = against.target if against else None
    label = Label("Win rate", "" if is_of_year else f"{months} {'month' if months == '1' else 'months'}")
    yield table_row(MONTH_RESULTS, label=label, note=note, target=target, year_to_date=rate)
