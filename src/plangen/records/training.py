"""The training: what is to be learnt, when, and what was learnt."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from plangen.elements.measure import RowKey
from plangen.problems import warning
from plangen.records.keys import Keys
from plangen.records.roster import Roster
from plangen.records.strangers import Strangers
from plangen.records.weeks import mondays
from plangen.records.wording import as_known
from plangen.tables.columns import Columns
from plangen.tables.folding import fold
from plangen.tables.shape import Shape

SHAPE = Shape(
    "Training",
    (
        "id", "salesperson", "topic", "type", "date", "week", "trainer", "hours", "prework", "competency", "status",
        "done on", "signed by", "result", "times carried",
    ),
    (("salesperson",), ("topic",), ("type", "date", "week", "trainer", "hours", "competency")),
    names=("Trainings", "Training plan", "Training log", "Courses", "Training record"),
    enough=(("salesperson",), ("topic",)),
)  # fmt: skip

TYPES = {
    "product": ("products", "product knowledge"),
    "skill": ("skills", "selling skills", "selling"),
    "process": ("crm", "process/crm", "system"),
    "market": ("competitor", "market/competitor", "competition", "industry"),
    "belief": ("motivation", "belief/motivation", "mindset"),
    "role play": ("roleplay", "rehearsal"),
    "field coaching": ("coaching", "ride-along", "joint visit"),
    "certification": ("certificate", "exam", "test"),
}
STATUS_WORDS = {
    "planned": ("", "open", "scheduled", "not started", "in progress"),
    "done": ("complete", "completed", "held", "attended", "passed", "yes", "kept"),
    "moved": ("carried", "postponed", "later"),
    "let go": ("dropped", "cancelled", "canceled"),
}
EVERYBODY = frozenset({"all", "everybody", "everyone", "company", "all teams"})


class TrainingStatus(StrEnum):
    """How far a session is, as of the day."""

    PLANNED = "planned"
    DONE = "done"
    MOVED = "moved"
    LET_GO = "let go"


@dataclass(frozen=True, slots=True)
class TrainingSession:
    """A session planned or held. `who` is a person's name, a team's, or `all`; `scope` says which of the three.

    `day` is the date, or the Monday of a week (then `whole_week`); None when nobody has said when. `status` is as of
    the day: what was done later is still planned. `carried` is what the table itself says of times carried.
    """

    row: RowKey
    id: str
    who: str
    scope: str
    topic: str
    type: str = ""
    day: date | None = None
    whole_week: bool = False
    trainer: str = ""
    hours: Decimal | None = None
    prework: str = ""
    competency: str = ""
    status: TrainingStatus = TrainingStatus.PLANNED
    done_on: date | None = None
    signed_by: str = ""
    result: str = ""
    carried: int = 0

    @property
    def is_open(self) -> bool:
        """Whether it is still to be held; a moved one is."""
        return self.status in (TrainingStatus.PLANNED, TrainingStatus.MOVED)


def read_training(tables: list[Columns], roster: Roster, as_of: date) -> list[TrainingSession]:
    """The sessions of all tables as of the day, those to come with them; two of one id are an error."""
    strangers, keys = Strangers(roster, "session", "sessions"), Keys("number", "id")
    sessions = [
        session
        for columns in tables
        for session in _sessions(columns, strangers, as_of)
        if not session.id or keys.is_new(columns, session.row.row, (fold(session.id),), session.id)
    ]
    strangers.tell()
    return sessions


def _sessions(columns: Columns, strangers: Strangers, as_of: date) -> Iterable[TrainingSession]:
    teams = {fold(person.team): person.team for person in strangers.roster.people if person.team}
    words = ("id", "salesperson", "topic", "trainer", "prework", "competency", "signed by", "result")
    rows = zip(
        columns.table.rows,
        zip(*(columns.texts(name) for name in words), strict=True),
        as_known(columns, "type", TYPES),
        zip(columns.dates("date"), mondays(columns, "week"), columns.dates("done on"), strict=True),
        zip(columns.amounts("hours"), columns.amounts("times carried"), strict=True),
        columns.choices("status", STATUS_WORDS),
        strict=True,
    )
    for row, texts, kind, (day, monday, done_on), (hours, carried), written in rows:
        key, name, topic, trainer, prework, competency, signed_by, result = texts
        who, scope = _who(columns, row, name, (strangers, teams)) if topic else ("", "")
        if not who:
            columns.set_aside(row, columns.aside.get(row, "no topic"))
            continue
        status, done = _status(written, done_on, as_of)
        if status is TrainingStatus.DONE and not done:
            _tell_no_day(columns, row)
        whole_week = day is None and monday is not None
        yield TrainingSession(
            RowKey(columns.table.number, row), key, who, scope, topic, kind, day or monday, whole_week, trainer,
            hours, prework, competency, status, done, signed_by, result, int(carried or 0),
        )  # fmt: skip


def _who(
    columns: Columns, row: int, name: str, known: tuple[Strangers, dict[str, str]]
) -> tuple[str, str]:  # fmt: skip
    """Whose session it is, and whether that is a person, a team or all; a stranger's row is set aside."""
    strangers, teams = known
    if fold(name) in EVERYBODY:
        return "all", "all"
    if fold(name) in teams and strangers.roster.find(name) is None:
        return teams[fold(name)], "team"
    person = strangers.find(columns, row, name)
    return (person.name, "person") if person else ("", "")


def _status(status: str | None, done_on: date | None, as_of: date) -> tuple[TrainingStatus, date | None]:
    """The status as of the day, and the day on which it was done: what was done afterwards was planned then."""
    if done_on and done_on > as_of:
        return TrainingStatus.PLANNED, None
    if status in (None, "planned") and done_on:
        return TrainingStatus.DONE, done_on
    return TrainingStatus(status or "planned"), done_on if status == "done" else None


def _tell_no_day(columns: Columns, row: int) -> None:
    message = "This session is done, and nobody has said on which day; it counts as done from the beginning."
    place, cure = columns.table.place(row, "done on"), "Fill in the day on which it was held."
    columns.problems.append(warning(place, "done without a day", message, cure=cure))
