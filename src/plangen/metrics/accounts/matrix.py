"""Which products each account buys, could buy, or has in the pipeline."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.elements.reasons import Fix, Reason, Variant
from plangen.metrics.accounts.revenue import GAP, NOT_ELIGIBLE, OWNED
from plangen.records.accounts.white_space import WhiteSpace
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.products import Product
from plangen.records.deals.stages import Outcome
from plangen.tables.values.folding import fold

MOST_PRODUCTS = 12
PIPELINE = "pipeline"


class Standing(StrEnum):
    """A product's status at an account."""

    OWNED = OWNED
    PIPELINE = PIPELINE
    GAP = GAP
    NOT_ELIGIBLE = NOT_ELIGIBLE


@dataclass(frozen=True, slots=True)
class ProductGroup:
    """A column of the matrix: one product, or a family with the folded names of its `members`."""

    name: str
    members: frozenset[str]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A product at an account. `value` is the potential of a gap, or the open pipeline."""

    standing: Standing
    value: Decimal | None = None
    rows: tuple[RowKey, ...] = ()


@dataclass(frozen=True, slots=True)
class MatrixRecords:
    """What the matrix is based on: the White space sheet, a person's deals, and the price list."""

    listed: Sequence[WhiteSpace]
    deals: Sequence[Opportunity]
    products: Sequence[Product] = ()


Matrix = Mapping[str, Sequence[MatrixCell]]
"""The cells of each account by its folded name, in the order of the product groups."""


def product_groups(records: MatrixRecords, most: int = MOST_PRODUCTS) -> list[ProductGroup]:
    """The columns of the matrix: products in the order of the price list, or their families if there are too many.

    Products that only the White space sheet or deals name come after those, by name. If families are too many too, or
    unknown, the products that most deals are about are used.
    """
    names = {fold(each.name): each.name for each in records.products}
    others = {fold(each.product): each.product for each in records.listed}
    others |= {fold(name): name for deal in records.deals for name in deal.products}
    more = sorted((key for key in others if key not in names), key=lambda key: (key, others[key]))
    names |= {key: others[key] for key in more}
    if len(names) <= most:
        return [ProductGroup(name, frozenset((key,))) for key, name in names.items()]
    families: dict[str, tuple[str, set[str]]] = {}
    family_of = {fold(each.name): each.family for each in records.products}
    for key, name in names.items():
        family = family_of.get(key) or name
        families.setdefault(fold(family), (family, set()))[1].add(key)
    if len(families) <= most:
        return [ProductGroup(name, frozenset(members)) for name, members in families.values()]
    counts = dict.fromkeys(names, 0)
    for deal in records.deals:
        for name in deal.products:
            counts[fold(name)] += 1
    kept = set(sorted(names, key=lambda key: (-counts[key], key))[:most])
    return [ProductGroup(name, frozenset((key,))) for key, name in names.items() if key in kept]


def product_matrix(records: MatrixRecords, accounts: Sequence[str], groups: Sequence[ProductGroup]) -> Matrix:
    """The status of each product at each account.

    Formula: the status in White space; without one, owned if a deal with the product is won there, pipeline if one is
        open, and a gap otherwise. A family is a gap if it has potential, else owned, pipeline, or a gap if one of its
        products is, in this order.
    Unit: products.
    Source: White space account, product, status, potential; Opportunities account, product, stage, amount.
    Missing: gaps without potential have no value.
    """
    known = {(fold(each.account), fold(each.product)): each for each in records.listed}
    by_cell: dict[tuple[str, str], list[Opportunity]] = {}
    for deal in records.deals:
        for name in deal.products:
            by_cell.setdefault((fold(deal.account), fold(name)), []).append(deal)
    return {
        key: [
            _of_group([_cell(known.get((key, member)), by_cell.get((key, member), ()), member) for member in members])
            for members in (sorted(group.members) for group in groups)
        ]
        for key in map(fold, accounts)
    }


def matrix_white_space(cells: Iterable[MatrixCell]) -> Measure:
    """What the gaps of some accounts and products are worth in a year.

    Formula: sum of potential over the cells of the matrix that are gaps.
    Unit: money.
    Source: product_matrix.
    Missing: "no potential or spend" if no gap has a potential.
    """
    gaps = [(each.value, each) for each in cells if each.standing is Standing.GAP and each.value is not None]
    if not gaps:
        return unknown(Unit.MONEY, Reason.NO_POTENTIAL, fix=Fix.ADD_SPEND)
    total = sum((value for value, _ in gaps), Decimal(0))
    rows = tuple(row for _, each in gaps for row in each.rows)
    return Measure(total, Unit.MONEY, len(gaps), rows, Variant.POTENTIAL)


def matrix_penetration(cells: Sequence[MatrixCell]) -> Measure:
    """The accounts that buy a product, of those that could.

    Formula: cells that are owned ÷ cells that are not “not eligible”.
    Unit: count; part = owned, n = eligible.
    Source: product_matrix.
    Missing: "no products" if no account is eligible.
    """
    eligible = [each for each in cells if each.standing is not Standing.NOT_ELIGIBLE]
    if not eligible:
        return unknown(Unit.COUNT, Reason.NO_PRODUCTS, fix=Fix.ADD_PRODUCTS)
    owned = [each for each in eligible if each.standing is Standing.OWNED]
    rows = tuple(row for each in owned for row in each.rows)
    return Measure(Decimal(len(owned)), Unit.COUNT, len(eligible), rows, part=len(owned))


def _cell(listed: WhiteSpace | None, deals: Sequence[Opportunity], product: str) -> MatrixCell:
    won = [deal for deal in deals if deal.outcome is Outcome.WON]
    opened = [deal for deal in deals if deal.is_open]
    if listed is not None and listed.status:
        standing = Standing(listed.status)
    else:
        standing = Standing.OWNED if won else Standing.PIPELINE if opened else Standing.GAP
    rows = (*((listed.row,) if listed else ()), *(deal.row for deal in (won if standing is Standing.OWNED else opened)))
    if standing is Standing.PIPELINE:
        amounts = [amount for deal in opened if (amount := _amount_of(deal, product)) is not None]
        return MatrixCell(standing, sum(amounts, Decimal(0)) if amounts else None, rows)
    potential = listed.potential if listed is not None and standing is Standing.GAP else None
    return MatrixCell(standing, potential, rows)


def _amount_of(deal: Opportunity, product: str) -> Decimal | None:
    """What a deal has of one product: the amounts of its lines, or the whole deal if it has none."""
    if not deal.lines:
        return deal.amount
    amounts = [line.amount for line in deal.lines if fold(line.product) == product and line.amount is not None]
    return sum(amounts, Decimal(0)) if amounts else None


def _of_group(cells: Sequence[MatrixCell]) -> MatrixCell:
    """The cell of a family, from those of its products."""
    if len(cells) == 1:
        return cells[0]
    rows = tuple(row for each in cells for row in each.rows)
    potential = matrix_white_space(cells).value
    if potential is not None:
        return MatrixCell(Standing.GAP, potential, rows)
    standing = next(each for each in Standing if any(cell.standing is each for cell in cells))
    values = [each.value for each in cells if each.standing is standing and each.value is not None]
    is_open = standing is Standing.PIPELINE and values
    return MatrixCell(standing, sum(values, Decimal(0)) if is_open else None, rows)
