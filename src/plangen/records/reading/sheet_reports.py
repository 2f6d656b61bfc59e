"""How one sheet was read: its rows, its columns, and notes."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from plangen.problems import shown
from plangen.sources.grid import Grid, column_letters
from plangen.tables.columns import Columns
from plangen.tables.group_rows import IN_GROUP_ROWS
from plangen.tables.table import Table

_NOUNS = {
    "duplicate": ("duplicate", "duplicates"),
    "footer": ("footer", "footers"),
    "footnote": ("footnote", "footnotes"),
    "repeated header": ("repeated header", "repeated headers"),
    "summary": ("summary", "summaries"),
    "title": ("title", "titles"),
    "total": ("total row", "total rows"),
}
"""The reasons for skipping a row that are nouns, for one row and for several."""


@dataclass(frozen=True, slots=True)
class SheetReport:
    """How one sheet was read: rows in = rows used + rows skipped, with a reason for each skip.

    `table` is empty for an unused sheet; then `reason` says why. `columns` maps our columns to the sheet's headers;
    `unused` lists its unknown headers.
    """

    file: str
    sheet: str
    table: str = ""
    profile: str = ""
    header_row: int = 0
    reason: str = ""
    rows: int = 0
    used: int = 0
    skips: Mapping[str, int] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    unused: tuple[str, ...] = ()
    passed_over: Mapping[str, str] = field(default_factory=dict)
    """Headers that match one of our columns but lost to a better match, with that column."""
    alike: Mapping[str, str] = field(default_factory=dict)
    """Unused headers with the column they resemble: a suggestion."""
    notes: tuple[str, ...] = ()
    """Other remarks: that the sheet is hidden, how it was interpreted."""


def skipped_rows(reason: str, count: int, number: str) -> str:
    """A count of skipped rows with its reason: “2 footers”, or “2 (no owner)” if the reason isn't a noun."""
    if reason in _NOUNS:
        return f"{number} {_NOUNS[reason][count > 1]}"
    return f"{number} ({reason})"


def sheet_report(columns: Columns) -> SheetReport:
    """The report of a sheet: rows in = rows used + rows skipped, with a reason for each skip."""
    table = columns.table
    skips = Counter(table.skips.values()) + Counter(columns.skipped.values())
    return SheetReport(
        table.grid.file,
        table.grid.sheet,
        table.name,
        table.profile.name,
        table.header_row + 1,
        rows=len(table.rows) + len(table.merged) + len(table.skips),
        used=len(table.rows) + len(table.merged) - len(columns.skipped),
        skips=dict(sorted(skips.items())),
        columns={name: table.header_text(at) for name, at in table.columns.items() if _is_in_file(table, at)}
        | {name: ", ".join(column.header for column in found) for name, found in table.families.items()},
        unused=table.headers.unused,
        passed_over=table.headers.passed_over,
        alike=table.headers.similar,
        notes=(*_notes(table), *columns.notes),
    )


def _is_in_file(table: Table, at: int) -> bool:
    """Whether a column is the file's own, not one that answers from forms added."""
    return table.grid.added_from is None or at < table.grid.added_from or at == IN_GROUP_ROWS


def _notes(table: Table) -> Iterator[str]:
    """Notes on what was hidden but read, and on what can't be checked in this file type."""
    grid = table.grid
    if grid.hidden:
        yield "hidden sheet, read anyway"
    rows = sum(table.header_row < row < len(grid.rows) for row in grid.marks.hidden_rows)
    if rows:
        yield f"{rows} hidden {'rows' if rows > 1 else 'row'}, read anyway"
    columns = [column_letters(at) for at in sorted(grid.marks.hidden_columns) if _has_values(grid, at)]
    if columns:
        yield f"hidden column{'s' if len(columns) > 1 else ''} {', '.join(columns)}, read anyway"
    title = table.headers.title
    if title:
        words = [title.unit.scale_name] if title.unit.power else []
        words += [title.unit.currency] if title.unit.currency else []
        yield f"“{shown(title.text)}” above the headers; amounts read in {', '.join(words)}"
    if not grid.marks.known:
        yield "error cells and uncalculated formulas can't be detected in this file type"


def _has_values(grid: Grid, at: int) -> bool:
    return any(at < len(row) and row[at] not in (None, "") for row in grid.rows)
