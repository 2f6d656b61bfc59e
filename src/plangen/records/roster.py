"""Whose name is meant: exact folded names, aliases, "Last, First" and e-mails; the rest is listed, never guessed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import process

from plangen.records.team import Person
from plangen.tables.folding import fold

ALIKE = 75


@dataclass(frozen=True)
class Roster:
    """The people that rows may belong to."""

    people: tuple[Person, ...]

    def find(self, name: str) -> Person | None:
        """The person of that name, or None when there is none or more than one."""
        return self._known.get(fold(name)) or self._known.get(_turned(name))

    def nearest(self, name: str) -> str:
        """The most similar name, as a suggestion; empty when none is similar."""
        found = process.extractOne(name, [person.name for person in self.people], processor=fold, score_cutoff=ALIKE)
        return str(found[0]) if found else ""

    @cached_property
    def _known(self) -> Mapping[str, Person]:
        known: dict[str, Person] = {}
        doubtful: set[str] = set()
        for person in self.people:
            for name in {fold(written) for written in _spellings(person)} - {""}:
                if known.get(name, person) is not person:
                    doubtful.add(name)
                known[name] = person
        return {name: person for name, person in known.items() if name not in doubtful}


def _spellings(person: Person) -> Iterable[str]:
    yield person.name
    yield person.email
    yield f"{person.family} {person.given}" if person.family != person.given else person.name
    yield from person.aliases


def _turned(name: str) -> str:
    family, comma, given = name.partition(",")
    return fold(f"{given} {family}") if comma else ""
