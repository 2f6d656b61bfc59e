"""Kickoffs of 2027 for the tests of their pages, from rows of spreadsheets."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import Subject, teams
from plangen.facts.scope.tables import TableSettings
from plangen.facts.scope.workspace import Workspace
from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.built_in import built_in
from tests.metrics.invented import period
from tests.pages import workspace_of
from tests.sheets import book, sheet

AS_OF: Final = date(2027, 1, 4)
Rows = Sequence[Sequence[Cell]]
TEAM: Final[Rows] = (
    ("salesperson", "manager", "team", "quota 2026", "quota 2027"),
    ("Zoë Lind", "Ken Ortiz", "West", 100_000, 120_000),
    ("Omar Haddad", "Ken Ortiz", "West", 100_000, 120_000),
    ("Ana Ruiz", "Ken Ortiz", "West", 100_000, 120_000),
)
DEALS: Final[Sequence[Cell]] = (
    "id",
    "salesperson",
    "account",
    "name",
    "stage",
    "amount",
    "created",
    "close date",
    "type",
)
ACTIONS: Final[Sequence[Cell]] = ("id", "salesperson", "action", "kind", "status", "done on", "due")
NOTES: Final[Sequence[Cell]] = ("salesperson", "topic", "text", "period", "account", "response", "by")
EVENTS: Final[Sequence[Cell]] = ("date", "end", "type", "title", "salesperson", "owner", "time", "place")


MAY, EXISTING = "2026-05-04", "existing"


def won(number: int, who: str, account: str, amount: int, *more: str) -> list[Cell]:
    """A won deal with its close date and type, May 4 and existing unless they are given."""
    day, kind = (*more, *(MAY, EXISTING)[len(more) :])
    return [f"D{number}", who, account, f"Order {number}", "Closed Won", amount, "2024-01-02", day, kind]


def company(**tables: Rows) -> Book:
    """A Book of these tables, each with its header; Team unless it is given."""
    given: Mapping[str, Rows] = {"Team": TEAM, **{name.replace("_", " "): rows for name, rows in tables.items()}}
    sheets = [sheet(list(rows[0]), *(list(row) for row in rows[1:]), name=name) for name, rows in given.items()]
    return book(*sheets, as_of=AS_OF)


def team_scope(inputs: Book, name: str = "West", code: str = "2027") -> Scope:
    """The scope of a team's handout."""
    workspace = workspace_of(inputs)
    span = period(code, inputs.calendar)
    team = next(each for each in teams(workspace, span) if each.name == name)
    return _scope(workspace, "kickoff-handout", team, span)


def person_scope(inputs: Book, name: str = "Ana Ruiz", kind: str = "kickoff-insert", code: str = "2027") -> Scope:
    """The scope of a person's insert, talk, or Mondays."""
    person = inputs.roster.find(name)
    assert person is not None
    subject = Subject(person, inputs.roster.find(person.manager) if person.manager else None)
    workspace = workspace_of(inputs)
    return _scope(workspace, kind, subject, period(code, inputs.calendar))


def _scope(workspace: Workspace, kind: str, subject: Any, span: Any) -> Scope:
    document_type = built_in().document_types[kind]
    settings = TableSettings(document_type.tables, document_type.words)
    return Scope(workspace, kind, document_type.title, subject, span, limits=document_type.limits, tables=settings)
