"""Actions: commitments of a salesperson or manager, and how they ended."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from plangen.elements.measure import RowKey
from plangen.problems import error
from plangen.records.people.roster import Roster
from plangen.tables.columns import Columns
from plangen.tables.shape import Shape
from plangen.tables.values.folding import fold

SHAPE = Shape(
    "Actions",
    (
        "id", "salesperson", "owner", "action", "so that", "kind", "goal", "account", "origin", "opened", "due",
        "status", "moved to", "now", "done on", "times carried", "reason", "measure",
    ),
    (("id",), ("salesperson",), ("action",)),
    names=("Commitments", "Action list", "Promises", "To do"),
    keys=(("id",),),
)  # fmt: skip

STATUS_WORDS = {
    "open": ("not started", "in progress", ""),
    "kept": ("done", "complete", "completed", "yes"),
    "moved": ("carried", "postponed", "later"),
    "dropped": ("let go", "cancelled", "canceled"),
}
KIND_WORDS = {
    "commitment": ("", "action", "promise"),
    "help": ("help needed",),
    "and then some": ("extra", "…and then some", "then some"),
}


class Status(StrEnum):
    """Whether a commitment is open, or how it ended."""

    OPEN = "open"
    KEPT = "kept"
    MOVED = "moved"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Action:
    """A commitment. `due` is the original due date; `moved_to` and `now` are the new date and wording.

    `owner` is who made it: the salesperson or the manager. `status` is as of the as-of date, so an action done later
    is still open. `carried` is the table's own count of times carried. `goal` is the id of the goal it serves,
    `measure` how to tell that it's done, `origin` the
    meeting or document that it's from.
    """

    row: RowKey
    id: str
    salesperson: str
    owner: str
    text: str
    so_that: str = ""
    kind: str = "commitment"
    account: str = ""
    opened: date | None = None
    due: date | None = None
    status: Status = Status.OPEN
    moved_to: date | None = None
    now: str = ""
    done_on: date | None = None
    carried: int = 0
    reason: str = ""
    goal: str = ""
    measure: str = ""
    origin: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it still has to be done; a moved action does."""
        return self.status in (Status.OPEN, Status.MOVED)


def read_actions(tables: list[Columns], roster: Roster, as_of: date) -> list[Action]:
    """The actions in all tables as of a date; a duplicate id is an error."""
    actions: dict[str, Action] = {}
    for columns in tables:
        for action in _actions(columns, roster, as_of):
            if fold(action.id) in actions:
                place = columns.table.place(action.row.row, "id")
                message = f"{action.id} is listed twice. The first row is used."
                fix = "Give one of them a different id."
                columns.problems.append(error(place, "duplicate id", message, value=action.id, fix=fix))
                columns.skip(action.row.row, "duplicate")
            else:
                actions[fold(action.id)] = action
    return list(actions.values())


def _actions(columns: Columns, roster: Roster, as_of: date) -> Iterable[Action]:
    texts = ("id", "salesperson", "owner", "action", "so that", "account", "now", "reason", "goal", "measure", "origin")
    rows = zip(
        columns.table.rows,
        zip(*(columns.texts(name) for name in texts), strict=True),
        zip(*(columns.dates(name) for name in ("opened", "due", "moved to", "done on")), strict=True),
        columns.choices("kind", KIND_WORDS),
        columns.choices("status", STATUS_WORDS),
        columns.amounts("times carried"),
        strict=True,
    )
    for row, words, (opened, due, moved_to, done_on), kind, status, carried in rows:
        key, name, owner, text, so_that, account, now, reason, goal, measure, origin = words
        # A line of the notes page has only its owner.
        person = roster.find(name or owner)
        if not key or not text or person is None:
            _report_skipped(columns, row, name, roster, incomplete=not key or not text)
            continue
        if opened and opened > as_of:
            columns.skip(row, "opened after the as-of date")
            continue
        committed = roster.find(owner)
        yield Action(
            RowKey(columns.table.number, row), key, person.name, committed.name if committed else owner or person.name,
            text, so_that, kind or "commitment", account, opened, due, _status(status, done_on, as_of), moved_to, now,
            done_on if done_on and done_on <= as_of else None, int(carried or 0), reason, goal,
            measure, origin,
        )  # fmt: skip


def _status(status: str | None, done_on: date | None, as_of: date) -> Status:
    """The status as of a date; an action done later was still open."""
    if done_on and done_on > as_of:
        return Status.OPEN
    if status is None or status == "open":
        return Status.KEPT if done_on else Status.OPEN
    return Status(status)


def _report_skipped(columns: Columns, row: int, name: str, roster: Roster, *, incomplete: bool) -> None:
    if incomplete:
        columns.skip(row, "no id or text")
        message, fix = "No id or no action. Row skipped.", "Fill in both."
        columns.problems.append(error(columns.table.place(row, "id"), "incomplete action", message, fix=fix))
    else:
        columns.skip(row, "unknown person")
        message, fix = f"{roster.no_one()} Action skipped.", roster.fix_for(name)
        place = columns.table.place(row, "salesperson")
        columns.problems.append(error(place, "unknown person", message, value=name, fix=fix))
