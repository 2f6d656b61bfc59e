"""What became of one sheet that is a table: its rows, its columns, and how it was understood."""

from collections import Counter
from collections.abc import Iterator

from plangen.records.book import SheetReport
from plangen.sources.grid import Grid, letters
from plangen.tables.columns import Columns
from plangen.tables.table import Table


def sheet_report(columns: Columns) -> SheetReport:
    """The report of a sheet: rows in = rows used + rows skipped, with a reason for each skip."""
    table = columns.table
    skips = Counter(table.skips.values()) + Counter(columns.aside.values())
    return SheetReport(
        table.grid.file,
        table.grid.sheet,
        table.name,
        table.profile.name,
        table.header + 1,
        rows=len(table.rows) + len(table.skips),
        used=len(table.rows) - len(columns.aside),
        skips=dict(sorted(skips.items())),
        columns={name: table.head(at) for name, at in table.columns.items()}
        | {name: ", ".join(column.head for column in found) for name, found in table.families.items()},
        unused=table.heads.unused,
        passed_over=table.heads.passed_over,
        alike=table.heads.alike,
        notes=(*_notes(table), *columns.notes),
    )


def _notes(table: Table) -> Iterator[str]:
    """What else has to be said of a sheet: what is hidden was read, and what its file type keeps from us."""
    grid = table.grid
    if grid.hidden:
        yield "the sheet is hidden; it was read"
    rows = sum(row > table.header for row in grid.marks.hidden_rows)
    if rows:
        yield f"{rows} hidden {'rows were' if rows > 1 else 'row was'} read too"
    columns = [letters(at) for at in sorted(grid.marks.hidden_columns) if _holds_anything(grid, at)]
    if columns:
        several = len(columns) > 1
        names = f"{', '.join(columns[:-1])} and {columns[-1]}" if several else columns[0]
        yield f"the hidden column{'s' if several else ''} {names} {'were' if several else 'was'} read too"
    if not grid.marks.known:
        yield "error cells and formulas without a value cannot be told in a file of this type"


def _holds_anything(grid: Grid, at: int) -> bool:
    return any(at < len(row) and row[at] not in (None, "") for row in grid.rows)
