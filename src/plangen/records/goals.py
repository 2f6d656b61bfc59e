"""The goals: what somebody wants to reach in a year or a part of it, and how it goes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from plangen.elements.measure import RowKey
from plangen.periods import FiscalCalendar, Period
from plangen.problems import error, warning
from plangen.records.keys import Keys
from plangen.records.roster import Roster
from plangen.records.spans import read_span
from plangen.records.strangers import Strangers
from plangen.records.wording import as_known
from plangen.tables.columns import Columns
from plangen.tables.folding import fold
from plangen.tables.shape import Shape

SHAPE = Shape(
    "Goals",
    (
        "id", "salesperson", "period", "area", "goal", "measure", "target", "actual", "due", "status", "parent",
        "private",
    ),
    (("salesperson",), ("goal",)),
    names=("Objectives", "Goal", "Personal goals", "Yearly goals", "Annual goals"),
)  # fmt: skip

AREAS = {
    "revenue and margin": ("revenue", "margin", "sales", "results"),
    "prospecting and activity": ("prospecting", "activity", "activities", "new business"),
    "accounts and territory": ("accounts", "territory", "customers", "account"),
    "training and development": ("training", "development", "skills", "learning"),
    "personal": ("private", "career", "career and personal", "personal and career"),
}
PERSONAL = "personal"


class GoalStatus(StrEnum):
    """How far a goal is, as the table says it."""

    OPEN = "open"
    ON_TRACK = "on track"
    BEHIND = "behind"
    DONE = "done"
    LET_GO = "let go"


STATUS_WORDS = {
    "open": ("", "not started", "planned", "in progress", "started"),
    "on track": ("on plan", "ahead", "green"),
    "behind": ("at risk", "late", "off track", "red", "yellow"),
    "done": ("reached", "achieved", "complete", "completed", "kept", "yes"),
    "let go": ("dropped", "cancelled", "canceled"),
}


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal of a person for a period. `target` and `actual` are in the words of the row: 200k, 3 certificates.

    `parent` is the id of the yearly goal that it serves. A private goal stands on the pages of its person and of nobody
    else; a personal one is private unless its row says no.
    """

    row: RowKey
    id: str
    salesperson: str
    period: Period | None
    area: str
    text: str
    measure: str = ""
    target: str = ""
    actual: str = ""
    due: date | None = None
    status: GoalStatus = GoalStatus.OPEN
    parent: str = ""
    private: bool = False


def read_goals(tables: list[Columns], roster: Roster, calendar: FiscalCalendar) -> list[Goal]:
    """The goals of all tables, those of periods to come with them; two of one id are an error."""
    strangers, keys = Strangers(roster, "goal", "goals"), Keys("number", "id")
    goals = [
        goal
        for columns in tables
        for goal in _goals(columns, strangers, calendar)
        if not goal.id or keys.is_new(columns, goal.row.row, (fold(goal.id),), goal.id)
    ]
    strangers.tell()
    _tell_parents(tables, goals)
    return goals


def _goals(columns: Columns, strangers: Strangers, calendar: FiscalCalendar) -> Iterable[Goal]:
    texts = ("id", "salesperson", "period", "goal", "measure", "target", "actual", "parent")
    rows = zip(
        columns.table.rows,
        zip(*(columns.texts(name) for name in texts), strict=True),
        as_known(columns, "area", AREAS),
        columns.dates("due"),
        columns.choices("status", STATUS_WORDS),
        columns.yes("private"),
        strict=True,
    )
    for row, words, area, due, status, private in rows:
        key, name, code, text, measure, target, actual, parent = words
        period = read_span(code, calendar) if code else None
        if not text:
            columns.set_aside(row, "no goal")
        elif code and period is None:
            message, cure = "plangen cannot read this period; the goal is left out.", "Write 2026, FY2026 or 2026-Q3."
            place = columns.table.place(row, "period")
            columns.problems.append(error(place, "unknown period", message, value=code, cure=cure))
            columns.set_aside(row, "unknown period")
        elif person := strangers.find(columns, row, name):
            _tell_early(columns, row, due, period)
            yield Goal(
                RowKey(columns.table.number, row), key, person.name, period, area, text, measure, target, actual, due,
                GoalStatus(status or "open"), parent, area == PERSONAL if private is None else private,
            )  # fmt: skip


def _tell_early(columns: Columns, row: int, due: date | None, period: Period | None) -> None:
    if due and period and due < period.start:
        message, cure = f"The goal is due before {period.name} begins.", "Correct the day or the period."
        place = columns.table.place(row, "due")
        columns.problems.append(warning(place, "due before its period", message, value=due, cure=cure))


def _tell_parents(tables: list[Columns], goals: list[Goal]) -> None:
    """Tells goals that serve one which is not there."""
    known = {fold(goal.id) for goal in goals if goal.id}
    by_grid = {columns.table.number: columns for columns in tables}
    for goal in goals:
        if goal.parent and (fold(goal.parent) not in known or fold(goal.parent) == fold(goal.id)):
            columns = by_grid[goal.row.grid]
            place = columns.table.place(goal.row.row, "parent")
            message, cure = "No other goal has this number.", "Write the id of the yearly goal, or leave it empty."
            columns.problems.append(warning(place, "unknown parent", message, value=goal.parent, cure=cure))
