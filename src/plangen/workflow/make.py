"""The make command: reads spreadsheets, plans packets, renders and writes documents, and returns the result."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from plangen.batch.earlier import earlier_figures
from plangen.batch.executors import default_workers
from plangen.batch.jobs import Handout, Order, plan
from plangen.batch.kept_files import Placed, Replacing
from plangen.batch.manifest import Sources
from plangen.batch.production import RunResult, RunSettings, Watch, produce
from plangen.batch.rendering import Outcome, RenderContext
from plangen.batch.write import require_writable
from plangen.doctypes.catalog import TemplateCatalog, load_catalog
from plangen.doctypes.subjects import MANAGER, OF_CONTESTS, SALESPERSON, TEAM, WINNER, SubjectSort
from plangen.facts.scope.workspace import Workspace
from plangen.facts.sections import theme
from plangen.formats.page import Format
from plangen.formats.pdf.renderer import missing_library
from plangen.formats.registry import FORMATS
from plangen.problems import PlangenError, Problem, Severity
from plangen.records.book import Book
from plangen.workflow.extras.email_drafts import SUFFIX as DRAFT
from plangen.workflow.extras.packet_folder import PacketDetails, PacketExtras
from plangen.workflow.extras.print_file import PrintFile, require_printable
from plangen.workflow.planning.old_exports import (
    UseExportDate,
    days_of_export,
    old_export_date,
    old_export_problem,
)
from plangen.workflow.planning.packet_plan import plan_packets, requested_packets, skipped_contests, skipped_people
from plangen.workflow.planning.people import SkippedPerson
from plangen.workflow.planning.request import MakeRequest
from plangen.workflow.reading import Reading, read, require_people
from plangen.workflow.reporting.fact_sheets import Findings, fact_sheet_writer, outdated_in
from plangen.workflow.reporting.highlights import top_highlights
from plangen.workflow.reporting.missing_characters import missing_character_notes, with_missing_characters
from plangen.workflow.reporting.missing_data import MissingData


@dataclass(frozen=True, slots=True)
class MakeResult:
    """The result of a request: `orders` is the plan, `created` and `not_created` its documents.

    `missing_data` is what prints as n/a, and `highlights` what to check before anything is handed out. `unavailable`
    has the formats that this machine can't create, `notes` what plangen decided by default, and `skipped` the people
    without documents. `kept` has the files that a user edited, each with the new file next to it or with its copy.
    `extra_files` are the other files next to the documents, and `extra_file_errors` says why one of them is missing.
    `without_email` has the people who can't be emailed, and `without_draft` those without a draft if drafts were
    requested. `print_files` are the files to print.
    """

    output: Path
    book: Book
    orders: tuple[Order, ...] = ()
    created: tuple[Order, ...] = ()
    not_created: tuple[Outcome, ...] = ()
    missing_data: tuple[MissingData, ...] = ()
    not_shown: tuple[tuple[str, str], ...] = ()
    highlights: tuple[str, ...] = ()
    skipped: tuple[SkippedPerson, ...] = ()
    notes: tuple[str, ...] = ()
    unavailable: tuple[str, ...] = ()
    kept: tuple[Placed, ...] = ()
    extra_files: tuple[PurePosixPath, ...] = ()
    extra_file_errors: tuple[str, ...] = ()
    without_email: tuple[SkippedPerson, ...] = ()
    without_draft: tuple[SkippedPerson, ...] = ()
    print_files: tuple[PrintFile, ...] = ()
    mail: bool = False
    dry_run: bool = False
    stopped: bool = False

    @property
    def problems(self) -> Sequence[Problem]:
        """All problems in the data."""
        return self.book.problems

    @property
    def folders(self) -> tuple[Path, ...]:
        """The packets' folders."""
        return tuple(dict.fromkeys(self.output / order.folder for order in self.orders))

    @property
    def files(self) -> tuple[Path, ...]:
        """The documents that were written, then the files that go with them."""
        extra_files = () if self.dry_run else self.extra_files
        return tuple(self.output / path for path in (*(order.path for order in self.created), *extra_files))

    @property
    def people(self) -> tuple[str, ...]:
        """Every person with a planned document."""
        return self._names(SALESPERSON)

    @property
    def teams(self) -> tuple[str, ...]:
        """Every team with a planned document."""
        return self._names(TEAM)

    @property
    def managers(self) -> tuple[str, ...]:
        """Every manager with a planned document."""
        return self._names(MANAGER)

    @property
    def contests(self) -> tuple[str, ...]:
        """Every contest with a planned document."""
        return tuple(dict.fromkeys(each for sort in OF_CONTESTS if sort is not WINNER for each in self._names(sort)))

    @property
    def drafts(self) -> tuple[PurePosixPath, ...]:
        """The unsent email drafts."""
        return tuple(path for path in self.extra_files if path.suffix == DRAFT)

    @property
    def subjects_not_created(self) -> frozenset[str]:
        """The people and teams with a document that wasn't created."""
        return frozenset(outcome.order.subject.name for outcome in self.not_created)

    @property
    def complete_subjects(self) -> frozenset[str]:
        """The people and teams, or else contests, whose documents were all created, with no missing data."""
        waiting = {order.subject.name for order in self.orders} - {order.subject.name for order in self.created}
        every = frozenset((*self.people, *self.teams) or self.managers or self.contests)
        return every - waiting - self.subjects_not_created - self.subjects_with_missing_data

    @property
    def subjects_with_missing_data(self) -> frozenset[str]:
        """The people and teams whose documents were all created, with missing data."""
        return frozenset(each.subject for each in self.missing_data) - self.subjects_not_created

    def _names(self, sort: SubjectSort) -> tuple[str, ...]:
        found = {order.subject: order.subject.name for order in self.orders if order.subject.sort is sort}
        return tuple(found.values())


def make(request: MakeRequest, watch: Watch, use_export_date: UseExportDate | None = None) -> MakeResult:
    """Writes the documents of a request; raises PlangenError if none can be created.

    `use_export_date` answers for an old export; without it, one needs an as-of date or a period.
    """
    catalog = load_catalog(request.templates)
    requested_packets(request.packets, catalog)
    require_writable(request.output)
    return make_from(_read(request, use_export_date), catalog, request, watch)


def _read(request: MakeRequest, use_export_date: UseExportDate | None) -> Reading:
    """What was read, as of the newest date in an old export if that's the answer; raises PlangenError without one."""
    reading = read(request.inputs, request.days)
    last = None if request.period else old_export_date(reading.book, request.days)
    if last is None:
        return reading
    if use_export_date is None:
        problem = old_export_problem(reading.book, last, request.days.today)
        raise PlangenError(str(problem), [*reading.book.problems, problem])
    uses = use_export_date(last, request.days.today)
    return read(request.inputs, days_of_export(request.days, last)) if uses else reading


def make_from(reading: Reading, catalog: TemplateCatalog, request: MakeRequest, watch: Watch) -> MakeResult:
    """Writes the documents of a request from data that was already read."""
    require_people(reading.book)
    formats, unavailable = _requested_formats(request)
    render_context = _render_context(reading, catalog)
    book = _with_missing_characters(reading.book, formats, render_context)
    workspace = Workspace(book, catalog.in_packet_order)
    packet_plan = plan_packets(workspace, catalog, request)
    packet_plan.notes += [f"{problem.finding} {problem.fix}" for problem in outdated_in(catalog)]
    orders = tuple(_with_templates(plan(packet_plan.handouts, formats), catalog, packet_plan.notes))
    result = MakeResult(
        request.output,
        book,
        orders,
        skipped=_without_managers(packet_plan.skipped, orders),
        notes=(reading.as_of_note, *packet_plan.notes),
        unavailable=unavailable,
        mail=request.mail,
        dry_run=request.dry_run,
    )
    findings = Findings()
    skipped = _skipped(workspace, packet_plan.handouts, orders)
    handouts = {handout.packet.name: handout for handout in packet_plan.handouts}
    details = PacketDetails(handouts, skipped, findings.missing_data)
    extras = PacketExtras(workspace, render_context, request.output, details, request.mail, request.bind)
    result = replace(result, without_email=tuple(extras.without_email(orders)))
    if request.dry_run:
        return replace(
            result, extra_files=tuple(extras.planned(orders)), without_draft=extras.without_draft(orders, orders)
        )
    for folder in dict.fromkeys(order.path.parent for order in orders):
        require_writable(request.output / folder)
    workers = request.jobs or default_workers()
    replacing = Replacing(request.days.today, request.force)
    settings = RunSettings(
        request.output, _sources(reading, book.problems, skipped), workers, replacing, extras.extra_files
    )
    facts = fact_sheet_writer(workspace, findings, earlier_figures(request.output, book.as_of))
    run = produce(orders, facts, render_context, settings, watch)
    return _with_run(result, run, findings, extras)


def _with_run(result: MakeResult, run: RunResult, findings: Findings, extras: PacketExtras) -> MakeResult:
    """The result, completed with what the run created and found."""
    created, orders = tuple(each.order for each in run.written), run.with_paths(result.orders)
    return replace(
        result,
        orders=orders,
        created=created,
        not_created=tuple(sorted(run.failed, key=lambda outcome: outcome.order.path)),
        missing_data=_in_order([each for same in findings.missing_data.values() for each in same], result.book),
        not_shown=tuple(findings.not_shown),
        highlights=tuple(top_highlights(findings.highlights)),
        kept=(*(Placed(each.order.path, each.kept) for each in run.written if each.kept), *run.kept),
        extra_files=tuple(run.extra_files),
        extra_file_errors=tuple(run.errors),
        without_draft=extras.without_draft(orders, created),
        print_files=_where_written(extras.printed, run.kept),
        stopped=run.stopped,
        notes=(*result.notes, *missing_character_notes(run.missing_characters - result.book.missing_characters)),
    )


def _where_written(printed: Sequence[PrintFile], kept: Sequence[Placed]) -> tuple[PrintFile, ...]:
    """The files to print, with the path of those that are next to one that the user edited."""
    beside = {each.kept: each.path for each in kept}
    return tuple(replace(each, path=beside.get(each.path, each.path)) for each in printed)


def _render_context(reading: Reading, catalog: TemplateCatalog) -> RenderContext:
    look = theme(reading.book.settings, reading.logo)
    return RenderContext(catalog.folders, look, has_own_templates=catalog.has_own_templates)


def _with_missing_characters(book: Book, formats: Sequence[Format], render_context: RenderContext) -> Book:
    """The Book with the characters that print as boxes, if PDFs are created."""
    if not any(each.name == "pdf" for each in formats):
        return book
    return with_missing_characters(book, render_context.folders, render_context.theme)


def _requested_formats(request: MakeRequest) -> tuple[list[Format], tuple[str, ...]]:
    """The formats to create, and why others can't be; raises UsageError if files to print would have no PDF files."""
    if request.bind:
        require_printable(request.formats, request.editions)
    return usable_formats(request.formats)


def usable_formats(names: Sequence[str]) -> tuple[list[Format], tuple[str, ...]]:
    """The formats with these names, all if there are none, that this machine can create; and why others can't."""
    requested = [each for name, each in FORMATS.items() if not names or name in names]
    missing = missing_library() if any(each.name == "pdf" for each in requested) else ""
    return [each for each in requested if each.name != "pdf" or not missing], (missing,) if missing else ()


def _in_order(missing: Sequence[MissingData], book: Book) -> tuple[MissingData, ...]:
    """The missing data in the order of people in Team, with teams last."""
    places = {person.name: at for at, person in enumerate(book.roster.people)}
    return tuple(sorted(missing, key=lambda each: places.get(each.subject, len(places))))


def _with_templates(orders: Sequence[Order], catalog: TemplateCatalog, notes: list[str]) -> list[Order]:
    """The orders that have a template; adds a note for each document type and format without one."""
    kept = []
    for order in orders:
        template = FORMATS[order.format].template
        if catalog.has_template(order.document_type, template):
            kept.append(order)
            continue
        note = f"{order.document_type.title} has no {template}. Not created as {order.format}."
        if note not in notes:
            notes.append(note)
    return kept


def _without_managers(skipped: Sequence[SkippedPerson], orders: Sequence[Order]) -> tuple[SkippedPerson, ...]:
    """The people without documents, except managers who get one as a manager."""
    managers = {order.subject.name for order in orders if order.subject.sort is MANAGER}
    return tuple(dict.fromkeys(each for each in skipped if each.name not in managers))


def _skipped(
    workspace: Workspace, handouts: Sequence[Handout], orders: Sequence[Order]
) -> Mapping[str, Sequence[SkippedPerson]]:
    """The people and contests that each packet doesn't apply to, by packet name."""
    found = {}
    for each in handouts:
        of_packet = [order for order in orders if order.packet == each.packet.name]
        without = skipped_people(workspace.book.roster.people, each.everyone, each.period)
        found[each.packet.name] = (*_without_managers(without, of_packet), *skipped_contests(workspace, each))
    return found


def _sources(reading: Reading, problems: Sequence[Problem], skipped: Mapping[str, Sequence[SkippedPerson]]) -> Sources:
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    reasons = {packet: [(each.name, each.reason) for each in people] for packet, people in skipped.items()}
    return Sources(reading.book.as_of, reading.digests(), errors, len(problems) - errors, reasons)
