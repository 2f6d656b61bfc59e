"""What is to be made, for whom, and where it will lie: planned before anything is drawn."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import PurePosixPath

from plangen.facts.factsheet import FactSheet
from plangen.facts.subjects import Subject
from plangen.formats.names import file_name, folder_name, same_name
from plangen.formats.page import Format
from plangen.kinds.kind import Kind
from plangen.kinds.packet import Packet
from plangen.periods import Period
from plangen.problems import shown
from plangen.records.team import Person

EDITION = "rep"
"""The edition that may be handed to the salesperson."""
AUDIENCES = {"salesperson": "for salespeople"}
NO_MANAGER = "no manager named"
MOST_OF_A_NAME = 40
"""Letters of a name that a line on the screen has room for."""


@dataclass(frozen=True, slots=True)
class Handout:
    """A packet for one period: its kinds, everybody it applies to, and those of them it is made for now.

    Everybody counts for the names of files and folders, so that a file keeps its name when few are asked for.
    """

    packet: Packet
    kinds: Sequence[Kind]
    period: Period
    everyone: Sequence[Subject]
    chosen: Sequence[Subject]


@dataclass(frozen=True, slots=True)
class Order:
    """One document to be made. `folder` is its packet's folder and `path` its file, both in the output folder."""

    packet: str
    kind: Kind
    subject: Subject
    period: Period
    edition: str
    format: str
    folder: PurePosixPath
    path: PurePosixPath

    @property
    def label(self) -> str:
        """The document as a message names it."""
        return f"{shown(self.subject.name, MOST_OF_A_NAME)}, {self.kind.title} {self.period.name} ({self.format})"


@dataclass(frozen=True, slots=True)
class Job:
    """An order with its facts: all that a worker needs besides what the whole run shares."""

    order: Order
    facts: FactSheet


def plan(handouts: Sequence[Handout], formats: Sequence[Format]) -> list[Order]:
    """Every document of every handout, person by person, in the order in which they are made."""
    taken: set[str] = set()
    return [order for handout in handouts for order in _of(handout, formats, taken)]


def _of(handout: Handout, formats: Sequence[Format], taken: set[str]) -> Iterator[Order]:
    packet, period = handout.packet, handout.period
    apart = told_apart([subject.person for subject in handout.everyone])
    several = len({subject.person.manager for subject in handout.everyone if subject.person.manager}) > 1
    home = PurePosixPath(folder_name(f"{packet.name} {period.code}"))
    for subject in handout.chosen:
        below = home / folder_name(subject.person.manager or NO_MANAGER) if several else home
        for kind in handout.kinds:
            if EDITION not in kind.editions:
                continue
            for made in formats:
                shelf = below / AUDIENCES[kind.subject] / made.name
                names = _names(kind, subject, period, made.suffix, apart.get(subject.person, ""))
                path = next(shelf / name for name in names if same_name(str(shelf / name)) not in taken)
                taken.add(same_name(str(path)))
                yield Order(packet.name, kind, subject, period, EDITION, made.name, home, path)


def told_apart(people: Sequence[Person]) -> Mapping[Person, str]:
    """What tells people apart whose names are alike: all of them their e-mail's local part, number or code."""
    alike: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        alike[same_name(f"{person.family}, {person.given}")].append(person)
    return {person: sign for twins in alike.values() if len(twins) > 1 for person, sign in _signs(twins)}


def _signs(twins: Sequence[Person]) -> list[tuple[Person, str]]:
    for signs in ([each.email.partition("@")[0] for each in twins], [each.number for each in twins]):
        if all(signs) and len({same_name(sign) for sign in signs}) == len(twins):
            return list(zip(twins, signs, strict=True))
    return [(each, each.code or str(at)) for at, each in enumerate(twins, 1)]


def _names(kind: Kind, subject: Subject, period: Period, suffix: str, apart: str) -> Iterator[str]:
    """The file's name, and then others with a number: names that were cut can have become the same."""
    person = subject.person
    given = person.given if person.given != person.name else ""
    parts = {"family": person.family, "given": given, "name": person.name, "period": period.code}
    yield file_name(kind.file, parts, suffix, apart=apart)
    for number in count(2):
        yield file_name(kind.file, parts, suffix, apart=f"{apart} {number}".strip())
