"""How each column was read: the matched column, the known name it matched, and a few sample cells."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from rapidfuzz import fuzz

from plangen.problems import shown
from plangen.sources.grid import Cell, column_letters
from plangen.tables.headers.known import ParsedHeaders, fold_header, parse_headers
from plangen.tables.headers.lines import MAX_HEADER_COLUMNS, header_lines
from plangen.tables.profile import shipped_profiles
from plangen.tables.table import Table
from plangen.tables.values.folding import fold
from plangen.tables.values.numbers import exact
from plangen.tables.values.raw_column import shown_cell

SAMPLES = 3
SAMPLE_ROWS = 1000
"""The rows searched for different samples; below them one sample is enough."""
MAX_SAMPLE_LENGTH = 30
COLUMNS_SHEET = "Columns sheet"
PERFECT_SCORE = 100


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """A sheet column's letters and header, the column it is read as (empty if unused), and why.

    `score` is the similarity of the header and the known name, up to 100; None if no known name is close.
    """

    letters: str
    header: str
    column: str
    score: int | None
    how: str
    samples: tuple[str, ...]


def mapped_columns(table: Table, overrides: Mapping[str, str]) -> tuple[MappedColumn, ...]:
    """Every column with a header or a value, from left to right; `overrides` are headers mapped by the user."""
    headers = parse_headers(header_lines(table.grid, table.header_row, table.headers.lines))
    width = min(max((len(cells) for cells in table.grid.rows), default=0), MAX_HEADER_COLUMNS)
    read_as = {at: name for name, at in table.columns.items()}
    families = {each.column: name for name, found in table.families.items() for each in found}
    mapped = []
    score: int | None
    for at in range(width):
        text, samples = (headers.texts[at] if at < len(headers.texts) else ""), _samples(table, at)
        if at in read_as:
            score, how = _match_source(headers, at, read_as[at], table, overrides)
        elif at in families:
            score, how = PERFECT_SCORE, "by year or month"
        elif text:
            score, how = _unused_reason(text, table)
        else:
            score, how = None, "not used: the column has no header"
        if text or samples:
            column = read_as.get(at, families.get(at, ""))
            mapped.append(MappedColumn(column_letters(at), text, column, score, how, samples))
    return tuple(mapped)


def _match_source(
    headers: ParsedHeaders, at: int, column: str, table: Table, overrides: Mapping[str, str]
) -> tuple[int, str]:
    """The similarity of a header and the known name it matched, and where that name comes from."""
    forms = tuple(form for form, _ in headers.forms(at))
    if any(overrides.get(form) == column for form in forms):
        return PERFECT_SCORE, COLUMNS_SHEET
    known = [(fold_header(name), name, source) for name, source in _known_names(column, table)]
    for form in forms:
        for folded, _, source in known:
            if form == folded:
                return round(fuzz.ratio(headers.folded[at], folded)), source
    longer_names = [(fuzz.ratio(forms[0], folded), name) for folded, name, _ in known if folded.startswith(forms[0])]
    score, name = max(longer_names, default=(0.0, column))
    return round(score), f"start of “{name}”"


def _known_names(column: str, table: Table) -> Iterator[tuple[str, str]]:
    """Every known name of a column with its source, the file's own program first."""
    yield column, "plangen name"
    for profile in sorted(shipped_profiles(), key=lambda profile: profile.name != table.profile.name):
        source = "common name" if profile.name.startswith("home-made") else f"{profile.name} name"
        for name in profile.columns.get(table.shape.name, {}).get(column, ()):
            yield name, source


def _unused_reason(text: str, table: Table) -> tuple[int | None, str]:
    """How close an unused header comes to a known name, and why it isn't used."""
    headers = table.headers
    if text in headers.passed_over:
        column = headers.passed_over[text]
        at = headers.columns.get(column)
        better = f"“{table.header_text(at)}” is used" if at is not None else "amounts are in one currency"
        return PERFECT_SCORE, f"not used: could be {column}, but {better}"
    if text in headers.similar:
        column = headers.similar[text]
        score = max(fuzz.ratio(fold(text), fold(name)) for name, _ in _known_names(column, table))
        return round(score), f"not used: similar to {column}"
    if fold(text) in table.shape.folded_lookalikes:
        return None, "not used: different meaning here"
    return None, "not used: unknown header"


def _samples(table: Table, at: int) -> tuple[str, ...]:
    """The first non-blank cells of a column that differ, as shown in the file."""
    errors = table.grid.marks.errors
    cells = zip(table.rows, table.cells_at(at), strict=True)
    filled = ((row, cell) for row, cell in cells if (row, at) in errors or _is_filled(cell))
    first = next(filled, None)
    if first is None:
        return ()
    candidates: Sequence[tuple[int, Cell]] = [first, *islice(filled, SAMPLE_ROWS)]
    texts = (shown(errors.get((row, at)) or _text(cell), MAX_SAMPLE_LENGTH) for row, cell in candidates)
    return tuple(islice(dict.fromkeys(texts), SAMPLES))


def _text(cell: Cell) -> str:
    return f"{exact(cell):f}" if isinstance(cell, float) else shown_cell(cell)


def _is_filled(cell: Cell) -> bool:
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))
