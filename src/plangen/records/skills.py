"""The skills: how well somebody does what the work asks for, seen by the person and by the manager."""

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
    "Skills",
    ("salesperson", "competency", "required", "self", "manager", "evidence", "date", "shared"),
    (("salesperson",), ("competency",), ("required", "self", "manager")),
    names=("Skill", "Competencies", "Skills matrix", "Skill ratings", "Skill matrix"),
)


@dataclass(frozen=True, slots=True)
class Skill:
    """A rating of one competency on a day, from 1 to 5; `manager` is for the pair alone until the day `shared`.

    `required` is the level that the work asks for. `shared` is None as long as nobody has talked about it.
    """

    row: RowKey
    salesperson: str
    competency: str
    required: Decimal | None = None
    self_rating: Decimal | None = None
    manager: Decimal | None = None
    evidence: str = ""
    day: date | None = None
    shared: date | None = None


def read_skills(tables: list[Columns], roster: Roster, as_of: date) -> list[Skill]:
    """The ratings of all tables up to the day; two of one person, competency and day are an error."""
    strangers, keys = Strangers(roster, "rating", "ratings"), Keys("rating", "competency")
    skills = [
        skill
        for columns in tables
        for skill in _skills(columns, strangers, as_of)
        if keys.is_new(columns, skill.row.row, (skill.salesperson, fold(skill.competency), skill.day), skill.competency)
    ]
    strangers.tell()
    return skills


def _skills(columns: Columns, strangers: Strangers, as_of: date) -> Iterable[Skill]:
    rows = zip(
        columns.table.rows,
        *(columns.texts(name) for name in ("salesperson", "competency", "evidence")),
        zip(*(ratings(columns, name) for name in ("required", "self", "manager")), strict=True),
        columns.dates("date"),
        columns.dates("shared"),
        strict=True,
    )
    for row, name, competency, evidence, (required, own, manager), day, shared in rows:
        if not competency:
            columns.set_aside(row, "no competency")
        elif day and day > as_of:
            columns.set_aside(row, "dated after the as-of date")
        elif person := strangers.find(columns, row, name):
            key = RowKey(columns.table.number, row)
            talked_about = shared if shared and shared <= as_of else None
            yield Skill(key, person.name, competency, required, own, manager, evidence, day, talked_about)
