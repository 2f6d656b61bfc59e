"""Going well and to work on: a sentence from the numbers, and a line each for the manager and the person."""

from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.field import Field
from plangen.elements.figure import Figure, Mark
from plangen.elements.measure import Unit
from plangen.facts.blocks.beginning import activities_against_targets, has_no_wins_yet
from plangen.facts.blocks.figure_table import ResultRow, result_rows
from plangen.facts.figures.listed import activity, named
from plangen.facts.formatting.names import short_name
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.trace import made_of
from plangen.metrics.pipeline.outlook import coverage_by_period, lowest_coverage
from plangen.periods import months

COVERAGE = "open pipeline that closes in the month ÷ what is left of its quota"
MOVE_TEXT = Limit("move_text")

TENTH = Decimal("0.1")
SMALL_COUNT = 3


@dataclass(frozen=True, slots=True)
class WriteInLine:
    """A blank line with the first name of the person who fills it in."""

    who: str
    blank: Field


@dataclass(frozen=True, slots=True)
class Reflection:
    """`sentence` comes from the numbers and may be empty; `lines` are to fill in."""

    sentence: str
    lines: tuple[WriteInLine, ...]


@dataclass(frozen=True, slots=True)
class Reflections:
    """Going well and to work on, side by side."""

    going_well: Reflection
    to_work_on: Reflection


def reflections(scope: Scope) -> Reflections:
    """The result furthest ahead and furthest behind, the month with the lowest coverage, and lines to fill in."""
    if has_no_wins_yet(scope):
        return _of_a_beginner(scope)
    rows = scope.once(result_rows).rows
    ahead, behind = _stands_out(scope, rows, 1), _stands_out(scope, rows, -1)
    to_work_on = [part for part in (_words(behind) if behind else "", _lowest_coverage(scope)) if part]
    return Reflections(
        Reflection(_sentence(_words(ahead)) if ahead else "", _lines(scope, "going well")),
        Reflection(_sentence("; ".join(to_work_on)), _lines(scope, "to work on")),
    )


def _of_a_beginner(scope: Scope) -> Reflections:
    """The activities ahead of and behind their targets by at least a tenth, the furthest first."""
    known = [each for each in activities_against_targets(scope) if each[1].printed is not None and each[2].printed]
    leads = {name: (count.printed or Decimal(0)) / (goal.printed or Decimal(1)) - 1 for name, count, goal in known}
    sentences = []
    for side in (1, -1):
        found = [each for each in known if leads[each[0]] * side >= TENTH]
        listed = sorted(found, key=lambda each: -abs(leads[each[0]]))
        sentences.append("; ".join(f"{activity(name).name} {count}, target {goal}" for name, count, goal in listed))
    ahead, behind = map(_sentence, sentences)
    return Reflections(Reflection(ahead, _lines(scope, "going well")), Reflection(behind, _lines(scope, "to work on")))


def _lines(scope: Scope, topic: str) -> tuple[WriteInLine, ...]:
    """The lines to fill in; the manager's shows what is on file only on the manager's copy."""
    manager = scope.manager
    label = f"{topic}, {scope.person.first_name}"
    own = WriteInLine(
        short_name(scope.person.first_name), _line(scope, topic, "self", label, known=not scope.is_preread)
    )
    if scope.is_preread:
        return own, WriteInLine("", _line(scope, topic, "self more", f"{topic}, more", known=False))
    of_manager = _line(scope, topic, "manager", f"{topic}, manager", known=scope.for_manager)
    return WriteInLine(short_name(manager.first_name) if manager else "Manager", of_manager), own


def _line(scope: Scope, topic: str, line: str, label: str, *, known: bool) -> Field:
    text = scope.noted(topic, line) if known else ""
    return Field(scope.row("Notes", topic, line).cell("text"), label, value=scope.truncated(MOVE_TEXT, text))


def _stands_out(scope: Scope, rows: tuple[ResultRow, ...], side: int) -> ResultRow | None:
    """The row furthest ahead (side 1) or behind (side -1); bookings come first if at least a tenth off target."""
    if scope.is_new:
        return None
    off = [(row, lead) for row in rows if (lead := _lead(row)) is not None and lead * side > 0 and _significant(row)]
    off_bookings = [row for row, lead in off if row.metric == "bookings" and abs(lead) >= TENTH]
    return off_bookings[0] if off_bookings else max(off, key=lambda each: abs(each[1]), default=(None, None))[0]


def _significant(row: ResultRow) -> bool:
    """Whether a difference matters: not on a small sample, and not one more or less of a small count."""
    goal = _goal(row)
    if row.actual.few or goal is None or row.actual.printed is None or goal.printed is None:
        return False
    if row.plan is not None and row.mark in (Mark.NONE, Mark.NEAR):
        return False
    small = row.actual.unit is Unit.COUNT and goal.printed < SMALL_COUNT
    return not small or abs(row.actual.printed - goal.printed) >= 2  # noqa: PLR2004 - one more or less is chance


def _goal(row: ResultRow) -> Figure | None:
    """The target of a row, or else the person's average."""
    return row.plan if row.plan is not None and row.plan.known else row.average


def _lead(row: ResultRow) -> Decimal | None:
    """The lead over the target or average, as a share of it; fewer days are a lead."""
    goal = _goal(row)
    if goal is None or row.actual.printed is None or not goal.printed or goal.printed < 0:
        return None
    lead = row.actual.printed / goal.printed - 1
    return -lead if row.actual.unit is Unit.DAYS else lead


def _words(row: ResultRow) -> str:
    """The metric with its target or average: “Bookings $2.0K of $245.0K” or “Win rate 50.0%, target 30.0%”."""
    goal, title = _goal(row), named(row.metric).title
    if goal is not row.plan:
        return f"{title} {row.actual}, average {goal}"
    is_sum = row.actual.unit in (Unit.MONEY, Unit.COUNT) and row.metric != "average deal"
    if is_sum and (_lead(row) or 0) < 0:
        return f"{title} {row.actual} of {goal}"
    return f"{title} {row.actual}, target {goal}"


def _lowest_coverage(scope: Scope) -> str:
    """The month of the period ahead with the lowest coverage of what is left of its quota; empty if all are covered."""
    if scope.is_new or not scope.deals or not scope.workspace.has_open_amounts:
        return ""
    remaining = [month for month in months(scope.ahead) if not month.over_on(scope.book.as_of)]
    lowest = lowest_coverage(coverage_by_period(scope.person, scope.deals, remaining, scope.workspace.plan))
    if lowest is None or lowest.coverage.value is None or lowest.coverage.value >= 1:
        return ""
    name = scope.number_format.month(lowest.period.start, long=True)
    text = made_of(scope.workspace.trace, scope.number_format.plain(lowest.coverage.value, Unit.TIMES), COVERAGE)
    return f"{name} coverage {text}"


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}." if text else ""
