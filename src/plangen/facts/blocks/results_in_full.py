"""All results of a quarter in groups, each against target, the prior quarter, and the same quarter last year."""

from typing import Annotated

from plangen.elements.figure import Figure
from plangen.elements.measure import Unit
from plangen.elements.table import Column, Look, Row, Table, TableSpec, Tone
from plangen.facts.blocks.score_table import ScoreRow, ScoreTable, comparable_in, score_rows
from plangen.facts.figures.listed import measures_of
from plangen.facts.figures.named import NamedMetric
from plangen.facts.scope.document import Scope
from plangen.facts.scope.tables import table_row
from plangen.metrics.results.bookings import closed_in

FULL_RESULTS = TableSpec(
    "results_in_full",
    (
        Column("label", after="note", is_title=True),
        Column("target", "plan", Look.NUMBER, 17),
        Column("actual", "actual", Look.NUMBER, 18, Tone.STRONG),
        Column("difference", "difference", Look.NUMBER, 19),
        Column("mark", "arrows", Look.MARK, 17),
        Column("previous", "previous", Look.NUMBER, 17),
        Column("year_before", "year_before", Look.NUMBER, 17),
        Column("trend", "trend", Look.TREND, 22),
    ),
)
"""`note` is the sample of a rate, or why a metric is n/a."""


def results_in_full(scope: Scope) -> Annotated[Table, FULL_RESULTS] | None:
    """The table, up to the row limit of the document type; None if page one has every number."""
    scores = scope.once(full_scores)
    if scores is None:
        return None
    calendar, listed = scope.book.calendar, {each.name: each for each in measures_of(scope.workspace)}
    rows = [_row(scope, group.name, each, listed.get(each.name)) for group in scores.groups for each in group.rows]
    heading = scope.number_format.period(scope.period)
    year_before = scope.name_of_part(calendar.year_before(scope.period))
    headers = {
        "label": heading,
        "previous": scores.prior_head,
        "year_before": year_before,
        "trend": scores.trend_head,
    }
    return scope.tables.table(FULL_RESULTS, rows, heading=heading, headers=headers)


def full_scores(scope: Scope) -> ScoreTable | None:
    """The metrics of the full results.

    None on a pre-read, without any quotas, and for a person without closed deals.
    """
    if scope.is_preread or not scope.workspace.has_quotas or not closed_in(scope.deals, scope.period):
        return None
    scores = scope.once(score_rows)
    return scores if scores.groups else None


def _row(scope: Scope, group: str, score: ScoreRow, metric: NamedMetric | None) -> Row:
    """A row of the scorecard table, with the same period of the prior year."""
    return table_row(
        FULL_RESULTS,
        group=group,
        label=score.label,
        note=_note(score),
        target=score.target,
        actual=score.actual,
        difference=score.difference,
        mark=score.mark,
        previous=score.prior,
        year_before=_year_before(scope, metric) if metric else None,
        trend=score.trend,
    )


def _note(score: ScoreRow) -> str:
    """The sample of a rate, why a metric is n/a, or the target for a count that is below one in the period."""
    if not score.actual.known:
        return score.actual.reason
    below_one = score.actual.unit is Unit.COUNT and score.target is None
    return score.n if score.actual.part is not None or below_one else ""


def _year_before(scope: Scope, metric: NamedMetric) -> Figure | None:
    """A metric one year earlier; None if it describes today, or if that period can't be compared."""
    period = scope.book.calendar.year_before(scope.period)
    if metric.is_current or not comparable_in(scope, metric, period):
        return None
    figure = scope.figure(metric.compute_comparable(scope, period))
    return figure if figure.known else None
