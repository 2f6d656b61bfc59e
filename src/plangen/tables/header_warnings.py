"""Warnings about a header row: duplicate headers, headers without a value, and headers with unknown notes."""

from collections.abc import Iterator

from plangen.problems import Problem, error, warning
from plangen.sources.grid import column_letters
from plangen.tables.headers.lines import MAX_HEADER_COLUMNS, header_lines
from plangen.tables.headers.units import has_local_currencies, other_measure, split_unit, unknown_words
from plangen.tables.table import Table
from plangen.tables.values.filled import is_filled
from plangen.tables.values.folding import fold


def header_warnings(table: Table) -> Iterator[Problem]:
    """Everything to report about a table's headers."""
    yield from _too_many(table)
    yield from _unreadable(table)
    yield from _duplicates(table)
    yield from _refused(table)
    yield from _unknown_notes(table)
    if not table.rows and not table.skips:
        message = f"This looks like {table.name}, but has no rows."
        fix = "Check that the export is complete, or delete the sheet."
        yield warning(table.grid.place(table.header_row), "no rows", message, fix=fix)


def _too_many(table: Table) -> Iterator[Problem]:
    if any(map(is_filled, table.grid.rows[table.header_row][MAX_HEADER_COLUMNS:])):
        last = column_letters(MAX_HEADER_COLUMNS - 1)
        message = f"More than {MAX_HEADER_COLUMNS:,} columns. Those after {last} aren't read."
        fix = "Delete columns you don't need, or move the ones you do to the left."
        yield warning(table.grid.place(table.header_row, MAX_HEADER_COLUMNS), "too many columns", message, fix=fix)


def _unreadable(table: Table) -> Iterator[Problem]:
    """Headers that are errors or uncalculated formulas."""
    marks = table.grid.marks
    for row, at in sorted({*marks.uncalculated, *marks.errors} if marks.uncalculated or marks.errors else ()):
        if row != table.header_row:
            continue
        shown = marks.errors.get((row, at), "")
        fault = f"has the error {shown}" if shown else "is a formula that was never calculated"
        fix = "Type the header as text, or open and save the file in your spreadsheet app."
        message = f"The header of column {column_letters(at)} {fault}. Column skipped."
        yield error(table.grid.place(row, at), "header without a value", message, fix=fix)


def _duplicates(table: Table) -> Iterator[Problem]:
    """Duplicate known headers above columns that differ."""
    lines = header_lines(table.grid, table.header_row, table.headers.lines)
    keys = [_key(text, lines.lower_line[at] if lines.lower_line else "") for at, text in enumerate(lines.texts)]
    read = {keys[at]: at for at in table.columns.values() if at < len(keys) and keys[at]}
    repeated = [(at, read[key]) for at, key in enumerate(keys) if key in read and read[key] != at]
    duplicates = [
        (at, first) for at, first in repeated if at not in table.columns.values() and _differ(table, at, first)
    ]
    if not duplicates:
        return
    at, first = duplicates[0]
    units = {split_unit(lines.texts[each])[1].currency for each in (at, first)}
    place, value = table.grid.place(table.header_row, first).cell, lines.texts[at]
    if len(units - {""}) > 1:
        message = f"Same as {place} in another currency. {place} is used."
        fix = "Delete the column you don't want, or move it to the right."
        yield warning(table.grid.place(table.header_row, at), "duplicate header", message, value=value, fix=fix)
        return
    message = f"Duplicate header, also in {place}.{_more(len(duplicates) - 1)} The leftmost is used."
    fix = "If these are two tables, put an empty column between them. If not, delete or rename one."
    yield error(table.grid.place(table.header_row, at), "duplicate header", message, value=value, fix=fix)


def _more(count: int) -> str:
    if not count:
        return ""
    return f" {count} more headers are duplicates." if count > 1 else " 1 more header is a duplicate."


def _key(text: str, lower_line: str) -> str:
    """A header as it is compared to others: without its group or its unit."""
    name, unit = split_unit(lower_line or text)
    return fold(name if not unit.words else lower_line or text)


def _differ(table: Table, at: int, first: int) -> bool:
    """Whether a column has a value that the first one doesn't have in the same row."""
    pairs = zip(table.cells_at(at), table.cells_at(first), strict=True)
    return any(value != first_value and is_filled(value) for value, first_value in pairs)


def _refused(table: Table) -> Iterator[Problem]:
    """Headers of columns not read as amounts, since they say they hold something else."""
    for at, column in table.headers.refused.items():
        header = table.header_text(at)
        measure = other_measure(split_unit(header)[1], table.name)
        message = f"This header is for {measure}. Not used as {column}."
        fix = f"Add a column with the full {column}. If this is it, name it “{column}”."
        yield error(table.grid.place(table.header_row, at), "header of another measure", message, value=header, fix=fix)


def _unknown_notes(table: Table) -> Iterator[Problem]:
    """Headers with unknown notes about their amounts."""
    for at, unit in table.headers.units.items():
        header, words = table.header_text(at), unknown_words(unit)
        if not words:
            continue
        if has_local_currencies(unit):
            if "currency" in table.columns:
                continue
            message = "The header mentions several currencies, but there's no currency column. All amounts are totaled."
            fix = "Add a currency column, or use one currency."
        else:
            message = f"Unknown note “{words}” in the header. Amounts read as is."
            fix = "If these are full amounts, remove the note from the header."
        yield warning(table.grid.place(table.header_row, at), "unknown header note", message, value=header, fix=fix)
