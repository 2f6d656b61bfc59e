"""What the quota is made of: new, existing, and renewal bookings, or products."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec
from plangen.facts.figures.plan import quota_of, year_before
from plangen.facts.scope.document import Scope
from plangen.facts.scope.tables import table_row
from plangen.metrics.results.bookings import bookings, won_in
from plangen.metrics.results.by_type import TYPE_OF
from plangen.metrics.results.quota import target
from plangen.periods import Period
from plangen.records.deals.opportunities import Opportunity
from plangen.records.targets.rows import BOOKINGS
from plangen.tables.values.folding import fold

ROW_HEIGHT = 5.6


SPLIT = TableSpec(
    "quota_split",
    (
        Column("part", "quota_split", width=80, is_title=True),
        Column("target", "plan", Look.NUMBER, 32),
        Column("share", "share", Look.NUMBER, 32),
        Column("before", "bookings", Look.NUMBER, 32),
    ),
)


def quota_split(scope: Scope) -> Table | None:
    """What the quota is made of: new, existing, and renewal bookings, or products; None if Targets doesn't say."""
    year = year_before(scope)
    goals = [*_by_type(scope, year), *_by_product(scope, year)]
    if not goals:
        return None
    parts = [_part(scope, *each, year) for each in goals]
    return scope.tables.table(
        SPLIT,
        parts,
        heading=scope.tables.word("quota_split"),
        headers={"before": f"Bookings, {year.name}"},
        totals=_total(scope, [goal for _, goal, _ in goals]),
        row_height=ROW_HEIGHT,
    )


Part = tuple[str, Measure, Sequence[Opportunity]]
"""A part of the quota: its name, its target, and its bookings in the year before."""


def _total(scope: Scope, goals: Sequence[Measure]) -> tuple[Row, ...]:
    """The sum of the parts next to the quota, if there are several."""
    if len(goals) < 2:  # noqa: PLR2004 - one part is its own sum
        return ()
    value, whole = sum((each.value or Decimal(0) for each in goals), Decimal(0)), quota_of(scope, scope.period).value
    share = scope.figure(Measure(value / whole, Unit.SHARE)) if whole else None
    return (
        table_row(SPLIT, RowLook.TOTAL, part="Sum", target=scope.figure(Measure(value, Unit.MONEY)).full, share=share),
    )


def _by_type(scope: Scope, year: Period) -> Iterable[Part]:
    for measure, kind in TYPE_OF.items():
        found = target(measure, scope.person, scope.period, scope.workspace.plan)
        if found.known:
            name = measure[:1].upper() + measure[1:]
            yield name, found, [deal for deal in won_in(scope.deals, year) if deal.kind == kind]


def _by_product(scope: Scope, year: Period) -> Iterable[Part]:
    families = {fold(each.name): fold(each.family) for each in scope.book.products}
    for each in scope.book.product_targets:
        if each.measure != BOOKINGS or each.who != scope.person.name or each.period != scope.period:
            continue
        key = fold(each.product)
        sold = [
            deal
            for deal in won_in(scope.deals, year)
            if any(fold(name) == key or families.get(fold(name)) == key for name in deal.products)
        ]
        yield each.product, Measure(each.amount, Unit.MONEY, 1, (each.row,)), sold


def _part(scope: Scope, name: str, goal: Measure, sold: Sequence[Opportunity], year: Period) -> Row:
    whole = quota_of(scope, scope.period).value
    share = Measure(goal.value / whole, Unit.SHARE) if whole and goal.value is not None else None
    before = scope.figure(bookings(sold, year)) if sold else None
    return table_row(
        SPLIT,
        part=name,
        target=scope.figure(goal).full,
        share=scope.figure(share) if share is not None else None,
        before=before.full if before is not None and before.known else "",
    )
