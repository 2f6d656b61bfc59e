"""Rows that belong to no header row: data above the headers, and another table below without known headers."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from plangen.problems import Problem, error
from plangen.sources.grid import Cell, Grid
from plangen.tables.headers.found import MatchedHeaders
from plangen.tables.headers.lines import may_be_headers
from plangen.tables.headers.units import MONEY_COLUMNS
from plangen.tables.shape import Shape
from plangen.tables.values.date_cells import BLANKS
from plangen.tables.values.filled import all_filled, is_filled
from plangen.tables.values.folding import fold

ABOVE = "above the headers"
ANOTHER = "another table"
_TYPED = MONEY_COLUMNS | {
    "close date", "created", "closed on", "probability", "date", "due", "hired", "left", "quantity", "count",
    "last activity",
}  # fmt: skip
"""Columns of numbers and dates."""
_CHECKED = 3
"""The columns of numbers and dates that are searched for words."""
_MIN_CELLS = 3
"""The cells of a row that can't be a title."""


def rows_above(grid: Grid, header: int, shape: Shape, headers: MatchedHeaders) -> dict[int, str]:
    """The rows above a header row that could be rows of its table, each with the reason why they aren't read."""
    needed = tuple(headers.columns[name] for group in shape.needs for name in group if name in headers.columns)
    typed = _typed_columns(headers)
    found = {}
    is_next = True
    for row in range(header - headers.lines, -1, -1):
        cells = grid.rows[row]
        filled = sum(map(is_filled, cells))
        is_row = filled >= _MIN_CELLS and all_filled(cells, needed) and not _has_labels(cells)
        has_values = any(at < len(cells) and _has_digits(cells[at]) for at in typed)
        is_next = is_next and is_row
        if is_row and (has_values or (is_next and not typed)):
            found[row] = ABOVE
    return found


def _has_labels(cells: Sequence[Cell]) -> bool:
    """Whether a row has labels with colons, as filters above a report have."""
    return any(isinstance(cell, str) and cell.rstrip().endswith(":") for cell in cells)


def other_blocks(grid: Grid, rows: Sequence[int], skips: Mapping[int, str], headers: MatchedHeaders) -> dict[int, str]:
    """The rows from one with words above numbers, as another table's headers have, down to the next blank row.

    Below a blank row one such word is enough; elsewhere two are, in a row whose owner has no other row.
    """
    typed, owner = _typed_columns(headers), headers.columns.get("salesperson", -1)
    candidates = _rows_with_words(grid, rows, typed)
    if not candidates:
        return {}
    used = frozenset(rows)
    owners = Counter(fold(text) for row in rows if isinstance(text := _cell(grid, row, owner), str))
    found: dict[int, str] = {}
    for start in candidates:
        fewest = 1 if skips.get(start - 1) == "blank" else 2
        name = _cell(grid, start, owner)
        is_known = isinstance(name, str) and owners[fold(name)] > 1
        if start in found or is_known or _words_above_numbers(grid, start, typed) < fewest:
            continue
        row = start
        while row in used or skips.get(row, "blank") != "blank":
            found |= {row: ANOTHER} if row in used else {}
            row += 1
    return found


def _rows_with_words(grid: Grid, rows: Sequence[int], typed: Sequence[int]) -> list[int]:
    """The rows with a word in a column of numbers or dates; in most tables there are none."""
    found: set[int] = set()
    raw = grid.rows
    for at in typed[:_CHECKED]:
        cells = [raw[row][at] if at < len(raw[row]) else None for row in rows]
        if str not in set(map(type, cells)):
            continue
        words = {cell for cell in set(cells) if isinstance(cell, str) and _is_word(cell)}
        if words:
            found |= {row for row, cell in zip(rows, cells, strict=True) if cell in words}
    return sorted(found)


def stray_problems(grid: Grid, header: int, above: Mapping[int, str], below: Mapping[int, str]) -> Iterator[Problem]:
    """An error for the rows above the headers, and one for each block of another table."""
    if above:
        rows_in_words = f"{len(above)} rows" if len(above) > 1 else "1 row"
        message = f"{rows_in_words} above the headers (row {header + 1}). Skipped."
        fix = "Move the header row above them, or give them a header row of their own."
        yield error(grid.place(min(above)), "rows above the headers", message, fix=fix)
    for row in sorted(below):
        if row - 1 not in below:
            count = next(rows for rows in range(1, len(below) + 1) if row + rows not in below)
            message = f"Looks like the headers of another table. {count} row{'s' if count > 1 else ''} skipped."
            fix = "Use the column names in the README. If you don't need it, delete it."
            yield error(grid.place(row), "unknown table", message, fix=fix)


def _words_above_numbers(grid: Grid, row: int, typed: Sequence[int]) -> int:
    """How many words a row has in columns of numbers, if it has nothing else there and the row below has numbers."""
    cells = grid.rows[row]
    if sum(map(is_filled, cells)) < 2 or not may_be_headers(cells):  # noqa: PLR2004 - a table has two columns
        return 0
    filled = [at for at in typed if is_filled(_cell(grid, row, at))]
    below = grid.rows[row + 1] if row + 1 < len(grid.rows) else ()
    if not all(isinstance(text := cells[at], str) and _is_word(text) for at in filled):
        return 0
    return len(filled) if any(at < len(below) and _has_digits(below[at]) for at in filled) else 0


def _is_word(text: str) -> bool:
    """Whether a text is neither a number or a date nor a word for a blank."""
    return text[:1].isalpha() and not _has_digits(text) and fold(text) not in _BLANKS


_BLANKS = frozenset(fold(text) for text in BLANKS)


def _typed_columns(headers: MatchedHeaders) -> tuple[int, ...]:
    families = (column.column for found in headers.families.values() for column in found)
    return (*(at for name, at in headers.columns.items() if name in _TYPED), *families)


def _cell(grid: Grid, row: int, at: int) -> Cell:
    cells = grid.rows[row]
    return cells[at] if 0 <= at < len(cells) else None


def _has_digits(cell: Cell) -> bool:
    if isinstance(cell, str):
        return any(char.isdigit() for char in cell)
    return cell is not None and not isinstance(cell, bool)
