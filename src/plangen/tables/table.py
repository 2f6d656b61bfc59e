"""A grid whose columns are known, with every row either used or set aside for a reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from plangen.problems import Place
from plangen.sources.grid import Cell, Grid
from plangen.tables.profile import Profile
from plangen.tables.shape import Shape


@dataclass(frozen=True, slots=True)
class FamilyColumn:
    """A column of a family: its place, its head, and what its head says (`{"year": "2026"}`)."""

    column: int
    head: str
    says: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The rows below a header row that are data, and where their columns are.

    `number` is the grid's number in the Book; `header` the header row (from 0). `columns` maps our columns to columns
    of the grid, `families` family names to theirs. `rows` are the rows that hold data, `skips` those that do not, by
    row, with the reason. `unused` are heads of columns that mean nothing to us.
    """

    shape: Shape
    grid: Grid
    number: int
    header: int
    profile: Profile
    columns: Mapping[str, int]
    families: Mapping[str, tuple[FamilyColumn, ...]] = field(default_factory=dict)
    rows: tuple[int, ...] = ()
    skips: Mapping[int, str] = field(default_factory=dict)
    unused: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of the table."""
        return self.shape.name

    def cells(self, column: str) -> list[Cell]:
        """The raw cells of one of our columns, one for each of `rows`; all None where there is no such column."""
        at = self.columns.get(column)
        return [None] * len(self.rows) if at is None else self.cells_at(at)

    def cells_at(self, at: int) -> list[Cell]:
        """The raw cells of a column of the grid, one for each of `rows`."""
        raw = self.grid.rows
        return [raw[row][at] if at < len(raw[row]) else None for row in self.rows]

    def place(self, row: int, column: str = "") -> Place:
        """The place of a cell, or of the row where there is no such column."""
        return self.grid.place(row, self.columns.get(column))


@dataclass(frozen=True, slots=True)
class Unused:
    """A sheet that is no table of ours, and why."""

    grid: Grid
    reason: str
