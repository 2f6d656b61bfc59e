"""The heads of a table as texts: one line of them, or two, of which the upper one may name groups of the lower one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from plangen.sources.grid import Cell, Grid
from plangen.tables.folding import fold, on_one_line
from plangen.tables.footnotes import is_unit

HEADS_WITHIN = 1_000
"""Columns that may have a head; a sheet with more is no list of a sales team, and reading them would take minutes."""
LONGEST_HEAD = 200
"""Letters of a head; what stands behind them is a text that somebody wrote above a column."""
YEARS = range(1990, 2100)
_OF_OTHERS = frozenset({
    "actual", "actuals", "ist", "achieved", "attainment", "last", "prior", "previous", "py", "ly", "forecast", "fc",
    "variance", "var", "diff", "difference", "delta", "growth", "weighted", "expected", "parent", "partner", "lead",
    "competitor", "old", "new", "renewal", "contact",
})  # fmt: skip
"""Words of a group that give its heads another meaning than they have alone."""


@dataclass(frozen=True, slots=True)
class HeadLines:
    """The heads of a row: `texts` as a whole, `alone` what the lower of two lines says where its group adds nothing."""

    texts: tuple[str, ...]
    alone: tuple[str, ...] = ()


def head_lines(grid: Grid, header: int, lines: int = 1) -> HeadLines:
    """The heads of a header row; where it has two lines, the upper ones put before the lower ones.

    A head of the upper line that stands above one of the lower line stands above those on its right too, as far as
    nothing else is written there: it was merged over them.
    """
    lower = _texts(grid.rows[header])
    if lines == 1:
        return HeadLines(tuple(lower))
    texts: list[str] = []
    alone: list[str] = []
    group = ""
    units = all(is_unit(text) for text in lower if text)
    for one, two in zip_longest(_texts(grid.rows[header - 1]), lower, fillvalue=""):
        group = (one if two else "") if one or not two else group
        above = one or group
        texts.append(_joined(above, two, units=units))
        alone.append(two if above and two and not _changes(above) else "")
    return HeadLines(tuple(texts), tuple(alone))


def _texts(cells: Sequence[Cell]) -> list[str]:
    return [head_text(cell) for cell in cells[:HEADS_WITHIN]]


def head_text(cell: Cell) -> str:
    """A head as text: a month may be a date, a year a number."""
    if isinstance(cell, date):
        return f"{cell:%Y-%m}"
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return str(int(cell)) if cell in YEARS else ""
    return on_one_line(cell[:LONGEST_HEAD]) if isinstance(cell, str) else ""


def may_be_heads(cells: Sequence[Cell]) -> bool:
    """Whether nothing but words, years and months stand in a row."""
    filled = [cell for cell in cells if cell is not None and cell != ""]
    return bool(filled) and all(bool(head_text(cell)) and _is_head(cell) for cell in filled)


def _is_head(cell: Cell) -> bool:
    return not isinstance(cell, date) or cell.day == 1


def _joined(one: str, two: str, *, units: bool) -> str:
    if not one or not two:
        return one or two
    return f"{one} ({two.strip('()[] ')})" if units else f"{one} {two}"


def _changes(group: str) -> bool:
    """Whether the name of a group gives its heads another meaning than they have alone."""
    words = fold(group).split()
    return bool(_OF_OTHERS & set(words)) or any(word.isdigit() for word in words)
