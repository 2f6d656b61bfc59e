"""Which rows below a header row hold data, and why the others do not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plangen.sources.grid import Cell, Grid
from plangen.tables.folding import fold
from plangen.tables.profile import Profile
from plangen.tables.shape import Shape
from plangen.tables.table import Heads

_WORDS = "grand totals?|sub ?totals?|totals?|sums?|counts?|averages?|gesamt|gesamtsumme|summen?|somme|totaal|suma"
_TOTAL = re.compile(rf"(?:{_WORDS})(?: \d+)?(?: (?:records?|rows?|deals?|count|sum|average|of amount))?")
_MAYBE_TOTAL = re.compile(rf"(?:{_WORDS})\b.*")
_FIRST_LETTERS = frozenset("gstca")


@dataclass(frozen=True, slots=True)
class _Rules:
    """What is asked of a row: the columns that are needed, those that are known, and how footers begin."""

    needed: tuple[int, ...]
    known: tuple[int, ...]
    footers: tuple[str, ...]


def sorted_rows(
    grid: Grid, header: int, shape: Shape, heads: Heads, profile: Profile
) -> tuple[tuple[int, ...], dict[int, str]]:
    """The rows below the header that hold data, and the others with the reason why they do not."""
    rules = _Rules(
        tuple(heads.columns[name] for group in shape.needs for name in group if name in heads.columns),
        tuple(sorted({*heads.columns.values(), *(c.column for found in heads.families.values() for c in found)})),
        tuple(fold(text) for text in profile.footers),
    )
    rows: list[int] = []
    skips: dict[int, str] = {}
    top = tuple(grid.rows[header])
    for row in range(header + 1, len(grid.rows)):
        cells = grid.rows[row]
        again = len(cells) == len(top) and cells[0] == top[0] and tuple(cells) == top
        reason = "header row again" if again else _reason(cells, rules)
        if reason == "may be a total":
            reason = "total" if _adds_up(grid, rows, cells) else ""
        if reason:
            skips[row] = reason
        else:
            rows.append(row)
    return tuple(rows), skips


def _reason(cells: Sequence[Cell], rules: _Rules) -> str:
    """Why a row holds no data: it is blank, a total or a footer; empty where it does."""
    first = next((cell for cell in cells if _is_filled(cell)), None)
    if first is None:
        return "blank"
    if isinstance(first, str):
        text = first.strip()[:1].casefold()
        reason = _total(cells, first, rules) if text in _FIRST_LETTERS else ""
        reason = reason or (_footer(cells, first, rules) if len(cells) == 1 or not _is_filled(cells[-1]) else "")
        if reason:
            return reason
    if not any(at < len(cells) and _is_filled(cells[at]) for at in rules.known):
        return "outside the columns"
    return ""


def _is_filled(cell: Cell) -> bool:
    return cell is not None and cell != "" and (not isinstance(cell, str) or not cell.isspace())


def _total(cells: Sequence[Cell], first: str, rules: _Rules) -> str:
    """Whether a row is a total. A company may be called Total Energies: then other words stand beside it."""
    text = fold(first)
    if not _MAYBE_TOTAL.fullmatch(text):
        return ""
    numbers_only = not any(isinstance(cell, str) and _is_filled(cell) and not _is_number(cell) for cell in cells[1:]
                           if cell is not first)  # fmt: skip
    complete = _complete(cells, rules)
    if _TOTAL.fullmatch(text):
        return "total" if numbers_only or not complete else ""
    if not numbers_only:
        return ""
    return "total" if not complete and len(rules.needed) > 1 else "may be a total"


def _is_number(text: str) -> bool:
    return not any(sign.isalpha() for sign in text)


def _complete(cells: Sequence[Cell], rules: _Rules) -> bool:
    return all(at < len(cells) and _is_filled(cells[at]) for at in rules.needed)


def _footer(cells: Sequence[Cell], first: str, rules: _Rules) -> str:
    """Whether a row is a footer: one cell alone, which begins as the footers of such files do."""
    if sum(_is_filled(cell) for cell in cells) > 1:
        return ""
    text = fold(first)
    beginning = next((words for words in rules.footers if text == words or text.startswith(f"{words} ")), "")
    # A single word may be a name; where one cell is all that a row needs, it takes more words to be a footer.
    certain = beginning and (len(rules.needed) > 1 or not _complete(cells, rules) or len(text.split()) > 3)  # noqa: PLR2004
    return "footer" if certain else ""


def _adds_up(grid: Grid, rows: Sequence[int], cells: Sequence[Cell]) -> bool:
    """Whether some number of a row is the sum of those above it."""
    for at, cell in enumerate(cells):
        if isinstance(cell, int | float) and not isinstance(cell, bool) and cell:
            above = [grid.rows[row][at] for row in rows if at < len(grid.rows[row])]
            numbers = [each for each in above if isinstance(each, int | float) and not isinstance(each, bool)]
            if len(numbers) > 1 and abs(sum(numbers) - cell) < 0.01:  # noqa: PLR2004 - less than a cent
                return True
    return False
