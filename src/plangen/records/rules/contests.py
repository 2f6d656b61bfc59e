"""Cross-checks of contests: who takes part, and what can't score."""

from collections.abc import Iterable

from plangen.problems import Problem, warning
from plangen.records.book import Book
from plangen.records.contests.counted import Source
from plangen.tables.values.folding import fold


def contest_problems(book: Book) -> Iterable[Problem]:
    """Warnings for teams that no one is on, contests that count nothing, and entries that score nothing."""
    yield from _unknown_teams(book)
    yield from _nothing_counted(book)
    yield from _entries_without_points(book)


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
