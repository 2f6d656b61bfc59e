"""Skills: self and manager ratings of competencies."""

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
    "Skills",
    ("salesperson", "competency", "required", "self", "manager", "evidence", "date", "shared"),
    (("salesperson",), ("competency",), ("required", "self", "manager")),
    names=("Skill", "Competencies", "Skills matrix", "Skill ratings", "Skill matrix"),
    keys=(("salesperson", "competency", "date"),),
)


@dataclass(frozen=True, slots=True)
class Skill:
    """A rating of one competency on a date, from 1 to 5; `manager` is confidential until the date `shared`.

    `required` is the level the job requires. `shared` is None until the rating has been discussed.
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
    """The ratings up to the as-of date; a duplicate person, competency, and date is an error."""
    unknown_people, keys = UnknownPeople(roster, "rating", "ratings"), DuplicateKeys("rating", "competency")
    skills = [
        skill
        for columns in tables
        for skill in _skills(columns, unknown_people, as_of)
        if keys.is_new(columns, skill.row.row, (skill.salesperson, fold(skill.competency), skill.day), skill.competency)
    ]
    unknown_people.report()
    return skills


def _skills(columns: Columns, unknown_people: UnknownPeople, as_of: date) -> Iterable[Skill]:
    rows = zip(
        columns.table.rows,
        columns.texts("salesperson"),
        competencies(columns),
        columns.texts("evidence"),
        zip(*(ratings(columns, name) for name in ("required", "self", "manager")), strict=True),
        columns.dates("date"),
        columns.dates("shared"),
        strict=True,
    )
    for row, name, competency, evidence, (required, self_rating, manager), day, shared in rows:
        if not competency:
            columns.skip(row, "no competency")
        elif day and day > as_of:
            columns.skip(row, "dated after the as-of date")
        elif person := unknown_people.find(columns, row, name):
            key = RowKey(columns.table.number, row)
            shared_by_now = shared if shared and shared <= as_of else None
            yield Skill(key, person.name, competency, required, self_rating, manager, evidence, day, shared_by_now)
