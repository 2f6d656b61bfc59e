"""Whose documents are made: names that were typed, matched with people, never guessed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import process

from plangen.batch.jobs import MOST_OF_A_NAME
from plangen.facts.subjects import Team
from plangen.periods import Period
from plangen.problems import UsageError, shown
from plangen.records.team import Person
from plangen.tables.folding import fold

ALIKE = 55


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody who gets no document, and the reason."""

    name: str
    reason: str

    def __str__(self) -> str:
        return f"{shown(self.name, MOST_OF_A_NAME)} ({self.reason})"


def left_out(person: Person, period: Period) -> LeftOut:
    """Why a person who is known gets no document for a period."""
    if person.hired and person.hired >= period.end:
        return LeftOut(person.name, f"hired {person.hired}")
    if person.left and person.left < period.start:
        return LeftOut(person.name, f"left {person.left}")
    return LeftOut(person.name, "no quota, target or deal")


def chosen(people: Sequence[Person], only: Sequence[str], manager: str) -> list[Person]:
    """The people who are meant: those that `only` names, of the manager named; everybody where nothing is named.

    Raises UsageError when a name fits nobody or more than one person.
    """
    found = list(people)
    if manager:
        leader = leader_named(people, manager)
        found = [person for person in found if person.manager == leader]
    if not only:
        return found
    spellings = {_apart(person, people): _spellings(person) for person in people}
    named = {the_one(spellings, text, "person") for text in only}
    meant = [person for person in people if _apart(person, people) in named]
    elsewhere = [person.name for person in meant if person not in found]
    if elsewhere:
        raise UsageError(f"{' and '.join(elsewhere)} is not led by {leader}. Leave out --manager or the name.")
    return meant


def chosen_teams(teams: Sequence[Team], team: str, manager: str, *, few: bool) -> list[Team]:
    """The teams that are meant: the one that `team` names, those that the manager leads; all where neither is named.

    Where only a `few` people are meant, a team is made when it or its manager is named. Raises UsageError when a name
    fits no team or more than one.
    """
    if team:
        name = the_one({each.name: [each.name] for each in teams}, team, "team")
        return [each for each in teams if each.name == name]
    if manager:
        return [each for each in teams if fold(each.led_by) == fold(manager)]
    return [] if few else list(teams)


def leader_named(people: Sequence[Person], text: str) -> str:
    """The one manager of these people whom a text names."""
    return the_one({each.manager: [each.manager] for each in people if each.manager}, text, "manager")


def the_one(spellings: dict[str, list[str]], text: str, what: str) -> str:
    """The one name that a text is a part of, case and diacritics folded.

    The whole name wins over whole words of a name, and these over parts of a word.
    """
    wanted = fold(text)
    if not wanted:
        raise UsageError(f"“{text}” names nobody. Write a part of the name.")
    folded = {name: [fold(each) for each in spelled] for name, spelled in spellings.items()}
    whole = [name for name, spelled in folded.items() if wanted in spelled]
    words = [name for name, spelled in folded.items() if any(f" {wanted} " in f" {each} " for each in spelled)]
    hits = whole or words or [name for name, spelled in folded.items() if any(wanted in each for each in spelled)]
    if len(hits) == 1:
        return hits[0]
    if hits:
        raise UsageError(f"“{text}” fits {listed(sorted(hits))}. Nothing was made; write more of the name.")
    near = process.extractOne(wanted, list(spellings), processor=fold, score_cutoff=ALIKE)
    hint = f"Did you mean {near[0]}?" if near else f"There are: {listed(sorted(spellings))}."
    raise UsageError(f"There is no {what} “{text}”. {hint}")


def _spellings(person: Person) -> list[str]:
    spelled = [person.name, f"{person.family} {person.given}", person.preferred, person.email, person.number]
    return [each for each in (*spelled, *person.aliases) if each]


def _apart(person: Person, people: Iterable[Person]) -> str:
    """The name, with what tells the person apart where another one has it too."""
    twins = [each for each in people if fold(each.name) == fold(person.name)]
    return person.name if len(twins) == 1 else f"{person.name} ({person.email or person.number or person.code})"


def listed(names: Sequence[str], most: int = 12) -> str:
    """Names in one line, the last one after an “and”; of many the first ones, and how many more there are."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    if more or len(names) == 1:
        return ", ".join(names[:most]) + more
    return f"{', '.join(names[:-1])} and {names[-1]}"
