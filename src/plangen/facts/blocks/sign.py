"""The last page: the context of the period, the salesperson's comments, and the signatures."""

from dataclasses import dataclass

from plangen.elements.field import Field, FieldKind
from plangen.facts.scope.document import Scope


@dataclass(frozen=True, slots=True)
class Comments:
    """The context of the period and the salesperson's comments: the texts on file, and a blank for each."""

    context: tuple[str, ...]
    context_blank: Field
    employee: tuple[str, ...]
    employee_blank: Field


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature line: the name and role printed under it."""

    name: str
    role: str
    blank: Field
    date: Field


def comments(scope: Scope) -> Comments:
    """The notes on file for the period, and the blanks."""
    return Comments(
        _texts(scope, "context"),
        Field(scope.row("Notes", "context", "1").cell("text"), "Context"),
        _texts(scope, "rep comment"),
        Field(scope.row("Notes", "rep comment", "1").cell("text"), "My comments"),
    )


def signatures(scope: Scope) -> tuple[Signature, ...]:
    """The signature lines: the salesperson's, then the manager's."""
    manager = scope.manager
    return (
        _signature(scope, scope.person.name, scope.person.title or "Salesperson", "salesperson"),
        _signature(scope, manager.name if manager else "", (manager.title if manager else "") or "Manager", "manager"),
    )


def _signature(scope: Scope, name: str, role: str, area: str) -> Signature:
    row = scope.row("Reviews", area)
    return Signature(
        name,
        role,
        Field(row.cell("signed"), f"{role} signs"),
        Field(row.cell("signed on"), f"{role}, date", FieldKind.DATE),
    )


def _texts(scope: Scope, topic: str) -> tuple[str, ...]:
    name = scope.person.name
    return tuple(
        note.text
        for note in scope.book.notes
        if note.salesperson == name and note.topic == topic and note.period in (scope.period, None)
    )
