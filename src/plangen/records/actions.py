"""What was promised, by the salesperson or by the manager, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from plangen.elements.measure import RowKey
from plangen.problems import error
from plangen.records.roster import Roster
from plangen.tables.columns import Columns
from plangen.tables.folding import fold
from plangen.tables.shape import Shape

SHAPE = Shape(
    "Actions",
    (
        "id", "salesperson", "owner", "action", "so that", "kind", "goal", "account", "origin", "opened", "due",
        "status", "moved to", "now", "done on", "times carried", "reason",
    ),
    (("id",), ("salesperson",), ("action",)),
    names=("Commitments", "Action list", "Promises", "To do"),
)  # fmt: skip

STATUS_WORDS = {
    "open": ("not started", "in progress", ""),
    "kept": ("done", "complete", "completed", "yes"),
    "moved": ("carried", "postponed", "later"),
    "let go": ("dropped", "cancelled", "canceled"),
}
KIND_WORDS = {
    "commitment": ("", "action", "promise"),
    "help": ("help needed",),
    "and then some": ("extra", "…and then some", "then some"),
}


class Status(StrEnum):
    """How a commitment ended, or that it did not yet."""

    OPEN = "open"
    KEPT = "kept"
    MOVED = "moved"
    LET_GO = "let go"


@dataclass(frozen=True, slots=True)
class Action:
    """A commitment. `due` is the first date agreed and stays; `moved_to` and `now` are the new date and wording.

    `owner` is the name of who promised it: the salesperson, or the manager. `status` is as of the day: an action done
    later is still open. `carried` is what the table itself says of times carried.
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

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done; a moved one is."""
        return self.status in (Status.OPEN, Status.MOVED)


def read_actions(tables: list[Columns], roster: Roster, as_of: date) -> list[Action]:
    """The actions of all tables as of the day; two of one id are an error."""
    actions: dict[str, Action] = {}
    for columns in tables:
        for action in _actions(columns, roster, as_of):
            if fold(action.id) in actions:
                place = columns.table.place(action.row.row, "id")
                message = f"The number {action.id} stands here a second time; the first row counts."
                cure = "Give one of the two a number of its own."
                columns.problems.append(error(place, "number twice", message, value=action.id, cure=cure))
                columns.set_aside(action.row.row, "duplicate")
            else:
                actions[fold(action.id)] = action
    return list(actions.values())


def _actions(columns: Columns, roster: Roster, as_of: date) -> Iterable[Action]:
    texts = ("id", "salesperson", "owner", "action", "so that", "account", "now", "reason")
    rows = zip(
        columns.table.rows,
        zip(*(columns.texts(name) for name in texts), strict=True),
        zip(*(columns.dates(name) for name in ("opened", "due", "moved to", "done on")), strict=True),
        columns.choices("kind", KIND_WORDS),
        columns.choices("status", STATUS_WORDS),
        columns.amounts("times carried"),
        strict=True,
    )
    for row, words, days, kind, status, carried in rows:
        key, name, owner, text, so_that, account, now, reason = words
        person = roster.find(name)
        if not key or not text or person is None:
            _tell(columns, row, name, missing=not key or not text)
            continue
        if days[0] and days[0] > as_of:
            columns.set_aside(row, "opened after the as-of date")
            continue
        promised_by = roster.find(owner)
        yield Action(
            RowKey(columns.table.number, row), key, person.name,
            promised_by.name if promised_by else owner or person.name, text, so_that, kind or "commitment", account,
            days[0], days[1], _status(status, days[3], as_of), days[2], now, days[3] if _done(days[3], as_of) else None,
            _whole(carried), reason,
        )  # fmt: skip


def _done(day: date | None, as_of: date) -> bool:
    return day is not None and day <= as_of


def _status(status: str | None, done_on: date | None, as_of: date) -> Status:
    """The status as of the day: what was done afterwards was open then."""
    if done_on and done_on > as_of:
        return Status.OPEN
    if status is None or status == "open":
        return Status.KEPT if done_on else Status.OPEN
    return Status(status)


def _whole(value: Decimal | None) -> int:
    return int(value) if value is not None else 0


def _tell(columns: Columns, row: int, name: str, *, missing: bool) -> None:
    if missing:
        columns.set_aside(row, "no number or no text")
        message, cure = "An action needs a number (id) and a text; the row is left out.", "Fill in both."
        columns.problems.append(error(columns.table.place(row, "id"), "incomplete action", message, cure=cure))
    else:
        columns.set_aside(row, "unknown person")
        message, cure = "Nobody in Team has this name; the action is left out.", "Correct the name, or add it to Team."
        place = columns.table.place(row, "salesperson")
        columns.problems.append(error(place, "unknown person", message, value=name, cure=cure))
