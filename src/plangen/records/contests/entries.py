"""Entries: what counts in a contest and is in no other table, typed in by hand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.problems import error, warning
from plangen.records.contests.rows import Contest
from plangen.records.contests.scoring import known_contest
from plangen.records.people.roster import Roster
from plangen.records.people.unknown_people import UnknownPeople
from plangen.records.reading.missing_dates import lacks_date
from plangen.tables.columns import Columns
from plangen.tables.shape import Shape
from plangen.tables.values.unread import Unread

SHAPE = Shape(
    "Entries",
    ("contest", "date", "salesperson", "event", "points", "count", "account", "evidence", "split", "entered",
     "canceled"),
    (("contest",), ("date",), ("salesperson",)),
    names=("Contest entries", "Contest log", "Tally"),
)  # fmt: skip

NUMBERS = ("points", "count", "split")
"""The columns with numbers; a row in which one can't be read is skipped, since any other number would be a guess."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that counts in a contest: an event `count` times, or so many points.

    `share` is the person's part of it. One `entered` late, or `canceled` by the audit date, doesn't count.
    """

    row: RowKey
    contest: str
    day: date
    salesperson: str
    event: str = ""
    points: Decimal | None = None
    count: Decimal = Decimal(1)
    account: str = ""
    evidence: str = ""
    share: Decimal = Decimal(1)
    entered: date | None = None
    canceled: date | None = None


def read_entries(tables: list[Columns], contests: Sequence[Contest], roster: Roster, as_of: date) -> list[Entry]:
    """The entries of all contests up to the as-of date; equal rows are a warning."""
    people = UnknownPeople(roster, "entry", "entries")
    found: list[Entry] = []
    for columns in tables:
        entries = [entry for entry in _entries(columns, contests, people) if _is_known_on(columns, entry, as_of)]
        _report_duplicates(columns, entries)
        found += entries
    people.report()
    return found


def _entries(columns: Columns, contests: Sequence[Contest], people: UnknownPeople) -> Iterable[Entry]:
    texts = zip(
        *(columns.texts(name) for name in ("contest", "salesperson", "event", "account", "evidence")), strict=True
    )
    typed = zip(*(columns.texts(name) for name in NUMBERS), strict=True)
    rows = zip(
        columns.table.rows,
        zip(texts, typed, strict=True),
        columns.dates("date", unread=Unread.ENTRY_SKIPPED),
        columns.amounts("points", unread=Unread.ENTRY_SKIPPED),
        columns.amounts("count", unread=Unread.ENTRY_SKIPPED),
        columns.percentages("split", unread=Unread.ENTRY_SKIPPED),
        columns.dates("entered"),
        columns.dates("canceled"),
        strict=True,
    )
    for row, ((name, who, event, account, evidence), numbers), day, points, count, share, entered, canceled in rows:
        contest = known_contest(columns, row, name, contests)
        if contest is None:
            continue
        if any(text and value is None for text, value in zip(numbers, (points, count, share), strict=True)):
            columns.skip(row, "unreadable number")
            continue
        if day is None:
            _skip_without_date(columns, row, who)
        elif person := people.find(columns, row, who):
            key, times = RowKey(columns.table.number, row), Decimal(1) if count is None else count
            texts_of = (account, evidence, Decimal(1) if share is None else share)
            yield Entry(key, contest.name, day, person.name, event, points, times, *texts_of, entered, canceled)


def _skip_without_date(columns: Columns, row: int, who: str) -> None:
    """Skips an entry without a date, and reports it, unless its date couldn't be read, which is reported already."""
    columns.skip(row, "no date")
    if lacks_date(columns, row, "date"):
        place, fix = columns.table.place(row, "date"), "Enter the day it happened."
        columns.problems.append(error(place, "no date", "No date. Entry skipped.", value=who, fix=fix))


def _is_known_on(columns: Columns, entry: Entry, as_of: date) -> bool:
    """Whether an entry is there on the as-of date; a later one is skipped, with a warning that it doesn't count yet."""
    column, day = ("date", entry.day) if entry.day > as_of else ("entered", entry.entered or entry.day)
    if day <= as_of:
        return True
    columns.skip(entry.row.row, "dated after the as-of date")
    place, fix = columns.table.place(entry.row.row, column), "Change the date if it's wrong."
    message = f"After the as-of date, {as_of}. Not counted yet."
    columns.problems.append(warning(place, "entry after as-of date", message, value=str(day), fix=fix))
    return False


def _report_duplicates(columns: Columns, entries: Sequence[Entry]) -> None:
    seen: set[tuple[object, ...]] = set()
    for each in entries:
        key = (each.contest, each.day, each.salesperson, each.event, each.points, each.account, each.evidence)
        if key in seen and (each.account or each.evidence):
            message, fix = (
                "This entry exactly matches an earlier row. Both count, within any limit.",
                "Delete one of them.",
            )
            columns.problems.append(warning(columns.table.place(each.row.row), "duplicate entry", message, fix=fix))
        seen.add(key)
