"""The main story: spreadsheets are read, packets planned, documents drawn and written, and told about."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from rapidfuzz import process

from plangen.batch.engines import usual_workers
from plangen.batch.jobs import Handout, Order, plan
from plangen.batch.manifest import Sources
from plangen.batch.printing import Outcome, Shop
from plangen.batch.production import Delivery, Watch, produce
from plangen.batch.write import refuse_unwritable
from plangen.facts.desk import Desk
from plangen.facts.sheet import theme
from plangen.facts.subjects import Subject, salespeople
from plangen.formats.every import FORMATS
from plangen.formats.page import Format
from plangen.formats.pdf import available
from plangen.kinds.packet import Packet
from plangen.kinds.shelf import Shelf, open_shelf
from plangen.periods import Period
from plangen.problems import Problem, Severity, UsageError
from plangen.records.book import Book
from plangen.records.team import Person
from plangen.workflow.gaps import Gap
from plangen.workflow.look_first import weightiest
from plangen.workflow.people import LeftOut, chosen, left_out, listed
from plangen.workflow.reading import Reading, read, refuse_without_people
from plangen.workflow.sheets import Findings, refuse_unknown_sections, writer
from plangen.workflow.which_day import Days
from plangen.workflow.which_period import choose, told_if_old


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be made of what, and where it goes. No packet named means all, no format named means both."""

    days: Days
    packets: tuple[str, ...] = ()
    inputs: tuple[Path, ...] = (Path("inputs"),)
    output: Path = Path("output")
    templates: Path | None = None
    period: str = ""
    only: tuple[str, ...] = ()
    manager: str = ""
    formats: tuple[str, ...] = ()
    jobs: int = 0
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """What has come of a wish: `orders` is the plan; `made` and `failed` what became of it, `gaps` what prints n/a.

    `look_first` is what a manager should see before anything is handed out. `cannot` says which formats cannot be made
    on this machine, `notes` what was decided without being asked, `left_out` who gets no document.
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
        return tuple({order.subject: order.subject.name for order in self.orders}.values())

    @property
    def failed_people(self) -> frozenset[str]:
        """Those of whom a document failed."""
        return frozenset(outcome.order.subject.name for outcome in self.failed)

    @property
    def complete_people(self) -> frozenset[str]:
        """Those all of whose documents are there, with every figure."""
        waiting = {order.subject.name for order in self.orders} - {order.subject.name for order in self.made}
        return frozenset(self.people) - waiting - self.failed_people - self.people_with_gaps

    @property
    def people_with_gaps(self) -> frozenset[str]:
        """Those all of whose documents are there, with a figure that prints n/a."""
        return frozenset(gap.person for gap in self.gaps) - self.failed_people


@dataclass(slots=True)
class _Plan:
    """The handouts and formats as they are decided upon, with what is to be told of the decisions."""

    handouts: list[Handout] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


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
    decided = _decided(desk, shelf, wish)
    formats, cannot = usable_formats(wish.formats)
    orders = tuple(_with_templates(plan(decided.handouts, formats), shelf, decided.notes))
    told = Made(
        wish.output,
        book,
        orders,
        left_out=tuple(dict.fromkeys(decided.left_out)),
        notes=(reading.day, *decided.notes),
        cannot=cannot,
        dry_run=wish.dry_run,
    )
    if wish.dry_run:
        return told
    for folder in dict.fromkeys(order.path.parent for order in orders):
        refuse_unwritable(wish.output / folder)
    findings = Findings()
    shop = Shop(shelf.folders, theme(book.settings, reading.logo))
    delivery = Delivery(wish.output, _sources(reading, decided.handouts), wish.jobs or usual_workers())
    ledger = produce(orders, writer(desk, findings), shop, delivery, watch)
    return replace(
        told,
        made=tuple(filed.order for filed in ledger.filed),
        failed=tuple(sorted(ledger.failed, key=lambda outcome: outcome.order.path)),
        gaps=_in_order(findings.gaps, book),
        not_shown=tuple(findings.not_shown),
        look_first=tuple(weightiest(findings.striking)),
        stopped=ledger.stopped,
    )


def wanted_packets(names: Sequence[str], shelf: Shelf) -> list[Packet]:
    """The packets of these names, all where none is named; raises UsageError for an unknown one."""
    for name in names:
        if name not in shelf.packets:
            near = process.extractOne(name, list(shelf.packets), score_cutoff=60)
            hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(shelf.packets)}."
            raise UsageError(f"There is no packet “{name}”. {hint}")
    return [packet for name, packet in shelf.packets.items() if not names or name in names]


def usable_formats(names: Sequence[str]) -> tuple[list[Format], tuple[str, ...]]:
    """The formats of these names, both where none is named, that can be made here; and why others cannot."""
    wanted = [made for name, made in FORMATS.items() if not names or name in names]
    missing = available() if any(made.name == "pdf" for made in wanted) else ""
    return [made for made in wanted if made.name != "pdf" or not missing], (missing,) if missing else ()


def _decided(desk: Desk, shelf: Shelf, wish: Wish) -> _Plan:
    """For each packet: its kinds, its period, and its people. What does not fit is told where no packet was named."""
    decided = _Plan()
    meant = chosen(desk.book.roster.people, wish.only, wish.manager)
    for packet in wanted_packets(wish.packets, shelf):
        kinds = [shelf.kinds[name] for name in packet.kinds]
        try:
            choice = choose(wish.period, packet, kinds, desk.book)
        except UsageError as misfit:
            if wish.packets or len(shelf.packets) == 1:
                raise
            decided.notes.append(str(misfit))
            continue
        for kind in choice.kinds:
            refuse_unknown_sections(kind)
        everyone = salespeople(desk, choice.period)
        here = [subject for subject in everyone if subject.person in meant]
        decided.handouts.append(Handout(packet, choice.kinds, choice.period, everyone, here))
        decided.notes += [*choice.notes, *told_if_old(choice.period, desk.book)]
        decided.left_out += _absent(meant, here, choice.period)
    if not any(handout.chosen for handout in decided.handouts):
        raise UsageError(_nobody(decided))
    return decided


def _absent(people: Sequence[Person], here: Sequence[Subject], period: Period) -> list[LeftOut]:
    """Those of the people who get no documents for a period."""
    there = {subject.person for subject in here}
    return [left_out(person, period) for person in people if person not in there]


def _nobody(decided: _Plan) -> str:
    if not decided.handouts:
        return " ".join(decided.notes)
    periods = " and ".join(dict.fromkeys(handout.period.name for handout in decided.handouts))
    return f"There are no documents for {periods}: {listed([str(each) for each in decided.left_out])}."


def _in_order(gaps: Sequence[Gap], book: Book) -> tuple[Gap, ...]:
    """The gaps in the order in which the people stand in the roster."""
    places = {person.name: at for at, person in enumerate(book.roster.people)}
    return tuple(sorted(gaps, key=lambda gap: places.get(gap.person, len(places))))


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


def _sources(reading: Reading, handouts: Sequence[Handout]) -> Sources:
    people = reading.book.roster.people
    left = {
        each.packet.name: [(one.name, one.reason) for one in _absent(people, each.everyone, each.period)]
        for each in handouts
    }
    problems = reading.book.problems
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    return Sources(reading.book.as_of, reading.digests(), errors, len(problems) - errors, left)
