"""Whose documents are made: names that were typed, matched with people, never guessed."""

from collections.abc import Iterable, Sequence

from rapidfuzz import process

from plangen.problems import UsageError
from plangen.records.team import Person
from plangen.tables.folding import fold

ALIKE = 55


def chosen(people: Sequence[Person], only: Sequence[str], manager: str) -> list[Person]:
    """The people who are meant: those that `only` names, of the manager named; everybody where nothing is named.

    Raises UsageError when a name fits nobody or more than one person.
    """
    found = list(people)
    if manager:
        leader = the_one({each.manager: [each.manager] for each in people if each.manager}, manager, "manager")
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


def the_one(spellings: dict[str, list[str]], text: str, what: str) -> str:
    """The one name that a text is a part of, case and diacritics folded; the whole name wins over parts."""
    wanted = fold(text)
    if not wanted:
        raise UsageError(f"“{text}” names nobody. Write a part of the name.")
    whole = [name for name, spelled in spellings.items() if wanted in map(fold, spelled)]
    hits = whole or [name for name, spelled in spellings.items() if any(wanted in fold(each) for each in spelled)]
    if len(hits) == 1:
        return hits[0]
    if hits:
        raise UsageError(f"“{text}” fits {_listed(sorted(hits))}. Nothing was made; write more of the name.")
    near = process.extractOne(wanted, list(spellings), processor=fold, score_cutoff=ALIKE)
    hint = f"Did you mean {near[0]}?" if near else f"There are: {_listed(sorted(spellings))}."
    raise UsageError(f"There is no {what} “{text}”. {hint}")


def _spellings(person: Person) -> list[str]:
    spelled = [person.name, f"{person.family} {person.given}", person.preferred, person.email, person.number]
    return [each for each in (*spelled, *person.aliases) if each]


def _apart(person: Person, people: Iterable[Person]) -> str:
    """The name, with what tells the person apart where another one has it too."""
    twins = [each for each in people if fold(each.name) == fold(person.name)]
    return person.name if len(twins) == 1 else f"{person.name} ({person.email or person.number or person.code})"


def _listed(names: Sequence[str], most: int = 12) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    if more or len(names) == 1:
        return ", ".join(names[:most]) + more
    return f"{', '.join(names[:-1])} and {names[-1]}"
