"""Weeks: what each salesperson wrote on the Monday sheet, as entered from the forms."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from plangen.elements.measure import RowKey
from plangen.problems import error
from plangen.records.people.roster import Roster
from plangen.records.reading.weeks import mondays
from plangen.tables.columns import Columns
from plangen.tables.shape import Shape

SHAPE = Shape(
    "Weeks",
    ("salesperson", "week", "attended", "rating", "reason", "wins", "appointments", "priority"),
    (("salesperson",), ("week",), ("rating", "priority", "appointments", "wins")),
    names=("Monday sheets", "Week notes"),
    keys=(("salesperson", "week"),),
)


@dataclass(frozen=True, slots=True)
class Week:
    """A salesperson's week, named by its Monday, and its one priority."""

    row: RowKey
    salesperson: str
    monday: date
    priority: str = ""


def read_weeks(tables: list[Columns], roster: Roster) -> list[Week]:
    """The weeks in all tables."""
    return [week for columns in tables for week in _weeks(columns, roster)]


def _weeks(columns: Columns, roster: Roster) -> Iterable[Week]:
    names, priorities = columns.texts("salesperson"), columns.texts("priority")
    rows = zip(columns.table.rows, names, priorities, mondays(columns, "week"), strict=True)
    for row, name, priority, monday in rows:
        person = roster.find(name)
        if person is None:
            message = f"{roster.no_one()} Row skipped."
            place = columns.table.place(row, "salesperson")
            columns.problems.append(error(place, "unknown person", message, value=name, fix=roster.fix_for(name)))
            columns.skip(row, "unknown person")
        elif monday is None:
            columns.skip(row, "no week")
        else:
            yield Week(RowKey(columns.table.number, row), person.name, monday, priority)
