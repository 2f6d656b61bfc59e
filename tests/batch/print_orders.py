"""Orders for a tiny document type with a one-line Word template, so tests can create many quickly."""

import os
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final

from docx import Document

from plangen.batch.jobs import Order
from plangen.batch.rendering import RenderContext
from plangen.doctypes.document_type import DocumentType
from plangen.elements.theme import Theme
from plangen.facts.factsheet import FactSheet
from plangen.facts.scope.subjects import Subject
from plangen.periods import FiscalCalendar, Length, Period
from plangen.problems import PlangenError
from plangen.records.people.team import Person

from datetime import date  # isort: skip

QUARTER: Final[Period] = FiscalCalendar().containing(date(2026, 9, 1), Length.QUARTER)
NOTE: Final = DocumentType(
    name="note",
    folder=Path("note"),
    title="Note",
    subject="salesperson",
    periods=(Length.QUARTER,),
    editions=("rep",),
    file="{name}",
    sections=("text",),
)


def order(name: str) -> Order:
    """An order for a Word file of a person of that name."""
    folder = PurePosixPath("review 2026-Q3")
    return Order(
        "review", NOTE, Subject(Person(name), None), QUARTER, "rep", "word", folder, folder / "word" / f"{name}.docx"
    )


def render_context(folder: Path, text: str = "{{ text }}") -> RenderContext:
    """A render context with a template that prints the document type's only section."""
    (folder / "note").mkdir(parents=True, exist_ok=True)
    document = Document()
    document.add_paragraph(text)
    document.save(str(folder / "note" / "document.docx"))
    return RenderContext((folder,), Theme())


def facts(of: Order) -> FactSheet:
    """The facts of an order: its person's name; they fail for people named Faulty or Broken."""
    if of.subject.name == "Faulty":
        raise PlangenError("These facts can't be computed.")
    if of.subject.name == "Broken":
        raise ZeroDivisionError
    return FactSheet("note", of.subject.name, of.period.code, of.edition, {"text": of.subject.name})


class Fatal:
    """An object that ends the process that unpickles it."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (9,)


def fatal_facts(of: Order) -> FactSheet:
    """Facts that end the worker that renders them, for a person named Fatal."""
    sheet = facts(of)
    return replace(sheet, sections={"text": Fatal()}) if of.subject.name == "Fatal" else sheet
