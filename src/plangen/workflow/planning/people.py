"""The people and teams to create documents for: names as typed, matched and never guessed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz, process

from plangen.batch.jobs import MAX_NAME_LENGTH
from plangen.facts.scope.subjects import AnySubject
from plangen.periods import Period
from plangen.problems import UsageError, shown
from plangen.records.people.team import Person
from plangen.tables.values.folding import fold

MIN_SIMILARITY = 70
MIN_SIMILARITY_OF_WORDS = 60
"""The same for names that plangen chose, such as packets: they are few, so a distant one may be meant."""
MAX_CHOICES = 10


@dataclass(frozen=True, slots=True)
class SkippedPerson:
    """A person who gets no document, email, or draft, or a contest without documents, and the reason."""

    name: str
    reason: str
    sort: str = "person"

    def __str__(self) -> str:
        return f"{shown(self.name, MAX_NAME_LENGTH)} ({self.reason})"


def without_documents(person: Person, period: Period) -> SkippedPerson:
    """The reason a person in Team gets no documents for a period."""
    if person.hired and person.hired >= period.end:
        return SkippedPerson(person.name, f"hired {_printed(person.hired)}")
    if person.left and person.left < period.start:
        return SkippedPerson(person.name, f"left {_printed(person.left)}")
    return SkippedPerson(person.name, "no quota, targets, or deals")


def _printed(day: date) -> str:
    """A date as pages print it: Sep 8, 2026."""
    return f"{day:%b} {day.day}, {day.year}"


def select_people(people: Sequence[Person], only: Sequence[str], manager: str) -> list[Person]:
    """The people that `only` names, on the team of the manager named; everyone if nothing is named.

    Raises UsageError if a name matches no one or several people.
    """
    found = list(people)
    if manager:
        leader = find_manager(people, manager)
        found = [person for person in found if person.manager == leader]
    if not only:
        return found
    spellings = {name: [name, *_spellings(person)] for person in people if (name := unique_name(person, people))}
    named = {find_name(spellings, text, "person") for text in only}
    selected = [person for person in people if unique_name(person, people) in named]
    others = [person.name for person in selected if person not in found]
    if others:
        verb = "doesn't" if len(others) == 1 else "don't"
        raise UsageError(f"{joined_names(others)} {verb} report to {leader}. Drop --manager or the name.")
    return selected


def select_teams(teams: Sequence[AnySubject], team: str, manager: str, *, people_named: bool) -> list[AnySubject]:
    """The team that `team` names, or the teams that the manager leads; all if neither is named.

    If only people are named, no team is selected. Raises UsageError if a name matches no team or several.
    """
    if team:
        name = find_name({each.name: [each.name] for each in teams}, team, "team")
        return [each for each in teams if each.name == name]
    if manager:
        return [each for each in teams if fold(each.manager_name) == fold(manager)]
    return [] if people_named else list(teams)


def find_manager(people: Sequence[Person], text: str) -> str:
    """The one manager of these people whom a text names."""
    return find_name({each.manager: [each.manager] for each in people if each.manager}, text, "manager")


def find_name(spellings: dict[str, list[str]], text: str, what: str) -> str:
    """The one name that contains a text, ignoring case and accents.

    A full match wins over a match of whole words, and that over a match of part of a word. Raises UsageError if no
    name or several match.
    """
    wanted = fold(text)
    if not wanted:
        raise UsageError(f"“{text}” isn't a name. Enter part of a name.")
    folded = {name: [fold(each) for each in spelled] for name, spelled in spellings.items()}
    full = [name for name, spelled in folded.items() if wanted in spelled]
    words = [name for name, spelled in folded.items() if any(f" {wanted} " in f" {each} " for each in spelled)]
    hits = full or words or [name for name, spelled in folded.items() if any(wanted in each for each in spelled)]
    if len(hits) == 1:
        return hits[0]
    if hits:
        raise UsageError(f"“{text}” matches {joined_names(sorted(hits))}. Enter more of the name.")
    near = closest_name(wanted, spellings)
    hint = f"Did you mean “{near}”?" if near else f"Choose from: {joined_names(sorted(spellings), MAX_CHOICES)}."
    raise UsageError(f"No {what} named “{text}”. {hint}")


def closest_name(text: str, names: Iterable[str]) -> str:
    """The name most similar to a text, as a whole or in one of its words; empty if none is close."""
    parts = [(name, part) for name in names for part in {fold(name), *fold(name).split()}]
    near = process.extractOne(fold(text), [part for _, part in parts], scorer=fuzz.ratio, score_cutoff=MIN_SIMILARITY)
    return parts[near[2]][0] if near else ""


def require_known(what: str, name: str, known: Sequence[str]) -> None:
    """Raises UsageError if a name isn't among the known ones, with the most similar one or all of them."""
    if name not in known:
        near = process.extractOne(name, known, score_cutoff=MIN_SIMILARITY_OF_WORDS)
        hint = f"Did you mean “{near[0]}”?" if near else f"Choose from: {', '.join(known)}."
        raise UsageError(f"No {what} named “{name}”. {hint}")


def _spellings(person: Person) -> list[str]:
    spelled = [person.name, f"{person.family} {person.given}", person.preferred, person.email, person.number]
    return [each for each in (*spelled, *person.aliases) if each]


def unique_name(person: Person, people: Iterable[Person]) -> str:
    """The name, with the email, number, or code if another person has the same name."""
    twins = [each for each in people if fold(each.name) == fold(person.name)]
    return person.name if len(twins) == 1 else f"{person.name} ({person.email or person.number or person.code})"


def joined_names(names: Sequence[str], most: int = 12) -> str:
    """Names in one line: “A”, “A and B”, “A, B, and C”; of many, the first ones and how many more there are."""
    items = [*names[:most], f"{len(names) - most} more"] if len(names) > most else list(names)
    pair = 2
    if len(items) <= pair:
        return " and ".join(items)
    return f"{', '.join(items[:-1])}, and {items[-1]}"
