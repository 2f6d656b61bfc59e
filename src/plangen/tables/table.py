"""A grid whose columns are known, with every row either used or set aside for a reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from plangen.problems import Place
from plangen.sources.grid import Cell, Grid
from plangen.tables.bands import BAND, BESIDE, Band, band_in
from plangen.tables.folding import on_one_line
from plangen.tables.head_lines import LONGEST_HEAD, head_lines
from plangen.tables.profile import Profile
from plangen.tables.shape import Shape
from plangen.tables.units import Unit


@dataclass(frozen=True, slots=True)
class FamilyColumn:
    """A column of a family: its place, its head, and what its head says (`{"year": "2026"}`)."""

    column: int
    head: str
    says: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Heads:
    """A row of a grid read as heads of one shape. `exact` counts the columns that were found by an exact name.

    `unused` are heads of columns that mean nothing to us; `passed_over` says of some of them which column they could
    have been, had not a better head stood there; `alike` which column they resemble, as a suggestion only.
    """

    columns: Mapping[str, int]
    families: Mapping[str, tuple[FamilyColumn, ...]] = field(default_factory=dict)
    unused: tuple[str, ...] = ()
    exact: int = 0
    passed_over: Mapping[str, str] = field(default_factory=dict)
    alike: Mapping[str, str] = field(default_factory=dict)
    lines: int = 1
    units: Mapping[int, Unit] = field(default_factory=dict)
    """What the heads of columns with numbers say besides their name, by the column of the grid."""
    refused: Mapping[int, str] = field(default_factory=dict)
    """Columns that are not read as ours, since their head says that they hold something else, with our column."""

    @property
    def found(self) -> int:
        """How many heads are known."""
        return len(self.columns) + sum(len(columns) for columns in self.families.values())

    def missing(self, shape: Shape) -> tuple[tuple[str, ...], ...]:
        """The groups of columns that the shape needs and of which none is there; a family stands for its columns."""
        there = {*self.columns, *self.families}
        return tuple(group for group in shape.needs if there.isdisjoint(group))


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The rows below a header row that are data, and where their columns are.

    `number` is the grid's number in the Book; `header` the header row (from 0), of two lines the lower one. `rows` are
    the rows that hold data, `skips` those that do not, by row, with the reason. `groups` are columns whose value stands
    once for several rows: for each row without one, the row above that has it.
    """

    shape: Shape
    grid: Grid
    number: int
    header: int
    profile: Profile
    heads: Heads
    rows: tuple[int, ...] = ()
    skips: Mapping[int, str] = field(default_factory=dict)
    groups: Mapping[int, Mapping[int, int]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of the table."""
        return self.shape.name

    @property
    def columns(self) -> Mapping[str, int]:
        """Our columns, each with the column of the grid in which it stands."""
        return self.heads.columns

    @property
    def families(self) -> Mapping[str, tuple[FamilyColumn, ...]]:
        """The families of columns, by name."""
        return self.heads.families

    def cells(self, column: str) -> list[Cell]:
        """The raw cells of one of our columns, one for each of `rows`; all None where there is no such column."""
        at = self.columns.get(column)
        return [None] * len(self.rows) if at is None else self.cells_at(at)

    def cells_at(self, at: int) -> list[Cell]:
        """The raw cells of a column of the grid, one for each of `rows`; blank ones are None."""
        raw, above = self.grid.rows, self.groups.get(at)
        if not above:
            return [(raw[row][at] if at < len(raw[row]) else None) for row in self.rows]
        named = {row: band.name for row in set(above.values()) if (band := self._band(row))}
        rows = [above.get(row, row) for row in self.rows]
        return [named[row] if row in named else raw[row][at] if at < len(raw[row]) else None for row in rows]

    def _band(self, row: int) -> Band | None:
        """What a row says that names the owner of those below it."""
        return band_in(self.grid.rows[row]) if self.skips.get(row) == BAND else None

    def head(self, at: int) -> str:
        """The head of a column of the grid, as it stands there."""
        if at == BESIDE:
            return "the line above each group"
        if self.heads.lines > 1:
            return head_lines(self.grid, self.header, self.heads.lines).texts[at]
        cell = self.grid.rows[self.header][at] if at < len(self.grid.rows[self.header]) else None
        return "" if cell is None else on_one_line(str(cell)[:LONGEST_HEAD])

    def place(self, row: int, column: str = "") -> Place:
        """The place of a cell, or of the row where there is no such column."""
        at = self.columns.get(column)
        source = row if at is None else self.groups.get(at, {}).get(row, row)
        band = self._band(source)
        return self.grid.place(source, band.at if band else None if at == BESIDE else at)


@dataclass(frozen=True, slots=True)
class Unused:
    """A sheet that is no table of ours, and why."""

    grid: Grid
    reason: str
