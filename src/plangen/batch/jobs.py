"""The build plan: which documents to create, for whom, and where they go, before anything is rendered."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, product
from pathlib import PurePosixPath

from plangen.doctypes.document_type import DocumentType
from plangen.doctypes.editions import EDITIONS
from plangen.doctypes.packet import Packet
from plangen.doctypes.subjects import SUBJECTS
from plangen.facts.factsheet import FactSheet
from plangen.facts.formatting.number_format import NumberFormat
from plangen.facts.scope.subjects import AnySubject, Subject
from plangen.formats.names import file_name, folder_name, name_key
from plangen.formats.page import Format
from plangen.periods import Period
from plangen.problems import shown
from plangen.records.people.team import Person

NO_MANAGER = "no manager"
MAX_NAME_LENGTH = 40
"""Characters of a name that fit on a line of the screen."""


@dataclass(frozen=True, slots=True)
class IncludedType:
    """A document type in a packet, with its own period and the subjects chosen for this run."""

    document_type: DocumentType
    period: Period
    subjects: Sequence[AnySubject]


@dataclass(frozen=True, slots=True)
class Handout:
    """A packet for one period: its document types, and everyone it applies to.

    File and folder names depend on `everyone`, so a file keeps its name when only a few people are requested. A
    document type is created in those of the `editions` that it has, or in its first one if none is requested. People
    who have `departed` get only the editions for leavers.
    """

    packet: Packet
    period: Period
    document_types: Sequence[IncludedType]
    everyone: Sequence[Subject]
    editions: Sequence[str] = ()
    departed: Collection[str] = ()

    @property
    def documents(self) -> Iterator[tuple[AnySubject, IncludedType, str]]:
        """The subject, document type, and edition of each document, subject by subject."""
        for sort in SUBJECTS.values():
            included = [each for each in self.document_types if each.document_type.sort is sort]
            subjects = dict.fromkeys(subject for each in included for subject in each.subjects)
            pairs = product(subjects, included)
            yield from ((subject, each, name) for subject, each in pairs for name in self._editions_of(each, subject))

    def _editions_of(self, included: IncludedType, subject: AnySubject) -> list[str]:
        """The editions to create, of those that the document type has; none for a subject that wasn't chosen."""
        if subject not in included.subjects:
            return []
        document_type = included.document_type
        requested = set(self.editions or document_type.editions[:1]) & set(document_type.editions)
        has_left = subject.name in self.departed
        return [name for name, each in EDITIONS.items() if name in requested and (each.for_leavers or not has_left)]


@dataclass(frozen=True, slots=True)
class Order:
    """One document to create. `folder` is its packet's folder and `path` its file, both in the output folder.

    `packet_period` is the period of the packet if that isn't the document's own.
    """

    packet: str
    document_type: DocumentType
    subject: AnySubject
    period: Period
    edition: str
    format: str
    folder: PurePosixPath
    path: PurePosixPath
    packet_period: Period | None = None

    def heading(self, number_format: NumberFormat) -> str:
        """The document's name in its packet, with its period as printed if that isn't the packet's."""
        title = self.document_type.title
        return f"{title} {number_format.period(self.period)}" if self.packet_period else title

    @property
    def edition_suffix(self) -> str:
        """What follows the document's name in this edition; empty for the one that is handed out."""
        return EDITIONS[self.edition].suffix

    @property
    def label(self) -> str:
        """The document as messages name it."""
        what = f"{self.document_type.title} {self.period.name}{self.edition_suffix}"
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
    packet = handout.packet
    twins = name_suffixes([subject.person for subject in handout.everyone])
    suffixes: dict[AnySubject, str] = {each: twins[each.person] for each in handout.everyone if each.person in twins}
    several_managers = len({subject.manager_name for subject in handout.everyone if subject.manager_name}) > 1
    packet_folder = PurePosixPath(folder_name(f"{packet.name} {handout.period.code}"))
    for subject, included, edition in handout.documents:
        document_type, period = included.document_type, included.period
        packet_period = None if period == handout.period else handout.period
        parent = packet_folder / _manager_folder(subject) if several_managers else packet_folder
        audience = EDITIONS[edition].folder or document_type.sort.folder
        parts = {**subject.name_parts, "period": period.code}
        for made in formats:
            folder, suffix = parent / audience / made.name, f"{EDITIONS[edition].suffix}{made.suffix}"
            names = _file_names(document_type, parts, suffix, suffixes.get(subject, ""))
            path = next(folder / name for name in names if name_key(str(folder / name)) not in taken)
            taken.add(name_key(str(path)))
            document = document_type, subject, period, edition
            yield Order(packet.name, *document, made.name, packet_folder, path, packet_period)


def _manager_folder(subject: AnySubject) -> str:
    """The folder of the subject's manager; empty for a team with several managers, which goes next to their folders."""
    if subject.manager_name:
        return folder_name(subject.manager_name)
    return NO_MANAGER if subject.sort.is_person else ""


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


def _file_names(document_type: DocumentType, parts: Mapping[str, str], suffix: str, name_suffix: str) -> Iterator[str]:
    """The file name, then the same with 2, 3, 4 …: truncated names can end up equal."""
    yield file_name(document_type.file, parts, suffix, apart=name_suffix)
    for number in count(2):
        yield file_name(document_type.file, parts, suffix, apart=f"{name_suffix} {number}".strip())
