"""All results of a quarter in groups, each against its plan, the quarter before and the same quarter last year."""

from dataclasses import dataclass

from plangen.elements.chart import TrendColumns
from plangen.elements.figure import Figure, Mark
from plangen.facts.brief import Brief
from plangen.facts.measures import measures_of
from plangen.facts.named_measure import NamedMeasure
from plangen.facts.scorecard import ScoreRow
from plangen.facts.scorecard_table import comparable_in, score_table
from plangen.metrics.results import closed_in


@dataclass(frozen=True, slots=True)
class FullRow:
    """One figure; None prints an empty cell. `note` says what a rate rests on."""

    label: str
    note: str
    actual: Figure
    plan: Figure | None = None
    difference: Figure | None = None
    mark: Mark = Mark.NONE
    previous: Figure | None = None
    year_before: Figure | None = None
    trend: TrendColumns | None = None


@dataclass(frozen=True, slots=True)
class FullGroup:
    """The rows of one group under its name: Results, Pipeline, Process, Activity."""

    name: str
    rows: tuple[FullRow, ...]


@dataclass(frozen=True, slots=True)
class ResultsInFull:
    """The whole table of results; a head that is empty means that the whole column falls out."""

    heading: str
    groups: tuple[FullGroup, ...]
    has_plan: bool
    has_mark: bool
    previous_head: str = ""
    year_before_head: str = ""
    trend_head: str = ""


def results_in_full(brief: Brief) -> ResultsInFull | None:
    """The table, as many rows as the kind allows.

    None on a pre-read, where nobody has a quota, and where the person closed no deal: page one says all of it then.
    """
    if brief.is_preread or not brief.desk.has_quotas or not closed_in(brief.deals, brief.period):
        return None
    table = brief.once(score_table)
    listed = {each.name: each for each in measures_of(brief.desk)}
    groups = tuple(
        FullGroup(group.name, tuple(_row(brief, row, listed.get(row.name)) for row in group.rows))
        for group in table.groups
    )
    rows = [row for group in groups for row in group.rows]
    if not rows:
        return None
    earlier = any(row.year_before is not None for row in rows)
    return ResultsInFull(
        heading=brief.numerals.period(brief.period),
        groups=groups,
        has_plan=table.has_target,
        has_mark=table.has_mark,
        previous_head=table.prior_head,
        year_before_head=brief.numerals.period(brief.book.calendar.year_before(brief.period)) if earlier else "",
        trend_head=table.trend_head,
    )


def _row(brief: Brief, row: ScoreRow, measure: NamedMeasure | None) -> FullRow:
    """A row of the scorecard's table, with the same period of the year before beside it."""
    return FullRow(
        label=row.label,
        note=row.n if row.actual.part is not None else "",
        actual=row.actual,
        plan=row.target,
        difference=row.difference,
        mark=row.mark,
        previous=row.prior,
        year_before=_year_before(brief, measure) if measure else None,
        trend=row.trend,
    )


def _year_before(brief: Brief, measure: NamedMeasure) -> Figure | None:
    """The measure of a year ago; None where it is one of today, or that period cannot be compared."""
    period = brief.book.calendar.year_before(brief.period)
    if measure.of_now or not comparable_in(brief, measure, period):
        return None
    found = brief.figure(measure.work_out(brief, period))
    return found if found.known else None
