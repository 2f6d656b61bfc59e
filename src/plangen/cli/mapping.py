"""The columns of every sheet on a screen: what each is read as, why, and a few of its cells."""

from collections.abc import Iterable

from plangen.cli.screen import console, say, show_table
from plangen.records.mapping import MappedSheet
from plangen.tables.mapping import MappedColumn

HEADS = ("Col.", "Header", "Read as", "Score", "Known as", "Samples")
SCORE = 3
ROOM_FOR_A_TABLE = 100
NOTHING = "–"


def tell_mapping(sheets: Iterable[MappedSheet]) -> None:
    """Prints a table for each sheet, a line for each of its columns; a list where the screen is too narrow for one."""
    narrow = console().width < ROOM_FOR_A_TABLE
    for sheet in sheets:
        name = " › ".join(part for part in (sheet.file, sheet.sheet) if part)
        say(f"\n{name} is read as {sheet.table}", "bold")
        if narrow:
            _tell_list(sheet.columns)
        else:
            show_table(HEADS, [_row(column) for column in sheet.columns], (SCORE,))
    say("\nThe score says of 100 how alike your header and the known name are.")
    say("If a column is read as the wrong one, name it in a sheet Columns (table, column, header): that always wins.")


def _tell_list(columns: Iterable[MappedColumn]) -> None:
    for column in columns:
        letters, head, read_as, score, how, samples = _row(column)
        say(f"  {letters:<3} {head or NOTHING} → {read_as} ({', '.join(part for part in (score, how) if part)})")
        if samples:
            say(f"      {samples}")


def _row(column: MappedColumn) -> tuple[str, ...]:
    score = "" if column.score is None else f"{column.score}"
    return (column.letters, column.head, column.column or NOTHING, score, column.how, " · ".join(column.samples))
