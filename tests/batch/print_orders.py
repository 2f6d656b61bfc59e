"""Orders for a small kind of its own, whose Word template is a line, so that many are made in no time."""

import os
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final

from docx import Document

from plangen.batch.jobs import Order
from plangen.batch.printing import Shop
from plangen.elements.theme import Theme
from plangen.facts.factsheet import FactSheet
from plangen.facts.subjects import Subject
from plangen.kinds.kind import Kind
from plangen.periods import FiscalCalendar, Length, Period
from plangen.problems import PlangenError
from plangen.records.team import Person

from datetime import date  # isort: skip

QUARTER: Final[Period] = FiscalCalendar().containing(date(2026, 9, 1), Length.QUARTER)
NOTE: Final = Kind(
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


def shop(folder: Path, text: str = "{{ text }}") -> Shop:
    """The shop of a run, with a template that prints the one section there is."""
    (folder / "note").mkdir(parents=True, exist_ok=True)
    document = Document()
    document.add_paragraph(text)
    document.save(str(folder / "note" / "document.docx"))
    return Shop((folder,), Theme())


def facts(of: Order) -> FactSheet:
    """The facts of an order: its person's name. Somebody called Faulty or Broken has none."""
    if of.subject.name == "Faulty":
        raise PlangenError("These facts cannot be worked out.")
    if of.subject.name == "Broken":
        raise ZeroDivisionError
    return FactSheet("note", of.subject.name, of.period.code, of.edition, {"text": of.subject.name})


class Fatal:
    """What ends the process that takes it out of a parcel."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (9,)


def fatal_facts(of: Order) -> FactSheet:
    """Facts that end the worker that draws them, for somebody called Fatal."""
    sheet = facts(of)
    return replace(sheet, sections={"text": Fatal()}) if of.subject.name == "Fatal" else sheet
