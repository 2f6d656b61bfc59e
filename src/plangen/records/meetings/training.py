"""Training: planned and held sessions and their results."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from plangen.elements.measure import RowKey
from plangen.problems import warning
from plangen.records.people.roster import Roster
from plangen.records.people.unknown_people import UnknownPeople
from plangen.records.reading.duplicate_keys import DuplicateKeys
from plangen.records.reading.vocabulary import canonical_words, competencies
from plangen.records.reading.weeks import mondays
from plangen.tables.columns import Columns
from plangen.tables.shape import Shape
from plangen.tables.values.folding import fold

SHAPE = Shape(
    "Training",
    (
        "id", "salesperson", "topic", "type", "date", "week", "trainer", "hours", "prework", "competency", "status",
        "done on", "signed by", "result", "times carried",
    ),
    (("salesperson",), ("topic",), ("type", "date", "week", "trainer", "hours", "competency")),
    names=("Trainings", "Training plan", "Training log", "Courses", "Training record"),
    needs_if_named=(("salesperson",), ("topic",)),
    keys=(("id",),),
)  # fmt: skip

TYPES = {
    "product": ("products", "product knowledge"),
    "skill": ("skills", "selling skills", "selling"),
    "process": ("crm", "process/crm", "system"),
    "market": ("competitor", "market/competitor", "competition", "industry"),
    "mindset": ("belief", "motivation", "belief/motivation"),
    "role play": ("roleplay", "rehearsal"),
    "field coaching": ("coaching", "ride-along", "joint visit"),
    "certification": ("certificate", "exam", "test"),
}
STATUS_WORDS = {
    "planned": ("", "open", "scheduled", "not started", "in progress"),
    "done": ("complete", "completed", "held", "attended", "passed", "yes", "kept"),
    "moved": ("carried", "postponed", "later"),
    "dropped": ("let go", "cancelled", "canceled"),
}
EVERYONE = frozenset({"all", "everybody", "everyone", "company", "all teams"})


class TrainingStatus(StrEnum):
    """The status of a session as of the as-of date."""

    PLANNED = "planned"
    DONE = "done"
    MOVED = "moved"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class TrainingSession:
    """A planned or held session. `who` is a person's name, a team's name, or `all`; `scope` is which of the three.

    `day` is the date, or the Monday of its week (then `whole_week`), or None. `status` is as of the as-of date, so a
    session done later is still planned. `carried` is the table's own count of times carried.
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
        """Whether it still has to be held; a moved session does."""
        return self.status in (TrainingStatus.PLANNED, TrainingStatus.MOVED)

    @property
    def held_on(self) -> date | None:
        """The day it was done; without one, the date it was planned for. None if it isn't done."""
        return (self.done_on or self.day) if self.status is TrainingStatus.DONE else None


def read_training(tables: list[Columns], roster: Roster, as_of: date) -> list[TrainingSession]:
    """The sessions in all tables, including planned ones; a duplicate id is an error."""
    unknown_people, keys = UnknownPeople(roster, "session", "sessions"), DuplicateKeys("id", "id")
    sessions = [
        session
        for columns in tables
        for session in _sessions(columns, unknown_people, as_of)
        if not session.id or keys.is_new(columns, session.row.row, (fold(session.id),), session.id)
    ]
    unknown_people.report()
    return sessions


def _sessions(columns: Columns, unknown_people: UnknownPeople, as_of: date) -> Iterable[TrainingSession]:
    teams = {fold(person.team): person.team for person in unknown_people.roster.people if person.team}
    names = ("id", "salesperson", "topic", "trainer", "prework", "signed by", "result")
    rows = zip(
        columns.table.rows,
        zip(*(columns.texts(name) for name in names), strict=True),
        zip(canonical_words(columns, "type", TYPES), competencies(columns), strict=True),
        zip(columns.dates("date"), mondays(columns, "week"), columns.dates("done on"), strict=True),
        zip(columns.amounts("hours"), columns.amounts("times carried"), strict=True),
        columns.choices("status", STATUS_WORDS),
        strict=True,
    )
    for row, texts, (session_type, competency), (day, monday, done_on), (hours, carried), entered in rows:
        key, name, topic, trainer, prework, signed_by, result = texts
        who, scope = _who(columns, row, name, (unknown_people, teams)) if topic else ("", "")
        if not who:
            columns.skip(row, columns.skipped.get(row, "no topic"))
            continue
        status, done = _status(entered, done_on, as_of)
        if status is TrainingStatus.DONE and not done:
            _report_no_date(columns, row)
        whole_week = day is None and monday is not None
        yield TrainingSession(
            RowKey(columns.table.number, row), key, who, scope, topic, session_type, day or monday, whole_week, trainer,
            hours, prework, competency, status, done, signed_by, result, int(carried or 0),
        )  # fmt: skip


def _who(
    columns: Columns, row: int, name: str, known: tuple[UnknownPeople, dict[str, str]]
) -> tuple[str, str]:  # fmt: skip
    """Who a session is for, and whether that is a person, a team, or all; an unknown person's row is skipped."""
    unknown_people, teams = known
    if fold(name) in EVERYONE:
        return "all", "all"
    if fold(name) in teams and unknown_people.roster.find(name) is None:
        return teams[fold(name)], "team"
    person = unknown_people.find(columns, row, name)
    return (person.name, "person") if person else ("", "")


def _status(status: str | None, done_on: date | None, as_of: date) -> tuple[TrainingStatus, date | None]:
    """The status as of a date, and the date it was done; a session done later was still planned."""
    if done_on and done_on > as_of:
        return TrainingStatus.PLANNED, None
    if status in (None, "planned") and done_on:
        return TrainingStatus.DONE, done_on
    return TrainingStatus(status or "planned"), done_on if status == "done" else None


def _report_no_date(columns: Columns, row: int) -> None:
    message = "Done, but no date. Counted as done."
    place, fix = columns.table.place(row, "done on"), "Fill in the date it was held."
    columns.problems.append(warning(place, "done without a date", message, fix=fix))
