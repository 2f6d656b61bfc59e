"""How the columns of every sheet are understood, for those who want to see what was taken as what."""

from collections.abc import Sequence
from dataclasses import dataclass

from plangen.records.load import recognised_tables
from plangen.sources.grid import Grid
from plangen.tables.mapping import MappedColumn, mapped_columns


@dataclass(frozen=True, slots=True)
class MappedSheet:
    """A sheet that is a table of ours, with each of its columns."""

    file: str
    sheet: str
    table: str
    columns: tuple[MappedColumn, ...]


def mapped_sheets(grids: Sequence[Grid]) -> tuple[MappedSheet, ...]:
    """The sheets that are tables of ours, in the order of the grids."""
    tables, own = recognised_tables(grids)
    return tuple(
        MappedSheet(table.grid.file, table.grid.sheet, table.name, mapped_columns(table, own.get(table.name, {})))
        for table in tables
    )
