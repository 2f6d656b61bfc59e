"""The main story: spreadsheets are read, packets planned, documents drawn and written, and told about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from plangen.batch.earlier import printed_before
from plangen.batch.engines import usual_workers
from plangen.batch.jobs import Handout, Order, plan
from plangen.batch.manifest import Sources
from plangen.batch.printing import Outcome, Shop
from plangen.batch.production import Delivery, Ledger, Watch, produce
from plangen.batch.write import refuse_unwritable
from plangen.facts.desk import Desk
from plangen.facts.sheet import theme
from plangen.facts.subjects import AnySubject, Manager, Subject, Team
from plangen.formats.every import FORMATS
from plangen.formats.page import Format
from plangen.formats.pdf import available
from plangen.kinds.shelf import Shelf, open_shelf
from plangen.problems import Problem, Severity
from plangen.records.book import Book
from plangen.workflow.gaps import Gap
from plangen.workflow.handouts import absent, decide, wanted_packets
from plangen.workflow.letters import SUFFIX as DRAFT
from plangen.workflow.look_first import weightiest
from plangen.workflow.people import LeftOut
from plangen.workflow.reading import Reading, read, refuse_without_people
from plangen.workflow.sheets import Findings, writer
from plangen.workflow.slips import Dispatch, Packets
from plangen.workflow.wish import Wish


@dataclass(frozen=True, slots=True)
class Made:
    """What has come of a wish: `orders` is the plan; `made` and `failed` what became of it, `gaps` what prints n/a.

    `look_first` is what a manager should see before anything is handed out. `cannot` says which formats cannot be made
    on this machine, `notes` what was decided without being asked, `left_out` who gets no document. `slips` are the
    files beside the documents, and `faults` why one of them is not there; `without_email` cannot be written to, and
    `undrafted` get no draft where drafts were asked for.
    """

    output: Path
    book: Book
    orders: tuple[Order, ...] = ()
    made: tuple[Order, ...] = ()
    failed: tuple[Outcome, ...] = ()
    gaps: tuple[Gap, ...] = ()
    not_shown: tuple[tuple[str, str], ...] = ()
    look_first: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()
    cannot: tuple[str, ...] = ()
    slips: tuple[PurePosixPath, ...] = ()
    faults: tuple[str, ...] = ()
    without_email: tuple[LeftOut, ...] = ()
    undrafted: tuple[LeftOut, ...] = ()
    mail: bool = False
    dry_run: bool = False
    stopped: bool = False

    @property
    def problems(self) -> Sequence[Problem]:
        """Everything that was wrong with the data."""
        return self.book.problems

    @property
    def folders(self) -> tuple[Path, ...]:
        """The packets' folders."""
        return tuple(dict.fromkeys(self.output / order.folder for order in self.orders))

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody whom the plan has documents for."""
        return self._names(Subject)

    @property
    def teams(self) -> tuple[str, ...]:
        """Every team that the plan has documents for."""
        return self._names(Team)

    @property
    def managers(self) -> tuple[str, ...]:
        """Every manager that the plan has documents for."""
        return self._names(Manager)

    @property
    def drafts(self) -> tuple[PurePosixPath, ...]:
        """The unsent e-mails."""
        return tuple(path for path in self.slips if path.suffix == DRAFT)

    @property
    def failed_subjects(self) -> frozenset[str]:
        """The people and teams of whom a document failed."""
        return frozenset(outcome.order.subject.name for outcome in self.failed)

    @property
    def complete_subjects(self) -> frozenset[str]:
        """The people and teams all of whose documents are there, with every figure."""
        waiting = {order.subject.name for order in self.orders} - {order.subject.name for order in self.made}
        every = frozenset((*self.people, *self.teams) or self.managers)
        return every - waiting - self.failed_subjects - self.subjects_with_gaps

    @property
    def subjects_with_gaps(self) -> frozenset[str]:
        """The people and teams all of whose documents are there, with a figure that prints n/a."""
        return frozenset(gap.subject for gap in self.gaps) - self.failed_subjects

    def _names(self, sort: type[AnySubject]) -> tuple[str, ...]:
        found = {order.subject: order.subject.name for order in self.orders if isinstance(order.subject, sort)}
        return tuple(found.values())


def make(wish: Wish, watch: Watch) -> Made:
    """The documents of a wish, written; raises PlangenError for what makes going on senseless."""
    shelf = open_shelf(wish.templates)
    wanted_packets(wish.packets, shelf)
    refuse_unwritable(wish.output)
    return make_from(read(wish.inputs, wish.days), shelf, wish, watch)


def make_from(reading: Reading, shelf: Shelf, wish: Wish, watch: Watch) -> Made:
    """The documents of a wish from what has been read."""
    book = reading.book
    refuse_without_people(book)
    desk = Desk(book)
    decided = decide(desk, shelf, wish)
    formats, cannot = usable_formats(wish.formats)
    orders = tuple(_with_templates(plan(decided.handouts, formats), shelf, decided.notes))
    told = Made(
        wish.output,
        book,
        orders,
        left_out=_without_document(decided.left_out, orders),
        notes=(reading.day, *decided.notes),
        cannot=cannot,
        mail=wish.mail,
        dry_run=wish.dry_run,
    )
    findings = Findings()
    left = _left_out(book, decided.handouts, orders)
    shop = Shop(shelf.folders, theme(book.settings, reading.logo))
    handouts = {handout.packet.name: handout for handout in decided.handouts}
    dispatch = Dispatch(desk, shop, wish.output, Packets(handouts, left, findings.gaps), wish.mail)
    told = replace(told, without_email=tuple(dispatch.without_email(orders)))
    if wish.dry_run:
        return replace(told, slips=tuple(dispatch.planned(orders)), undrafted=dispatch.undrafted(orders, orders))
    for folder in dict.fromkeys(order.path.parent for order in orders):
        refuse_unwritable(wish.output / folder)
    delivery = Delivery(wish.output, _sources(reading, left), wish.jobs or usual_workers(), dispatch.enclose)
    facts = writer(desk, findings, printed_before(wish.output, book.as_of))
    ledger = produce(orders, facts, shop, delivery, watch)
    return _as_it_came(told, ledger, findings, dispatch)


def _as_it_came(told: Made, ledger: Ledger, findings: Findings, dispatch: Dispatch) -> Made:
    """What has come of the plan."""
    made = tuple(filed.order for filed in ledger.filed)
    return replace(
        told,
        made=made,
        failed=tuple(sorted(ledger.failed, key=lambda outcome: outcome.order.path)),
        gaps=_in_order([gap for gaps in findings.gaps.values() for gap in gaps], told.book),
        not_shown=tuple(findings.not_shown),
        look_first=tuple(weightiest(findings.striking)),
        slips=tuple(ledger.slips),
        faults=tuple(ledger.faults),
        undrafted=dispatch.undrafted(told.orders, made),
        stopped=ledger.stopped,
    )


def usable_formats(names: Sequence[str]) -> tuple[list[Format], tuple[str, ...]]:
    """The formats of these names, both where none is named, that can be made here; and why others cannot."""
    wanted = [made for name, made in FORMATS.items() if not names or name in names]
    missing = available() if any(made.name == "pdf" for made in wanted) else ""
    return [made for made in wanted if made.name != "pdf" or not missing], (missing,) if missing else ()


def _in_order(gaps: Sequence[Gap], book: Book) -> tuple[Gap, ...]:
    """The gaps in the order in which the people stand in the roster, those of teams last."""
    places = {person.name: at for at, person in enumerate(book.roster.people)}
    return tuple(sorted(gaps, key=lambda gap: places.get(gap.subject, len(places))))


def _with_templates(orders: Sequence[Order], shelf: Shelf, notes: list[str]) -> list[Order]:
    """The orders that there is a template for; the kinds and formats without one are told."""
    kept = []
    for order in orders:
        if shelf.has_template(order.kind, FORMATS[order.format].template):
            kept.append(order)
            continue
        note = f"{order.kind.title} has no {FORMATS[order.format].template}, so it is not made as {order.format}."
        if note not in notes:
            notes.append(note)
    return kept


def _without_document(left: Sequence[LeftOut], orders: Sequence[Order]) -> tuple[LeftOut, ...]:
    """Those who get no document; a manager who gets one as a manager is none of them."""
    leading = {order.subject.name for order in orders if isinstance(order.subject, Manager)}
    return tuple(dict.fromkeys(each for each in left if each.name not in leading))


def _left_out(book: Book, handouts: Sequence[Handout], orders: Sequence[Order]) -> Mapping[str, Sequence[LeftOut]]:
    """Those whom a packet is not made for, by the packet's name."""
    found = {}
    for each in handouts:
        own = [order for order in orders if order.packet == each.packet.name]
        found[each.packet.name] = _without_document(absent(book.roster.people, each.everyone, each.period), own)
    return found


def _sources(reading: Reading, left: Mapping[str, Sequence[LeftOut]]) -> Sources:
    problems = reading.book.problems
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    told = {packet: [(one.name, one.reason) for one in each] for packet, each in left.items()}
    return Sources(reading.book.as_of, reading.digests(), errors, len(problems) - errors, told)
