"""Which rows below a header row hold data, and why the others do not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from plangen.sources.grid import Cell, Grid
from plangen.tables.bands import BAND, OWNER, owner_bands
from plangen.tables.filled import all_filled, any_filled, is_filled
from plangen.tables.folding import fold
from plangen.tables.footnotes import FOOTER, FOOTNOTE, UNITS, is_footer, is_unit_line, notes_below
from plangen.tables.profile import Profile, shipped_profiles
from plangen.tables.running_sums import RunningSums
from plangen.tables.shape import Shape
from plangen.tables.summaries import SUMMARY, TOTAL, Said, is_summing, may_say, said_of
from plangen.tables.table import Heads

_MONEY = re.compile(r"\W*+(?:[A-Za-z]{1,3}\W*+)?\d[\d.,\s]*+\W*+(?:[^\W\d_]{1,3}\W*+)?")
"""An amount with the letters of a currency beside it; nothing is tried twice, or long texts would take years."""
_STARTS = 3
"""First letters of a text that decide whether it may be a footer."""
_MOST_ADDED = 10
"""Numbers of a row that are held against the sums above them; the numbers of a column take room."""
OUTSIDE = "outside the columns"
EXAMPLE = "e.g. "
"""How the first cell of a row begins that only shows how a table is filled in."""
_PERHAPS = {"may be a total": TOTAL, "may be a summary": SUMMARY}
"""What numbers have to prove, with the reason that holds then."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """What is asked of a row: the columns that are needed, those that are known, and how footers begin.

    `person` is the column of a name that is all that a row needs; -1 where a row needs something else. `starts` are
    the first letters of footers.
    """

    needed: tuple[int, ...]
    known: tuple[int, ...]
    footers: tuple[str, ...]
    person: int
    starts: frozenset[str]


def _rules(shape: Shape, heads: Heads, profile: Profile) -> _Rules:
    needed = tuple(heads.columns[name] for group in shape.needs for name in group if name in heads.columns)
    families = (column.column for found in heads.families.values() for column in found)
    footers = tuple(fold(text) for text in (*profile.footers, *shipped_profiles()[0].footers))
    return _Rules(
        needed,
        tuple(sorted({*heads.columns.values(), *families})),
        footers,
        needed[0] if len(needed) == 1 and heads.columns.get("salesperson") == needed[0] else -1,
        frozenset(text[:_STARTS] for text in footers),
    )


def sorted_rows(
    grid: Grid, header: int, shape: Shape, heads: Heads, profile: Profile
) -> tuple[tuple[int, ...], dict[int, str]]:
    """The rows below the header that hold data, and the others with the reason why they do not."""
    rules = _rules(shape, heads, profile)
    rows: list[int] = []
    skips: dict[int, str] = {}
    top = tuple(grid.rows[header])
    sums = RunningSums(grid, rows)
    block = 0
    for row in range(header + 1, len(grid.rows)):
        cells = grid.rows[row]
        again = len(cells) == len(top) and cells[0] == top[0] and tuple(cells) == top
        if row == header + 1 and is_unit_line(cells, rules.needed):
            reason = UNITS
        else:
            reason = "header row again" if again else _reason(cells, rules)
        if reason in _PERHAPS:
            reason = _PERHAPS[reason] if _is_proven(_PERHAPS[reason], row, sums, block) else ""
        if reason:
            skips[row] = reason
            block = len(rows) if reason == TOTAL else block
        else:
            rows.append(row)
    if OWNER in heads.columns:
        found = owner_bands(grid, header, shape, heads.columns[OWNER], rows)
        bands = {row for row in found if skips.get(row, OUTSIDE) == OUTSIDE}
        skips |= dict.fromkeys(bands, BAND)
        rows = [row for row in rows if row not in bands] if bands else rows
    notes = notes_below(grid, rows, rules.needed)
    skips |= dict.fromkeys(notes, FOOTNOTE)
    return tuple(rows[: len(rows) - len(notes)]), skips


def _reason(cells: Sequence[Cell], rules: _Rules) -> str:
    """Why a row holds no data: it is blank, an example, a total or a footer; empty where it does."""
    first = next((cell for cell in cells if is_filled(cell)), None)
    if first is None:
        return "blank"
    if isinstance(first, str):
        reason = _said_by(first, cells, rules)
        if reason:
            return reason
    if not any_filled(cells, rules.known):
        return OUTSIDE
    return "may be a total" if _is_bare_sum(cells, rules) else ""


def _said_by(first: str, cells: Sequence[Cell], rules: _Rules) -> str:
    """The reason that the first text of a row gives; its first letters decide whether more is asked."""
    start = first.lstrip()[:_STARTS].casefold()
    if start == "e.g" and first.lstrip().startswith(EXAMPLE):
        return "example"
    if may_say(first):
        said = said_of(first)
        reason = _summing(said, first, cells, rules) if said else ""
        if reason:
            return reason
    if start in rules.starts or not start[0].isalnum():
        return FOOTER if is_footer(cells, first, rules.needed, rules.footers) else ""
    return ""


def _summing(said: Said, first: str, cells: Sequence[Cell], rules: _Rules) -> str:
    """Whether a row sums up others. A company may be called Total Energies: then other words stand beside it."""
    if said.nobodys and 0 <= rules.person < len(cells) and cells[rules.person] is first:
        return said.kind
    numbers_only = not any(isinstance(cell, str) and _is_a_word(cell) for cell in cells if cell is not first)
    complete = all_filled(cells, rules.needed)
    if said.wholly and not said.name and (numbers_only or not complete):
        return said.kind
    if not numbers_only:
        return ""
    if not said.name and not complete and len(rules.needed) > 1:
        return said.kind
    return f"may be a {said.kind}"


def _is_a_word(text: str) -> bool:
    """Whether a text beside a total speaks of something else: it is no number, and does not say Sum or Count."""
    return any(sign.isalpha() for sign in text) and not is_summing(text) and not _MONEY.fullmatch(text)


def _is_bare_sum(cells: Sequence[Cell], rules: _Rules) -> bool:
    """Whether nothing but numbers stand in a row, and none where a row has to have something."""
    if any_filled(cells, rules.needed):
        return False
    return not any(isinstance(cell, str) and _is_a_word(cell) for cell in cells)


def _is_proven(kind: str, row: int, sums: RunningSums, block: int) -> bool:
    """Whether some number of a row can be worked out from those above it: from all, or those since the last total."""
    filled = (at for at, cell in enumerate(sums.cells(row)) if is_filled(cell))
    for at in islice(filled, _MOST_ADDED):
        said = sums.value(row, at)
        for each in (sums.whole(at), sums.since(block, at)) if said else ():
            if said and (each.adds_up_to(said) if kind == TOTAL else each.gives(said)):
                return True
    return False
