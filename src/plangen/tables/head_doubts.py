"""What has to be told of a header row: heads that stand twice, have no value, or say more than a name."""

from collections.abc import Iterator

from plangen.problems import Problem, error, warning
from plangen.sources.grid import letters
from plangen.tables.filled import is_filled
from plangen.tables.folding import fold
from plangen.tables.head_lines import HEADS_WITHIN, head_lines
from plangen.tables.table import Table
from plangen.tables.units import is_local, parted, refusal, strange


def head_doubts(table: Table) -> Iterator[Problem]:
    """Everything that is told of the heads of a table."""
    yield from _too_many(table)
    yield from _unreadable(table)
    yield from _twice(table)
    yield from _refused(table)
    yield from _strange(table)
    if not table.rows and not table.skips:
        message = f"The sheet has the heads of {table.name}, but no rows below them."
        cure = "See whether the export is complete; delete the sheet if there is nothing to bring."
        yield warning(table.grid.place(table.header), "heads without rows", message, cure=cure)


def _too_many(table: Table) -> Iterator[Problem]:
    if any(map(is_filled, table.grid.rows[table.header][HEADS_WITHIN:])):
        last = letters(HEADS_WITHIN - 1)
        message = f"The sheet has more than {HEADS_WITHIN:,} columns with a head; those behind {last} are not read."
        cure = "Delete the columns that are not needed, or move those that are to the left."
        yield warning(table.grid.place(table.header, HEADS_WITHIN), "too many columns", message, cure=cure)


def _unreadable(table: Table) -> Iterator[Problem]:
    """Heads that are formulas without a value, or that show an error."""
    marks = table.grid.marks
    for row, at in sorted({*marks.uncalculated, *marks.errors} if marks.uncalculated or marks.errors else ()):
        if row != table.header:
            continue
        shown = marks.errors.get((row, at), "")
        fault = f"shows the error {shown}" if shown else "is a formula that was never calculated"
        cure = "Write the head as a text; or open the file in your spreadsheet program, save it, and run again."
        message = f"The head of column {letters(at)} {fault}; the column is not read."
        yield error(table.grid.place(row, at), "head without a value", message, cure=cure)


def _twice(table: Table) -> Iterator[Problem]:
    """Known heads that stand twice above cells that differ: nobody can say which of them is meant."""
    lines = head_lines(table.grid, table.header, table.heads.lines)
    keys = [_key(text, lines.alone[at] if lines.alone else "") for at, text in enumerate(lines.texts)]
    read = {keys[at]: at for at in table.columns.values() if at < len(keys) and keys[at]}
    again = [(at, read[key]) for at, key in enumerate(keys) if key in read and read[key] != at]
    twice = [(at, first) for at, first in again if at not in table.columns.values() and _differ(table, at, first)]
    if not twice:
        return
    at, first = twice[0]
    units = {parted(lines.texts[each])[1].currency for each in (at, first)}
    place, value = table.grid.place(table.header, first).cell, lines.texts[at]
    several = len(twice) > 1
    if len(units - {""}) > 1:
        message = f"The same stands in {place} in another currency; {place} is read, this column is not."
        cure = "Delete the column that is not meant, or put it on the right."
        yield warning(table.grid.place(table.header, at), "head twice", message, value=value, cure=cure)
        return
    others = f", and so {'do' if len(twice) > 2 else 'does'} {_more(len(twice) - 1)}" if several else ""  # noqa: PLR2004
    message = f"This head stands in {place} too{others}; the columns on the left are read, these are not."
    cure = (
        "If two tables stand side by side here, leave an empty column between them; else delete or rename "
        f"the column{'s' if several else ''} that {'are' if several else 'is'} not meant."
    )
    yield error(table.grid.place(table.header, at), "head twice", message, value=value, cure=cure)


def _more(count: int) -> str:
    return f"{count} more heads" if count > 1 else "one more head"


def _key(text: str, alone: str) -> str:
    """A head as it is held against others: without its group, and without a unit that is nothing else."""
    name, unit = parted(alone or text)
    return fold(name if not unit.words else alone or text)


def _differ(table: Table, one: int, other: int) -> bool:
    """Whether a column holds something that another one does not hold in the same row."""
    pairs = zip(table.cells_at(one), table.cells_at(other), strict=True)
    return any(mine != theirs and is_filled(mine) for mine, theirs in pairs)


def _refused(table: Table) -> Iterator[Problem]:
    """Heads of columns that are not read as amounts, since they say that something else stands below them."""
    for at, column in table.heads.refused.items():
        head = table.head(at)
        meant = refusal(parted(head)[1], table.name)
        holds = f"amounts for {meant}" if meant.startswith(("a ", "an ")) else f"{meant} amounts"
        holds = "percentages" if meant == "percent" else holds
        message = f"This head says that the column holds {holds}, so it is not read as the {column}."
        cure = f"Bring a column with the whole {column}; if this is it, name it “{column}”."
        yield error(table.grid.place(table.header, at), "head of something else", message, value=head, cure=cure)


def _strange(table: Table) -> Iterator[Problem]:
    """Heads that say something of their amounts that nobody here understands."""
    for at, unit in table.heads.units.items():
        head, words = table.head(at), strange(unit)
        if not words:
            continue
        if is_local(unit):
            if "currency" in table.columns:
                continue
            message = "This head speaks of several currencies, but no column names them; all amounts are added up."
            cure = "Add a column currency, or bring the amounts in one currency."
        else:
            message = f"The amounts are read as they stand; plangen does not know what “{words}” says of them."
            cure = "Delete these words from the head if the amounts are whole amounts of money."
        yield warning(table.grid.place(table.header, at), "words behind a head", message, value=head, cure=cure)
