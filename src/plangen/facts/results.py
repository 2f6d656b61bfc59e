"""Results against plan and against earlier periods."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from plangen.elements.figure import Figure, Mark
from plangen.elements.measure import Measure, Unit, unknown
from plangen.facts.brief import Brief
from plangen.facts.desk import DealMeasure
from plangen.facts.measures import named
from plangen.facts.named_measure import NamedMeasure
from plangen.facts.numerals import rounded
from plangen.facts.restated import was
from plangen.periods import Period
from plangen.records.targets import BOOKINGS


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One figure; None prints an empty cell."""

    label: str
    actual: Figure
    plan: Figure | None = None
    difference: Figure | None = None
    mark: Mark = Mark.NONE
    previous: Figure | None = None
    year_before: Figure | None = None
    average: Figure | None = None
    median: Figure | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """The results table. An empty head means that the whole column falls out.

    With `has_plan` the columns are plan, actual, difference, mark, `previous_head`, `year_before_head`; without, they
    are actual, `previous_head`, `average_head`, `median_head`.
    """

    heading: str
    has_plan: bool
    rows: tuple[ResultRow, ...]
    previous_head: str = ""
    year_before_head: str = ""
    average_head: str = ""
    median_head: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the table: the measure of the list, how it is worked out, and how its label names n."""

    listed: NamedMeasure
    measure: DealMeasure
    label: Callable[[Figure, Brief], str]

    @property
    def name(self) -> str:
        """What the row is called."""
        return self.listed.title


def results(brief: Brief) -> Results:
    """The first rows of the ladder that can be said for the company, with the plan where anything has one."""
    lines = [line for line in _ladder(brief) if brief.desk.can_be_said(line.measure, brief.period)]
    lines = lines[: brief.limits.get("results", len(lines))]
    plans = {line.name: _plan(brief, line) for line in lines}
    has_plan = any(plan.known for plan in plans.values())
    calendar = brief.book.calendar
    compared = {
        "previous": calendar.before(brief.period),
        "year_before": calendar.year_before(brief.period),
    }
    whole = {name: period for name, period in compared.items() if brief.was_whole(period)}
    said = lines if brief.deals or has_plan else []
    rows = tuple(_row(brief, line, plans[line.name] if has_plan else None, whole) for line in said)
    return Results(
        heading=f"Results, {brief.period.short}",
        has_plan=has_plan,
        rows=rows,
        previous_head=brief.numerals.period(whole["previous"]) if "previous" in whole and rows else "",
        year_before_head=brief.numerals.period(whole["year_before"]) if has_plan and "year_before" in whole else "",
        average_head=_average_head(brief, rows) if not has_plan else "",
        median_head="Company median" if any(row.median is not None for row in rows) else "",
    )


def _ladder(brief: Brief) -> tuple[_Line, ...]:
    return tuple(
        _Line(listed, listed.of_deals(brief.desk), label)
        for listed, label in ((named(name), label) for name, label in _LADDER.items())
        if listed.of_deals is not None
    )


def _of_n(figure: Figure, brief: Brief) -> str:
    if not figure.known:
        return ""
    return f", {brief.numerals.of(figure.part or 0, figure.n)}{' (few)' if figure.few else ''}"


def _of_won(figure: Figure, brief: Brief) -> str:
    return f", {brief.numerals.count(figure.n)} won" if figure.known else ""


def _plan(brief: Brief, line: _Line) -> Measure:
    goal = line.listed.goal(brief, brief.period)
    return unknown(Unit.COUNT, "no target") if goal is None else goal


def _row(brief: Brief, line: _Line, plan: Measure | None, compared: dict[str, Period]) -> ResultRow:
    measured = line.measure(brief.deals, brief.period)
    actual = brief.figure(measured)
    past = {name: brief.figure(line.measure(brief.deals, period)) for name, period in compared.items()}
    label = f"{line.name}{line.label(actual, brief)}{was(brief, line.listed.name, brief.period, measured)}"
    if plan is None:
        usual = brief.usual(line.measure)
        middle = brief.desk.median(line.measure, brief.period, brief.person)
        return ResultRow(
            label,
            actual,
            previous=past.get("previous"),
            average=_whole(brief, usual) if usual.known else None,
            median=brief.figure(middle) if middle.known else None,
        )
    against = brief.comparison(actual, goal := brief.figure(plan))
    is_news = line.listed.target == BOOKINGS and brief.desk.has_quota_in(brief.period)
    shown_plan = goal if goal.known or is_news else None
    difference = against.difference if against.difference.known else None
    return ResultRow(label, actual, shown_plan, difference, against.mark, past.get("previous"), past.get("year_before"))


def _whole(brief: Brief, usual: Measure) -> Figure:
    """An average; of counts as a whole number, since there is no half a deal."""
    counted = usual.unit is Unit.COUNT and usual.value is not None
    return brief.figure(replace(usual, value=rounded(usual.value, 0)) if counted and usual.value is not None else usual)


_LADDER: Mapping[str, Callable[[Figure, Brief], str]] = {
    "bookings": lambda _figure, _brief: "",
    "new accounts": lambda _figure, _brief: "",
    "margin": lambda _figure, _brief: "",
    "win rate": _of_n,
    "median cycle": _of_won,
    "average deal": _of_won,
    "deals won": lambda _figure, _brief: "",
}
"""The names of the rows in the list of measures, with what their labels add."""


def _average_head(brief: Brief, rows: tuple[ResultRow, ...]) -> str:
    if all(row.average is None for row in rows):
        return ""
    return f"Average of {brief.numerals.spelled(len(brief.past))} {brief.period.length}s"
