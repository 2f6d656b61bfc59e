"""Whose name is meant: exact folded names, aliases, "Last, First" and e-mails; the rest is listed, never guessed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from plangen.records.ids import fold_id
from plangen.records.nearest import Nearest
from plangen.records.team import Person
from plangen.tables.folding import fold

ALIKE = 75
_MAILED = re.compile(r"[(<\[](?P<mail>[^\s()<>\[\]@]+@[^\s()<>\[\]@]+)[)>\]]\s*$")


@dataclass(frozen=True)
class Roster:
    """The people that rows may belong to; `users` are names by the folded ids that a program has for its users."""

    people: tuple[Person, ...]
    users: Mapping[str, str] = field(default_factory=dict)

    def find(self, name: str) -> Person | None:
        """The person of that name, or None when there is none or more than one."""
        for key in _keys(self.named(name)):
            if key in self._known:
                return self._known[key]
        return None

    def named(self, written: str) -> str:
        """The name that stands behind the id of a user; what is no id is a name itself."""
        return self.users.get(fold_id(written), written) if self.users else written

    def is_doubtful(self, name: str) -> bool:
        """Whether more than one person may be meant by this name."""
        return any(self._known.get(key, ...) is None for key in _keys(name))

    def nearest(self, name: str) -> str:
        """The most similar name, as a suggestion; empty when none is similar."""
        return self._near.to(name)

    @cached_property
    def _near(self) -> Nearest:
        return Nearest({fold(person.name): person.name for person in self.people}, ALIKE)

    @cached_property
    def _known(self) -> Mapping[str, Person | None]:
        """Every spelling with its person, or None where it means several; a name comes before an alias."""
        known: dict[str, Person | None] = {}
        for spellings in (_name, _full_name, _handles):
            found: dict[str, Person | None] = {}
            for person in self.people:
                for key in {key for written in spellings(person) if (key := fold(written)) and key not in known}:
                    found[key] = person if found.get(key, person) is person else None
            known |= found
        return known


def _keys(name: str) -> tuple[str, ...]:
    """The name with the given name first, where a comma says that it stands last, and as it is written.

    An e-mail behind it in brackets names the person too.
    """
    family, comma, given = name.partition(",")
    keys = (fold(f"{given} {family}"), fold(name)) if comma else (fold(name),)
    mailed = _MAILED.search(name)
    return (*keys, fold(mailed["mail"])) if mailed else keys


def _name(person: Person) -> Iterable[str]:
    return (person.name,)


def _full_name(person: Person) -> Iterable[str]:
    return (person.full_name,)


def _handles(person: Person) -> Iterable[str]:
    return (person.email, person.number, *person.aliases)
