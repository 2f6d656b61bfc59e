"""The quota as the largest thing on a page, what it compares with, and its quarters."""

from dataclasses import dataclass
from typing import Annotated

from plangen.elements.field import Field
from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Row, Table, TableSpec, Tone, Value
from plangen.facts.blocks.plans.bridge import quota_change
from plangen.facts.blocks.plans.written_notes import note_field
from plangen.facts.figures.plan import quarters, quota_of, year_before
from plangen.facts.formatting.number_format import MINUS
from plangen.facts.scope.document import Scope
from plangen.facts.scope.tables import table_row
from plangen.facts.scope.trace import made_of
from plangen.metrics.results.bookings import attainment, bookings
from plangen.metrics.results.pace import Clock, pace, quota_to_date
from plangen.metrics.results.quota import target

STRETCH = "stretch"

QUOTA_LINES = TableSpec(
    "quota_lines",
    (
        Column("label", width=35),
        Column("amount", look=Look.NUMBER, width=18),
        Column("note", look=Look.NUMBER, width=33, tone=Tone.QUIET),
    ),
)
QUARTERS = TableSpec(
    "quota_quarters",
    (
        Column("first", tone=Tone.STRONG),
        Column("second", tone=Tone.STRONG),
        Column("third", tone=Tone.STRONG),
        Column("fourth", tone=Tone.STRONG),
    ),
)


@dataclass(frozen=True, slots=True)
class MyQuota:
    """The quota as the largest thing on the page, or a blank; lines that compare it; and its quarters."""

    heading: str
    amount: str
    blank: Field
    lines: Annotated[Table, QUOTA_LINES]
    quarters: Annotated[Table, QUARTERS]


def my_quota(scope: Scope) -> MyQuota:
    """The quota of the plan."""
    goal = scope.figure(quota_of(scope, scope.period))
    name = scope.period.name
    blank = note_field(scope, "my number", "quota", f"My quota for {name}")
    rows = [row for row in (_earlier(scope), _won(scope), _stretch(scope)) if row is not None]
    return MyQuota(
        f"My quota for {name}",
        goal.full if goal.known else "",
        blank,
        scope.tables.table(QUOTA_LINES, rows, heading=f"My quota for {name}"),
        _quarters(scope),
    )


def _earlier(scope: Scope) -> Row | None:
    """The quota of a year earlier, and how much this one is up."""
    earlier = year_before(scope)
    before, change = scope.figure(quota_of(scope, earlier)), quota_change(scope)
    if not before.known:
        return None
    note = ""
    if change is not None:
        share = scope.number_format.plain(abs(change), Unit.SHARE)
        now = scope.figure(quota_of(scope, scope.period))
        made_of(scope.workspace.trace, share, f"{now.full} ÷ {before.full} {MINUS} 1")
        note = f"{scope.period.name} is {'up' if change > 0 else 'down'} {share}" if change else "the same"
    return table_row(QUOTA_LINES, label=f"{earlier.name} quota", amount=before.full, note=note)


def _won(scope: Scope) -> Row | None:
    """The bookings of the year before, to the as-of date if it is still running."""
    earlier, as_of = year_before(scope), scope.book.as_of
    if earlier.start > as_of or not scope.person.employed(earlier.start, earlier.end):
        return None
    won = bookings(scope.deals, earlier)
    figure = scope.figure(won)
    if not figure.known:
        return None
    if earlier.over_on(as_of):
        share = scope.figure(attainment(scope.person, scope.deals, earlier, scope.workspace.plan))
        label, note = f"Won in {earlier.name}", f"{share} of quota"
    else:
        to_date = quota_to_date(scope.person, earlier, scope.workspace.plan, Clock(as_of, scope.book.holidays))
        share, day = scope.figure(pace(won, to_date)), scope.number_format.short_day(as_of)
        label, note = f"Won in {earlier.name}, to {day}", f"{share} of quota to date"
    return table_row(QUOTA_LINES, label=label, amount=figure.full, note=note if share.known else "")


def _stretch(scope: Scope) -> Row:
    """The stretch goal, or a blank for it."""
    found, label = stretch(scope), f"Stretch goal for {scope.period.name}"
    goal = quota_of(scope, scope.period)
    if found.value is None:
        blank = note_field(scope, "my number", STRETCH, label)
        return table_row(QUOTA_LINES, label=label, amount=None, note=blank)
    share = Measure(found.value / goal.value, Unit.SHARE) if goal.value else None
    note = f"{scope.figure(share)} of quota" if share is not None else ""
    return table_row(QUOTA_LINES, label=label, amount=scope.figure(found).full, note=note)


def stretch(scope: Scope) -> Measure:
    """The person's stretch goal."""
    return target(STRETCH, scope.person, scope.period, scope.workspace.plan)


def _quarters(scope: Scope) -> Table:
    """The quota of each quarter; empty without a quota."""
    spans = quarters(scope)
    found = [scope.figure(quota_of(scope, each)) for each in spans]
    names = QUARTERS.names[: len(spans)]
    values: dict[str, Value] = {name: figure.full for name, figure in zip(names, found, strict=True) if figure.known}
    headers = {name: span.short for name, span in zip(names, spans, strict=True)}
    rows = [Row(values)] if values else []
    return scope.tables.table(QUARTERS, rows, heading="Quarters", headers=headers)
