"""Cross-checks of contests: who takes part, and what can't score."""

from collections.abc import Iterable
from datetime import timedelta

from plangen.problems import Problem, warning
from plangen.records.book import Book
from plangen.records.contests.counted import Source
from plangen.records.contests.rows import Contest
from plangen.records.contests.rules import ContestType
from plangen.records.people.team import Person
from plangen.tables.values.folding import fold


def contest_problems(book: Book) -> Iterable[Problem]:
    """Warnings for teams that no one is on, contests that count nothing, and entries that score nothing."""
    yield from _unknown_teams(book)
    yield from _nothing_counted(book)
    yield from _entries_without_points(book)
    yield from _entries_not_counted(book)


def _unknown_teams(book: Book) -> Iterable[Problem]:
    known = {fold(name) for each in book.roster.people for name in (each.team, each.name, each.manager)}
    known |= {fold(f"{each.manager}'s team") for each in book.roster.people} | {fold(book.settings.company)}
    for contest in book.contests:
        for name in contest.teams:
            if fold(name) not in known:
                message, fix = "No team or person in Team has this name.", "Use a team, a manager, or a name from Team."
                yield warning(book.place(contest.row, "team"), "unknown team", message, value=name, fix=fix)


def _nothing_counted(book: Book) -> Iterable[Problem]:
    scored = {fold(rule.contest) for rule in book.scoring} | {fold(each.contest) for each in book.entries}
    for contest in book.contests:
        counts = contest.counts is not None and contest.counts.source is not Source.ENTRIES
        if contest.has_unknown_measure:
            continue
        if not counts and contest.start <= book.as_of and fold(contest.name) not in scored:
            fix = "Enter a measure, such as meetings, or add Scoring or Entries."
            message = "Nothing counts in this contest."
            place = book.place(contest.row, "contest")
            yield warning(place, "nothing counts", message, value=contest.name, fix=fix)


def _entries_without_points(book: Book) -> Iterable[Problem]:
    events: dict[str, set[str]] = {}
    for rule in book.scoring:
        events.setdefault(rule.contest, set()).add(fold(rule.event))
    for entry in book.entries:
        known = events.get(entry.contest, set())
        if known and fold(entry.event) not in known and entry.points is None:
            message, fix = (
                "Not an event in Scoring, and no points. Not counted.",
                "Use an event from Scoring, or enter points.",
            )
            yield warning(book.place(entry.row, "event"), "entry without points", message, value=entry.event, fix=fix)


def _entries_not_counted(book: Book) -> Iterable[Problem]:
    """Entries after the contest's days, or of people who aren't in it; those before its start may be a baseline."""
    contests = {contest.name: contest for contest in book.contests}
    sellers = {person.name for person in book.sellers}
    for entry in book.entries:
        contest, person = contests[entry.contest], book.roster.find(entry.salesperson)
        if entry.day > contest.end:
            message, fix = "After the contest's end. Not counted.", f"Use a date up to {contest.end}."
            yield warning(book.place(entry.row, "date"), "entry after end", message, value=str(entry.day), fix=fix)
        elif entry.day < contest.start and contest.type is not ContestType.IMPROVED:
            message, fix = "Before the contest's start. Not counted.", f"Use a date from {contest.start} on."
            yield warning(book.place(entry.row, "date"), "entry before start", message, value=str(entry.day), fix=fix)
        elif person is not None and not (person.name in sellers and _takes_part(contest, person)):
            message, fix = (
                "Doesn't take part in this contest. Not counted.",
                "Use someone who does, or change its team.",
            )
            place = book.place(entry.row, "salesperson")
            yield warning(place, "entry of someone else", message, value=entry.salesperson, fix=fix)


def _takes_part(contest: Contest, person: Person) -> bool:
    """Whether a person is employed on the contest's days and on one of its teams."""
    if not person.employed(contest.start, contest.end + timedelta(days=1)):
        return False
    names = {fold(name) for name in (person.team, person.name, person.manager, f"{person.manager}'s team") if name}
    return not contest.teams or not names.isdisjoint(map(fold, contest.teams))
