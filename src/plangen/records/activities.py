"""The activities: what was done with customers, as the CRM or a tally sheet knows it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.problems import error, warning
from plangen.records.accounts import named_accounts
from plangen.records.roster import Roster
from plangen.records.strangers import Strangers
from plangen.records.weeks import mondays
from plangen.tables.columns import Columns
from plangen.tables.folding import fold
from plangen.tables.shape import Family, Shape

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
    traps=("modified on", "due date only", "type of account"),
)  # fmt: skip

TYPES = {
    "call": (
        "phone call",
        "phone",
        "telephone",
        "telephone call",
        "outbound call",
        "cold call",
        "logged call",
        "outbound",
        "inbound",
    ),
    "meeting": ("appointment", "visit", "customer visit", "site visit", "sales meeting", "sales visit", "event"),
    "demo": ("demonstration", "product demo", "presentation"),
    "proposal": ("quote", "quotation", "offer", "proposal sent", "quote sent"),
    "e-mail": ("email", "mail", "logged email", "sent email"),
}
OTHER = "other"
SHORTEST_PLURAL = 4
_GENERAL = frozenset({"", "task", "event", "to do", "todo", OTHER})
"""Types that say less than a subject does."""
_KINDS = {fold(word): key for key, words in TYPES.items() for word in (key, *words)}
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
    """What somebody did on a day, `count` times; `type` is one word for all its spellings: call, meeting, demo.

    A count for a week stands on its Monday.
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


def activity_type(text: str) -> str:
    """The type of an activity as it is compared: one word for all spellings, one of them and not several."""
    word = fold(text)
    return _KINDS.get(word) or _KINDS.get(_one_of(word)) or _one_of(word)


def _of_subject(text: str) -> str:
    """The type that a subject begins with (Call: price list); what begins otherwise is a task of another kind."""
    words = fold(text).split()
    heads = (" ".join(words[:count]) for count in range(min(len(words), 3), 0, -1))
    return next((kind for head in heads if (kind := activity_type(head)) in TYPES), OTHER if words else "")


def _one_of(word: str) -> str:
    """The word for one of what may be several: lunches, deliveries, calls."""
    if len(word) < SHORTEST_PLURAL or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word.removesuffix('ies')}y"
    return word.removesuffix("es") if word.endswith(("ches", "shes", "xes", "sses")) else word.removesuffix("s")


def read_activities(
    tables: list[Columns], roster: Roster, as_of: date, accounts: Mapping[str, str] | None = None
) -> list[Activity]:
    """The activities of all tables up to the day; what is planned or was not held is none.

    `accounts` are their names by folded ids.
    """
    strangers = Strangers(roster, "activity", "activities")
    activities: list[Activity] = []
    for columns in tables:
        found: list[Activity] = []
        for row, new in _rows(columns, named_accounts(columns, accounts or {}), strangers, as_of):
            if new:
                found += new
            elif row not in columns.aside:
                columns.set_aside(row, "nothing counted")
        _tell_equal(columns, found)
        activities += found
    strangers.tell()
    return activities


def _rows(
    columns: Columns, accounts: list[str], strangers: Strangers, as_of: date
) -> Iterable[tuple[int, list[Activity]]]:
    """Each row with its activities; a row that holds none is set aside."""
    counts = _counts(columns)
    rows = zip(
        columns.table.rows,
        _days(columns),
        columns.choices("status", _STATUSES),
        columns.texts("salesperson"),
        zip(accounts, *(columns.texts(name) for name in ("opportunity", "outcome", "note")), strict=True),
        strict=True,
    )
    for index, (row, day, status, name, words) in enumerate(rows):
        reason = _aside(day, status, as_of)
        if reason:
            columns.set_aside(row, reason)
            yield row, []
            continue
        person = strangers.find(columns, row, name)
        done = [(kinds[index], amounts[index]) for kinds, amounts in counts]
        key = RowKey(columns.table.number, row)
        if person and day:
            made = [Activity(key, day, person.name, kind, count, *words) for kind, count in done if kind and count]
            yield row, made


def _aside(day: date | None, status: str | None, as_of: date) -> str:
    if day is None:
        return "no date"
    if day > as_of:
        return "dated after the as-of date"
    return "not done" if status == "not done" else ""


def _days(columns: Columns) -> list[date | None]:
    """The day of each row, else the one it was due, else the Monday of its week, else the day it was entered."""
    days = zip(
        columns.dates("date"), columns.dates("due"), mondays(columns, "week"), columns.dates("entered"), strict=True
    )
    return [next(filter(None, row), None) for row in days]


def _counts(columns: Columns) -> list[tuple[Sequence[str], Sequence[Decimal | None]]]:
    """The types and the counts of all rows: of each column of a tally sheet, else of the columns type and count."""
    rows = columns.table.rows
    tallies = columns.table.families.get("tally", ())
    if tallies:
        kinds = [[activity_type(head.says["type"])] * len(rows) for head in tallies]
        return [(kind, _above_zero(columns, head.head, head.column, columns.amounts_at(head)))
                for kind, head in zip(kinds, tallies, strict=True)]  # fmt: skip
    amounts: Sequence[Decimal | None] = [Decimal(1)] * len(rows)
    if "count" in columns.table.columns:
        read = _above_zero(columns, "count", columns.table.columns["count"], columns.amounts("count"))
        blank = columns.texts("count")
        amounts = [value if text else Decimal(1) for value, text in zip(read, blank, strict=True)]
    return [(_types(columns), amounts)]


def _types(columns: Columns) -> list[str]:
    """The types of all rows; where none is written, or one that says little, the one that the subject begins with."""
    written, subjects = columns.texts("type"), columns.texts("subject line")
    kinds = {text: activity_type(text) for text in set(written)}
    begun = {text: _of_subject(text) for text in set(subjects)}
    found = []
    for text, subject in zip(written, subjects, strict=True):
        kind, other = kinds[text], begun[subject]
        found.append(other if kind in _GENERAL and (other in TYPES or not kind) else kind)
    strange = sum(kind == OTHER and not text for kind, text in zip(found, written, strict=True))
    if strange:
        columns.notes.append(f"the types are the first words of the subjects; {strange} that name none are “{OTHER}”")
    return found


def _above_zero(columns: Columns, head: str, at: int, amounts: list[Decimal | None]) -> list[Decimal | None]:
    """The counts without those below zero, which are told."""
    for index, amount in enumerate(amounts):
        if amount is not None and amount < 0:
            place = columns.table.grid.place(columns.table.rows[index], at)
            message, cure = f"A count cannot be below zero; its “{head}” is left out.", "Correct the number."
            columns.problems.append(error(place, "count below zero", message, value=f"{amount:f}", cure=cure))
    return [None if amount is None or amount < 0 else amount for amount in amounts]


def _tell_equal(columns: Columns, activities: Sequence[Activity]) -> None:
    """Tells rows that say the same cell by cell; those that name no account, deal or note may be two alike."""
    counts: Counter[tuple[object, ...]] = Counter()
    equal: list[int] = []
    for each in activities:
        if each.account or each.opportunity or each.note:
            said = (each.day, each.salesperson, each.type, each.count, each.account, each.opportunity, each.outcome,
                    each.note)  # fmt: skip
            counts[said] += 1
            if counts[said] > 1:
                equal.append(each.row.row)
    if equal:
        rows = f"{len(equal)} activities say" if len(equal) > 1 else "This activity says"
        message = f"{rows} the same as an earlier one, cell by cell; all are counted."
        cure = "Delete the rows that were exported twice."
        columns.problems.append(warning(columns.table.place(equal[0]), "equal rows", message, cure=cure))
