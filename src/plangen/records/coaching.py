"""The coaching: what a manager saw in the field, what to keep and what to change."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.records.keys import Keys
from plangen.records.ratings import ratings
from plangen.records.roster import Roster
from plangen.records.strangers import Strangers
from plangen.tables.columns import Columns
from plangen.tables.folding import fold
from plangen.tables.shape import Shape

SHAPE = Shape(
    "Coaching",
    ("salesperson", "date", "account", "objective", "competency", "score", "keep", "change"),
    (("salesperson",), ("date",), ("objective", "score", "keep", "change")),
    names=("Field coaching", "Coaching log", "Field coaching log", "Ride-alongs", "Joint visits"),
)


@dataclass(frozen=True, slots=True)
class Coaching:
    """A visit or a call together; `score` goes from 1 to 5."""

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
    """The coaching of all tables up to the day; two of one person, day, account and competency are an error."""
    strangers, keys = Strangers(roster, "day of coaching", "days of coaching"), Keys("coaching", "date")
    found = [
        each
        for columns in tables
        for each in _coaching(columns, strangers, as_of)
        if keys.is_new(columns, each.row.row, (each.salesperson, each.day, fold(each.account), fold(each.competency)))
    ]
    strangers.tell()
    return found


def _coaching(columns: Columns, strangers: Strangers, as_of: date) -> Iterable[Coaching]:
    rows = zip(
        columns.table.rows,
        columns.texts("salesperson"),
        columns.dates("date"),
        ratings(columns, "score"),
        *(columns.texts(name) for name in ("account", "objective", "competency", "keep", "change")),
        strict=True,
    )
    for row, name, day, score, account, objective, competency, keep, change in rows:
        if day is None or day > as_of:
            columns.set_aside(row, "dated after the as-of date" if day else "no date")
        elif person := strangers.find(columns, row, name):
            key = RowKey(columns.table.number, row)
            yield Coaching(key, person.name, day, account, objective, competency, score, keep, change)
