"""How the columns of each sheet were mapped, for `plangen check --mapping`."""

from collections.abc import Sequence
from dataclasses import dataclass

from plangen.records.detected import detected_tables
from plangen.sources.grid import Grid
from plangen.tables.mapping import MappedColumn, mapped_columns


@dataclass(frozen=True, slots=True)
class MappedSheet:
    """A sheet read as one of our tables, with each of its columns."""

    file: str
    sheet: str
    table: str
    columns: tuple[MappedColumn, ...]


def mapped_sheets(grids: Sequence[Grid]) -> tuple[MappedSheet, ...]:
    """The sheets read as our tables, in the order of the grids."""
    tables, overrides = detected_tables(grids)
    return tuple(
        MappedSheet(table.grid.file, table.grid.sheet, table.name, mapped_columns(table, overrides.get(table.name, {})))
        for table in tables
    )
