"""What is to be made, for whom, and where it will lie: planned before anything is drawn."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import PurePosixPath

from plangen.facts.factsheet import FactSheet
from plangen.facts.subjects import AnySubject, Manager, Subject, Team
from plangen.formats.names import file_name, folder_name, same_name
from plangen.formats.page import Format
from plangen.kinds.kind import Kind
from plangen.kinds.packet import Packet
from plangen.periods import Period
from plangen.problems import shown
from plangen.records.team import Person

EDITIONS = {"rep": "", "preread": " (pre-read)", "manager": " (MANAGER ONLY)"}
"""Every edition, the first of them being what may be handed out, with what its files' names end in."""
PREREAD = "preread"
MANAGERS = "manager only"
AUDIENCES = {"salesperson": "for salespeople", "team": "team", "manager": MANAGERS}
NO_MANAGER = "no manager named"
MOST_OF_A_NAME = 40
"""Letters of a name that a line on the screen has room for."""


@dataclass(frozen=True, slots=True)
class Handout:
    """A packet for one period: its kinds, everybody it applies to, and those of them it is made for now.

    Everybody counts for the names of files and folders, so that a file keeps its name when few are asked for. Those
    that are `chosen` are kept by the sort of subject that kinds are made for. A kind is made in those of the `editions`
    that it has, and in its first one where none is named.
    """

    packet: Packet
    kinds: Sequence[Kind]
    period: Period
    everyone: Sequence[Subject]
    chosen: Mapping[str, Sequence[AnySubject]]
    editions: Sequence[str] = ()
    gone: Collection[str] = ()
    """The names of those who have left: they prepare no meeting, so there is no pre-read for them."""

    @property
    def documents(self) -> Iterator[tuple[AnySubject, Kind, str]]:
        """Each document, whatever its format: its subject, kind and edition, subject by subject."""
        for sort, subjects in self.chosen.items():
            for subject in subjects:
                for kind in (kind for kind in self.kinds if kind.subject == sort):
                    wanted = self.editions or kind.editions[:1]
                    names = [name for name in EDITIONS if name in wanted and name in kind.editions]
                    yield from ((subject, kind, name) for name in names if not self._is_needless(subject, name))

    def _is_needless(self, subject: AnySubject, edition: str) -> bool:
        return edition == PREREAD and subject.name in self.gone


@dataclass(frozen=True, slots=True)
class Order:
    """One document to be made. `folder` is its packet's folder and `path` its file, both in the output folder."""

    packet: str
    kind: Kind
    subject: AnySubject
    period: Period
    edition: str
    format: str
    folder: PurePosixPath
    path: PurePosixPath

    @property
    def label(self) -> str:
        """The document as a message names it."""
        what = f"{self.kind.title} {self.period.name}{EDITIONS[self.edition]}"
        return f"{shown(self.subject.name, MOST_OF_A_NAME)}, {what} ({self.format})"


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
    several = len({subject.led_by for subject in handout.everyone if subject.led_by}) > 1
    home = PurePosixPath(folder_name(f"{packet.name} {period.code}"))
    for subject, kind, edition in handout.documents:
        below = home / _managers_folder(subject) if several else home
        sign = apart.get(subject.person, "") if isinstance(subject, Subject) else ""
        for made in formats:
            shelf = below / (MANAGERS if edition == "manager" else AUDIENCES[kind.subject]) / made.name
            names = _names(kind, _named(subject, period), f"{EDITIONS[edition]}{made.suffix}", sign)
            path = next(shelf / name for name in names if same_name(str(shelf / name)) not in taken)
            taken.add(same_name(str(path)))
            yield Order(packet.name, kind, subject, period, edition, made.name, home, path)


def _managers_folder(subject: AnySubject) -> str:
    """The folder of who leads the subject; a team that several lead lies beside these folders."""
    if subject.led_by:
        return folder_name(subject.led_by)
    return "" if isinstance(subject, Team) else NO_MANAGER


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


def name_parts(person: Person) -> Mapping[str, str]:
    """A person's names as a pattern of file names may be filled with them."""
    given = person.given if person.given != person.name else ""
    return {"family": person.family, "given": given, "name": person.name}


def _named(subject: AnySubject, period: Period) -> Mapping[str, str]:
    """What a kind's pattern of file names may be filled with."""
    if isinstance(subject, Team | Manager):
        return {"family": subject.name, "given": "", "name": subject.name, "period": period.code}
    return {**name_parts(subject.person), "period": period.code}


def _names(kind: Kind, parts: Mapping[str, str], suffix: str, apart: str) -> Iterator[str]:
    """The file's name, and then others with a number: names that were cut can have become the same."""
    yield file_name(kind.file, parts, suffix, apart=apart)
    for number in count(2):
        yield file_name(kind.file, parts, suffix, apart=f"{apart} {number}".strip())
