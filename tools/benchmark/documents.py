"""Facts and formats of the document types about a salesperson."""

import time
from datetime import date
from functools import partial
from pathlib import Path

from plangen.doctypes.catalog import load_document_types, template_folders
from plangen.doctypes.document_type import DocumentType
from plangen.elements.theme import Theme
from plangen.facts.factsheet import FactSheet
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import Subject, salespeople
from plangen.facts.scope.workspace import Workspace
from plangen.facts.sections import fact_sheet, theme
from plangen.formats.page import Page, Properties
from plangen.formats.registry import FORMATS
from plangen.periods import Length, Period
from plangen.records.book import Book
from plangen.records.load import load
from plangen.sources.reading import read_files, spreadsheet_files
from tools.benchmark.clock import best, clock, show
from tools.benchmark.reading import TODAY

SAMPLE = Path(__file__).parents[2] / "inputs" / "sample"


def company(book: Book, people: int) -> None:
    """Measures the facts of a large company, for every document type about a salesperson."""
    for document_type in document_types():
        start = time.perf_counter()
        workspace = Workspace(book)
        subjects = salespeople(workspace, quarter(book))
        for subject in subjects:
            sheet_of(workspace, document_type, subject)
        taken = time.perf_counter() - start
        show(f"{document_type.name}: facts of {len(subjects):,} of {people:,} people", taken)
        show(f"{document_type.name}: each", taken / len(subjects))


def formats() -> None:
    """Measures facts and formats of every document type about a salesperson, with the sample company."""
    book = sample()
    for document_type in document_types():
        people = salespeople(Workspace(book), quarter(book))
        one = best(lambda: [sheet_of(Workspace(book), document_type, subject) for subject in people]) / len(people)  # noqa: B023 - called right away
        show(f"{document_type.name}: fact sheet, each", one)
        sheet = sheet_of(Workspace(book), document_type, people[0])
        pages = {
            name: page_of(document_type, sheet, each.template, theme(book.settings)) for name, each in FORMATS.items()
        }
        for name, each in FORMATS.items():
            print_page = partial(each.render, pages[name])
            first, warm = clock(print_page), best(print_page)
            show(f"{document_type.name}: {name}, first", first)
            show(f"{document_type.name}: {name}, warm", warm, one, "its fact sheet")


def document_types() -> list[DocumentType]:
    """The shipped document types about a salesperson's quarter."""
    shipped = load_document_types(template_folders(None)).values()
    return [
        document_type
        for document_type in shipped
        if document_type.subject == "salesperson" and "quarter" in document_type.periods
    ]


def quarter(book: Book) -> Period:
    """The quarter measured."""
    return book.calendar.containing(date(2026, 8, 15), Length.QUARTER)


def sample() -> Book:
    """The sample company's Book."""
    return load(read_files(spreadsheet_files(SAMPLE), SAMPLE)[0], today=TODAY)


def sheet_of(workspace: Workspace, document_type: DocumentType, subject: Subject) -> FactSheet:
    """One person's facts."""
    scope = Scope(
        workspace,
        document_type.name,
        document_type.title,
        subject,
        quarter(workspace.book),
        "rep",
        document_type.limits,
    )
    return fact_sheet(scope, document_type.sections)


def page_of(document_type: DocumentType, sheet: FactSheet, template: str, look: Theme) -> Page:
    """A page for one format's template."""
    facts = {**sheet.sections, "words": document_type.words, "theme": look}
    properties = Properties(document_type.title, "", document_type.title, document_type.name, look.locale)
    return Page(template_folders(None), f"{document_type.name}/{template}", facts, properties, look)
