"""Activities: calls, meetings, and other customer contacts from a CRM or a tally sheet."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.problems import error, warning
from plangen.records.accounts.rows import named_accounts
from plangen.records.people.roster import Roster
from plangen.records.people.unknown_people import UnknownPeople
from plangen.records.reading.activity_types import OTHER, TYPES, activity_type
from plangen.records.reading.weeks import mondays
from plangen.tables.columns import Columns
from plangen.tables.shape import Family, Shape
from plangen.tables.values.folding import fold

_TALLIES = (
    "(?:(?:first|sales|customer|site) )?(?:meetings|visits)|(?:phone |cold )?calls|appointments|demos|demonstrations"
    "|proposals|quotes|quotations|offers|presentations|e ?mails|letters"
)
SHAPE = Shape(
    "Activities",
    (
        "date", "due", "entered", "week", "salesperson", "type", "count", "account", "opportunity", "outcome", "note",
        "status", "account id", "subject line",
    ),
    (("date", "due", "week", "entered"), ("salesperson",), ("type", "subject line", "tally")),
    names=("Activity", "Activity log", "Activity report", "Tasks", "Interactions", "Calls and meetings", "Call log"),
    families=(Family("tally", rf"(?:(?:number|no) of )?(?P<type>{_TALLIES})(?: (?:made|held|sent|given|done))?"),),
    lookalikes=("modified on", "due date only", "type of account"),
)  # fmt: skip

_GENERAL = frozenset({"", "task", "event", "to do", "todo", OTHER})
"""Types that say less than the subject does."""
_STATUSES = {
    "done": ("", "completed", "complete", "closed", "held", "sent", "yes", "true", "x", "1", "erledigt",
             "abgeschlossen", "terminé", "terminée", "completada", "completado"),
    "not done": (
        "open", "to do", "todo", "planned", "scheduled", "not started", "in progress", "waiting on someone else",
        "deferred", "no", "false", "0", "overdue", "pending", "cancelled", "canceled", "no show",
        "offen", "geplant", "nicht begonnen", "in bearbeitung", "storniert", "non commencé", "en cours", "annulé",
        "no iniciada", "en curso", "cancelada",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity of one type, done `count` times on a day; `type` is the same for all spellings: call, meeting, demo.

    A weekly count is dated on its Monday. `entered` is the date it was logged, if a column has it.
    """

    row: RowKey
    day: date
    salesperson: str
    type: str
    count: Decimal = Decimal(1)
    account: str = ""
    opportunity: str = ""
    outcome: str = ""
    note: str = ""
    entered: date | None = None


def _type_of_subject(text: str) -> str:
    """The type that a subject starts with (Call: price list); any other subject is of type other."""
    words = fold(text).split()
    beginnings = (" ".join(words[:count]) for count in range(min(len(words), 3), 0, -1))
    return next((found for each in beginnings if (found := activity_type(each)) in TYPES), OTHER if words else "")


def read_activities(
    tables: list[Columns], roster: Roster, as_of: date, accounts: Mapping[str, str] | None = None
) -> list[Activity]:
    """The activities done by the as-of date, from all tables; planned and missed ones are skipped.

    `accounts` maps folded ids to account names.
    """
    unknown_people = UnknownPeople(roster, "activity", "activities")
    activities: list[Activity] = []
    for columns in tables:
        found: list[Activity] = []
        for row, new in _rows(columns, named_accounts(columns, accounts or {}), unknown_people, as_of):
            if new:
                found += new
            elif row not in columns.skipped:
                columns.skip(row, "no count")
        _report_duplicates(columns, found)
        activities += found
    unknown_people.report()
    return activities


def _rows(
    columns: Columns, accounts: list[str], unknown_people: UnknownPeople, as_of: date
) -> Iterable[tuple[int, list[Activity]]]:
    """Each row with its activities; a row without any is skipped."""
    counts, entered_on = _counts(columns), columns.dates("entered")
    rows = zip(
        columns.table.rows,
        _days(columns, entered_on),
        columns.choices("status", _STATUSES),
        columns.texts("salesperson"),
        zip(accounts, *(columns.texts(name) for name in ("opportunity", "outcome", "note")), strict=True),
        entered_on,
        strict=True,
    )
    for index, (row, day, status, name, (account, deal, outcome, note), entered) in enumerate(rows):
        reason = _skip_reason(day, status, as_of)
        if reason:
            columns.skip(row, reason)
            yield row, []
            continue
        person = unknown_people.find(columns, row, name)
        done = [(types[index], amounts[index]) for types, amounts in counts]
        key = RowKey(columns.table.number, row)
        if person and day:
            texts = (account, deal, outcome, note)
            found = [
                Activity(key, day, person.name, each, count, *texts, entered) for each, count in done if each and count
            ]
            yield row, found


def _skip_reason(day: date | None, status: str | None, as_of: date) -> str:
    if day is None:
        return "no date"
    if day > as_of:
        return "dated after the as-of date"
    return "not done" if status == "not done" else ""


def _days(columns: Columns, entered_on: list[date | None]) -> list[date | None]:
    """The date of each row, or else its due date, the Monday of its week, or the date it was entered."""
    days = zip(columns.dates("date"), columns.dates("due"), mondays(columns, "week"), entered_on, strict=True)
    return [next(filter(None, row), None) for row in days]


def _counts(columns: Columns) -> list[tuple[Sequence[str], Sequence[Decimal | None]]]:
    """The types and counts of all rows, from each tally column or else from the columns type and count."""
    rows = columns.table.rows
    tallies = columns.table.families.get("tally", ())
    if tallies:
        types = [[activity_type(tally.values["type"])] * len(rows) for tally in tallies]
        return [(same, _not_negative(columns, tally.header, tally.column, columns.amounts_at(tally)))
                for same, tally in zip(types, tallies, strict=True)]  # fmt: skip
    amounts: Sequence[Decimal | None] = [Decimal(1)] * len(rows)
    if "count" in columns.table.columns:
        counts = _not_negative(columns, "count", columns.table.columns["count"], columns.amounts("count"))
        texts = columns.texts("count")
        amounts = [value if text else Decimal(1) for value, text in zip(counts, texts, strict=True)]
    return [(_types(columns), amounts)]


def _types(columns: Columns) -> list[str]:
    """The type of each row; a blank or general type is replaced by the one the subject starts with."""
    texts, subjects = columns.texts("type"), columns.texts("subject line")
    by_text = {text: activity_type(text) for text in set(texts)}
    by_subject = {text: _type_of_subject(text) for text in set(subjects)}
    types = []
    for text, subject in zip(texts, subjects, strict=True):
        entered, other = by_text[text], by_subject[subject]
        types.append(other if entered in _GENERAL and (other in TYPES or not entered) else entered)
    unknown = sum(each == OTHER and not text for each, text in zip(types, texts, strict=True))
    if unknown:
        are = "are" if unknown > 1 else "is"
        columns.notes.append(f"types come from the first word of the subject; {unknown} without one {are} “{OTHER}”")
    return types


def _not_negative(columns: Columns, header: str, at: int, amounts: list[Decimal | None]) -> list[Decimal | None]:
    """The counts with negative ones reported and replaced by None."""
    for index, amount in enumerate(amounts):
        if amount is not None and amount < 0:
            place = columns.table.grid.place(columns.table.rows[index], at)
            message, fix = f"A count can't be negative. “{header}” left blank.", "Enter 0 or more."
            columns.problems.append(error(place, "negative count", message, value=f"{amount:f}", fix=fix))
    return [None if amount is None or amount < 0 else amount for amount in amounts]


def _report_duplicates(columns: Columns, activities: Sequence[Activity]) -> None:
    """Warns about identical rows; without an account, deal, or note, two equal rows may be two activities."""
    counts: Counter[tuple[object, ...]] = Counter()
    duplicates: list[int] = []
    for each in activities:
        if each.account or each.opportunity or each.note:
            values = (each.day, each.salesperson, each.type, each.count, each.account, each.opportunity, each.outcome,
                      each.note)  # fmt: skip
            counts[values] += 1
            if counts[values] > 1:
                duplicates.append(each.row.row)
    if duplicates:
        several = len(duplicates) > 1
        rows = f"{len(duplicates)} activities exactly match" if several else "1 activity exactly matches"
        message = f"{rows} an earlier row. All are counted."
        place = columns.table.place(duplicates[0])
        columns.problems.append(warning(place, "duplicate rows", message, fix="Delete the duplicates."))
