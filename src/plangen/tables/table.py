"""A grid with known columns, in which every row is either used or skipped for a reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from plangen.problems import Place
from plangen.sources.grid import Cell, Grid
from plangen.tables.group_rows import GROUP_ROW, IN_GROUP_ROWS, GroupRow, parse_group_row
from plangen.tables.headers.found import FamilyColumn, MatchedHeaders
from plangen.tables.headers.lines import MAX_HEADER_LENGTH, header_lines
from plangen.tables.profile import Profile
from plangen.tables.shape import Shape
from plangen.tables.values.folding import on_one_line


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The data rows below a header row, and where their columns are.

    `number` is the grid's number in the Book. `header_row` is the header row (from 0); of a two-line header, the lower
    row. `rows` are the data rows; `skips` are the other rows, each with its reason. `groups` are columns with one value
    for several rows: each row without a value maps to the row above that has it.
    """

    shape: Shape
    grid: Grid
    number: int
    header_row: int
    profile: Profile
    headers: MatchedHeaders
    rows: tuple[int, ...] = ()
    skips: Mapping[int, str] = field(default_factory=dict)
    groups: Mapping[int, Mapping[int, int]] = field(default_factory=dict)
    merged: tuple[int, ...] = ()
    """Rows that were used in another table's rows, whose cells they replace."""

    @property
    def name(self) -> str:
        """The table's name."""
        return self.shape.name

    @property
    def columns(self) -> Mapping[str, int]:
        """The table's columns, each with its column in the grid."""
        return self.headers.columns

    @property
    def families(self) -> Mapping[str, tuple[FamilyColumn, ...]]:
        """The column families, by name."""
        return self.headers.families

    def cells(self, column: str) -> list[Cell]:
        """The raw cells of a column, one for each of `rows`; all None if the column is missing."""
        at = self.columns.get(column)
        return [None] * len(self.rows) if at is None else self.cells_at(at)

    def cells_at(self, at: int) -> list[Cell]:
        """The raw cells of a grid column, one for each of `rows`; blank ones are None."""
        raw, above = self.grid.rows, self.groups.get(at)
        if not above:
            return [(raw[row][at] if at < len(raw[row]) else None) for row in self.rows]
        names = {row: group_row.name for row in set(above.values()) if (group_row := self._group_row(row))}
        rows = [above.get(row, row) for row in self.rows]
        return [names[row] if row in names else raw[row][at] if at < len(raw[row]) else None for row in rows]

    def _group_row(self, row: int) -> GroupRow | None:
        """The group row at this row, if it is one."""
        return parse_group_row(self.grid.rows[row]) if self.skips.get(row) == GROUP_ROW else None

    def header_text(self, at: int) -> str:
        """The header of a grid column, as shown in the file."""
        if at == IN_GROUP_ROWS:
            return "the row above each group"
        if self.headers.lines > 1:
            texts = header_lines(self.grid, self.header_row, self.headers.lines).texts
            return texts[at] if at < len(texts) else ""
        cell = self.grid.rows[self.header_row][at] if at < len(self.grid.rows[self.header_row]) else None
        return "" if cell is None else on_one_line(str(cell)[:MAX_HEADER_LENGTH])

    def with_cells(self, cells: Mapping[tuple[int, str], tuple[Cell, Place]]) -> "Table":
        """The table with cells from other files, by row and column; columns that it lacks are added at its right."""
        added = sorted({column for _, column in cells} - set(self.columns))
        columns = {**self.columns, **{column: at for at, column in enumerate(added, self.grid.width)}}
        # A column that only group rows have isn't in the grid.
        moved = {(row, columns[name]): cell for (row, name), cell in cells.items() if columns[name] != IN_GROUP_ROWS}
        groups = {
            at: {row: above for row, above in rows.items() if (row, at) not in moved}
            for at, rows in self.groups.items()
        }
        headers = replace(self.headers, columns=columns)
        return replace(self, grid=self.grid.with_cells(moved), headers=headers, groups=groups)

    def place(self, row: int, column: str = "") -> Place:
        """The address of a cell, or of the row if the column is missing."""
        at = self.columns.get(column)
        source = row if at is None else self.groups.get(at, {}).get(row, row)
        group_row = self._group_row(source)
        return self.grid.place(source, group_row.at if group_row else None if at == IN_GROUP_ROWS else at)


@dataclass(frozen=True, slots=True)
class Unused:
    """A sheet that isn't used as a table, and why; `is_other_list` says whether it is a list of something else."""

    grid: Grid
    reason: str
    is_other_list: bool = False
