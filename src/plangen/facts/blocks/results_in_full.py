"""All results of a quarter in groups, each against target, the prior quarter, and the same quarter last year."""

from dataclasses import dataclass

from plangen.elements.chart import TrendColumns
from plangen.elements.figure import Figure, Mark
from plangen.facts.blocks.score_table import ScoreRow, comparable_in, score_table
from plangen.facts.figures.listed import measures_of
from plangen.facts.figures.named import NamedMetric
from plangen.facts.scope.document import Scope
from plangen.metrics.results.bookings import closed_in


@dataclass(frozen=True, slots=True)
class FullRow:
    """One metric, `metric` being its name in the list; None prints an empty cell. `note` is the sample of a rate."""

    label: str
    note: str
    actual: Figure
    plan: Figure | None = None
    difference: Figure | None = None
    mark: Mark = Mark.NONE
    previous: Figure | None = None
    year_before: Figure | None = None
    trend: TrendColumns | None = None
    metric: str = ""


@dataclass(frozen=True, slots=True)
class FullGroup:
    """The rows of one group: Results, Pipeline, Process, or Activity."""

    name: str
    rows: tuple[FullRow, ...]


@dataclass(frozen=True, slots=True)
class ResultsInFull:
    """The full results table; a column with an empty header isn't printed."""

    heading: str
    groups: tuple[FullGroup, ...]
    has_plan: bool
    has_mark: bool
    previous_head: str = ""
    year_before_head: str = ""
    trend_head: str = ""


def results_in_full(scope: Scope) -> ResultsInFull | None:
    """The table, up to the row limit of the document type.

    None on a pre-read, without any quotas, and for a person without closed deals: page one then has every number.
    """
    if scope.is_preread or not scope.workspace.has_quotas or not closed_in(scope.deals, scope.period):
        return None
    table, calendar = scope.once(score_table), scope.book.calendar
    listed = {each.name: each for each in measures_of(scope.workspace)}
    groups = tuple(
        FullGroup(group.name, tuple(_row(scope, row, listed.get(row.name)) for row in group.rows))
        for group in table.groups
    )
    rows = [row for group in groups for row in group.rows]
    if not rows:
        return None
    has_year_before = any(row.year_before is not None for row in rows)
    return ResultsInFull(
        heading=scope.number_format.period(scope.period),
        groups=groups,
        has_plan=table.has_target,
        has_mark=table.has_mark,
        previous_head=table.prior_head,
        year_before_head=scope.number_format.period(calendar.year_before(scope.period)) if has_year_before else "",
        trend_head=table.trend_head,
    )


def _row(scope: Scope, row: ScoreRow, metric: NamedMetric | None) -> FullRow:
    """A row of the scorecard table, with the same period of the prior year."""
    return FullRow(
        label=row.label,
        note=row.n if row.actual.part is not None else "",
        actual=row.actual,
        plan=row.target,
        difference=row.difference,
        mark=row.mark,
        previous=row.prior,
        year_before=_year_before(scope, metric) if metric else None,
        trend=row.trend,
        metric=row.name,
    )


def _year_before(scope: Scope, metric: NamedMetric) -> Figure | None:
    """A metric one year earlier; None if it describes today, or if that period can't be compared."""
    period = scope.book.calendar.year_before(scope.period)
    if metric.is_current or not comparable_in(scope, metric, period):
        return None
    figure = scope.figure(metric.compute(scope, period))
    return figure if figure.known else None
