"""The table of a scorecard: each metric with target, prior period, trend, and sample."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from plangen.elements.chart import TrendColumns
from plangen.elements.figure import Figure, Mark
from plangen.elements.label import Label
from plangen.elements.measure import Unit
from plangen.elements.table import Column, Look, Table, TableSpec, Tone
from plangen.facts.figures.against_target import against_target
from plangen.facts.figures.listed import MEASURES, accuracy_of_12_months, activity, named
from plangen.facts.figures.named import MetricGroup, NamedMetric
from plangen.facts.figures.notable import ComparedRow
from plangen.facts.figures.restated import restated_note
from plangen.facts.figures.win_rate_sample import win_rate_sample
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.facts.scope.trace import made_of
from plangen.periods import Period

ROWS_LIMIT = Limit("rows", 15)
TREND_PERIODS = 4
MOST_ACTIVITIES = 3
FEWEST_IN_A_TREND = 2
ACTIVITIES = "activities"
"""The name of the rows for the types of activity."""
FEW_LINES, ROW_HEIGHT = 14, 7.8
"""With at most so many rows and groups, rows are so many millimeters high, so that the page isn't half empty."""
SCORES = TableSpec(
    "score_table",
    (
        Column("label", "figure", hint="arrows"),
        Column("actual", "actual", Look.NUMBER, 17, Tone.STRONG),
        Column("target", "target", Look.NUMBER, 17),
        Column("difference", "difference", Look.NUMBER, 17),
        Column("mark", look=Look.MARK, width=8),
        Column("previous", "previous", Look.NUMBER, 17),
        Column("trend", "trend", Look.TREND, 28),
        Column("sample", "rests_on", Look.NUMBER, 32, Tone.QUIET),
    ),
    rows=(
        "bookings",
        "same days last year",
        "attainment",
        "new accounts",
        "margin",
        "open pipeline",
        "coverage",
        "win rate",
        "median cycle",
        "commitments kept",
        "forecast accuracy",
        "slipped",
        ACTIVITIES,
        "pipeline created",
        "average deal",
        "deals won",
        "new bookings",
        "expansion bookings",
        "renewal bookings",
        "discount",
        "next meeting dated",
        "contacts per deal",
        "new-customer share",
        "weighted pipeline",
        "clean pipeline",
        "pushed",
        "open deals",
        "deals lost",
    ),
    more_rows=tuple(each.name for each in MEASURES),
    values=("metric",),
)
"""The rows, most important first: the last ones are dropped if there are too many."""
FIRST_WEEK = timedelta(days=7)
"""Activity logged within a week counts as logged from the start: a period may begin with holidays."""


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One metric of the table; None prints an empty cell.

    `name` is the one to use with `plangen explain`. `n` is the sample: “18”, or “18 of 52” for a rate, with “, small
    sample” if it is one. `history` are the prior values in the trend.
    """

    name: str
    label: str
    actual: Figure
    target: Figure | None = None
    difference: Figure | None = None
    mark: Mark = Mark.NONE
    prior: Figure | None = None
    trend: TrendColumns | None = None
    n: str = ""
    history: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoreGroup:
    """The rows of one group; `name` is printed above them: Results, Pipeline, Process, or Activity."""

    name: str
    rows: tuple[ScoreRow, ...]


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """The metrics of a scorecard, up to fifteen rows in groups, and the headers of the columns that name periods.

    `left_out` are the labels of the others.
    """

    heading: str
    groups: tuple[ScoreGroup, ...]
    prior_head: str = ""
    trend_head: str = ""
    left_out: tuple[str, ...] = ()


def score_table(scope: Scope) -> Annotated[Table, SCORES]:
    """The table of a scorecard."""
    scores = scope.once(score_rows)
    rows = [
        table_row(
            SCORES,
            group=group.name,
            label=each.label,
            actual=each.actual,
            target=each.target,
            difference=each.difference,
            mark=each.mark,
            previous=each.prior,
            trend=each.trend,
            sample=each.n,
            metric=each.name,
        )
        for group in scores.groups
        for each in group.rows
    ]
    headers = {"previous": scores.prior_head, "trend": scores.trend_head}
    height = ROW_HEIGHT if len(rows) + len(scores.groups) <= FEW_LINES else 0
    return scope.tables.table(SCORES, rows, heading=scores.heading, headers=headers, row_height=height)


def score_rows(scope: Scope) -> ScoreTable:
    """The metrics that the company's data allows, in groups; without deals, only those with a value or a target."""
    listed = [metric for name in scope.tables.row_names(SCORES) for metric in _named(scope, name)]
    available = _without_counts([each for each in listed if each.is_shown(scope.workspace, scope.period)])
    rows = {each: _row(scope, each) for each in available}
    if not scope.deals:
        rows = {each: row for each, row in rows.items() if row.actual.known or row.target is not None}
    kept, others = list(rows)[: scope.most(ROWS_LIMIT)], list(rows)[scope.most(ROWS_LIMIT) :]
    order = {each.name: at for at, each in enumerate(MEASURES)}
    kept.sort(key=lambda each: order.get(each.name, len(order)))
    shown = [rows[each] for each in kept]
    groups = [
        ScoreGroup(str(group), tuple(rows[each] for each in kept if each.group is group)) for group in MetricGroup
    ]
    return ScoreTable(
        heading=f"Metrics, {scope.number_format.period(scope.period)}",
        groups=tuple(group for group in groups if group.rows),
        prior_head=_prior_head(scope) if any(row.prior is not None for row in shown) else "",
        trend_head=_trend_head(scope) if any(row.trend is not None for row in shown) else "",
        left_out=tuple(rows[each].label for each in others if rows[each].actual.known),
    )


def compared_scores(scope: Scope) -> tuple[ComparedRow, ...]:
    """The results in the table, each with the prior period; not the pipeline, the process, or activities."""
    found = scope.once(score_rows)
    rows = [row for group in found.groups if group.name == MetricGroup.RESULTS for row in group.rows]
    return tuple(ComparedRow(row.name, row.label, row.actual, row.prior, found.prior_head) for row in rows)


def _named(scope: Scope, name: str) -> list[NamedMetric]:
    """The metric of this name, or those of the types of activity."""
    if name == ACTIVITIES:
        return [activity(kind) for kind in scope.workspace.activity_types[:MOST_ACTIVITIES]]
    return [named(name)]


def _prior_head(scope: Scope) -> str:
    return scope.name_of_part(scope.book.calendar.before(scope.period))


def _trend_head(scope: Scope) -> str:
    same_days = "" if scope.is_over else ", same days"
    return f"Last {scope.number_format.spelled_out(TREND_PERIODS)} {scope.period.length}s{same_days}"


def comparable_in(scope: Scope, metric: NamedMetric, period: Period) -> bool:
    """Whether a metric can be compared with a past period; activities must have been logged from its start."""
    if metric.group is MetricGroup.ACTIVITY:
        first = scope.workspace.first_activity
        if first is None or first >= period.start + FIRST_WEEK:
            return False
    return scope.is_full_period(period)


def _without_counts(metrics: list[NamedMetric]) -> list[NamedMetric]:
    """The metrics without the number of open deals, if their value is among them."""
    has_value = any(each.name == "open pipeline" for each in metrics)
    return [each for each in metrics if not (has_value and each.name == "open deals")]


def _row(scope: Scope, metric: NamedMetric) -> ScoreRow:
    measure = metric.compute(scope, scope.period)
    actual = scope.figure(measure)
    history = () if metric.is_current else _history(scope, metric)
    against = against_target(scope, metric, actual)
    made_of_target = _made_of(scope, metric)
    return ScoreRow(
        name=metric.name,
        label=_label(scope, metric, restated_note(scope, metric.name, scope.period, measure)),
        actual=against.actual if against else actual,
        target=against.target if against else None,
        difference=against.difference if against and against.difference.known else None,
        mark=against.mark if against else Mark.NONE,
        prior=history[-1] if history and history[-1] is not None and history[-1].known else None,
        trend=_trend(scope, metric, (*history, actual)),
        n="; ".join(filter(None, (_sample(scope, metric, actual), _in_12_months(scope, metric), made_of_target))),
        history=tuple(each for each in history if each is not None and each.known),
    )


def _in_12_months(scope: Scope, metric: NamedMetric) -> str:
    """The forecast accuracy of twelve months, next to the period's own; empty for other metrics or if unknown."""
    if metric.name != "forecast accuracy":
        return ""
    found = scope.figure(accuracy_of_12_months(scope))
    return f"12 months {found}" if found.known else ""


def _made_of(scope: Scope, metric: NamedMetric) -> str:
    """How the target for an activity or a count is made, as a count has no sample; empty for other metrics."""
    goal = metric.goal(scope, scope.period)
    of_count = goal is not None and goal.unit is Unit.COUNT
    return metric.goal_arithmetic(scope, scope.period) if of_count else ""


def _label(scope: Scope, metric: NamedMetric, was: str) -> Label:
    """The title of a metric, with its period if that is the one ahead, and what it was if that has changed."""
    return Label(metric.title, scope.ahead_name if metric.name == "coverage" else "", was)


def _history(scope: Scope, metric: NamedMetric) -> tuple[Figure | None, ...]:
    """The metric in the prior periods of the trend, oldest first; None for one that can't be compared."""
    prior = [scope.book.calendar.before(scope.period, back) for back in range(TREND_PERIODS - 1, 0, -1)]
    return tuple(
        scope.figure(metric.compute_comparable(scope, each)) if comparable_in(scope, metric, each) else None
        for each in prior
    )


def _trend(scope: Scope, metric: NamedMetric, figures: Sequence[Figure | None]) -> TrendColumns | None:
    values = tuple(each.printed if each is not None else None for each in figures)
    if len(figures) < TREND_PERIODS or sum(value is not None for value in values) < FEWEST_IN_A_TREND:
        return None
    listed = ", ".join(str(each) for each in figures if each is not None)
    return TrendColumns(f"{metric.title}, {_trend_head(scope).lower()}: {listed}.", values)


def _sample(scope: Scope, metric: NamedMetric, actual: Figure) -> str:
    """The sample of a metric, with the deals that a win rate excludes; why it is n/a if it is."""
    if not actual.known:
        return actual.reason
    is_rate = metric.name == "win rate"
    return win_rate_sample(scope, actual, scope.period) if is_rate else based_on(scope, actual)


def based_on(scope: Scope, figure: Figure) -> str:
    """The sample of a metric: “18”, or “18 of 52” for a rate, with “, small sample” if it is one."""
    if not figure.known or figure.unit is Unit.COUNT:
        return ""
    if figure.part is None:
        text = scope.number_format.count(figure.n) if figure.n else ""
        return made_of(scope.workspace.trace, text, "rows that the metric is based on")
    return f"{scope.number_format.of(figure.part, figure.n)}{', small sample' if figure.few else ''}"
