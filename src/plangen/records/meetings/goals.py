"""Goals: what a person wants to reach in a year or part of one, and the status."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from plangen.elements.measure import RowKey
from plangen.periods import FiscalCalendar, Period
from plangen.problems import error, warning
from plangen.records.people.roster import Roster
from plangen.records.people.unknown_people import UnknownPeople
from plangen.records.reading.duplicate_keys import DuplicateKeys
from plangen.records.reading.period_text import parse_period
from plangen.records.reading.vocabulary import canonical_words
from plangen.tables.columns import Columns
from plangen.tables.shape import Shape
from plangen.tables.values.folding import fold

SHAPE = Shape(
    "Goals",
    (
        "id", "salesperson", "period", "area", "goal", "measure", "target", "actual", "due", "status", "parent",
        "private", "next step",
    ),
    (("salesperson",), ("goal",)),
    names=("Objectives", "Goal", "Personal goals", "Yearly goals", "Annual goals"),
    keys=(("id",), ("salesperson", "goal")),
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
    """The status of a goal, as entered."""

    OPEN = "open"
    ON_TRACK = "on track"
    BEHIND = "behind"
    DONE = "done"
    DROPPED = "dropped"


STATUS_WORDS = {
    "open": ("", "not started", "planned", "in progress", "started"),
    "on track": ("on plan", "ahead", "green"),
    "behind": ("at risk", "late", "off track", "red", "yellow"),
    "done": ("reached", "achieved", "complete", "completed", "kept", "yes"),
    "dropped": ("let go", "cancelled", "canceled"),
}


@dataclass(frozen=True, slots=True)
class Goal:
    """A person's goal for a period. `target` and `actual` are as entered: 200k, 3 certificates.

    `parent` is the id of the annual goal it supports. A private goal is printed only on the person's own pages; a
    personal goal is private unless its row says no.
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
    next_step: str = ""


def read_goals(tables: list[Columns], roster: Roster, calendar: FiscalCalendar) -> list[Goal]:
    """The goals in all tables, including those for future periods; a duplicate id is an error."""
    unknown_people, keys = UnknownPeople(roster, "goal", "goals"), DuplicateKeys("id", "id")
    goals = [
        goal
        for columns in tables
        for goal in _goals(columns, unknown_people, calendar)
        if not goal.id or keys.is_new(columns, goal.row.row, (fold(goal.id),), goal.id)
    ]
    unknown_people.report()
    _report_unknown_parents(tables, goals)
    return goals


def _goals(columns: Columns, unknown_people: UnknownPeople, calendar: FiscalCalendar) -> Iterable[Goal]:
    texts = ("id", "salesperson", "period", "goal", "measure", "target", "actual", "parent", "next step")
    rows = zip(
        columns.table.rows,
        zip(*(columns.texts(name) for name in texts), strict=True),
        canonical_words(columns, "area", AREAS),
        columns.dates("due"),
        columns.choices("status", STATUS_WORDS),
        columns.booleans("private"),
        strict=True,
    )
    for row, values, area, due, status, private in rows:
        key, name, code, text, measure, target, actual, parent, next_step = values
        period = parse_period(code, calendar) if code else None
        if not text:
            columns.skip(row, "no goal")
        elif code and period is None:
            message, fix = "Unreadable period. Goal skipped.", "Use 2026, FY2026, or 2026-Q3."
            place = columns.table.place(row, "period")
            columns.problems.append(error(place, "unknown period", message, value=code, fix=fix))
            columns.skip(row, "unknown period")
        elif person := unknown_people.find(columns, row, name):
            _report_early_due_date(columns, row, due, period)
            yield Goal(
                RowKey(columns.table.number, row), key, person.name, period, area, text, measure, target, actual, due,
                GoalStatus(status or "open"), parent, area == PERSONAL if private is None else private, next_step,
            )  # fmt: skip


def _report_early_due_date(columns: Columns, row: int, due: date | None, period: Period | None) -> None:
    if due and period and due < period.start:
        message, fix = f"Due date is before {period.name} starts.", "Change the date or the period."
        place = columns.table.place(row, "due")
        columns.problems.append(warning(place, "due before its period", message, value=due, fix=fix))


def _report_unknown_parents(tables: list[Columns], goals: list[Goal]) -> None:
    """Warns about goals whose parent isn't the id of another goal."""
    known = {fold(goal.id) for goal in goals if goal.id}
    by_grid = {columns.table.number: columns for columns in tables}
    for goal in goals:
        if goal.parent and (fold(goal.parent) not in known or fold(goal.parent) == fold(goal.id)):
            columns = by_grid[goal.row.grid]
            place = columns.table.place(goal.row.row, "parent")
            message, fix = "No other goal has this id.", "Enter the annual goal's id, or leave it empty."
            columns.problems.append(warning(place, "unknown parent", message, value=goal.parent, fix=fix))
