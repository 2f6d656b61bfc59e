"""Prints how each column of each sheet was mapped, why, and sample values."""

from collections.abc import Iterable

from plangen.cli.screen import console, print_line, show_table
from plangen.records.mapping import MappedSheet
from plangen.tables.mapping import MappedColumn

HEADERS = ("Col.", "Header", "Read as", "Score", "Match", "Samples")
SCORE = 3
NARROWEST_TABLE = 100
NOTHING = "–"


def print_mapping(sheets: Iterable[MappedSheet]) -> None:
    """Prints a table for each sheet, one line per column; a list if the terminal is too narrow."""
    narrow = console().width < NARROWEST_TABLE
    for sheet in sheets:
        name = " › ".join(part for part in (sheet.file, sheet.sheet) if part)
        print_line(f"\n{name}: read as {sheet.table}", "bold")
        if narrow:
            _print_list(sheet.columns)
        else:
            show_table(HEADERS, [_row(column) for column in sheet.columns], (SCORE,))
    print_line("\nScore: how closely your header matches a known name (0–100).")
    print_line("To override a mapping, add a row to a Columns sheet (table, column, header).")


def _print_list(columns: Iterable[MappedColumn]) -> None:
    for column in columns:
        letters, header, read_as, score, how, samples = _row(column)
        print_line(
            f"  {letters:<3} {header or NOTHING} → {read_as} ({', '.join(part for part in (score, how) if part)})"
        )
        if samples:
            print_line(f"      {samples}")


def _row(column: MappedColumn) -> tuple[str, ...]:
    score = "" if column.score is None else f"{column.score}"
    return (column.letters, column.header, column.column or NOTHING, score, column.how, " · ".join(column.samples))
