"""A Book and what a document is named by in, its fact sheet out; nothing is rendered or written."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from plangen.batch.jobs import Order
from plangen.doctypes.catalog import load_catalog
from plangen.doctypes.document_type import DocumentType
from plangen.doctypes.packet import Packet
from plangen.doctypes.subjects import MANAGER
from plangen.facts.factsheet import FactSheet
from plangen.facts.scope.every_subject import SUBJECTS
from plangen.facts.scope.subjects import AnySubject
from plangen.facts.scope.workspace import Workspace
from plangen.periods import Period
from plangen.problems import UsageError
from plangen.records.book import Book
from plangen.records.people.team import Person
from plangen.tables.values.folding import fold
from plangen.workflow.planning.people import (
    find_manager,
    find_name,
    require_known,
    select_people,
    without_documents,
)
from plangen.workflow.planning.period_choice import choose_period, parse_period
from plangen.workflow.reading import require_people
from plangen.workflow.reporting.fact_sheets import (
    Findings,
    fact_sheet_writer,
    require_known_limits,
    require_known_sections,
)
from plangen.workflow.reporting.table_settings import require_known_tables

_last: list[Workspace] = []
"""The Workspace used last: a notebook asks for one fact sheet after another, which share most of their work."""


def fact_sheet(
    book: Book,
    document_type: DocumentType | str,
    subject: AnySubject | Person | str,
    period: Period | str,
    edition: str,
) -> FactSheet:
    """The fact sheet of one document; raises UsageError for a name, period, or edition that doesn't fit."""
    require_people(book)
    described = _document_type(document_type)
    if edition not in described.editions:
        choices = ", ".join(described.editions)
        raise UsageError(f"{described.name} has no {edition} edition. Choose from: {choices}.")
    require_known_sections(described)
    require_known_limits(described)
    require_known_tables(described)
    workspace = workspace_of(book)
    covered = _period(book, described, period)
    return _computed(workspace, described, _subject(workspace, described, subject, covered), covered, edition)


def workspace_of(book: Book) -> Workspace:
    """The Workspace of a Book, the same for repeated calls about the Book that was asked about last."""
    document_types = load_catalog().in_packet_order
    last = _last[0] if _last else None
    if last is None or last.book is not book or last.document_types != document_types:
        _last[:] = [Workspace(book, document_types)]
    return _last[0]


def _document_type(named: DocumentType | str) -> DocumentType:
    """The document type with a name, from ./templates or the built-in ones."""
    if isinstance(named, DocumentType):
        return named
    document_types = load_catalog().document_types
    require_known("document type", named, list(document_types))
    return document_types[named]


def _period(book: Book, document_type: DocumentType, period: Period | str) -> Period:
    """The period, which has started and has one of the document type's lengths."""
    text = period.code if isinstance(period, Period) else str(period)
    found = parse_period(text, book, document_type.default_period)
    alone = Packet(name=document_type.name, title=document_type.title, documents=(document_type.name,))
    return choose_period(found.code, alone, [document_type], book).period


def _subject(
    workspace: Workspace, document_type: DocumentType, subject: AnySubject | Person | str, period: Period
) -> AnySubject:
    """The subject with a name, from those that the document type has in the period."""
    everyone = list(workspace.once(SUBJECTS[document_type.subject], period))
    if isinstance(subject, str):
        return _named(workspace, document_type, subject, everyone, period)
    for each in everyone:
        if subject in {each, _person_of(each)}:
            return each
    raise UsageError(
        f"{document_type.name} is for a {document_type.subject}. {subject.name} isn't one in {period.name}."
    )


def _named(
    workspace: Workspace, document_type: DocumentType, text: str, everyone: Sequence[AnySubject], period: Period
) -> AnySubject:
    """The one subject of the period that a text names, by part of the name."""
    people = workspace.book.roster.people
    if not document_type.sort.is_person:
        name = find_name({each.name: [each.name] for each in everyone}, text, document_type.subject)
        return next(each for each in everyone if each.name == name)
    if document_type.sort is MANAGER:
        leader = find_manager(people, text)
        found = [each for each in everyone if fold(each.name) == fold(leader)]
        reason = f"no one reports to {leader}"
    else:
        [person] = select_people(people, (text,), "")
        found = [each for each in everyone if _person_of(each) == person]
        reason = str(without_documents(person, period))
    if not found:
        raise UsageError(f"No documents for {period.name}: {reason}.")
    return found[0]


def _person_of(subject: AnySubject) -> Person | None:
    """The person that a subject is; None for a team."""
    return subject.recipient if subject.sort.is_person else None


def _computed(
    workspace: Workspace, document_type: DocumentType, subject: AnySubject, period: Period, edition: str
) -> FactSheet:
    """The fact sheet of an order that has no packet, format, or file."""
    nowhere = PurePosixPath()
    order = Order("", document_type, subject, period, edition, "", nowhere, nowhere)
    return fact_sheet_writer(workspace, Findings())(order)
