"""The last page's words: the context of the period, the employee's own comments, and who signs."""

from dataclasses import dataclass

from plangen.elements.field import Field, FieldKind
from plangen.facts.brief import Brief


@dataclass(frozen=True, slots=True)
class Comments:
    """The context of the period (texts that were given, else the blank) and the employee's own words."""

    context: tuple[str, ...]
    context_blank: Field
    employee: tuple[str, ...]
    employee_blank: Field


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, as printed under the line."""

    name: str
    role: str
    blank: Field
    date: Field


def comments(brief: Brief) -> Comments:
    """The words that were given for the period, and the blanks for more."""
    key = f"Notes/{brief.person.code}:{brief.period.code}"
    return Comments(
        _texts(brief, "context"),
        Field(f"{key}:context/text", f"Context of the {brief.period.length}"),
        _texts(brief, "employee comment"),
        Field(f"{key}:employee comment/text", "Employee's comments"),
    )


def signatures(brief: Brief) -> tuple[Signature, ...]:
    """The person first, then the manager."""
    manager = brief.subject.manager
    return (
        _signature(brief, brief.person.name, brief.person.title or "Salesperson", "salesperson"),
        _signature(brief, manager.name if manager else "", (manager.title if manager else "") or "Manager", "manager"),
    )


def _signature(brief: Brief, name: str, role: str, area: str) -> Signature:
    key = f"Reviews/{brief.person.code}:{brief.period.code}:{area}"
    return Signature(
        name, role, Field(f"{key}/signed", f"{role} signs"), Field(f"{key}/signed on", f"{role}, date", FieldKind.DATE)
    )


def _texts(brief: Brief, topic: str) -> tuple[str, ...]:
    name = brief.person.name
    return tuple(
        note.text
        for note in brief.book.notes
        if note.salesperson == name and note.topic == topic and note.period in (brief.period, None)
    )
