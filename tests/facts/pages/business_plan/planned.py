"""The sections of a plan, from a folder of spreadsheets."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import Subject
from plangen.facts.sections import fact_sheet
from plangen.records.book import Book
from tests.built_in import built_in
from tests.metrics.invented import period
from tests.pages import book, workspace_of
from tests.plans import ANA, AS_OF, PLAN_YEAR, Row, write_plan

PLAN = built_in().document_types["business-plan"]


def plan_scope(inputs: Book, name: str = ANA, code: str = PLAN_YEAR, edition: str = "rep") -> Scope:
    """The scope of a person's plan."""
    person = inputs.roster.find(name)
    assert person is not None
    subject = Subject(person, inputs.roster.find(person.manager) if person.manager else None)
    workspace = workspace_of(inputs)
    span = period(code, inputs.calendar)
    return Scope(workspace, PLAN.name, PLAN.title, subject, span, edition, PLAN.limits)


def scope_of(folder: Path, **sheets: Sequence[Row]) -> Scope:
    """The scope of Ana's plan with these sheets."""
    return plan_scope(book(write_plan(folder, **sheets), AS_OF))


def sections(scope: Scope) -> Mapping[str, Any]:
    """All sections of a plan."""
    return fact_sheet(scope, PLAN.sections).sections
