"""What the quota is made of: new, existing, and renewal bookings, or products."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from plangen.elements.figure import Figure
from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec
from plangen.facts.figures.plan import plan_bridge, quota_of, year_before
from plangen.facts.scope.document import Scope
from plangen.facts.scope.tables import table_row
from plangen.metrics.plans.bridge import Source
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
        totals=_total(scope, goals, year),
        note=_renewals_in_sight(scope),
        row_height=ROW_HEIGHT,
    )


def _renewals_in_sight(scope: Scope) -> str:
    """What renewals are expected to bring, next to a target for them that differs; empty without one."""
    goal = target("renewal bookings", scope.person, scope.period, scope.workspace.plan)
    bar = scope.once(plan_bridge).bar(Source.RENEWALS)
    if not goal.known or bar is None or bar.value.value is None:
        return ""
    seen, wanted = scope.figure(bar.value).full, scope.figure(goal).full
    return "" if seen == wanted else f"Renewals in sight on How I get there: {seen}; the target is {wanted}."


Part = tuple[str, Measure, Sequence[Opportunity] | None]
"""A part of the quota: its name, its target, and the deals won of it in the year before; None if that isn't known."""


def _total(scope: Scope, parts: Sequence[Part], year: Period) -> tuple[Row, ...]:
    """The sum of the parts next to the quota, if there are several; of the year before, if no deal is in two parts."""
    if len(parts) < 2:  # noqa: PLR2004 - one part is its own sum
        return ()
    value = sum((goal.value or Decimal(0) for _, goal, _ in parts), Decimal(0))
    whole = quota_of(scope, scope.period).value
    booked = [each.exact for _, _, sold in parts if (each := _booked(scope, sold, year)) is not None]
    rows = [deal.row for _, _, sold in parts for deal in sold or ()]
    adds_up = len(booked) == len(parts) and len(rows) == len(set(rows))
    before = scope.figure(Measure(sum((each or Decimal(0) for each in booked), Decimal(0)), Unit.MONEY))
    return (
        table_row(
            SPLIT,
            RowLook.TOTAL,
            part="Sum",
            target=scope.figure(Measure(value, Unit.MONEY)).full,
            share=scope.figure(Measure(value / whole, Unit.SHARE)) if whole else None,
            before=before.full if adds_up else "",
        ),
    )


def _by_type(scope: Scope, year: Period) -> Iterable[Part]:
    won = won_in(scope.deals, year)
    has_types = any(deal.kind for deal in won)
    for measure, kind in TYPE_OF.items():
        found = target(measure, scope.person, scope.period, scope.workspace.plan)
        if found.known:
            name = measure[:1].upper() + measure[1:]
            yield name, found, [deal for deal in won if deal.kind == kind] if has_types else None


def _by_product(scope: Scope, year: Period) -> Iterable[Part]:
    won = won_in(scope.deals, year)
    has_products = any(deal.products for deal in won)
    families = {fold(each.name): fold(each.family) for each in scope.book.products}
    for each in scope.book.product_targets:
        if each.measure != BOOKINGS or each.who != scope.person.name or each.period != scope.period:
            continue
        key = fold(each.product)
        sold = [
            deal for deal in won if any(fold(name) == key or families.get(fold(name)) == key for name in deal.products)
        ]
        yield each.product, Measure(each.amount, Unit.MONEY, 1, (each.row,)), sold if has_products else None


def _booked(scope: Scope, sold: Sequence[Opportunity] | None, year: Period) -> Figure | None:
    """What was booked of a part in the year before, 0 if nothing was; None if it isn't known."""
    if sold is None:
        return None
    found = scope.figure(bookings(sold, year) if sold else Measure(Decimal(0), Unit.MONEY))
    return found if found.known else None


def _part(scope: Scope, name: str, goal: Measure, sold: Sequence[Opportunity] | None, year: Period) -> Row:
    whole = quota_of(scope, scope.period).value
    share = Measure(goal.value / whole, Unit.SHARE) if whole and goal.value is not None else None
    before = _booked(scope, sold, year)
    return table_row(
        SPLIT,
        part=name,
        target=scope.figure(goal).full,
        share=scope.figure(share) if share is not None else None,
        before=before.full if before is not None else "",
    )
