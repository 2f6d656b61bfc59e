"""Going well and to work on: a line from the figures, and room for two pens."""

from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.field import Field
from plangen.elements.figure import Figure, Mark
from plangen.elements.measure import Unit
from plangen.facts.brief import Brief
from plangen.facts.names import short_name
from plangen.facts.results import ResultRow, results
from plangen.metrics.pipeline import open_pipeline
from plangen.metrics.quota import quota
from plangen.periods import Period, months

TENTH = Decimal("0.1")
SMALL_COUNT = 3


@dataclass(frozen=True, slots=True)
class PenLine:
    """A blank with the first name of who writes on it."""

    who: str
    blank: Field


@dataclass(frozen=True, slots=True)
class Reflection:
    """`sentence` comes from the figures and may be empty; `lines` are for the pen."""

    sentence: str
    lines: tuple[PenLine, ...]


@dataclass(frozen=True, slots=True)
class Reflections:
    """The two halves of the row."""

    going_well: Reflection
    to_work_on: Reflection


def reflections(brief: Brief) -> Reflections:
    """The row that stands out on each side, the thinnest month, and lines for manager and person."""
    rows = brief.once(results).rows
    behind = _stands_out(brief, rows, -1)
    parts = [part for part in (_said(behind) if behind else "", _thinnest(brief)) if part]
    ahead = _stands_out(brief, rows, 1)
    return Reflections(
        Reflection(_sentence(_said(ahead)) if ahead else "", _lines(brief, "going-well")),
        Reflection(_sentence("; ".join(parts)), _lines(brief, "to-work-on")),
    )


def _lines(brief: Brief, area: str) -> tuple[PenLine, ...]:
    manager = brief.subject.manager
    key = f"Notes/{brief.person.code}:{brief.period.code}:{area}"
    own = PenLine(short_name(brief.person.called), Field(f"{key}/self", f"{area}, {brief.person.called}"))
    if brief.is_preread:
        return own, PenLine("", Field(f"{key}/self more", f"{area}, more"))
    return (
        PenLine(short_name(manager.called) if manager else "Manager", Field(f"{key}/manager", f"{area}, manager")),
        own,
    )


def _stands_out(brief: Brief, rows: tuple[ResultRow, ...], side: int) -> ResultRow | None:
    """The row furthest ahead (side 1) or behind (-1); what was won comes first where it is a tenth off its plan."""
    if brief.is_new:
        return None
    off = [(row, lead) for row in rows if (lead := _lead(row)) is not None and lead * side > 0 and _counts(row)]
    won = [row for row, lead in off if row.actual.unit is Unit.MONEY and row is rows[0] and abs(lead) >= TENTH]
    return won[0] if won else max(off, key=lambda each: abs(each[1]), default=(None, None))[0]


def _counts(row: ResultRow) -> bool:
    """Whether a difference says something: not of a rate of few deals, nor of one more or less of a small count."""
    goal = _goal(row)
    if row.actual.few or goal is None or row.actual.printed is None or goal.printed is None:
        return False
    if row.plan is not None and row.mark in (Mark.NONE, Mark.NEAR):
        return False
    small = row.actual.unit is Unit.COUNT and goal.printed < SMALL_COUNT
    return not small or abs(row.actual.printed - goal.printed) >= 2  # noqa: PLR2004 - one more or less is chance


def _goal(row: ResultRow) -> Figure | None:
    """What a row is held against: its plan, else the person's own average."""
    return row.plan if row.plan is not None and row.plan.known else row.average


def _lead(row: ResultRow) -> Decimal | None:
    """How far the row is ahead of what it is held against, as a share of that; few days are ahead."""
    goal = _goal(row)
    if goal is None or row.actual.printed is None or not goal.printed or goal.printed < 0:
        return None
    lead = row.actual.printed / goal.printed - 1
    return -lead if row.actual.unit is Unit.DAYS else lead


def _said(row: ResultRow) -> str:
    goal, name = _goal(row), row.label.split(",")[0]
    held = "plan" if goal is row.plan else "average"
    if (
        held == "plan"
        and row.actual.unit in (Unit.MONEY, Unit.COUNT)
        and (_lead(row) or 0) < 0
        and name != "Average deal"
    ):
        return f"{name} {row.actual} of {goal}"
    return f"{name} {row.actual}, {held} {goal}"


def _thinnest(brief: Brief) -> str:
    """The month of the period ahead that is still to come and whose quota is covered least, if not once."""
    if brief.is_new:
        return ""
    to_come = [month for month in months(brief.ahead) if not month.over_on(brief.book.as_of)]
    covered = [(share, month) for month in to_come if (share := _covered(brief, month)) is not None]
    if not covered:
        return ""
    share, month = min(covered, key=lambda each: each[0])
    if share >= 1:
        return ""
    return f"{brief.numerals.month(month.start, long=True)} {brief.numerals.plain(share, Unit.TIMES)} covered"


def _covered(brief: Brief, month: Period) -> Decimal | None:
    goal = quota(brief.person, month, brief.desk.plan)
    if not goal.value or not brief.deals or not brief.desk.has_open_amounts:
        return None
    opened = open_pipeline(brief.deals, month)
    if opened.value is None and opened.n:
        return None
    return (opened.value or Decimal(0)) / goal.value


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}." if text else ""
