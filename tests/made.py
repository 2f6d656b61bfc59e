"""Every finished document of the invented companies, created once per test run and shared by its workers."""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from plangen.batch.jobs import Job, Order, plan
from plangen.batch.rendering import RenderContext
from plangen.batch.rendering import page as page_of
from plangen.doctypes.catalog import TemplateCatalog, load_catalog
from plangen.doctypes.packet import PACKETS_FILE, read_packets
from plangen.document_text.document import DocumentText
from plangen.document_text.pdf import pdf_text
from plangen.document_text.word import word_text
from plangen.elements.theme import Paper
from plangen.facts.factsheet import FactSheet
from plangen.facts.scope.workspace import Workspace
from plangen.facts.sections import theme
from plangen.formats.page import Page
from plangen.formats.registry import FORMATS
from plangen.records.book import Book
from plangen.workflow.make import make_from
from plangen.workflow.planning.as_of import Days
from plangen.workflow.planning.packet_plan import plan_packets
from plangen.workflow.planning.request import MakeRequest
from plangen.workflow.reading import Reading, read
from plangen.workflow.reporting.fact_sheets import Findings, fact_sheet_writer
from tests.built_in import built_in
from tests.companies.listed import COMPANIES
from tests.document_tools import converted_by_libreoffice
from tests.once import once
from tests.runs import (
    ADDED_PACKETS,
    AS_OF,
    CONTEST,
    EDITIONS,
    RUNS,
    WITH_TRAINING,
    WITHOUT_PEOPLE,
    Run,
)
from tests.sizes import SOAK

PAGES_ARE_COUNTED = frozenset(
    ("quarterly-review", "monthly-review", "scorecard", "team-scorecard", "manager-brief", "training-plan")
)
"""Types with tests of the number of pages that LibreOffice prints."""


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """A document as both files, with what it is about; `packet` is the folder that it was made for."""

    run: Run
    packet: Path
    document_type: str
    subject: str
    edition: str
    word: Path
    pdf: Path

    @property
    def name(self) -> str:
        """The document as messages name it."""
        return f"{self.run.name}, {self.packet.name}: {self.word.stem}"

    @property
    def word_text(self) -> DocumentText:
        """The text of the Word file."""
        return _word_text(self.word)

    @property
    def pdf_text(self) -> DocumentText:
        """The text of the PDF file."""
        return _pdf_text(self.pdf)

    @property
    def words(self) -> str:
        """The words of the Word file's body, with single spaces."""
        return " ".join(self.word_text.body.split())


@cache
def _word_text(path: Path) -> DocumentText:
    return word_text(path.read_bytes())


@cache
def _pdf_text(path: Path) -> DocumentText:
    return pdf_text(path.read_bytes())


class Made:
    """The documents in the folder of a test run."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sheets: dict[MadeDocument, FactSheet] = {}

    def documents(self, *companies: str, **known: object) -> list[MadeDocument]:
        """The documents of these companies, all if none is named, with these attributes; there is at least one."""
        of_run: dict[str, object] = {name: known.pop(name) for name in ("period", "paper", "locale") if name in known}
        runs = [run for run in RUNS if (not companies or run.company in companies) and _has(run, of_run)]
        found = [each for run in self._created(runs) for each in _documents(self._folder / run.name, run)]
        found = [each for each in found if _has(each, known)]
        assert found, f"no documents of {companies} with {known | of_run}"
        return found

    def document(self, *companies: str, **known: object) -> MadeDocument:
        """The first of these documents."""
        return self.documents(*companies, **known)[0]

    def output(self, run: Run) -> Path:
        """The output folder of a run."""
        [created] = self._created([run])
        return self._folder / created.name / "output"

    def inputs(self, company: str, paper: Paper = Paper.LETTER, locale: str = "en-US") -> Path:
        """The folder with a company's spreadsheets."""
        settings = {"paper": str(paper), "locale": locale} if (paper, locale) != (Paper.LETTER, "en-US") else {}

        def write(folder: Path) -> None:
            COMPANIES[company].write(folder, settings)

        return once(self._folder / f"{company} inputs {paper} {locale}", write)

    def longest(self) -> list[MadeDocument]:
        """The longest document of each type and edition of each company and paper, with definitions and without.

        In the soak run, all documents.
        """
        groups: dict[tuple[object, ...], list[MadeDocument]] = defaultdict(list)
        for each in self.documents():
            packet, _, period = each.packet.name.partition(" ")
            key = (each.run.company, each.run.paper, packet, each.document_type, each.edition)
            groups[(*key, period, each.subject) if SOAK else key].append(each)
        return [max(group, key=lambda each: len(each.words)) for group in groups.values()]

    def in_libreoffice(self) -> Mapping[MadeDocument, Path]:
        """The longest documents of types whose pages are counted, as LibreOffice prints them; it starts once."""
        counted = [each for each in self.longest() if SOAK or each.document_type in PAGES_ARE_COUNTED]
        names = {each: f"{at}.docx" for at, each in enumerate(counted)}

        def convert(folder: Path) -> None:
            for each, name in names.items():
                (folder / name).hardlink_to(each.word)
            converted_by_libreoffice([folder / name for name in names.values()], folder)

        folder = once(self._folder / "libreoffice", convert)
        return {each: (folder / name).with_suffix(".pdf") for each, name in names.items()}

    def book(self, run: Run) -> Book:
        """The Book of a run's company."""
        return _reading(self.inputs(run.company, run.paper, run.locale)).book

    def sheet(self, document: MadeDocument) -> FactSheet:
        """The fact sheet that a document was made from."""
        return self._job(document, "word").facts

    def page(self, document: MadeDocument, format_name: str) -> Page:
        """What the format rendered the document from."""
        catalog, settings = built_in(), self.book(document.run).settings
        return page_of(self._job(document, format_name), RenderContext(catalog.folders, theme(settings)))

    def _job(self, document: MadeDocument, format_name: str) -> Job:
        packet, _, _ = document.packet.name.partition(" ")
        request = replace(self._request(document.run), only=(), packets=(), editions=EDITIONS)
        known = {"edition": document.edition, "format": format_name}
        order = next(
            each
            for each in _orders(request)
            if _has(each, known)
            and (each.document_type.name, each.subject.name) == (document.document_type, document.subject)
            and packet in {each.packet, *chain.from_iterable(WITHOUT_PEOPLE.values())}
        )
        if document not in self._sheets:
            self._sheets[document] = _facts(request.inputs[0])(order)
        return Job(order, self._sheets[document])

    def _created(self, runs: Sequence[Run]) -> Sequence[Run]:
        """The runs, after creating those that no worker has created yet; others' are waited for last."""
        for wait in (False, True):
            for run in runs:
                once(self._folder / run.name, self._creates(run), wait=wait)
        return runs

    def _creates(self, run: Run) -> Callable[[Path], None]:
        def create(folder: Path) -> None:
            request = replace(self._request(run), output=folder / "output")
            shorter = not SOAK and run.packets[:1] == ("review",) and run.company not in WITH_TRAINING
            self._make(request, "review without training" if shorter else "")
            added = WITHOUT_PEOPLE.get(run.packets)
            if request.only and added:
                team = "" if SOAK else COMPANIES[run.company].team
                changed = replace(request, only=(), packets=added, editions=EDITIONS)
                self._make(replace(changed, team=team, with_managers=bool(team)), "for managers")

        return create

    def _make(self, request: MakeRequest, added: str = "") -> None:
        reading = _reading(request.inputs[0])
        result = make_from(reading, self._catalog(added), request, lambda _done, _total, _name: None)
        assert result.created
        assert not result.not_created
        assert not result.extra_file_errors

    def _catalog(self, added: str) -> TemplateCatalog:
        """The built-in templates, with some packets added; for a folder of the user's, each run starts a process."""
        catalog = built_in()
        if not added:
            return catalog

        def write(folder: Path) -> None:
            (folder / PACKETS_FILE).write_text(ADDED_PACKETS[added], encoding="utf-8")

        read = read_packets(once(self._folder / f"packets {added}", write), catalog.document_types)
        return replace(catalog, packets={**catalog.packets, **read})

    def _request(self, run: Run) -> MakeRequest:
        return MakeRequest(
            Days(AS_OF, AS_OF),
            run.packets,
            (self.inputs(run.company, run.paper, run.locale),),
            period=run.period,
            only=run.people or (() if SOAK or run.packets == (CONTEST,) else COMPANIES[run.company].people),
            editions=run.editions,
            jobs=1,
        )


@cache
def _reading(inputs: Path) -> Reading:
    return read((inputs,), Days(AS_OF, AS_OF))


@cache
def _facts(inputs: Path) -> Callable[[Order], FactSheet]:
    return fact_sheet_writer(_workspace(inputs), Findings())


@cache
def _workspace(inputs: Path) -> Workspace:
    return Workspace(_reading(inputs).book, built_in().in_packet_order)


@cache
def _orders(request: MakeRequest) -> Sequence[Order]:
    workspace = _workspace(request.inputs[0])
    return plan(plan_packets(workspace, load_catalog(request.templates), request).handouts, list(FORMATS.values()))


@cache
def _documents(folder: Path, run: Run) -> tuple[MadeDocument, ...]:
    """The documents of a run, from its manifests."""
    found = []
    for path in sorted((folder / "output").glob("*/manifest.json")):
        listed: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["files"]
        files = {(each["document_type"], each["subject"], each["edition"], each["format"]): each for each in listed}
        assert len(files) == len(listed)
        for document_type, subject, edition in dict.fromkeys(key[:3] for key in files):
            word, pdf = (path.parent / files[document_type, subject, edition, name]["file"] for name in ("word", "pdf"))
            found.append(MadeDocument(run, path.parent, document_type, subject, edition, word, pdf))
    return tuple(found)


def _has(of: object, known: Mapping[str, object]) -> bool:
    return all(getattr(of, name) == value for name, value in known.items())
