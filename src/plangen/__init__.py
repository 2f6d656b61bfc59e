"""plangen creates a sales team's plans and reviews as Word and PDF from spreadsheets.

Three functions are the public API: `read` the spreadsheets, compute one `fact_sheet`, and `make` the documents. They
raise UsageError for what they can't use (a name, a period, a path that isn't found) and PlangenError, its base, for
what stops everything else. What's wrong in the spreadsheets is never raised: it's in the `problems` of the result.

Layers; each package imports only from the ones below:

    cli            command lines in, printed results out
    workflow       one module per story: make, check, explain, new, quick start
    batch          document types and fact sheets in, documents and a manifest out
    workbooks      what plangen writes as spreadsheets
    lint           templates in, every problem in them out
    facts          a Book, subject, period, and edition in, one FactSheet out
    metrics        records in, Measures out
    records        tables in, a Book out, with every problem found
    tables         grids in, tables with known columns out
    sources        a spreadsheet file in, grids out
    doctypes       the templates folder in, document types and packets out
    formats        a template and facts in, bytes out
    document_text  finished documents in, their text and structure out
    elements       what a page is made of
    periods        the fiscal calendar, periods, and spans
    problems       what's wrong, and where
    version        the version
"""

from collections.abc import Iterable
from datetime import date
from os import PathLike
from typing import TYPE_CHECKING, Unpack

from plangen.problems import PlangenError, UsageError
from plangen.version import __version__

if TYPE_CHECKING:  # A function imports what it needs when it's called, so that importing plangen is fast.
    from plangen.doctypes.document_type import DocumentType
    from plangen.facts.factsheet import FactSheet
    from plangen.facts.scope.subjects import AnySubject
    from plangen.periods import Period
    from plangen.records.book import Book
    from plangen.records.people.team import Person
    from plangen.workflow.make import MakeResult
    from plangen.workflow.planning.request import MakeOptions

__all__ = ["PlangenError", "UsageError", "__version__", "fact_sheet", "make", "read"]

FilePath = str | PathLike[str]


def read(inputs: FilePath | Iterable[FilePath], as_of: date | str | None = None) -> "Book":
    """The Book of all spreadsheets in a folder, a file, or several of either, as of a date.

    Args:
        inputs: One path or several. Folders are searched for .xlsx, .xlsm, .xls, .xlsb, .ods, .csv, and .tsv files.
        as_of: A date, or text like "2026-09-30". Default: the date in Settings, or today.

    Returns:
        The records of all files. Its `problems` has every problem found, by file, sheet, and cell, with a fix.

    Raises:
        UsageError: A path doesn't exist, a folder has no spreadsheets, or `as_of` isn't a date.
    """
    from plangen.workflow.planning.as_of import days_as_of
    from plangen.workflow.planning.request import paths_of
    from plangen.workflow.reading import read_book

    return read_book(paths_of(inputs), days_as_of(as_of))


def fact_sheet(
    book: "Book",
    document_type: "DocumentType | str",
    subject: "AnySubject | Person | str",
    period: "Period | str",
    edition: str = "rep",
) -> "FactSheet":
    """Everything that one document prints about one subject in one period, without the document.

    Args:
        book: What `read` returned.
        document_type: A name such as "quarterly-review", from ./templates or the built-in ones; or a DocumentType.
        subject: Part of the name of a salesperson, a team, or a manager, as the document type needs; or a Person, or
            the Subject, Team, or Manager itself.
        period: A period such as "2026-Q3", "2026-09", or "FY2026-Q3"; or a Period.
        edition: One of the document type's editions: "rep", "preread", or "manager".

    Returns:
        A frozen FactSheet: `sections` maps each section's name to its facts, `figures` has the values that a later
        packet compares with, and `as_json()` is the whole sheet as text. What earlier packets printed isn't looked up.

    Raises:
        UsageError: No document type, subject, or period matches, or several subjects do; the period hasn't started or
            has another length; the subject wasn't there; or the document type doesn't have the edition.
        PlangenError: The book has no people, or a template's description can't be read.
    """
    from plangen.workflow.fact_sheet import fact_sheet as compute

    return compute(book, document_type, subject, period, edition)


def make(
    inputs: FilePath | Iterable[FilePath],
    packets: str | Iterable[str],
    output: FilePath,
    **options: "Unpack[MakeOptions]",
) -> "MakeResult":
    """Writes the documents of packets, as `plangen make` does.

    Args:
        inputs: One path or several, as for `read`.
        packets: A packet's name such as "review", or several. An empty list means all packets.
        output: The folder to write to. It's created if needed.
        **options: The options of `plangen make`: `as_of`, `templates`, `period`, `only`, `manager`, `team`, `editions`,
            `formats`, `jobs`, `mail`, `force`, `bind`, and `dry_run`. `only`, `editions`, and `formats` take one text
            or more.

    Returns:
        A MakeResult. `files` has the paths of the documents written, then of the files that go with them. `not_created`
        has an Outcome for each document that failed (`order.label` is the document, `rendered.error` the reason),
        `skipped` everyone without documents and why, `missing_data` what prints as n/a, `notes` what was decided by
        default, and `problems` what's wrong in the spreadsheets.

    Raises:
        UsageError: A path, packet, period, name, or option isn't found or doesn't fit; nothing was written.
        PlangenError: Nothing can be created: there are no people, or the output folder isn't writable.
    """
    from plangen.workflow.make import make as write_packets
    from plangen.workflow.planning.request import request_from

    return write_packets(request_from(inputs, packets, output, options), lambda *_: None)
