"""The date order that other columns prove: adjacent columns, and the same column in similar files."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from plangen.tables.profile import shipped_profiles
from plangen.tables.table import Table
from plangen.tables.values.date_cells import Style
from plangen.tables.values.dates import Orders, proven_orders


class AdjacentColumn(NamedTuple):
    """A column of a table, and its label in notes."""

    table: Table
    at: int
    label: str


class ProvenOrders(NamedTuple):
    """Date orders that other columns prove, and the label of the first of these columns."""

    orders: Orders
    source: str = ""


def similar_tables(tables: Sequence[Table]) -> dict[int, list[Table]]:
    """For each table, by number, the others from the same program; of home-made sheets, those with the same headers."""
    by_source: dict[tuple[str, ...], list[Table]] = defaultdict(list)
    for table in tables:
        by_source[_source_key(table)].append(table)
    return {table.number: [each for each in by_source[_source_key(table)] if each is not table] for table in tables}


def _source_key(table: Table) -> tuple[str, ...]:
    is_home_made = table.profile.name == shipped_profiles()[0].name
    headers = table.grid.rows[table.header_row] if is_home_made else ()
    return (table.name, table.profile.name, *map(str, headers))


def adjacent_orders(table: Table, at: int, similar: Sequence[Table]) -> ProvenOrders:
    """The orders that a table's other columns agree on; if none, those of the same column in similar tables."""
    adjacent = [AdjacentColumn(table, other, f"“{header}”") for header, other in _all_columns(table) if other != at]
    name = next((name for name, other in table.columns.items() if other == at), "")
    elsewhere = [AdjacentColumn(each, each.columns[name], _file(each)) for each in similar if name in each.columns]
    return _agreed(adjacent) or _agreed(elsewhere) or ProvenOrders({})


def _all_columns(table: Table) -> Iterable[tuple[str, int]]:
    yield from table.columns.items()
    yield from ((column.header, column.column) for found in table.families.values() for column in found)


def _file(table: Table) -> str:
    return f"{table.grid.file} › {table.grid.sheet}" if table.grid.sheet else table.grid.file


def _agreed(columns: Iterable[AdjacentColumn]) -> ProvenOrders | None:
    """The orders on which all columns that prove one agree; None if no column proves any."""
    votes: dict[Style, set[bool]] = defaultdict(set)
    source = ""
    for each in columns:
        proven: Mapping[Style, set[bool]] = proven_orders(each.table.cells_at(each.at))
        source = source or (each.label if proven else "")
        for style, orders in proven.items():
            votes[style] |= orders
    agreed = {style: next(iter(orders)) for style, orders in votes.items() if len(orders) == 1}
    return ProvenOrders(agreed, source) if votes else None
