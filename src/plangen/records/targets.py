"""Targets for any measure, by person, role or all, for a month, a quarter, a half or a year."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.periods import FiscalCalendar, Period
from plangen.problems import Place, error
from plangen.records.activities import TYPES, activity_type
from plangen.records.nobody import NOT_A_PERSON, is_nobody, told_nobody
from plangen.records.roster import Roster
from plangen.records.spans import NUMBER_FIRST, PART_FIRST, YEAR_FIRST
from plangen.records.target_columns import SPAN, target_rows
from plangen.records.team import Person
from plangen.records.totals import tell_stray, tell_sums
from plangen.tables.columns import Columns
from plangen.tables.folding import fold
from plangen.tables.shape import Family, Shape

_WORD = "(?:quota|target|budget|goal|plan|soll|ziel)s?"
SHAPE = Shape(
    "Targets",
    ("salesperson", "measure", "period", "amount", "year"),
    (("salesperson", "measure"), ("period", SPAN, "year")),
    names=("Quotas", "Targets and quotas", "Quota", "Goals by month", "Budget"),
    enough=(("salesperson", "measure"),),
    families=tuple(
        Family(SPAN, rf"(?:{_WORD} )?(?:{pattern})(?: {_WORD})?") for pattern in (PART_FIRST, YEAR_FIRST, NUMBER_FIRST)
    ),
)

BOOKINGS = "bookings"
MEASURES = {
    BOOKINGS: ("quota", "revenue", "won", "sales", "bookings quota", "amount"),
    "margin": ("margin %", "gross margin", "margin percent"),
    "win rate": ("win rate %", "hit rate", "closing rate"),
    "cycle days": ("cycle", "sales cycle", "median cycle", "sales cycle days"),
    "new accounts": ("new customers", "new logos", "net new accounts"),
    "average deal": ("average deal size", "aov", "average order value"),
}
SUMMED = frozenset({BOOKINGS, "new accounts"})
"""Measures whose months add up to their year."""
SHARES = frozenset({"margin", "win rate"})
ACTIVITY = "activity: "
"""How the measure of an activity begins; its type follows: activity: call. Such a target is for one week."""
_A_WEEK = re.compile(
    r"(?:(?P<type>.+?) (?:a|per|each|every) week|(?P<first>.+?) (?:week|weekly|wk)|weekly (?P<last>.+))"
)
EVERYBODY = frozenset({"all", "company", "everybody", "everyone", "team"})


@dataclass(frozen=True, slots=True)
class Target:
    """A target in the measure's unit (money, a fraction, days, a count); that of an activity is for one week.

    `who` is a person's name, a role, or `all`; `scope` says which of the three. `column` is that of the grid in which
    the amount stands.
    """

    row: RowKey
    who: str
    scope: str
    measure: str
    period: Period
    amount: Decimal
    column: int | None = None


def read_targets(tables: list[Columns], roster: Roster, calendar: FiscalCalendar) -> list[Target]:
    """The targets of all tables, long or wide; two of one person, measure and period are an error."""
    roles = {fold(person.role) for person in roster.people} - {""}
    targets: list[Target] = []
    seen: dict[tuple[str, str, str], Place] = {}
    for columns in tables:
        for row, found in _rows(columns, roster, roles, calendar):
            new = [target for target in found if _is_new(target, seen, columns)]
            targets += new
            if not new:
                columns.set_aside(row, "duplicate" if found else columns.aside.get(row, "no amount"))
    return targets


def _is_new(target: Target, seen: dict[tuple[str, str, str], Place], columns: Columns) -> bool:
    key = (target.who, target.measure, target.period.code)
    place = columns.table.grid.place(target.row.row, target.column)
    first = seen.setdefault(key, place)
    if first is place:
        return True
    message = f"The {target.measure} target of {target.who} for {target.period.name} stands here a second time."
    cure = f"The first one counts ({first}); delete one of the two."
    columns.problems.append(error(place, "target twice", message, value=f"{target.amount:f}", cure=cure))
    return False


def _rows(
    columns: Columns, roster: Roster, roles: set[str], calendar: FiscalCalendar
) -> Iterable[tuple[int, list[Target]]]:
    """Each row with its targets; rows that name nobody or nothing known are told."""
    found = target_rows(columns, calendar)
    measures, owners = columns.texts("measure"), columns.texts("salesperson")
    for row, written, owner, amounts in zip(columns.table.rows, measures, owners, found, strict=True):
        who, scope = _who(owner, roster.find(owner), roles)
        measure = measure_named(written)
        tell_stray(columns, row, amounts)
        if not scope or not measure:
            _tell(columns, row, owner if not scope else written, known=bool(scope))
            continue
        if measure in SUMMED:
            tell_sums(columns, row, amounts)
        key = RowKey(columns.table.number, row)
        yield (
            row,
            [
                Target(key, who, scope, measure, cell.stretch.period, _in_unit(cell.amount, measure), cell.head.column)
                for cell in amounts.counted
                if cell.stretch.period
            ],
        )


def _in_unit(amount: Decimal, measure: str) -> Decimal:
    """The amount in the measure's unit: what is written in percent as a fraction."""
    return amount / 100 if measure in SHARES and amount > 1 else amount


def _who(name: str, person: Person | None, roles: set[str]) -> tuple[str, str]:
    if person:
        return person.name, "person"
    if fold(name) in EVERYBODY:
        return "all", "all"
    return (fold(name), "role") if fold(name) in roles else ("", "")


def measure_named(text: str) -> str:
    """The measure that a text means: one of ours, or an activity a week; empty where it means none."""
    key = fold(text)
    if not text or key in _MEASURES:
        return _MEASURES.get(key, BOOKINGS)
    found = _A_WEEK.fullmatch(key)
    return f"{ACTIVITY}{activity_type(found['type'] or found['first'] or found['last'])}" if found else ""


_MEASURES = {fold(word): key for key, words in MEASURES.items() for word in (key, *words)}


def _tell(columns: Columns, row: int, value: str, *, known: bool) -> None:
    if known:
        message = "plangen knows no such measure; the target is left out."
        cure = f"Known are {', '.join(MEASURES)}, and any activity a week (calls a week)."
        if activity_type(value) in TYPES:
            cure = f"Write “{fold(value)} a week” and the number of one week."
        columns.problems.append(
            error(columns.table.place(row, "measure"), "unknown measure", message, value=value, cure=cure)
        )
    elif is_nobody(value):
        columns.problems.append(told_nobody(columns.table.place(row, "salesperson"), value, "the target is left out"))
        columns.set_aside(row, NOT_A_PERSON)
        return
    else:
        message, cure = "Nobody in Team has this name or role; the target is left out.", "Correct it, or write all."
        columns.problems.append(
            error(columns.table.place(row, "salesperson"), "unknown person", message, value=value, cure=cure)
        )
    columns.set_aside(row, "unknown measure" if known else "unknown person")
