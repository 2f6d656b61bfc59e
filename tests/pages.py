"""Finished pages for tests: the facts of a folder of spreadsheets in a document type's Word template."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from plangen.doctypes.catalog import template_folders
from plangen.doctypes.document_type import DocumentType
from plangen.document_text.word import word_text
from plangen.facts.factsheet import FactSheet
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import salespeople
from plangen.facts.scope.tables import TableSettings
from plangen.facts.scope.workspace import Workspace
from plangen.facts.sections import fact_sheet, theme
from plangen.formats.page import Page, Properties
from plangen.formats.registry import FORMATS
from plangen.periods import parse_weeks
from plangen.records.book import Book
from plangen.records.load import load
from plangen.sources.reading import read_files, spreadsheet_files
from plangen.workflow.planning.as_of import Days
from plangen.workflow.reading import Reading, read
from tests.built_in import built_in

PERIODS = {"quarter": "2026-Q3", "month": "2026-09", "year": "2026", "13 weeks": "2026-10-05"}
"""A period of the sample by its length, in the order in which a document type's is chosen."""

EDITIONS = [
    (document_type, edition)
    for document_type in built_in().document_types.values()
    if document_type.subject == "salesperson" and PERIODS.keys() & set(document_type.periods)
    for edition in document_type.editions
]
"""Every document type about one person and a period of the sample, with each of its editions."""


def period_of(document_type: DocumentType) -> str:
    """The period of the sample for which a document type is created."""
    return next(code for length, code in PERIODS.items() if length in document_type.periods)


@cache
def book(folder: Path, as_of: date | None = None) -> Book:
    """The Book of a folder."""
    grids, problems = read_files(spreadsheet_files(folder), folder)
    return load(grids, today=date(2026, 11, 23), as_of=as_of, problems=problems)


@cache
def reading(folder: Path, days: Days) -> Reading:
    """What a command reads from a folder as of a day."""
    return read((folder,), days)


@lru_cache(maxsize=4)
def _workspace(of: "_Same") -> Workspace:
    return Workspace(of.book, built_in().in_packet_order)


@dataclass(frozen=True, eq=False)
class _Same:
    """A Book that is compared by identity."""

    book: Book

    def __hash__(self) -> int:
        return id(self.book)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.book is self.book


def workspace_of(inputs: Book) -> Workspace:
    """The workspace of a Book, which its documents share, as they do in a run."""
    return _workspace(_Same(inputs))


def sheets(
    document_type: DocumentType, edition: str, inputs: Book, code: str, *, name: str = ""
) -> Iterator[FactSheet]:
    """The fact sheets of all salespeople, or of the one with a name, for a period such as 2026-Q3."""
    period = inputs.calendar.parse(code) or parse_weeks(code)
    assert period is not None
    workspace = workspace_of(inputs)
    for subject in [each for each in salespeople(workspace, period) if name in {"", each.name}]:
        yield fact_sheet(
            Scope(
                workspace,
                document_type.name,
                document_type.title,
                subject,
                period,
                edition,
                document_type.limits,
                tables=TableSettings(document_type.tables, document_type.words),
            ),
            document_type.sections,
        )


def page_words(document_type: DocumentType, sheet: FactSheet, inputs: Book) -> str:
    """The words of the finished Word file."""
    look = theme(inputs.settings)
    facts = {**sheet.sections, "words": document_type.words, "theme": look}
    properties = Properties(document_type.title, "", document_type.title, document_type.name, look.locale)
    template = f"{document_type.name}/{FORMATS['word'].template}"
    return word_text(FORMATS["word"].render(Page(template_folders(None), template, facts, properties, look))).body
