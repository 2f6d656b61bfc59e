"""How each column of a table was understood: what its head is read as, by which known name, and a few of its cells."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from rapidfuzz import fuzz

from plangen.problems import shown
from plangen.sources.grid import Cell, letters
from plangen.tables.folding import fold
from plangen.tables.head_lines import HEADS_WITHIN, head_lines
from plangen.tables.headers import HeadRow, folded_head, head_row
from plangen.tables.numbers import exact
from plangen.tables.profile import shipped_profiles
from plangen.tables.table import Table
from plangen.tables.written import shown_cell

SAMPLES = 3
LOOKED_AT = 1000
"""The rows in which samples that differ are looked for; below them one is enough."""
LONGEST_SAMPLE = 30
OWN_SHEET = "sheet Columns"
FULL = 100


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """A column of a sheet by its letters and head, what it is read as, and why; `column` is empty if it is not used.

    `score` says of 100 how alike the head and the known name are; None where no known name comes near.
    """

    letters: str
    head: str
    column: str
    score: int | None
    how: str
    samples: tuple[str, ...]


def mapped_columns(table: Table, own: Mapping[str, str]) -> tuple[MappedColumn, ...]:
    """Every column that has a head or a value, from left to right; `own` are the heads that the user has named."""
    row = head_row(head_lines(table.grid, table.header, table.heads.lines))
    width = min(max((len(cells) for cells in table.grid.rows), default=0), HEADS_WITHIN)
    read_as = {at: name for name, at in table.columns.items()}
    families = {each.column: name for name, found in table.families.items() for each in found}
    mapped = []
    score: int | None
    for at in range(width):
        text, samples = (row.texts[at] if at < len(row.texts) else ""), _samples(table, at)
        if at in read_as:
            score, how = _known_by(row, at, read_as[at], table, own)
        elif at in families:
            score, how = FULL, "by its year or month"
        elif text:
            score, how = _left_over(text, table)
        else:
            score, how = None, "not used: the column has no header"
        if text or samples:
            column = read_as.get(at, families.get(at, ""))
            mapped.append(MappedColumn(letters(at), text, column, score, how, samples))
    return tuple(mapped)


def _known_by(row: HeadRow, at: int, column: str, table: Table, own: Mapping[str, str]) -> tuple[int, str]:
    """How alike a head is to the name by which it was known, and where that name comes from."""
    forms = tuple(form for form, _ in row.forms(at))
    if any(own.get(form) == column for form in forms):
        return FULL, OWN_SHEET
    known = [(folded_head(name), name, source) for name, source in _known_names(column, table)]
    for form in forms:
        for folded, _, source in known:
            if form == folded:
                return round(fuzz.ratio(row.folded[at], folded)), source
    longer = [(fuzz.ratio(forms[0], folded), name) for folded, name, _ in known if folded.startswith(forms[0])]
    score, name = max(longer, default=(0.0, column))
    return round(score), f"the beginning of “{name}”"


def _known_names(column: str, table: Table) -> Iterator[tuple[str, str]]:
    """Every name that a column of ours may have, each with who calls it so; the program of this file comes first."""
    yield column, "plangen's own name"
    for profile in sorted(shipped_profiles(), key=lambda each: each.name != table.profile.name):
        source = "a usual name" if profile.name.startswith("home-made") else f"a name in {profile.name}"
        for name in profile.columns.get(table.shape.name, {}).get(column, ()):
            yield name, source


def _left_over(text: str, table: Table) -> tuple[int | None, str]:
    """How near a head comes that is not used, and why it is not."""
    heads = table.heads
    if text in heads.passed_over:
        column = heads.passed_over[text]
        at = heads.columns.get(column)
        better = f"“{table.head(at)}” is taken" if at is not None else "the amounts are in one currency"
        return FULL, f"not used: could be {column}, but {better}"
    if text in heads.alike:
        column = heads.alike[text]
        near = max(fuzz.ratio(fold(text), fold(name)) for name, _ in _known_names(column, table))
        return round(near), f"not used: resembles {column}"
    if fold(text) in table.shape.folded_traps:
        return None, "not used: it means something else here"
    return None, "not used: no known name"


def _samples(table: Table, at: int) -> tuple[str, ...]:
    """The first cells of a column that hold something and differ, as their reader saw them."""
    errors = table.grid.marks.errors
    cells = zip(table.rows, table.cells_at(at), strict=True)
    filled = ((row, cell) for row, cell in cells if (row, at) in errors or _is_filled(cell))
    first = next(filled, None)
    if first is None:
        return ()
    near: Sequence[tuple[int, Cell]] = [first, *islice(filled, LOOKED_AT)]
    texts = (shown(errors.get((row, at)) or _text(cell), LONGEST_SAMPLE) for row, cell in near)
    return tuple(islice(dict.fromkeys(texts), SAMPLES))


def _text(cell: Cell) -> str:
    return f"{exact(cell):f}" if isinstance(cell, float) else shown_cell(cell)


def _is_filled(cell: Cell) -> bool:
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))
