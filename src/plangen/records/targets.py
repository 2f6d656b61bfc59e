"""Targets for any measure, by person, role or all, for a month, a quarter, a half or a year."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePosixPath

from plangen.elements.measure import RowKey
from plangen.periods import FiscalCalendar, Period
from plangen.problems import Place, error
from plangen.records.activities import TYPES, activity_type
from plangen.records.roster import Roster
from plangen.records.spans import PART_FIRST, YEAR_FIRST, read_span, span, stated_year
from plangen.records.team import Person
from plangen.records.totals import Said, tell_totals
from plangen.tables.columns import Columns
from plangen.tables.folding import fold
from plangen.tables.shape import Family, Shape
from plangen.tables.table import FamilyColumn

SHAPE = Shape(
    "Targets",
    ("salesperson", "measure", "period", "amount", "year"),
    (("salesperson", "measure"),),
    names=("Quotas", "Targets and quotas", "Quota", "Goals by month", "Budget"),
    families=(Family("span", PART_FIRST), Family("span", YEAR_FIRST)),
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
    place = columns.table.place(target.row.row, "salesperson")
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
    wide = _wide(columns, calendar)
    totals = _totals(columns, calendar) if wide else []
    long = [] if wide else list(zip(columns.texts("period"), columns.amounts("amount"), strict=True))
    stands = [head.column for head in _wide_heads(columns)] if wide else [columns.table.columns.get("amount")]
    measures, owners = columns.texts("measure"), columns.texts("salesperson")
    for index, row in enumerate(columns.table.rows):
        who, scope = _who(owners[index], roster.find(owners[index]), roles)
        measure = measure_named(measures[index])
        if not scope or not measure:
            _tell(columns, row, owners[index] if not scope else measures[index], known=bool(scope))
            continue
        if wide:
            cells = [(period[index], amounts[index]) for period, amounts in wide]
            if measure in SUMMED:
                said = [Said(head, periods[index], amounts[index]) for head, periods, amounts in totals]
                tell_totals(columns, row, said, cells)
        else:
            period, amount = long[index]
            cells = [(read_span(period, calendar), amount)]
            if amount is not None and cells[0][0] is None:
                message = "plangen cannot tell which period is meant; the target is left out."
                cure = "Write 2026-03, 2026-Q1, 2026 or FY2026-Q1."
                place = columns.table.place(row, "period")
                columns.problems.append(error(place, "unknown period", message, value=period, cure=cure))
                columns.set_aside(row, "unknown period")
        key = RowKey(columns.table.number, row)
        yield (
            row,
            [
                Target(key, who, scope, measure, period, value / 100 if measure in SHARES and value > 1 else value, at)
                for (period, value), at in zip(cells, stands, strict=True)
                if period and value is not None
            ],
        )


_Spans = list[tuple[list[Period | None], list[Decimal | None]]]
"""For each wide column the periods and the amounts of all rows; the year may stand in a column of its own."""


def _wide_heads(columns: Columns) -> tuple[FamilyColumn, ...]:
    """The wide columns, the finest that are there: totals and quarters beside months would count twice."""
    heads = columns.table.families.get("span", ())
    for kinds in ({"month", "number"}, {"quarter"}, {"half"}):
        heads = tuple(head for head in heads if kinds & set(head.says)) or heads
        if heads and kinds & set(heads[0].says):
            break
    else:
        heads = tuple(head for head in heads if "total" not in head.says) or heads
    return heads


def _wide(columns: Columns, calendar: FiscalCalendar) -> _Spans:
    """The wide columns with their periods and amounts."""
    table, heads = columns.table, _wide_heads(columns)
    spans = [(_periods(columns, head, calendar), columns.amounts_at(head)) for head in heads]
    if heads and table.rows and not any(period for periods, _ in spans for period in periods):
        message = (
            f"plangen cannot tell of which year {heads[0].head} to {heads[-1].head} are; the targets are left out."
        )
        cure = "Name the sheet “Targets 2026”, or add a column year."
        columns.problems.append(error(table.grid.place(table.header, heads[0].column), "no year", message, cure=cure))
    return spans


def _periods(columns: Columns, head: FamilyColumn, calendar: FiscalCalendar) -> list[Period | None]:
    """The period that a wide column means in each row."""
    grid = columns.table.grid
    elsewhere = stated_year(grid.sheet) or stated_year(PurePosixPath(grid.file).stem)
    return [span(head.says, stated_year(text) or elsewhere, calendar) for text in columns.texts("year")]


def _totals(
    columns: Columns, calendar: FiscalCalendar
) -> list[tuple[FamilyColumn, list[Period | None], list[Decimal | None]]]:
    """The columns that hold totals of others, with the period and the amount of each row."""
    heads = [head for head in columns.table.families.get("span", ()) if "total" in head.says]
    # Nothing is left out because of them, so that what is wrong in their cells is not told.
    aside = Columns(columns.table, columns.conventions)
    return [(head, _periods(columns, head, calendar), aside.amounts_at(head)) for head in heads]


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
    else:
        message, cure = "Nobody in Team has this name or role; the target is left out.", "Correct it, or write all."
        columns.problems.append(
            error(columns.table.place(row, "salesperson"), "unknown person", message, value=value, cure=cure)
        )
    columns.set_aside(row, "unknown measure" if known else "unknown person")
