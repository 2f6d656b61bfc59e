"""Coaching: planned visits, and what a manager saw in the field, what to keep, and what to change."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.records.people.roster import Roster
from plangen.records.people.unknown_people import UnknownPeople
from plangen.records.reading.duplicate_keys import DuplicateKeys
from plangen.records.reading.ratings import ratings
from plangen.records.reading.vocabulary import competencies
from plangen.tables.columns import Columns
from plangen.tables.shape import Shape
from plangen.tables.values.folding import fold

SHAPE = Shape(
    "Coaching",
    ("salesperson", "date", "account", "objective", "competency", "score", "keep", "change"),
    (("salesperson",), ("date",), ("objective", "score", "keep", "change")),
    names=("Field coaching", "Coaching log", "Field coaching log", "Ride-alongs", "Joint visits"),
    keys=(("salesperson", "date", "account"), ("salesperson", "date", "account", "competency")),
)


@dataclass(frozen=True, slots=True)
class Coaching:
    """A joint visit or call; `score` is from 1 to 5. One planned after the as-of date has nothing observed yet."""

    row: RowKey
    salesperson: str
    day: date
    account: str = ""
    objective: str = ""
    competency: str = ""
    score: Decimal | None = None
    keep: str = ""
    change: str = ""


def read_coaching(tables: list[Columns], roster: Roster, as_of: date) -> list[Coaching]:
    """The coaching, including planned visits; a duplicate person, date, account, and competency is an error."""
    unknown_people = UnknownPeople(roster, "coaching session", "coaching sessions")
    keys = DuplicateKeys("coaching session", "date")
    coaching = [
        each
        for columns in tables
        for each in _coaching(columns, unknown_people, as_of)
        if keys.is_new(columns, each.row.row, (each.salesperson, each.day, fold(each.account), fold(each.competency)))
    ]
    unknown_people.report()
    return coaching


def _coaching(columns: Columns, unknown_people: UnknownPeople, as_of: date) -> Iterable[Coaching]:
    rows = zip(
        columns.table.rows,
        columns.texts("salesperson"),
        columns.dates("date"),
        ratings(columns, "score"),
        competencies(columns),
        *(columns.texts(name) for name in ("account", "objective", "keep", "change")),
        strict=True,
    )
    for row, name, day, score, competency, account, objective, keep, change in rows:
        if day is None:
            columns.skip(row, "no date")
        elif person := unknown_people.find(columns, row, name):
            key = RowKey(columns.table.number, row)
            seen = (score, keep, change) if day <= as_of else (None, "", "")
            yield Coaching(key, person.name, day, account, objective, competency, *seen)
