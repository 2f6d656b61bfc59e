"""The table of a scorecard: each measure with its target, the period before, a trend of four and what it rests on."""

from collections.abc import Sequence
from datetime import timedelta

from plangen.elements.chart import TrendColumns
from plangen.elements.figure import Figure, Mark
from plangen.elements.measure import Unit
from plangen.facts.brief import Brief
from plangen.facts.measures import MEASURES, activity, named
from plangen.facts.named_measure import Better, Group, NamedMeasure
from plangen.facts.restated import was
from plangen.facts.scorecard import ScoreGroup, ScoreRow, ScoreTable
from plangen.periods import Period
from plangen.records.targets import BOOKINGS

MOST = 15
TREND = 4
ACTIVITIES = 3
FEWEST_IN_A_TREND = 2
LINES = (
    "bookings",
    "attainment",
    "new accounts",
    "margin",
    "open pipeline",
    "coverage",
    "win rate",
    "median cycle",
    "kept",
    "forecast accuracy",
    "pipeline created",
    "average deal",
    "deals won",
    "net-new share",
    "weighted pipeline",
    "clean pipeline",
    "open deals",
    "deals lost",
)
"""The rows, the weightiest first: these stay where there are too many."""
FIRST = 10
"""So many rows stand before the activities."""
FIRST_WEEK = timedelta(days=7)
"""A period whose first days are holidays is logged from its start all the same."""


def score_table(brief: Brief) -> ScoreTable:
    """The table: what the files can give for the company, in groups; a person without deals has rows with targets."""
    activities = [activity(kind) for kind in brief.desk.activity_types[:ACTIVITIES]]
    listed = [*map(named, LINES[:FIRST]), *activities, *map(named, LINES[FIRST:])]
    asked = _without_counts([each for each in listed if each.said(brief.desk, brief.period)])
    rows = {each: _row(brief, each) for each in asked}
    if not brief.deals:
        rows = {each: row for each, row in rows.items() if row.actual.known or row.target is not None}
    kept = list(rows)[: brief.limits.get("rows", MOST)]
    order = {each.name: at for at, each in enumerate(MEASURES)}
    kept.sort(key=lambda each: order.get(each.name, len(order)))
    shown = [rows[each] for each in kept]
    groups = [ScoreGroup(str(group), tuple(rows[each] for each in kept if each.group is group)) for group in Group]
    return ScoreTable(
        heading=f"Figures, {brief.numerals.period(brief.period)}",
        groups=tuple(group for group in groups if group.rows),
        has_target=any(row.target is not None for row in shown),
        has_mark=any(row.mark is not Mark.NONE for row in shown),
        prior_head=_prior_head(brief) if any(row.prior is not None for row in shown) else "",
        trend_head=_trend_head(brief) if any(row.trend is not None for row in shown) else "",
    )


def _prior_head(brief: Brief) -> str:
    return brief.numerals.period(brief.book.calendar.before(brief.period))


def _trend_head(brief: Brief) -> str:
    return f"Last {brief.numerals.spelled(TREND)} {brief.period.length}s"


def comparable_in(brief: Brief, measure: NamedMeasure, period: Period) -> bool:
    """Whether a measure can be compared with a past period; activities only where they were logged from its start."""
    if measure.group is Group.ACTIVITY:
        first = brief.desk.first_logged
        if first is None or first >= period.start + FIRST_WEEK:
            return False
    return brief.was_whole(period)


def _without_counts(asked: list[NamedMeasure]) -> list[NamedMeasure]:
    """The measures without the count of open deals where their value can be said."""
    values = any(each.name == "open pipeline" for each in asked)
    return [each for each in asked if not (values and each.name == "open deals")]


def _row(brief: Brief, measure: NamedMeasure) -> ScoreRow:
    worked_out = measure.work_out(brief, brief.period)
    actual = brief.figure(worked_out)
    history = () if measure.of_now else _history(brief, measure)
    target, difference, mark = _against(brief, measure, actual)
    return ScoreRow(
        name=measure.name,
        label=f"{label(brief, measure)}{was(brief, measure.name, brief.period, worked_out)}",
        actual=actual,
        target=target,
        difference=difference,
        mark=mark,
        prior=history[-1] if history and history[-1] is not None and history[-1].known else None,
        trend=_trend(brief, measure, (*history, actual)),
        n=resting_on(brief, actual),
        history=tuple(each for each in history if each is not None and each.known),
    )


def label(brief: Brief, measure: NamedMeasure) -> str:
    """The title of a measure; of one of today, with the period that it looks at."""
    return f"{measure.title}, {brief.ahead_name}" if measure.name == "coverage" else measure.title


def _history(brief: Brief, measure: NamedMeasure) -> tuple[Figure | None, ...]:
    """The measure in the periods before this one, the oldest first; None for one that cannot be compared."""
    before = [brief.book.calendar.before(brief.period, back) for back in range(TREND - 1, 0, -1)]
    whole = [each if comparable_in(brief, measure, each) else None for each in before]
    return tuple(None if each is None else brief.figure(measure.work_out(brief, each)) for each in whole)


def _against(brief: Brief, measure: NamedMeasure, actual: Figure) -> tuple[Figure | None, Figure | None, Mark]:
    """The target with the difference and the mark; no activity and nothing without a better side has a mark."""
    goal = measure.goal(brief, brief.period)
    if goal is None:
        return None, None, Mark.NONE
    news = measure.target == BOOKINGS and brief.desk.has_quota_in(brief.period)
    if not goal.known and not news:
        return None, None, Mark.NONE
    if goal.unit is Unit.COUNT and goal.value is not None and 0 < goal.value < 1:
        return None, None, Mark.NONE  # A part of one account a month is nothing that can be reached.
    against = brief.comparison(actual, brief.figure(goal))
    marked = measure.better is not Better.NEITHER and measure.group is not Group.ACTIVITY
    difference = against.difference if against.difference.known else None
    return against.target, difference, against.mark if marked else Mark.NONE


def _trend(brief: Brief, measure: NamedMeasure, figures: Sequence[Figure | None]) -> TrendColumns | None:
    values = tuple(each.printed if each is not None else None for each in figures)
    if len(figures) < TREND or sum(value is not None for value in values) < FEWEST_IN_A_TREND:
        return None
    said = ", ".join(str(each) for each in figures if each is not None)
    return TrendColumns(f"{measure.title}, {_trend_head(brief).lower()}: {said}.", values)


def resting_on(brief: Brief, figure: Figure) -> str:
    """What a figure rests on: "18", for a rate "18 of 52", with ", few" where nothing may be derived from it."""
    if not figure.known or figure.unit is Unit.COUNT:
        return ""
    if figure.part is None:
        return brief.numerals.count(figure.n) if figure.n else ""
    return f"{brief.numerals.of(figure.part, figure.n)}{', few' if figure.few else ''}"
