"""Entries that can't count in their contest: each is skipped, with an error that says why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from rapidfuzz import fuzz

from plangen.problems import error
from plangen.records.book import Book
from plangen.records.contests.entries import Entry
from plangen.records.contests.rows import Contest
from plangen.records.contests.rules import ContestType
from plangen.records.people.team import Person
from plangen.records.reading.suggestions import NameSuggester
from plangen.tables.columns import Columns
from plangen.tables.values.folding import fold

MIN_SIMILARITY = 75


@dataclass(frozen=True, slots=True)
class _Fault:
    """Why an entry doesn't count: the column at fault with its value, the sort of problem, and the fix."""

    column: str
    value: str
    sort: str
    message: str
    fix: str


def counting_entries(tables: Iterable[Columns], book: Book) -> list[Entry]:
    """The entries of a Book without those that can't count, which are skipped in their tables and reported."""
    by_number = {columns.table.number: columns for columns in tables}
    contests = {contest.name: contest for contest in book.contests}
    sellers = {person.name: person for person in book.sellers}
    events: dict[str, dict[str, str]] = {}
    for rule in book.scoring:
        events.setdefault(rule.contest, {})[fold(rule.event)] = rule.event
    found = []
    for entry in book.entries:
        contest, person = contests[entry.contest], sellers.get(entry.salesperson)
        is_in = person is not None and takes_part(contest, person, book.settings.company)
        fault = _fault(contest, entry, is_in=is_in) or _of_no_event(entry, events)
        if fault is None:
            found.append(entry)
        else:
            _skip(by_number[entry.row.grid], entry, fault)
    return found


def _skip(columns: Columns, entry: Entry, fault: _Fault) -> None:
    columns.skip(entry.row.row, fault.sort)
    place = columns.table.place(entry.row.row, fault.column)
    message = f"{fault.message} Entry skipped."
    columns.problems.append(error(place, fault.sort, message, value=fault.value, fix=fault.fix))


def _fault(contest: Contest, entry: Entry, *, is_in: bool) -> _Fault | None:
    """Why an entry is of no day or person of its contest; None if it isn't. One before the start may be a baseline."""
    day = str(entry.day)
    if entry.day > contest.end:
        fix = f"Use a date up to {contest.end}."
        return _Fault("date", day, "after the contest's end", "After the contest's end.", fix)
    if entry.day < contest.start and contest.type is not ContestType.IMPROVED:
        fix = f"Use a date from {contest.start} on."
        return _Fault("date", day, "before the contest's start", "Before the contest's start.", fix)
    if not is_in:
        message, fix = "Doesn't take part in this contest.", "Use someone who does, or change its team."
        return _Fault("salesperson", entry.salesperson, "doesn't take part", message, fix)
    return None


def _of_no_event(entry: Entry, events: Mapping[str, Mapping[str, str]]) -> _Fault | None:
    """Why an entry scores nothing: Scoring doesn't have its event, and it has no points of its own."""
    known = events.get(entry.contest)
    if not known or fold(entry.event) in known or entry.points is not None:
        return None
    message, fix = "Not an event in Scoring, and no points.", "Use an event from Scoring, or enter points."
    near = NameSuggester(known, MIN_SIMILARITY, fuzz.ratio).suggest(entry.event) if entry.event else ""
    if near:
        fix = f"If you mean “{near}”, enter that. If not, use another event from Scoring, or enter points."
    return _Fault("event", entry.event, "no event or points", message, fix)


def takes_part(contest: Contest, person: Person, company: str) -> bool:
    """Whether a person is employed on the contest's days and on one of its teams."""
    if not person.employed(contest.start, contest.end + timedelta(days=1)):
        return False
    names = _groups(person, company)
    return not contest.teams or not names.isdisjoint(map(fold, contest.teams))


def _groups(person: Person, company: str) -> set[str]:
    """The folded names by which a contest may name a person; the company's only for one without team and manager."""
    groups: Sequence[str] = (person.team, person.name, person.manager, f"{person.manager}'s team")
    return {fold(name) for name in (groups if person.team or person.manager else (person.name, company)) if name}
