"""From an order to its fact sheet: computes the sections that a document type's document.toml lists."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path, PurePosixPath

from rapidfuzz import fuzz, process

from plangen.batch.jobs import Order
from plangen.doctypes.catalog import TemplateCatalog
from plangen.doctypes.document_type import DocumentType
from plangen.doctypes.packet import PACKETS_FILE, outdated_in_packets
from plangen.doctypes.renamed import DOCUMENT_TYPE_FILE, OLD_FILE, current_section, description_in
from plangen.doctypes.subjects import MANAGER
from plangen.doctypes.toml_file import line_in_table
from plangen.facts.factsheet import FactSheet
from plangen.facts.scope.document import Scope
from plangen.facts.scope.tables import TableSettings
from plangen.facts.scope.workspace import Workspace
from plangen.facts.sections import SECTIONS, compared_rows, fact_sheet, limits_of
from plangen.problems import Place, Problem, Severity, UsageError, error, warning
from plangen.workflow.reporting.highlights import Highlight, highlights
from plangen.workflow.reporting.missing_data import MissingData, missing_data

MIN_SIMILARITY = 60
EarlierFigures = Mapping[str, Mapping[str, Decimal]]
"""The figures that earlier packets printed, by subject and name."""


@dataclass(slots=True)
class Findings:
    """The missing data, highlights, and metrics not shown, collected as fact sheets are computed.

    `missing_data` is by packet folder. `not_shown` has the metrics that no one has data for, each with the column that
    would provide it.
    """

    missing_data: dict[PurePosixPath, list[MissingData]] = field(default_factory=dict)
    highlights: list[Highlight] = field(default_factory=list)
    not_shown: dict[tuple[str, str], None] = field(default_factory=dict)


def fact_sheet_writer(
    workspace: Workspace, findings: Findings, earlier: EarlierFigures | None = None
) -> Callable[[Order], FactSheet]:
    """The function that computes the fact sheet of an order, once for all formats of a document."""
    last: dict[tuple[object, ...], FactSheet] = {}

    def write_facts(order: Order) -> FactSheet:
        key = (order.document_type.name, order.document_type.sections, order.subject, order.period, order.edition)
        if key not in last:
            last.clear()
            last[key], found = _sheet(workspace, order, earlier or {})
            if order.subject.sort is not MANAGER:  # a brief repeats what its people's own documents say
                findings.missing_data.setdefault(order.folder, []).extend(missing_data(last[key]))
            findings.highlights += found
            lines = last[key].sections.get("not_shown", ())
            findings.not_shown |= {(line.what, line.fix): None for line in lines}
        return last[key]

    return write_facts


def _sheet(workspace: Workspace, order: Order, earlier: EarlierFigures) -> tuple[FactSheet, list[Highlight]]:
    """The fact sheet of an order, and its highlights."""
    document_type, subject = order.document_type, order.subject
    scope = Scope(
        workspace,
        document_type.name,
        document_type.title,
        subject,
        order.period,
        order.edition,
        document_type.limits,
        earlier.get(subject.name, {}) if subject.sort.is_salesperson else {},
        TableSettings(document_type.tables, document_type.words),
    )
    sheet = fact_sheet(scope, document_type.sections)
    if not subject.sort.is_salesperson:
        return sheet, []
    return sheet, list(highlights(scope, compared_rows(scope, document_type.sections)))


def require_known_sections(document_type: DocumentType) -> None:
    """Raises UsageError if a document type lists an unknown section."""
    known = list(SECTIONS[document_type.subject])
    for name in document_type.sections:
        if current_section(name) not in known:
            near = process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=MIN_SIMILARITY)
            hint = f"Did you mean “{near[0]}”?" if near else f"Choose from: {', '.join(sorted(known))}."
            raise UsageError(f"{document_type.name}/{DOCUMENT_TYPE_FILE}: sections: “{name}” isn't a section. {hint}")


def require_known_limits(document_type: DocumentType) -> None:
    """Raises UsageError with the file, line, and key of every misspelled limit that a document type sets."""
    problems = [problem for problem in unknown_limits(document_type) if problem.severity is Severity.ERROR]
    if problems:
        raise UsageError("\n".join(f"{problem.finding} {problem.fix}" for problem in problems), problems)


def unknown_limits(document_type: DocumentType) -> Iterator[Problem]:
    """An error for each limit that is probably misspelled, and a warning for each that no section reads."""
    known = limits_of(document_type.sort, document_type.sections)
    for name in document_type.limits:
        if name not in known:
            near = process.extractOne(name, list(known), scorer=fuzz.ratio, score_cutoff=MIN_SIMILARITY)
            place = place_in(document_type, "limits", name)
            message = f"“limits.{name}” isn't a limit of these sections."
            if near:
                yield error(place, "unknown limit", message, fix=f"Use “{near[0]}”.")
            else:
                yield warning(place, "unused limit", message, fix="Delete it.")


def place_in(document_type: DocumentType, table: str, key: str) -> Place:
    """Where a document type's file sets a key of a table."""
    path = description_in(document_type.folder) or document_type.folder / DOCUMENT_TYPE_FILE
    line = line_in_table(path.read_text(encoding="utf-8-sig"), table, key) if path.is_file() else None
    return Place(f"{document_type.name}/{path.name}", cell=f"line {line}" if line else "")


def outdated_names(document_type: DocumentType) -> Iterator[Problem]:
    """A warning for each old name in a document type's folder that is still read."""
    name, path = document_type.name, description_in(document_type.folder)
    if path == document_type.folder / OLD_FILE:
        fix = f"Rename the file to {DOCUMENT_TYPE_FILE}."
        yield _renamed(Place(f"{name}/{OLD_FILE}"), OLD_FILE, DOCUMENT_TYPE_FILE, fix)
    for section in document_type.sections:
        if (current := current_section(section)) != section:
            fix = f"Rename it to {current} in sections and in the templates."
            yield _renamed(Place(f"{name}/{path.name if path else DOCUMENT_TYPE_FILE}"), section, current, fix)


def outdated_in(catalog: TemplateCatalog) -> Iterator[Problem]:
    """A warning for each old name in the template folders."""
    yield from outdated_packets(catalog.folders)
    for document_type in catalog.document_types.values():
        yield from outdated_names(document_type)


def outdated_packets(folders: Sequence[Path]) -> Iterator[Problem]:
    """A warning for each old name in a packets.toml that is still read."""
    for folder in folders:
        for line, old, current in outdated_in_packets(folder):
            place = Place(f"{folder.name}/{PACKETS_FILE}", cell=f"line {line}" if line else "")
            yield _renamed(place, old, current, f"Rename it to {current}.")


def _renamed(place: Place, old: str, current: str, fix: str) -> Problem:
    return warning(place, "renamed", f"“{old}” is now “{current}”. The old name still works.", fix=fix)
