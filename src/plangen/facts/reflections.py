"""Going well and to work on: a line from the figures, and room for two pens."""

from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.field import Field
from plangen.elements.figure import Mark
from plangen.elements.measure import Unit
from plangen.facts.brief import Brief
from plangen.facts.results import ResultRow, results
from plangen.metrics.pipeline import open_pipeline
from plangen.metrics.quota import quota
from plangen.periods import Period, months


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
    """The row furthest ahead; the row furthest behind and the thinnest month; and lines for manager and person."""
    rows = brief.once(results).rows
    behind = _furthest(rows, Mark.BEHIND)
    parts = [part for part in (_said(behind) if behind else "", _thinnest(brief)) if part]
    ahead = _furthest(rows, Mark.AHEAD)
    return Reflections(
        Reflection(_sentence(_said(ahead)) if ahead else "", _lines(brief, "going-well")),
        Reflection(_sentence("; ".join(parts)), _lines(brief, "to-work-on")),
    )


def _lines(brief: Brief, area: str) -> tuple[PenLine, ...]:
    manager = brief.subject.manager
    key = f"Notes/{brief.person.code}:{brief.period.code}:{area}"
    return (
        PenLine(manager.called if manager else "Manager", Field(f"{key}/manager", f"{area}, manager")),
        PenLine(brief.person.called, Field(f"{key}/self", f"{area}, {brief.person.called}")),
    )


def _furthest(rows: tuple[ResultRow, ...], mark: Mark) -> ResultRow | None:
    marked = [row for row in rows if row.mark is mark and row.plan is not None and _lead(row) is not None]
    return max(marked, key=lambda row: abs(_lead(row) or Decimal(0)), default=None)


def _lead(row: ResultRow) -> Decimal | None:
    """How far the row is from its plan, as a share of the plan."""
    if row.plan is None or row.actual.printed is None or not row.plan.printed:
        return None
    return row.actual.printed / row.plan.printed - 1


def _said(row: ResultRow) -> str:
    name = row.label.split(",")[0]
    if row.plan is not None and row.actual.unit in (Unit.MONEY, Unit.COUNT) and name != "Average deal":
        return f"{name} {row.actual} of {row.plan}"
    return f"{name} {row.actual}, plan {row.plan}"


def _thinnest(brief: Brief) -> str:
    """The month of the period ahead that is still to come and whose quota is covered least, if not once."""
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
