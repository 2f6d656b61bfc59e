"""Invented teams and the scopes of their Monday meeting."""

from datetime import date
from typing import Any

from plangen.elements.measure import RowKey
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import meeting_teams, salespeople
from plangen.facts.scope.tables import TableSettings
from plangen.periods import week_of
from plangen.records.book import Book
from plangen.records.meetings.events import Event
from plangen.records.people.team import Person
from tests.built_in import built_in
from tests.metrics.invented import person
from tests.pages import workspace_of

MONDAY, FRIDAY = date(2026, 10, 12), date(2026, 10, 9)
KEN = person(name="Ken Ortiz", role="manager")
ANA, EWA, OMAR = (
    person(1_200_000, name=name, manager="Ken Ortiz", team="West", hired=date(2020, 1, 6))
    for name in ("Ana Ruiz", "Ewa Wójcik", "Omar Haddad")
)
PEOPLE = (ANA, EWA, OMAR, KEN)
CATALOG = built_in()


def event(kind: str, day: date, **known: Any) -> Event:
    return Event(RowKey(4, 1), day, known.pop("end", day), kind, **known)


def meeting_scope(book: Book, team: str = "West", *, week: date = MONDAY, name: str = "monday-agenda") -> Scope:
    """The scope of a team's meeting."""
    workspace, kind = workspace_of(book), CATALOG.document_types[name]
    subject = next(each for each in meeting_teams(workspace, week_of(week)) if each.name == team)
    tables = TableSettings(kind.tables, kind.words)
    return Scope(
        workspace, kind.name, kind.title, subject, week_of(week), kind.editions[0], limits=kind.limits, tables=tables
    )


def sheet_scope(book: Book, who: Person = ANA, *, week: date = MONDAY) -> Scope:
    """The scope of a person's half sheet."""
    workspace, kind = workspace_of(book), CATALOG.document_types["monday-sheet"]
    subject = next(each for each in salespeople(workspace, week_of(week)) if each.person.name == who.name)
    tables = TableSettings(kind.tables, kind.words)
    return Scope(workspace, kind.name, kind.title, subject, week_of(week), limits=kind.limits, tables=tables)
