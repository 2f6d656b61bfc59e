"""People found by folded name, alias, "Last, First", or email; anything else is suggested, never guessed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from plangen.records.people.spellings import plain_name, several_names
from plangen.records.people.team import Person
from plangen.records.reading.ids import fold_id
from plangen.records.reading.suggestions import NameSuggester
from plangen.tables.values.folding import fold

MIN_SIMILARITY = 75
_EMAIL = re.compile(r"[(<\[](?P<email>[^\s()<>\[\]@]+@[^\s()<>\[\]@]+)[)>\]]\s*$")


@dataclass(frozen=True)
class Roster:
    """The people that rows may belong to; `users` maps folded CRM user ids to names."""

    people: tuple[Person, ...]
    users: Mapping[str, str] = field(default_factory=dict)

    def find(self, name: str) -> Person | None:
        """The person with this name, or None if there is none or more than one."""
        named = self.named(name)
        plain = plain_name(named)
        for key in (*_keys(named), *(_keys(plain) if plain != named else ())):
            if key in self._known:
                return self._known[key]
        return None

    def several(self, name: str) -> tuple[str, ...]:
        """The names in a text that has more than one; empty if it has one."""
        return several_names(self.named(name), lambda part: self.find(part) is not None)

    def named(self, text: str) -> str:
        """The name of a user id; any other text unchanged."""
        return self.users.get(fold_id(text), text) if self.users else text

    def is_ambiguous(self, name: str) -> bool:
        """Whether several people have this name."""
        return any(self._known.get(key, ...) is None for key in _keys(name))

    def nearest(self, name: str) -> str:
        """The most similar name as a suggestion; empty if none is similar."""
        return self._suggester.suggest(name)

    @property
    def is_team(self) -> bool:
        """Whether the people are in a Team sheet, not only known as owners of deals."""
        return any(person.row for person in self.people)

    def no_one(self, or_role: str = "") -> str:
        """The sentence that no one has a name; `or_role` says what else may be entered."""
        if self.is_team:
            return f"No one in Team has this name{or_role}."
        return "No one with this name has deals, and there is no Team sheet."

    def fix_for(self, name: str) -> str:
        """How to fix a name that no one has."""
        near = self.nearest(name)
        if not self.is_team:
            same = f"If this is {near}, spell both the same. If not, add" if near else "Check the spelling, or add"
            return f"{same} a Team sheet with this name."
        if near:
            return f"If this is {near}, add it to {near}'s aliases in Team. If not, add a row."
        return "Use a name from Team, or add this one."

    @cached_property
    def _suggester(self) -> NameSuggester:
        return NameSuggester({fold(person.name): person.name for person in self.people}, MIN_SIMILARITY)

    @cached_property
    def _known(self) -> Mapping[str, Person | None]:
        """Each folded spelling with its person, or None if several share it; names win over aliases."""
        known: dict[str, Person | None] = {}
        for spellings in (_name, _full_name, _handles):
            found: dict[str, Person | None] = {}
            for person in self.people:
                for key in {key for spelling in spellings(person) if (key := fold(spelling)) and key not in known}:
                    found[key] = person if found.get(key, person) is person else None
            known |= found
        return known


def _keys(name: str) -> tuple[str, ...]:
    """The folded spellings to look a name up by: “Last, First” turned around, as entered, and an email in brackets."""
    family, comma, given = name.partition(",")
    keys = (fold(f"{given} {family}"), fold(name)) if comma else (fold(name),)
    email = _EMAIL.search(name)
    return (*keys, fold(email["email"])) if email else keys


def _name(person: Person) -> Iterable[str]:
    return (person.name,)


def _full_name(person: Person) -> Iterable[str]:
    return (person.full_name, plain_name(person.name))


def _handles(person: Person) -> Iterable[str]:
    return (person.email, person.number, *person.aliases)
