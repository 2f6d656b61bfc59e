"""Targets for any metric, by person, role, or all, for a month, quarter, half, or year."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.periods import FiscalCalendar, Period
from plangen.problems import Place, error
from plangen.records.people.roster import Roster
from plangen.records.people.team import Person
from plangen.records.reading.activity_types import TYPES, activity_type
from plangen.records.reading.period_text import NUMBER_FIRST, PART_FIRST, YEAR_FIRST
from plangen.records.reading.placeholders import PLACEHOLDER, is_placeholder, placeholder_error
from plangen.records.targets.columns import MONTHS, target_rows
from plangen.records.targets.sums import has_fitting_sum, report_differing_sums, report_unclear_totals
from plangen.records.targets.unlikely import report_unlikely_targets
from plangen.tables.columns import Columns
from plangen.tables.shape import Family, Shape
from plangen.tables.values.folding import fold

_WORD = "(?:quota|target|budget|goal|plan|soll|ziel)s?"
SHAPE = Shape(
    "Targets",
    ("salesperson", "measure", "period", "amount", "year", "product"),
    (("salesperson", "measure"), ("period", MONTHS, "year")),
    names=("Quotas", "Targets and quotas", "Quota", "Goals by month", "Budget"),
    needs_if_named=(("salesperson", "measure"),),
    families=tuple(
        Family(MONTHS, rf"(?:{_WORD} )?(?:{pattern})(?: {_WORD})?")
        for pattern in (PART_FIRST, YEAR_FIRST, NUMBER_FIRST)
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
    "pipeline created": ("new pipeline", "created pipeline", "pipeline generated", "pipeline generation"),
}
PLAN_MEASURES = {
    "stretch": ("stretch goal", "stretch target", "stretch bookings", "stretch quota"),
    "new bookings": ("new business", "new business bookings", "new business quota", "new quota"),
    "expansion bookings": ("expansion", "expansion quota", "existing business", "existing bookings", "upsell"),
    "renewal bookings": ("renewals", "renewal", "renewal quota", "renewals quota"),
}
"""Targets that only a plan has: they are parts of the quota, or above it, and never the quota."""
SUMMED = frozenset({BOOKINGS, "new accounts", "pipeline created", *PLAN_MEASURES})
"""Metrics whose months add up to their year."""
SHARES = frozenset({"margin", "win rate"})
ACTIVITY = "activity: "
"""The prefix of an activity metric, before its type: activity: call. Its targets are weekly."""
_A_WEEK = re.compile(
    r"(?:(?P<type>.+?) (?:a|per|each|every) week|(?P<first>.+?) (?:week|weekly|wk)|weekly (?P<last>.+))"
)
EVERYTHING = frozenset({"", "all", "all products", "total"})
"""Products that mean all of them."""
EVERYONE = frozenset({"all", "company", "everybody", "everyone", "team"})


@dataclass(frozen=True, slots=True)
class Target:
    """A target in the metric's unit (money, a fraction, days, a count); an activity target is weekly.

    `who` is a person's name, a role, or `all`; `scope` is which of the three. `column` is the grid column of the
    amount. `product` is a product or a family, if the target is for one only.
    """

    row: RowKey
    who: str
    scope: str
    measure: str
    period: Period
    amount: Decimal
    column: int | None = None
    product: str = ""


def read_targets(
    tables: list[Columns], roster: Roster, calendar: FiscalCalendar, products: Mapping[str, str] | None = None
) -> list[Target]:
    """The targets in all tables, long or wide; a duplicate person, metric, product, and period is an error.

    `products` are the names of products and families by their folded spellings.
    """
    roles = {fold(person.role) for person in roster.people} - {""}
    targets: list[Target] = []
    seen: dict[tuple[str, ...], Place] = {}
    for columns in tables:
        start = len(targets)
        summed: set[int] = set()
        for row, found in _rows(columns, roster, roles, calendar, summed):
            named = [replace(each, product=(products or {}).get(fold(each.product), each.product)) for each in found]
            new = [target for target in named if _is_new(target, seen, columns)]
            targets += new
            if not new:
                columns.skip(row, "duplicate" if found else columns.skipped.get(row, "no amount"))
        new_targets = (target for target in targets[start:] if target.measure in SUMMED)
        report_unlikely_targets(columns, [target for target in new_targets if target.row.row not in summed])
    return targets


def _is_new(target: Target, seen: dict[tuple[str, ...], Place], columns: Columns) -> bool:
    key = (target.who, target.measure, target.period.code, fold(target.product))
    place = columns.table.grid.place(target.row.row, target.column)
    first = seen.setdefault(key, place)
    if first is place:
        return True
    what = f"{target.measure} target{f' for {target.product}' if target.product else ''}"
    listed = f"{target.who}'s {target.period.name} {what} is listed twice, first in {first}."
    message, fix = f"{listed} The first is used.", "Delete one of them."
    columns.problems.append(error(place, "duplicate target", message, value=f"{target.amount:f}", fix=fix))
    return False


def _rows(
    columns: Columns, roster: Roster, roles: set[str], calendar: FiscalCalendar, summed: set[int]
) -> Iterable[tuple[int, list[Target]]]:
    """Each row with its targets; rows with an unknown person or metric are reported.

    `summed` grows by the rows with a total that their amounts add up to.
    """
    target_amounts = target_rows(columns, calendar)
    texts = zip(*(columns.texts(name) for name in ("measure", "salesperson", "product")), strict=True)
    for row, (text, owner, product), amounts in zip(columns.table.rows, texts, target_amounts, strict=True):
        who, scope = _who(owner, roster.find(owner), roles)
        measure = measure_named(text)
        report_unclear_totals(columns, row, amounts)
        if not scope:
            _report_unknown_person(columns, row, owner, roster)
            continue
        if not measure:
            _report_unknown_metric(columns, row, text)
            continue
        if measure in SUMMED:
            report_differing_sums(columns, row, amounts)
            summed |= {row} if has_fitting_sum(amounts) else set()
        key = RowKey(columns.table.number, row)
        yield (
            row,
            [
                Target(
                    key,
                    who,
                    scope,
                    measure,
                    cell.dates.period,
                    _in_unit(cell.amount, measure),
                    cell.header.column,
                    "" if fold(product) in EVERYTHING else product,
                )
                for cell in amounts.used
                if cell.dates.period
            ],
        )


def _in_unit(amount: Decimal, measure: str) -> Decimal:
    """The amount in the metric's unit; a percentage becomes a fraction."""
    return amount / 100 if measure in SHARES and amount > 1 else amount


def _who(name: str, person: Person | None, roles: set[str]) -> tuple[str, str]:
    if person:
        return person.name, "person"
    if fold(name) in EVERYONE:
        return "all", "all"
    return (fold(name), "role") if fold(name) in roles else ("", "")


def measure_named(text: str) -> str:
    """The metric with this name: a known one or a weekly activity; empty for anything else."""
    key = fold(text)
    if not text or key in _MEASURES:
        return _MEASURES.get(key, BOOKINGS)
    found = _A_WEEK.fullmatch(key)
    return f"{ACTIVITY}{activity_type(found['type'] or found['first'] or found['last'])}" if found else ""


_MEASURES = {fold(word): key for key, words in (MEASURES | PLAN_MEASURES).items() for word in (key, *words)}


def _report_unknown_metric(columns: Columns, row: int, value: str) -> None:
    message = "Unknown metric. Target skipped."
    fix = f"Use {', '.join((*MEASURES, *PLAN_MEASURES))}, or any weekly activity (calls a week)."
    if activity_type(value) in TYPES:
        fix = f"Enter “{fold(value)} a week” with a weekly number."
    place = columns.table.place(row, "measure")
    columns.problems.append(error(place, "unknown metric", message, value=value, fix=fix))
    columns.skip(row, "unknown metric")


def _report_unknown_person(columns: Columns, row: int, value: str, roster: Roster) -> None:
    place = columns.table.place(row, "salesperson")
    if is_placeholder(value):
        columns.problems.append(placeholder_error(place, value, "Row"))
        columns.skip(row, PLACEHOLDER)
        return
    message = f"{roster.no_one(' or role')} Target skipped."
    fix = "Use a name, a role, or “all”." if roster.is_team else f"{roster.fix_for(value)} “all” is everyone."
    columns.problems.append(error(place, "unknown person", message, value=value, fix=fix))
    columns.skip(row, "unknown person")
