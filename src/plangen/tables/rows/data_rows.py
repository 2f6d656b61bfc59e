"""Decide which rows below a header row are data, and why the others aren't."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from plangen.sources.grid import Cell, Grid
from plangen.tables.group_rows import GROUP_ROW, OWNER, owner_group_rows
from plangen.tables.headers.footnotes import FOOTER, FOOTNOTE, UNITS, is_footer, is_unit_line, notes_below
from plangen.tables.headers.found import MatchedHeaders
from plangen.tables.profile import Profile, shipped_profiles
from plangen.tables.rows.running_sums import RunningSums
from plangen.tables.rows.summaries import SUMMARY, TOTAL, SummaryWords, is_summary_text, may_be_summary, summary_words
from plangen.tables.shape import Shape
from plangen.tables.values.filled import all_filled, any_filled, is_filled, only_filled
from plangen.tables.values.folding import fold

_MONEY = re.compile(r"\W*+(?:[A-Za-z]{1,3}\W*+)?\d[\d.,\s]*+\W*+(?:[^\W\d_]{1,3}\W*+)?")
"""An amount with a currency next to it; possessive quantifiers keep long texts fast."""
_PREFIX_LENGTH = 3
"""The characters that decide whether a text may be a footer."""
_MAX_NUMBERS_CHECKED = 10
"""The most numbers of a row compared with the sums above it; each column's numbers take memory."""
OUTSIDE = "outside the columns"
REPEATED = "repeated header"
TITLE = "title"
EXAMPLE_PREFIX = "e.g. "
"""How the first cell of an example row starts."""
_UNPROVEN = {"may be a total": TOTAL, "may be a summary": SUMMARY}
"""Reasons that the numbers must prove, with the reason if they do."""


@dataclass(frozen=True, slots=True)
class _RowRules:
    """What to check in a row: the required columns, the known columns, and how footers start.

    `person` is the column of a person's name if a row requires nothing else; otherwise -1. `starts` are the first
    letters of footers.
    """

    needed: tuple[int, ...]
    known: tuple[int, ...]
    footers: tuple[str, ...]
    person: int
    starts: frozenset[str]
    is_wide: bool
    """Whether a row needs more than one cell."""


def _row_rules(shape: Shape, headers: MatchedHeaders, profile: Profile) -> _RowRules:
    needed = tuple(headers.columns[name] for group in shape.needs for name in group if name in headers.columns)
    families = (column.column for found in headers.families.values() for column in found)
    footers = tuple(fold(text) for text in (*profile.footers, *shipped_profiles()[0].footers))
    return _RowRules(
        needed,
        tuple(sorted({*headers.columns.values(), *families})),
        footers,
        needed[0] if len(needed) == 1 and headers.columns.get("salesperson") == needed[0] else -1,
        frozenset(text[:_PREFIX_LENGTH] for text in footers),
        len(needed) > 1 or bool(headers.families),
    )


def classify_rows(
    grid: Grid, header: int, shape: Shape, headers: MatchedHeaders, profile: Profile
) -> tuple[tuple[int, ...], dict[int, str]]:
    """The data rows below the header, and the other rows with the reason why they aren't data."""
    rules = _row_rules(shape, headers, profile)
    rows: list[int] = []
    skips: dict[int, str] = {}
    header_cells = tuple(grid.rows[header])
    sums = RunningSums(grid, rows)
    block = 0
    for row in range(header + 1, len(grid.rows)):
        cells = grid.rows[row]
        again = len(cells) == len(header_cells) and cells[0] == header_cells[0] and tuple(cells) == header_cells
        if row == header + 1 and is_unit_line(cells, rules.needed):
            reason = UNITS
        else:
            reason = REPEATED if again else _reason(cells, rules)
        if reason in _UNPROVEN:
            reason = _UNPROVEN[reason] if _is_proven(_UNPROVEN[reason], row, sums, block) else ""
        if reason:
            skips[row] = reason
            block = len(rows) if reason == TOTAL else block
        else:
            rows.append(row)
    if OWNER in headers.columns:
        found = owner_group_rows(grid, header, shape, headers.columns[OWNER], rows)
        group_rows = {row for row in found if skips.get(row, OUTSIDE) == OUTSIDE}
        skips |= dict.fromkeys(group_rows, GROUP_ROW)
        rows = [row for row in rows if row not in group_rows] if group_rows else rows
    titles = _titles(grid, rows, skips, shape, rules)
    if titles:
        skips |= dict.fromkeys(titles, TITLE)
        rows = [row for row in rows if row not in titles]
    notes = notes_below(grid, rows, rules.needed)
    skips |= dict.fromkeys(notes, FOOTNOTE)
    return tuple(rows[: len(rows) - len(notes)]), skips


def _titles(grid: Grid, rows: Sequence[int], skips: Mapping[int, str], shape: Shape, rules: _RowRules) -> set[int]:
    """The rows directly above repeated headers that hold a single text: titles, unless one text is a whole row."""
    repeated = [row for row, reason in skips.items() if reason == REPEATED]
    used = {*rows} if repeated else set()
    found: set[int] = set()
    for header in repeated:
        row = header - 1
        while row in used and (at := only_filled(grid.rows[row])) is not None:
            text = grid.rows[row][at]
            if not isinstance(text, str) or not (rules.is_wide or fold(text) in shape.folded_names):
                break
            found.add(row)
            row -= 1
    return found


def _reason(cells: Sequence[Cell], rules: _RowRules) -> str:
    """Why a row isn't data: it is blank, an example, a total, or a footer; empty if it is data."""
    first = next((cell for cell in cells if is_filled(cell)), None)
    if first is None:
        return "blank"
    if isinstance(first, str):
        reason = _reason_from_text(first, cells, rules)
        if reason:
            return reason
    if not any_filled(cells, rules.known):
        return OUTSIDE
    return "may be a total" if _has_only_numbers(cells, rules) else ""


def _reason_from_text(first: str, cells: Sequence[Cell], rules: _RowRules) -> str:
    """The reason that a row's first text gives; its first letters decide whether to look further."""
    start = first.lstrip()[:_PREFIX_LENGTH].casefold()
    if start == "e.g" and first.lstrip().startswith(EXAMPLE_PREFIX):
        return "example"
    if may_be_summary(first):
        words = summary_words(first)
        reason = _summary_reason(words, first, cells, rules) if words else ""
        if reason:
            return reason
    if start in rules.starts or not start[0].isalnum():
        return FOOTER if is_footer(cells, first, rules.needed, rules.footers) else ""
    return ""


def _summary_reason(words: SummaryWords, first: str, cells: Sequence[Cell], rules: _RowRules) -> str:
    """Whether a row sums up others; a company may be called Total Energies, but then the row has other texts."""
    if words.is_never_person and 0 <= rules.person < len(cells) and cells[rules.person] is first:
        return words.reason
    numbers_only = not any(isinstance(cell, str) and _is_other_text(cell) for cell in cells if cell is not first)
    complete = all_filled(cells, rules.needed)
    if words.is_only and not words.may_be_name and (numbers_only or not complete):
        return words.reason
    if not numbers_only:
        return ""
    if not words.may_be_name and not complete and len(rules.needed) > 1:
        return words.reason
    return f"may be a {words.reason}"


def _is_other_text(text: str) -> bool:
    """Whether a text next to a total is something else: not a number and not Sum or Count."""
    return any(char.isalpha() for char in text) and not is_summary_text(text) and not _MONEY.fullmatch(text)


def _has_only_numbers(cells: Sequence[Cell], rules: _RowRules) -> bool:
    """Whether a row has only numbers, and none in the required columns."""
    if any_filled(cells, rules.needed):
        return False
    return not any(isinstance(cell, str) and _is_other_text(cell) for cell in cells)


def _is_proven(reason: str, row: int, sums: RunningSums, block: int) -> bool:
    """Whether any number of a row follows from the rows above: from all of them, or from those since the last total."""
    filled = (at for at, cell in enumerate(sums.cells(row)) if is_filled(cell))
    for at in islice(filled, _MAX_NUMBERS_CHECKED):
        number = sums.value(row, at)
        for each in (sums.all_rows(at), sums.since(block, at)) if number else ():
            if number and (each.adds_up_to(number) if reason == TOTAL else each.matches(number)):
                return True
    return False
