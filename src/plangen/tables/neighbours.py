"""What other columns prove of the order of a column's dates: those beside it, and the same one in files of its kind."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from plangen.tables.dates import Orders, proven_orders
from plangen.tables.days import Style
from plangen.tables.profile import shipped_profiles
from plangen.tables.table import Table


class Neighbour(NamedTuple):
    """A column of a table, and how it is called beside another one."""

    table: Table
    at: int
    called: str


class Beside(NamedTuple):
    """Orders that other columns prove, and the first of these columns as it is called."""

    orders: Orders
    witness: str = ""


def tables_alike(tables: Sequence[Table]) -> dict[int, list[Table]]:
    """For each table, by its number, the others that the same program wrote: at home those with the same heads."""
    kinds: dict[tuple[str, ...], list[Table]] = defaultdict(list)
    for table in tables:
        kinds[_kind(table)].append(table)
    return {table.number: [each for each in kinds[_kind(table)] if each is not table] for table in tables}


def _kind(table: Table) -> tuple[str, ...]:
    at_home = table.profile.name == shipped_profiles()[0].name
    heads = table.grid.rows[table.header] if at_home else ()
    return (table.name, table.profile.name, *map(str, heads))


def orders_beside(table: Table, at: int, alike: Sequence[Table]) -> Beside:
    """The orders that a column's neighbours prove, as far as these agree; else those of the same column elsewhere."""
    beside = [Neighbour(table, other, f"“{name}”") for name, other in _named(table) if other != at]
    own = next((name for name, other in table.columns.items() if other == at), "")
    elsewhere = [Neighbour(each, each.columns[own], _file(each)) for each in alike if own in each.columns]
    return _agreed(beside) or _agreed(elsewhere) or Beside({})


def _named(table: Table) -> Iterable[tuple[str, int]]:
    yield from table.columns.items()
    yield from ((column.head, column.column) for found in table.families.values() for column in found)


def _file(table: Table) -> str:
    return f"{table.grid.file} › {table.grid.sheet}" if table.grid.sheet else table.grid.file


def _agreed(neighbours: Iterable[Neighbour]) -> Beside | None:
    """The orders on which all that prove one agree; None where nobody proves any."""
    votes: dict[Style, set[bool]] = defaultdict(set)
    witness = ""
    for each in neighbours:
        proven: Mapping[Style, set[bool]] = proven_orders(each.table.cells_at(each.at))
        witness = witness or (each.called if proven else "")
        for style, orders in proven.items():
            votes[style] |= orders
    agreed = {style: next(iter(orders)) for style, orders in votes.items() if len(orders) == 1}
    return Beside(agreed, witness) if votes else None
