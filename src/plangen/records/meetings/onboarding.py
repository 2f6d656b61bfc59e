"""Onboarding: what a new hire has signed off in the first three weeks."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from plangen.elements.measure import RowKey
from plangen.problems import error
from plangen.records.meetings.training import EVERYONE
from plangen.records.people.roster import Roster
from plangen.tables.columns import Columns
from plangen.tables.shape import Shape
from plangen.tables.values.folding import fold

SHAPE = Shape(
    "Onboarding",
    ("salesperson", "week", "item", "with", "signed on", "signed by"),
    (("week",), ("item",), ("with", "signed on", "signed by", "salesperson")),
    names=("Sign-offs", "Signoffs", "New hire checklist", "Onboarding checklist", "First three weeks"),
    keys=(("salesperson", "item"),),
)
WEEKS = 3


@dataclass(frozen=True, slots=True)
class SignOff:
    """A line of the checklist: for one person, or for everyone if `salesperson` is empty.

    `row` is None for a built-in line. `signed_on` is None until it is signed, as of the as-of date.
    """

    row: RowKey | None
    salesperson: str
    week: int
    item: str
    responsible: str = ""
    signed_on: date | None = None
    signed_by: str = ""


@cache
def shipped_sign_offs() -> tuple[SignOff, ...]:
    """The built-in checklist, in order."""
    text = (files("plangen.records.meetings") / "onboarding.toml").read_text(encoding="utf-8")
    weeks = tomllib.loads(text)["weeks"]
    return tuple(
        SignOff(None, "", number, each["item"], each["with"]) for number, week in enumerate(weeks, 1) for each in week
    )


def read_onboarding(tables: list[Columns], roster: Roster, as_of: date) -> list[SignOff]:
    """The checklist: the company's lines for everyone, or else the built-in ones, then those of single people."""
    found = [each for columns in tables for each in _sign_offs(columns, roster, as_of)]
    of_everyone = [each for each in found if not each.salesperson]
    return [*(of_everyone or shipped_sign_offs()), *(each for each in found if each.salesperson)]


def _sign_offs(columns: Columns, roster: Roster, as_of: date) -> Iterable[SignOff]:
    rows = zip(
        columns.table.rows,
        *(columns.texts(name) for name in ("salesperson", "item", "with", "signed by")),
        columns.amounts("week"),
        columns.dates("signed on"),
        strict=True,
    )
    for row, name, item, responsible, signed_by, week, signed_on in rows:
        is_for_all = not name or fold(name) in EVERYONE
        person = None if is_for_all else roster.find(name)
        if not item or week is None:
            columns.skip(row, "no week" if item else "no item")
        elif not is_for_all and person is None:
            place = columns.table.place(row, "salesperson")
            message = f"{roster.no_one()} Row skipped."
            columns.problems.append(error(place, "unknown person", message, value=name, fix=roster.fix_for(name)))
            columns.skip(row, "unknown person")
        else:
            number = min(max(int(week), 1), WEEKS)
            day = signed_on if signed_on and signed_on <= as_of and not is_for_all else None
            key = RowKey(columns.table.number, row)
            yield SignOff(key, person.name if person else "", number, item, responsible, day, signed_by if day else "")
