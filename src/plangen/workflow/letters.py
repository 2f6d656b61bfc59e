"""The unsent drafts beside the documents: one for each person, with what that person may be handed, and no more."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from plangen.batch.draft import Letter, draft
from plangen.batch.jobs import EDITIONS, PREREAD, Order, name_parts, told_apart
from plangen.batch.manifest import name_in
from plangen.batch.parcel import Parcel, Slip
from plangen.batch.recipients import Addresses, Bundle, bundles
from plangen.facts.numerals import Numerals
from plangen.facts.subjects import Manager, Subject
from plangen.formats.names import file_name, same_name
from plangen.problems import shown
from plangen.records.team import Person
from plangen.workflow.people import LeftOut, listed

FOLDER = "mail"
SUFFIX = ".eml"
INCOMPLETE = "one of the documents is missing"


@dataclass(frozen=True, slots=True)
class Office:
    """What letters are written with: the e-mails, all people, so that namesakes are told apart, and the output folder.

    `numerals` write the period.
    """

    posts: Addresses
    people: Sequence[Person]
    output: Path
    numerals: Numerals


def letters(parcel: Parcel, office: Office) -> Iterator[Slip]:
    """A draft for each person with an e-mail all of whose documents are there."""
    there = {order.path for order in parcel.made}
    apart = told_apart(office.people)
    taken: set[str] = set()
    for bundle in bundles(parcel.orders):
        if office.posts.of(bundle.recipient) and _is_whole(bundle, there):
            path = _path(bundle, parcel.folder, apart.get(bundle.recipient, ""), taken)
            yield Slip(path, partial(_drafted, bundle, office), tuple(name_in(order) for order in bundle.orders))


def undrafted(orders: Iterable[Order], made: Iterable[Order], posts: Addresses) -> list[LeftOut]:
    """Those who may be handed documents and get no draft, and why."""
    there = {order.path for order in made}
    found: dict[LeftOut, None] = {}
    for bundle in (bundle for each in _by_folder(orders) for bundle in bundles(each)):
        why = posts.lacking(bundle.recipient) or ("" if _is_whole(bundle, there) else INCOMPLETE)
        if why:
            found[LeftOut(bundle.recipient.name, why)] = None
    return list(found)


def _by_folder(orders: Iterable[Order]) -> Iterable[Sequence[Order]]:
    """The orders of each packet."""
    found: dict[PurePosixPath, list[Order]] = {}
    for order in orders:
        found.setdefault(order.folder, []).append(order)
    return found.values()


def _is_whole(bundle: Bundle, there: set[PurePosixPath]) -> bool:
    return all(order.path in there for order in bundle.orders)


def _path(bundle: Bundle, home: PurePosixPath, apart: str, taken: set[str]) -> PurePosixPath:
    """Where a draft lies in the packet's folder; one that another one has already gets a number."""
    mark = "" if bundle.is_own else EDITIONS["manager"] if bundle.for_managers_only else " (team)"
    parts = {**name_parts(bundle.recipient), "what": home.name}
    folder = bundle.folder.relative_to(home) / FOLDER
    number = 1
    while True:
        told = apart if number == 1 else f"{apart} {number}".strip()
        path = folder / file_name("{family}, {given} - {what}", parts, f"{mark}{SUFFIX}", apart=told)
        if same_name(str(path)) not in taken:
            taken.add(same_name(str(path)))
            return path
        number += 1


def _drafted(bundle: Bundle, office: Office) -> bytes:
    """The bytes of a draft with the files as they lie there."""
    attached = {order.path.name: (office.output / order.path).read_bytes() for order in bundle.orders}
    period = office.numerals.period(bundle.orders[0].period)
    subject, text = _own(bundle, period) if bundle.is_own else _managers(bundle, period)
    person = bundle.recipient
    return draft(Letter(person.full_name, office.posts.of(person), subject, text, attached))


def _own(bundle: Bundle, period: str) -> tuple[str, str]:
    """Subject and text of what somebody is handed about themselves."""
    whats = list(_whats(bundle))
    early = any(order.edition == PREREAD for order in bundle.orders)
    subject = f"{'Before we meet: ' if early else ''}{listed(whats)}, {period}"
    lines = [
        _greeting(bundle),
        f"here is what we will talk about for {period}:",
        "\n".join(f"- {what}" for what in whats),
        _how(bundle),
        "Please fill in what is yours before we meet, and bring it along." if early else "",
        "If something is not right, tell me, and we put it right.",
        _signed(bundle),
    ]
    return subject, _joined(lines)


def _managers(bundle: Bundle, period: str) -> tuple[str, str]:
    """Subject and text of what a manager is handed."""
    alone = bundle.for_managers_only
    lines = [
        _greeting(bundle),
        f"here are the documents for {period} that are {'for you alone' if alone else 'for your team'}:",
        "\n".join(f"- {what}{_of_whom(names)}" for what, names in _whats(bundle).items()),
        _how(bundle),
        "What is marked MANAGER ONLY stays with you: please do not forward it." if alone else "",
    ]
    return f"{'For you alone' if alone else 'For your team'}: {period}", _joined(lines)


def _whats(bundle: Bundle) -> Mapping[str, list[str]]:
    """The documents as they are called, each with the names of those it is about."""
    found: dict[str, list[str]] = {}
    for order in bundle.orders:
        names = found.setdefault(f"{order.kind.title}{EDITIONS[order.edition]}", [])
        if not isinstance(order.subject, Manager) and order.subject.name not in names:
            names.append(order.subject.name)
    return found


def _of_whom(names: Sequence[str]) -> str:
    return f": {listed([shown(name) for name in names])}" if names else ""


def _greeting(bundle: Bundle) -> str:
    return f"Hello {shown(bundle.recipient.called)},"


def _how(bundle: Bundle) -> str:
    """What each of two formats is for."""
    both = {order.format for order in bundle.orders} >= {"pdf", "word"}
    return "Each is attached twice: as PDF to read and print, and as Word to write in." if both else ""


def _signed(bundle: Bundle) -> str:
    """The name of the manager who hands it over, where one is known."""
    subject = bundle.orders[0].subject
    manager = subject.manager if isinstance(subject, Subject) else None
    return shown(manager.full_name) if manager else ""


def _joined(lines: Sequence[str]) -> str:
    return "\n\n".join(line for line in lines if line) + "\n"
