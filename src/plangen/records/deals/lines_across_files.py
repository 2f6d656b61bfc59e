"""Order lines of one deal divided between files: told from two exports of the deal, and added up."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import Enum, auto
from itertools import combinations

from plangen.problems import error, warning
from plangen.records.deals.order_lines import SETTING, Reading
from plangen.records.deals.repeat_problems import where
from plangen.records.deals.same_deal import DealRow, Relation, relation_in_table
from plangen.tables.values.folding import fold

TablePair = tuple[int, int]
"""The numbers of two tables, the smaller one first."""
_Deals = Sequence[Sequence[DealRow]]


class Parts(Enum):
    """What the rows of one deal in two tables are."""

    EXPORTS = auto()
    """Two exports of the deal."""
    LINES = auto()
    """Different lines of one order."""
    UNCLEAR = auto()


def repeated_tables(groups: Iterable[Mapping[int, _Deals]]) -> frozenset[TablePair]:
    """The pairs of tables with an equal row of the same deal: the tables are exports of the same deals."""
    found: set[TablePair] = set()
    for by_table in groups:
        if len(by_table) < 2:  # noqa: PLR2004 - the deal is in one table
            continue
        keys = {number: {_key(row) for deal in deals for row in deal} for number, deals in by_table.items()}
        found |= {pair for pair in combinations(sorted(keys), 2) if keys[pair[0]] & keys[pair[1]]}
    return frozenset(found)


def parts_of(deal: Sequence[DealRow], other: Sequence[DealRow], chosen: str, repeated: frozenset[TablePair]) -> Parts:
    """What the rows of one deal in two tables are; `chosen` is how rows with one id count, as in Settings."""
    if chosen == Reading.COUNT_ONCE or relation_in_table(deal[0], other[0]) is not Relation.SAME:
        return Parts.EXPORTS
    keys, others = {_key(row) for row in deal}, {_key(row) for row in other}
    if keys <= others or others <= keys:
        return Parts.EXPORTS
    if chosen == Reading.ADD_UP:
        return Parts.LINES
    first, second = deal[0].number, other[0].number
    if (min(first, second), max(first, second)) in repeated:
        return Parts.EXPORTS
    products, other_products = {key[1] for key in keys}, {key[1] for key in others}
    if "" not in products | other_products and products.isdisjoint(other_products):
        return Parts.LINES
    return Parts.UNCLEAR if len(deal) > 1 or len(other) > 1 else Parts.EXPORTS


def new_lines(deal: Sequence[DealRow], used: Sequence[DealRow]) -> list[DealRow]:
    """The rows of a deal that aren't the same as one of its rows in another table."""
    keys = {_key(row) for row in used}
    return [row for row in deal if _key(row) not in keys]


def report_lines(joined: Sequence[tuple[DealRow, Sequence[DealRow]]]) -> None:
    """Warns about deals whose lines in several files were added up, each with its first line here, once per table."""
    tables: dict[int, list[tuple[DealRow, Sequence[DealRow]]]] = defaultdict(list)
    for row, lines in joined:
        tables[row.number].append((row, lines))
    for found in tables.values():
        row, lines = found[0]
        total = sum((each.deal.amount or Decimal(0) for each in lines), Decimal(0))
        more = f" So were {len(found) - 1:,} more deals." if len(found) > 1 else ""
        message = f"Another line of the deal in {where(lines[0], row)}. Added up to {total:,f}.{more}"
        fix = f"If they are two exports of one deal, add a Settings row: “{SETTING}”, “{Reading.COUNT_ONCE}”."
        row.columns.problems.append(warning(row.place, "lines in several files", message, value=row.label, fix=fix))


def report_unclear_lines(deal: Sequence[DealRow], used: Sequence[DealRow]) -> None:
    """Reports a deal in two files that may be two exports of it or different lines, with the total of either."""
    row = deal[0]
    once, more = (sum((each.deal.amount or Decimal(0) for each in rows), Decimal(0)) for rows in (used, deal))
    message = (
        f"Also in {where(used[0], row)}, with other amounts. Added up, they total {once + more:,f}; as two exports of "
        f"one deal, {once:,f}. The newer export is used."
    )
    fix = f"Add a Settings row: “{SETTING}”, “{Reading.ADD_UP}” or “{Reading.COUNT_ONCE}”."
    row.columns.problems.append(error(row.place, "repeated ids", message, value=row.label, fix=fix))


def _key(row: DealRow) -> tuple[str, str, Decimal | None]:
    return row.deal.salesperson, fold(row.deal.product), row.deal.amount
