from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import salespeople
from plangen.facts.scope.tables import TableSettings
from plangen.facts.scope.workspace import Workspace
from plangen.facts.sections import fact_sheet
from plangen.periods import weeks_from
from plangen.records.book import Book
from plangen.sources.grid import Cell, Grid
from tests.built_in import built_in
from tests.sheets import book, sheet

ANA, BO = "Ana Ruiz", "Bo Lind"
TRAINING: list[Cell] = ["id", "salesperson", "topic", "type", "date", "trainer", "status", "done on"]
SKILLS: list[Cell] = ["salesperson", "competency", "required", "self", "manager", "evidence", "date", "shared"]
EVENTS: list[Cell] = ["date", "end", "type", "title", "salesperson"]


def team(hired: str = "2024-01-01", role: str = "") -> Grid:
    headers = ["salesperson", "manager", "title", "team", "hired", "role"]
    return sheet(headers, [ANA, BO, "Account Manager", "West", hired, role], name="Team")


def training(*rows: Sequence[Cell]) -> Grid:
    return sheet(TRAINING, *rows, name="Training")


def skills(*rows: Sequence[Cell]) -> Grid:
    return sheet(SKILLS, *rows, name="Skills")


def events(*rows: Sequence[Cell]) -> Grid:
    return sheet(EVENTS, *rows, name="Events")


def inputs(*grids: Grid, as_of: date = date(2026, 10, 9)) -> Book:
    members = () if any(grid.sheet == "Team" for grid in grids) else (team(),)
    return book(*members, *grids, as_of=as_of)


def plan(data: Book, edition: str = "rep") -> Mapping[str, Any]:
    """The sections of Ana's plan for the 13 weeks after the as-of date."""
    workspace, period = Workspace(data, built_in().in_packet_order), weeks_from(data.as_of)
    [subject] = [each for each in salespeople(workspace, period) if each.name == ANA]
    kind = built_in().document_types["training-plan"]
    tables = TableSettings(kind.tables, kind.words)
    scope = Scope(workspace, kind.name, kind.title, subject, period, edition, kind.limits, tables=tables)
    return fact_sheet(scope, kind.sections).sections


def weeks(found: Mapping[str, Any]) -> list[Any]:
    """The rows of the calendar."""
    return [row for phase in found["training_calendar"].phases for row in phase.weeks.rows]
