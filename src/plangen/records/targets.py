"""Targets for any measure, by person, role or all, for a month, a quarter, a half or a year."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.periods import FiscalCalendar, Period
from plangen.problems import error
from plangen.records.roster import Roster
from plangen.records.team import Person
from plangen.tables.columns import Columns
from plangen.tables.folding import fold
from plangen.tables.shape import Family, Shape
from plangen.tables.table import FamilyColumn

_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
SHAPE = Shape(
    "Targets",
    ("salesperson", "measure", "period", "amount", "year"),
    (("salesperson", "measure"),),
    names=("Quotas", "Targets and quotas", "Quota", "Goals by month", "Budget"),
    families=(
        Family(
            "span",
            rf"(?:{_MONTH}|q(?P<quarter>[1-4])|(?P<total>total|year))(?: (?:(?P<fiscal>fy) ?)?(?P<year>\d{{4}}))?",
        ),
        Family("span", r"(?:(?P<fiscal>fy) ?)?(?P<year>\d{4})(?: (?:q(?P<quarter>[1-4])|(?P<number>0[1-9]|1[0-2])))?"),
    ),
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

BOOKINGS = "bookings"
MEASURES = {
    BOOKINGS: ("quota", "revenue", "won", "sales", "bookings quota", "amount"),
    "margin": ("margin %", "gross margin", "margin percent"),
    "win rate": ("win rate %", "hit rate", "closing rate"),
    "cycle days": ("cycle", "sales cycle", "median cycle", "sales cycle days"),
    "new accounts": ("new customers", "new logos", "net new accounts"),
    "average deal": ("average deal size", "aov", "average order value"),
}
SHARES = frozenset({"margin", "win rate"})
EVERYBODY = frozenset({"all", "company", "everybody", "everyone", "total", "team"})


@dataclass(frozen=True, slots=True)
class Target:
    """A target in the measure's unit (money, a fraction, days, a count).

    `who` is a person's name, a role, or `all`; `scope` says which of the three.
    """

    row: RowKey
    who: str
    scope: str
    measure: str
    period: Period
    amount: Decimal


def read_targets(tables: list[Columns], roster: Roster, calendar: FiscalCalendar) -> list[Target]:
    """The targets of all tables, long or wide; two of one person, measure and period are an error."""
    roles = {fold(person.role) for person in roster.people} - {""}
    targets: list[Target] = []
    seen: dict[tuple[str, str, str], RowKey] = {}
    for columns in tables:
        for target in _targets(columns, roster, roles, calendar):
            key = (target.who, target.measure, target.period.code)
            if key in seen:
                row = target.row.row
                message = f"The target {target.measure} of {target.who} for {target.period.code} stands here again."
                place = columns.table.place(row, "salesperson")
                columns.problems.append(error(place, "target twice", message, cure="Delete one of the two rows."))
                columns.set_aside(row, "duplicate")
            else:
                seen[key] = target.row
                targets.append(target)
    return targets


def _targets(columns: Columns, roster: Roster, roles: set[str], calendar: FiscalCalendar) -> Iterable[Target]:
    table = columns.table
    spans = _spans(columns)
    measures = columns.texts("measure")
    long = zip(columns.texts("period"), columns.amounts("amount"), strict=True)
    owners, years = columns.texts("salesperson"), columns.texts("year")
    for index, (row, (period, amount)) in enumerate(zip(table.rows, long, strict=True)):
        who, scope = _who(owners[index], roster.find(owners[index]), roles)
        measure = _measure(measures[index])
        if not scope or not measure:
            _tell(columns, row, owners[index] if not scope else measures[index], known=bool(scope))
            continue
        cells = [(period, amount)] if not spans else _wide(spans, index, _year(table.grid.sheet, years[index]))
        for text, value in cells:
            span = _period(text, calendar)
            if value is None:
                continue
            if span is None:
                message = "plangen cannot tell which period is meant; the target is left out."
                cure = "Write 2026-03, 2026-Q1, 2026 or FY2026-Q1."
                place = table.place(row, "period")
                columns.problems.append(error(place, "unknown period", message, value=text, cure=cure))
                columns.set_aside(row, "unknown period")
                continue
            amount_meant = value / 100 if measure in SHARES and value > 1 else value
            yield Target(RowKey(table.number, row), who, scope, measure, span, amount_meant)


def _spans(columns: Columns) -> list[tuple[FamilyColumn, list[Decimal | None]]]:
    """The wide columns; a total stands for the year only where there are no months and quarters."""
    families = columns.table.families.get("span", ())
    finer = [each for each in families if "total" not in each.says]
    return [(family, columns.amounts_at(family)) for family in finer or families]


def _wide(
    spans: list[tuple[FamilyColumn, list[Decimal | None]]], index: int, year: str
) -> list[tuple[str, Decimal | None]]:
    return [(_code(family.says, year), values[index]) for family, values in spans]


def _code(says: object, year: str) -> str:
    words = dict(says) if isinstance(says, dict) else {}
    fiscal = "FY" if "fiscal" in words or year.startswith("FY") else ""
    number = words.get("year") or year.removeprefix("FY")
    if "month" in words:
        return f"{number}-{_MONTHS.index(words['month']) + 1:02d}"
    if "number" in words:
        return f"{number}-{words['number']}"
    return f"{fiscal}{number}-Q{words['quarter']}" if "quarter" in words else f"{fiscal}{number}"


def _year(sheet: str, cell: str) -> str:
    found = re.search(r"(FY)?\s?(20\d{2})", cell or sheet, re.IGNORECASE)
    return f"{'FY' if found[1] else ''}{found[2]}" if found else ""


def _period(text: str, calendar: FiscalCalendar) -> Period | None:
    plain = re.sub(r"^Q([1-4])[ -/]*(\d{4})$", r"\2-Q\1", text.strip(), flags=re.IGNORECASE)
    plain = re.sub(r"^(\d{4}-\d{2})-01(?:[ T].*)?$", r"\1", plain)
    return calendar.parse(plain)


def _who(name: str, person: Person | None, roles: set[str]) -> tuple[str, str]:
    if person:
        return person.name, "person"
    if fold(name) in EVERYBODY:
        return "all", "all"
    return (fold(name), "role") if fold(name) in roles else ("", "")


def _measure(text: str) -> str:
    if not text:
        return BOOKINGS
    key = fold(text)
    for measure, others in MEASURES.items():
        if key in {fold(measure), *(fold(other) for other in others)}:
            return measure
    return f"activity: {key}" if key.endswith((" a week", " per week")) else ""


def _tell(columns: Columns, row: int, value: str, *, known: bool) -> None:
    if known:
        message, cure = "plangen knows no such measure; the target is left out.", f"Known are {', '.join(MEASURES)}."
        columns.problems.append(
            error(columns.table.place(row, "measure"), "unknown measure", message, value=value, cure=cure)
        )
    else:
        message, cure = "Nobody in Team has this name or role; the target is left out.", "Correct it, or write all."
        columns.problems.append(
            error(columns.table.place(row, "salesperson"), "unknown person", message, value=value, cure=cure)
        )
    columns.set_aside(row, "unknown measure" if known else "unknown person")
