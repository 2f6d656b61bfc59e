"""The build plan: which documents to create, for whom, and where they go, before anything is rendered."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, product
from pathlib import PurePosixPath

from plangen.doctypes.document_type import DocumentType
from plangen.doctypes.packet import Packet
from plangen.facts.factsheet import FactSheet
from plangen.facts.scope.subjects import AnySubject, Manager, Subject, Team
from plangen.formats.names import file_name, folder_name, name_key
from plangen.formats.page import Format
from plangen.periods import Period
from plangen.problems import shown
from plangen.records.people.team import Person

EDITIONS = {"rep": "", "preread": " (pre-read)", "manager": " (MANAGER ONLY)"}
"""Every edition, with the suffix of its file names."""
PREREAD = "preread"
MANAGERS = "manager only"
AUDIENCES = {"salesperson": "for salespeople", "team": "team", "manager": MANAGERS}
NO_MANAGER = "no manager"
MAX_NAME_LENGTH = 40
"""Characters of a name that fit on a line of the screen."""


@dataclass(frozen=True, slots=True)
class Handout:
    """A packet for one period: its document types, everyone it applies to, and the subjects chosen for this run.

    File and folder names depend on `everyone`, so a file keeps its name when only a few people are requested. `chosen`
    is by the subject of document types. A document type is created in those of the `editions` that it has, or in its
    first one if none is requested. People who have `departed` get no pre-read: they have no meeting to prepare for.
    """

    packet: Packet
    document_types: Sequence[DocumentType]
    period: Period
    everyone: Sequence[Subject]
    chosen: Mapping[str, Sequence[AnySubject]]
    editions: Sequence[str] = ()
    departed: Collection[str] = ()

    @property
    def documents(self) -> Iterator[tuple[AnySubject, DocumentType, str]]:
        """The subject, document type, and edition of each document, subject by subject."""
        for sort, subjects in self.chosen.items():
            document_types = [document_type for document_type in self.document_types if document_type.subject == sort]
            for subject, document_type in product(subjects, document_types):
                for edition in self._editions_of(document_type, subject):
                    yield subject, document_type, edition

    def _editions_of(self, document_type: DocumentType, subject: AnySubject) -> list[str]:
        """The editions to create; someone who has left gets no pre-read."""
        requested = set(self.editions or document_type.editions[:1]) & set(document_type.editions)
        if subject.name in self.departed:
            requested.discard(PREREAD)
        return [name for name in EDITIONS if name in requested]


@dataclass(frozen=True, slots=True)
class Order:
    """One document to create. `folder` is its packet's folder and `path` its file, both in the output folder."""

    packet: str
    document_type: DocumentType
    subject: AnySubject
    period: Period
    edition: str
    format: str
    folder: PurePosixPath
    path: PurePosixPath

    @property
    def label(self) -> str:
        """The document as messages name it."""
        what = f"{self.document_type.title} {self.period.name}{EDITIONS[self.edition]}"
        return f"{shown(self.subject.name, MAX_NAME_LENGTH)}, {what} ({self.format})"


@dataclass(frozen=True, slots=True)
class Job:
    """An order with its fact sheet: everything a worker needs beyond the render context of the run."""

    order: Order
    facts: FactSheet


def plan(handouts: Sequence[Handout], formats: Sequence[Format]) -> list[Order]:
    """Every document of every handout, person by person, in the order in which they are created."""
    taken: set[str] = set()
    return [order for handout in handouts for order in _orders(handout, formats, taken)]


def _orders(handout: Handout, formats: Sequence[Format], taken: set[str]) -> Iterator[Order]:
    packet, period = handout.packet, handout.period
    suffixes = name_suffixes([subject.person for subject in handout.everyone])
    several_managers = len({subject.manager_name for subject in handout.everyone if subject.manager_name}) > 1
    packet_folder = PurePosixPath(folder_name(f"{packet.name} {period.code}"))
    for subject, document_type, edition in handout.documents:
        parent = packet_folder / _manager_folder(subject) if several_managers else packet_folder
        name_suffix = suffixes.get(subject.person, "") if isinstance(subject, Subject) else ""
        for made in formats:
            folder = parent / (MANAGERS if edition == "manager" else AUDIENCES[document_type.subject]) / made.name
            parts = _file_name_parts(subject, period)
            names = _file_names(document_type, parts, f"{EDITIONS[edition]}{made.suffix}", name_suffix)
            path = next(folder / name for name in names if name_key(str(folder / name)) not in taken)
            taken.add(name_key(str(path)))
            yield Order(packet.name, document_type, subject, period, edition, made.name, packet_folder, path)


def _manager_folder(subject: AnySubject) -> str:
    """The folder of the subject's manager; empty for a team with several managers, which goes next to their folders."""
    if subject.manager_name:
        return folder_name(subject.manager_name)
    return "" if isinstance(subject, Team) else NO_MANAGER


def name_suffixes(people: Sequence[Person]) -> Mapping[Person, str]:
    """What to add to the name of each person who shares it: the email's local part, the number, or the code."""
    same: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        same[name_key(f"{person.family}, {person.given}")].append(person)
    return {person: suffix for twins in same.values() if len(twins) > 1 for person, suffix in _suffixes(twins)}


def _suffixes(twins: Sequence[Person]) -> list[tuple[Person, str]]:
    for suffixes in ([each.email.partition("@")[0] for each in twins], [each.number for each in twins]):
        if all(suffixes) and len({name_key(suffix) for suffix in suffixes}) == len(twins):
            return list(zip(twins, suffixes, strict=True))
    return [(each, each.code or str(number)) for number, each in enumerate(twins, 1)]


def name_parts(person: Person) -> Mapping[str, str]:
    """A person's names, for the placeholders of a file name pattern."""
    given = person.given if person.given != person.name else ""
    return {"family": person.family, "given": given, "name": person.name}


def _file_name_parts(subject: AnySubject, period: Period) -> Mapping[str, str]:
    """The values of the placeholders of a document type's file name pattern."""
    if isinstance(subject, Team | Manager):
        return {"family": subject.name, "given": "", "name": subject.name, "period": period.code}
    return {**name_parts(subject.person), "period": period.code}


def _file_names(document_type: DocumentType, parts: Mapping[str, str], suffix: str, name_suffix: str) -> Iterator[str]:
    """The file name, then the same with 2, 3, 4 …: truncated names can end up equal."""
    yield file_name(document_type.file, parts, suffix, apart=name_suffix)
    for number in count(2):
        yield file_name(document_type.file, parts, suffix, apart=f"{name_suffix} {number}".strip())
