"""The unsent email drafts next to the documents: one per person, with only the files that person may receive."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path, PurePosixPath

from plangen.batch.draft import EmailDraft, eml_file
from plangen.batch.jobs import Order, name_suffixes
from plangen.batch.manifest import name_in
from plangen.batch.packet_result import ExtraFile, PacketResult
from plangen.batch.recipients import Addresses, Bundle, bundles
from plangen.doctypes.editions import EDITIONS, is_handed_out
from plangen.doctypes.editions import MANAGER as MANAGER_EDITION
from plangen.doctypes.subjects import MANAGER
from plangen.facts.formatting.number_format import NumberFormat
from plangen.facts.scope.subjects import name_parts
from plangen.formats.names import file_name, name_key
from plangen.problems import shown
from plangen.records.people.team import Person
from plangen.workflow.planning.people import SkippedPerson, joined_names

FOLDER = "mail"
SUFFIX = ".eml"
INCOMPLETE = "a document is missing"


@dataclass(frozen=True, slots=True)
class DraftSettings:
    """What drafts are written with: the email addresses, all people, the output folder, and the number format.

    The drafts of people with the same name get different file names; the number format writes the period.
    """

    addresses: Addresses
    people: Sequence[Person]
    output: Path
    number_format: NumberFormat


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft to write: what its recipient receives, its path in the packet's folder, and the files it holds."""

    bundle: Bundle
    path: PurePosixPath
    holds: tuple[str, ...]


def planned_drafts(result: PacketResult, settings: DraftSettings) -> Iterator[Draft]:
    """A draft for each person with an email address whose documents were all created."""
    created = {order.path for order in result.created}
    suffixes = name_suffixes(settings.people)
    taken: set[str] = set()
    for bundle in bundles(result.orders):
        if settings.addresses.of(bundle.recipient) and _is_complete(bundle, created):
            path = _path(bundle, result.folder, suffixes.get(bundle.recipient, ""), taken)
            yield Draft(bundle, path, tuple(name_in(order) for order in bundle.orders))


def email_drafts(drafts: Iterable[Draft], settings: DraftSettings) -> Iterator[ExtraFile]:
    """The file of each draft."""
    for draft in drafts:
        yield ExtraFile(draft.path, partial(_content, draft.bundle, settings), draft.holds)


def without_draft(orders: Iterable[Order], created: Iterable[Order], addresses: Addresses) -> list[SkippedPerson]:
    """The people who may receive documents and get no draft, and why."""
    paths = {order.path for order in created}
    found: dict[SkippedPerson, None] = {}
    for bundle in (bundle for each in _by_packet(orders) for bundle in bundles(each)):
        reason = addresses.why_missing(bundle.recipient) or ("" if _is_complete(bundle, paths) else INCOMPLETE)
        if reason:
            found[SkippedPerson(bundle.recipient.name, reason)] = None
    return list(found)


def _by_packet(orders: Iterable[Order]) -> Iterable[Sequence[Order]]:
    found: dict[PurePosixPath, list[Order]] = {}
    for order in orders:
        found.setdefault(order.folder, []).append(order)
    return found.values()


def _is_complete(bundle: Bundle, created: set[PurePosixPath]) -> bool:
    return all(order.path in created for order in bundle.orders)


def _path(bundle: Bundle, packet_folder: PurePosixPath, name_suffix: str, taken: set[str]) -> PurePosixPath:
    """The path of a draft in the packet's folder; if another draft has it, the name gets a number."""
    edition = MANAGER_EDITION.suffix if bundle.for_managers_only else " (team)"
    suffix = f"{'' if bundle.is_about_recipient else edition}{SUFFIX}"
    parts = {**name_parts(bundle.recipient), "what": packet_folder.name}
    folder = bundle.folder.relative_to(packet_folder) / FOLDER
    numbers = (name_suffix if number == 1 else f"{name_suffix} {number}".strip() for number in count(1))
    paths = (folder / file_name("{family}, {given} - {what}", parts, suffix, apart=number) for number in numbers)
    path = next(path for path in paths if name_key(str(path)) not in taken)
    taken.add(name_key(str(path)))
    return path


def _content(bundle: Bundle, settings: DraftSettings) -> bytes:
    """The bytes of a draft, with the files as they were written."""
    attachments = {order.path.name: (settings.output / order.path).read_bytes() for order in bundle.orders}
    write = _to_salesperson if bundle.is_about_recipient else _to_manager
    subject, text = write(bundle, settings.number_format)
    person = bundle.recipient
    return eml_file(EmailDraft(person.full_name, settings.addresses.of(person), subject, text, attachments))


def _to_salesperson(bundle: Bundle, number_format: NumberFormat) -> tuple[str, str]:
    """The subject and text for documents about the recipient."""
    documents, period = list(_documents(bundle, number_format)), number_format.period(bundle.period)
    titles = [*documents[:1], *(f"{title[:1].lower()}{title[1:]}" for title in documents[1:])]
    before_meeting = any(EDITIONS[order.edition].is_preread for order in bundle.orders)
    subject = f"{'Before we meet: ' if before_meeting else ''}{joined_names(titles)}, {period}"
    paragraphs = [
        _greeting(bundle),
        f"Here's what we'll cover for {period}:",
        "\n".join(f"- {document}" for document in documents),
        _formats(bundle),
        "Please fill in your parts before we meet and bring your copy." if before_meeting else "",
        "If anything looks wrong, let me know and I'll get it fixed.",
        _signature(bundle),
    ]
    return subject, _joined(paragraphs)


def _to_manager(bundle: Bundle, number_format: NumberFormat) -> tuple[str, str]:
    """The subject and text for documents that the recipient receives as a manager."""
    manager_only, period = bundle.for_managers_only, number_format.period(bundle.period)
    documents = _documents(bundle, number_format).items()
    paragraphs = [
        _greeting(bundle),
        f"Here are {f'your {period} documents' if manager_only else f'the {period} documents for your team'}:",
        "\n".join(f"- {document}{_subjects(names)}" for document, names in documents),
        _formats(bundle),
        _sharing(bundle) if manager_only else "",
    ]
    return f"{'Manager-only' if manager_only else 'Team'} documents, {period}", _joined(paragraphs)


def _documents(bundle: Bundle, number_format: NumberFormat) -> Mapping[str, list[str]]:
    """The documents by title, each with the names of the people and teams it is about."""
    found: dict[str, list[str]] = {}
    for order in bundle.orders:
        names = found.setdefault(f"{order.heading(number_format)}{order.edition_suffix}", [])
        if order.subject.sort is not MANAGER and order.subject.name not in names:
            names.append(order.subject.name)
    return found


def _subjects(names: Sequence[str]) -> str:
    return f": {joined_names([shown(name) for name in names])}" if names else ""


def _greeting(bundle: Bundle) -> str:
    return f"Hi {shown(bundle.recipient.first_name)},"


def _formats(bundle: Bundle) -> str:
    """What each of the two formats is for."""
    both = {order.format for order in bundle.orders} >= {"pdf", "word"}
    return "Each is attached as a PDF to read or print and as a Word file to edit." if both else ""


def _sharing(bundle: Bundle) -> str:
    """Which files the manager may share."""
    private = f"Files marked {MANAGER_EDITION.margin} are for you alone; please don't forward them."
    can_share = any(is_handed_out(order.edition) for order in bundle.orders)
    return f"{private}{' The team copies are yours to share.' if can_share else ''}"


def _signature(bundle: Bundle) -> str:
    """The name of the recipient's manager, if there is one."""
    manager = bundle.orders[0].subject.manager
    return shown(manager.full_name) if manager else ""


def _joined(paragraphs: Sequence[str]) -> str:
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph) + "\n"
