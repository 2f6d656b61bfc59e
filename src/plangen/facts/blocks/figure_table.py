"""Results against target and prior periods."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated

from plangen.elements.figure import Figure, Mark
from plangen.elements.label import Label
from plangen.elements.measure import Measure, Unit
from plangen.elements.reasons import Variant
from plangen.elements.rounding import rounded
from plangen.elements.table import Column, Look, Table, TableSpec, Tone
from plangen.facts.figures.against_target import against_target, target_as_entered
from plangen.facts.figures.listed import MEASURES, named
from plangen.facts.figures.named import NamedMetric
from plangen.facts.figures.notable import ComparedRow
from plangen.facts.figures.restated import restated_note
from plangen.facts.figures.win_rate_sample import win_rate_sample
from plangen.facts.formatting.average_of import average_of
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.facts.scope.workspace import DealMeasure
from plangen.periods import Period

RESULTS_LIMIT = Limit("results")
RESULTS = TableSpec(
    "results",
    (
        Column("label", is_title=True),
        Column("target", "plan", Look.NUMBER, 21),
        Column("actual", "actual", Look.NUMBER, 22, Tone.STRONG),
        Column("difference", "difference", Look.NUMBER, 25),
        Column("mark", "arrows", Look.MARK, 22),
        Column("previous", "previous", Look.NUMBER, 22),
        Column("year_before", "year_before", Look.NUMBER, 21),
        Column("average", "average", Look.NUMBER, 32),
        Column("median", "median", Look.NUMBER, 32),
    ),
    rows=("bookings", "new accounts", "margin", "win rate", "median cycle", "average deal", "deals won"),
    more_rows=tuple(each.name for each in MEASURES if each.of_deals is not None),
    values=("metric",),
)


TOGETHER = "Averages of rates, days, and deal sizes are of all deals of those periods together."


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One metric, `metric` being its name in the list of metrics; None prints an empty cell.

    An average that `is_together` is of all deals of the prior periods: a ratio, or a median.
    """

    label: str
    actual: Figure
    plan: Figure | None = None
    difference: Figure | None = None
    mark: Mark = Mark.NONE
    previous: Figure | None = None
    year_before: Figure | None = None
    average: Figure | None = None
    median: Figure | None = None
    metric: str = ""
    is_together: bool = False


@dataclass(frozen=True, slots=True)
class Results:
    """The metrics of the results table, and the headers of the columns that name a period.

    With `has_plan` they are compared with targets, the prior period, and the year before; without it, with the prior
    period, their average, and the company's median.
    """

    heading: str
    has_plan: bool
    rows: tuple[ResultRow, ...]
    previous_head: str = ""
    year_before_head: str = ""
    average_head: str = ""
    average_note: str = ""
    median_head: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the table: the metric, how to compute it, and what its label adds."""

    listed: NamedMetric
    measure: DealMeasure
    label: Callable[[Figure, Scope], str]


def results(scope: Scope) -> Annotated[Table, RESULTS]:
    """The results table."""
    found = scope.once(result_rows)
    heads = ("previous", found.previous_head), ("year_before", found.year_before_head)
    rows = [
        table_row(
            RESULTS,
            label=each.label,
            target=each.plan,
            actual=each.actual,
            difference=each.difference,
            mark=each.mark,
            previous=each.previous,
            year_before=each.year_before if found.has_plan else None,
            average=each.average,
            median=each.median,
            metric=each.metric,
        )
        for each in found.rows
    ]
    headers = {"label": found.heading, **dict(heads), "average": found.average_head, "median": found.median_head}
    return scope.tables.table(RESULTS, rows, heading=found.heading, headers=headers, note=found.average_note)


def result_rows(scope: Scope) -> Results:
    """The first rows that the company's data allows, with targets if any row has one."""
    lines = [line for line in _lines(scope) if scope.workspace.is_known_company_wide(line.measure, scope.period)]
    lines = lines[: scope.most(RESULTS_LIMIT)]
    goals = [line.listed.goal(scope, scope.period) for line in lines]
    has_plan = any(goal is not None and goal.known for goal in goals)
    calendar = scope.book.calendar
    prior = {"previous": calendar.before(scope.period), "year_before": calendar.year_before(scope.period)}
    full = {name: period for name, period in prior.items() if scope.is_full_period(period)}
    compared = {name: scope.comparable_part(period) for name, period in full.items()}
    heads = {name: scope.name_of_part(period) for name, period in full.items()}
    shown = lines if scope.deals or has_plan else []
    rows = tuple(_row(scope, line, compared, has_plan=has_plan) for line in shown)
    return Results(
        heading=f"Results, {scope.period.short}",
        has_plan=has_plan,
        rows=rows,
        previous_head=heads.get("previous", "") if rows else "",
        year_before_head=heads.get("year_before", "") if has_plan else "",
        average_head=_average_head(scope, rows) if not has_plan else "",
        average_note=TOGETHER if any(row.is_together for row in rows) else "",
        median_head="Company median" if any(row.median is not None for row in rows) else "",
    )


def compared_results(scope: Scope) -> tuple[ComparedRow, ...]:
    """The rows of the results table, each with the prior period."""
    found = scope.once(result_rows)
    return tuple(
        ComparedRow(row.metric, row.label, row.actual, row.previous, found.previous_head) for row in found.rows
    )


def _lines(scope: Scope) -> tuple[_Line, ...]:
    return tuple(
        _Line(listed, listed.of_deals(scope.workspace), label)
        for listed, label in ((named(name), _LABELS.get(name, _nothing)) for name in scope.tables.row_names(RESULTS))
        if listed.of_deals is not None
    )


def _nothing(_figure: Figure, _scope: Scope) -> str:
    return ""


def _of_n(figure: Figure, scope: Scope) -> str:
    return win_rate_sample(scope, figure, scope.period)


def _of_won(figure: Figure, scope: Scope) -> str:
    return f"{scope.number_format.count(figure.n)} won" if figure.known else ""


def _row(scope: Scope, line: _Line, compared: dict[str, Period], *, has_plan: bool) -> ResultRow:
    measured = line.measure(scope.deals, scope.period)
    actual = scope.figure(measured)
    past = {name: scope.figure(line.measure(scope.deals, period)) for name, period in compared.items()}
    metric = line.listed.name
    was = restated_note(scope, metric, scope.period, measured)
    based_on = line.label(actual, scope) or actual.reason
    label = Label(line.listed.title, based_on, target_as_entered(scope, line.listed), was)
    if not has_plan:
        average = scope.prior_average(line.measure)
        median = scope.workspace.median(line.measure, scope.period, scope.person)
        return ResultRow(
            Label(line.listed.title, based_on, was, _of_fewer(scope, average)),
            actual,
            previous=past.get("previous"),
            average=_average(scope, average) if average.known else None,
            median=scope.figure(median) if median.known else None,
            metric=metric,
            is_together=average.known and average.variant is not Variant.MEAN_OF_PERIODS,
        )
    against = against_target(scope, line.listed, actual)
    return ResultRow(
        label,
        against.actual if against else actual,
        against.target if against else None,
        against.difference if against and against.difference.known else None,
        against.mark if against else Mark.NONE,
        past.get("previous"),
        past.get("year_before"),
        metric=metric,
    )


def _of_fewer(scope: Scope, average: Measure) -> str:
    """How many periods an average has, if that is fewer than its header says."""
    is_mean = average.known and average.variant is Variant.MEAN_OF_PERIODS
    fewer = is_mean and average.n < len(scope.full_prior_periods)
    return average_of(scope.number_format, average.n, scope.period.length) if fewer else ""


def _average(scope: Scope, average: Measure) -> Figure:
    """An average, rounded to a whole number if it counts deals or accounts."""
    if average.unit is Unit.COUNT and average.value is not None:
        average = replace(average, value=rounded(average.value, 0))
    return scope.figure(average)


_LABELS: Mapping[str, Callable[[Figure, Scope], str]] = {
    "win rate": _of_n,
    "median cycle": _of_won,
    "average deal": _of_won,
}
"""What the labels of some metrics add."""


def _average_head(scope: Scope, rows: tuple[ResultRow, ...]) -> str:
    if all(row.average is None for row in rows):
        return ""
    name = average_of(scope.number_format, len(scope.full_prior_periods), scope.period.length)
    return f"{name.capitalize()}{'' if scope.is_over else ', same days'}"
