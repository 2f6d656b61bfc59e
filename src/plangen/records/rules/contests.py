"""Cross-checks of contests: who takes part, and what is counted."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from plangen.problems import Problem, warning
from plangen.records.book import Book
from plangen.records.contests.counted import Source
from plangen.records.contests.rows import Contest
from plangen.records.rules.uncounted_entries import takes_part
from plangen.tables.values.folding import fold

A_YEAR = 365


def contest_problems(book: Book) -> Iterable[Problem]:
    """Warnings for teams that no one is on, and contests that count nothing."""
    yield from _unknown_teams(book)
    yield from _nothing_counted(book)
    yield from _unknown_events(book)
    for contest in book.contests:
        yield from _length(book, contest)
        yield from _places(book, contest)
    yield from _negative(book)
    yield from _without_account(book)


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


def _unknown_events(book: Book) -> Iterable[Problem]:
    """Warnings for events of running contests that stand for no records, where nothing is typed in either."""
    logged = {entry.contest for entry in book.entries}
    running = {contest.name for contest in book.contests if contest.start <= book.as_of}
    for rule in book.scoring:
        if not rule.counts and rule.contest in running - logged and not rule.has_unknown_counts:
            message, fix = (
                "Nothing on file counts as this event.",
                "Enter what counts, such as meetings, or use Entries.",
            )
            yield warning(book.place(rule.row, "event"), "event not on file", message, value=rule.event, fix=fix)


def _length(book: Book, contest: Contest) -> Iterator[Problem]:
    if (contest.end - contest.start).days > A_YEAR:
        message, fix = "This contest is longer than a year.", "Check the years of start and end."
        yield warning(book.place(contest.row, "end"), "long contest", message, value=str(contest.end), fix=fix)


def _places(book: Book, contest: Contest) -> Iterator[Problem]:
    """A warning for more winners than people who take part; teams may each be a winner with several people."""
    count = sum(takes_part(contest, person, book.settings.company) for person in book.sellers)
    if not contest.by_team and contest.winners > count > 0:
        message = f"More winners than people: {count} take{'s' * (count == 1)} part."
        place, fix = book.place(contest.row, "winners"), f"Enter {count} or less."
        yield warning(place, "more winners than people", message, value=str(contest.winners), fix=fix)


def _negative(book: Book) -> Iterator[Problem]:
    """Warnings for points and counts below 0, which take something off: a return, or a penalty."""
    found = [(rule.row, "points", rule.points, "penalty") for rule in book.scoring]
    for entry in book.entries:
        found += [(entry.row, "points", entry.points or Decimal(0), "return")]
        found += [(entry.row, "count", entry.count, "return")]
    for row, column, value, kind in found:
        if value < 0:
            message, fix = f"Negative {column}. Counted as a {kind}.", f"Enter a number above 0 if it isn't a {kind}."
            yield warning(book.place(row, column), f"negative {column}", message, value=str(value), fix=fix)


def _without_account(book: Book) -> Iterator[Problem]:
    """Warnings for entries without the account that their event is limited by."""
    limited = {
        (rule.contest, fold(rule.event)) for rule in book.scoring if rule.cap is not None and rule.per == "account"
    }
    for entry in book.entries:
        if not entry.account and (entry.contest, fold(entry.event)) in limited:
            message, fix = "No account, which this event is limited by. Counted.", "Enter the account."
            yield warning(book.place(entry.row, "account"), "no account", message, value=entry.event, fix=fix)
