"""A table's headers as texts: one line, or two whose upper line may name groups of columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import zip_longest

from plangen.sources.grid import Cell, Grid
from plangen.tables.headers.footnotes import is_unit
from plangen.tables.values.folding import fold, on_one_line
from plangen.tables.values.month_dates import is_month_edge, month_dates

MAX_HEADER_COLUMNS = 1_000
"""The last column read; sales lists have fewer, and reading more would take minutes."""
MAX_HEADER_LENGTH = 200
"""The characters of a header that are read; anything longer is a note, not a header."""
_FEWEST_DATES = 2
"""The dates in a row that make them months in headers."""
_LONGEST_DATE = 30
_DIGIT = re.compile(r"\d")
YEARS = range(1990, 2100)
_MEANING_CHANGERS = frozenset({
    "actual", "actuals", "ist", "achieved", "attainment", "last", "prior", "previous", "py", "ly", "forecast", "fc",
    "variance", "var", "diff", "difference", "delta", "growth", "weighted", "expected", "parent", "partner", "lead",
    "competitor", "old", "new", "renewal", "contact",
})  # fmt: skip
"""Words in a group's name that change what the headers under it mean."""


@dataclass(frozen=True, slots=True)
class HeaderLines:
    """A row's headers: `texts` combines both lines; `lower_line` has the lower line where the group adds nothing."""

    texts: tuple[str, ...]
    lower_line: tuple[str, ...] = ()


def header_lines(grid: Grid, header: int, lines: int = 1) -> HeaderLines:
    """The texts of a header row; with two lines, each upper header is put before the lower ones.

    An upper header also applies to the columns on its right until the next upper header, as in merged cells.
    """
    lower = _texts(grid.rows[header])
    if lines == 1:
        return HeaderLines(tuple(lower))
    texts: list[str] = []
    lower_line: list[str] = []
    group = ""
    units = all(is_unit(text) for text in lower if text)
    for upper_text, lower_text in zip_longest(_texts(grid.rows[header - 1]), lower, fillvalue=""):
        group = (upper_text if lower_text else "") if upper_text or not lower_text else group
        above = upper_text or group
        texts.append(_joined(above, lower_text, units=units))
        lower_line.append(lower_text if above and lower_text and not _changes_meaning(above) else "")
    return HeaderLines(tuple(texts), tuple(lower_line))


def _texts(cells: Sequence[Cell]) -> list[str]:
    kept = cells[:MAX_HEADER_COLUMNS]
    texts = [header_text(cell) for cell in kept]
    if sum(_may_be_date(cell) for cell in kept) < _FEWEST_DATES:
        return texts
    days = month_dates(kept)
    if sum(map(bool, days)) < _FEWEST_DATES:
        return texts
    return [f"{day:%Y-%m}" if day and not isinstance(cell, date) else text
            for text, day, cell in zip(texts, days, kept, strict=True)]  # fmt: skip


def _may_be_date(cell: Cell) -> bool:
    """Whether a header that isn't a date cell may be a date: a text with a year, or a serial number."""
    if isinstance(cell, str):
        return len(cell) <= _LONGEST_DATE and _DIGIT.search(cell) is not None
    return cell is not None and isinstance(cell, int | float) and not isinstance(cell, bool) and cell not in YEARS


def header_text(cell: Cell) -> str:
    """The header text of a cell; a date is read as a month, a number as a year."""
    if isinstance(cell, str):
        return _one_line(cell[:MAX_HEADER_LENGTH])
    if cell is None:
        return ""
    if isinstance(cell, date):
        return f"{cell:%Y-%m}"
    if isinstance(cell, int | float) and not isinstance(cell, bool) and cell in YEARS:
        return str(int(cell))
    return ""


@lru_cache(maxsize=16_384)
def _one_line(text: str) -> str:
    """A text on one line; cached, since a row is read alone, with the row above, and in parts."""
    return on_one_line(text)


def may_be_headers(cells: Sequence[Cell]) -> bool:
    """Whether a row has only words, years, and months."""
    filled = [cell for cell in cells if cell is not None and cell != ""]
    return bool(filled) and all(bool(header_text(cell)) and _may_be_header(cell) for cell in filled)


def _may_be_header(cell: Cell) -> bool:
    return not isinstance(cell, date) or is_month_edge(cell)


def _joined(upper: str, lower: str, *, units: bool) -> str:
    if not upper or not lower:
        return upper or lower
    return f"{upper} ({lower.strip('()[] ')})" if units else f"{upper} {lower}"


def _changes_meaning(group: str) -> bool:
    """Whether a group's name changes what the headers under it mean."""
    words = fold(group).split()
    return bool(_MEANING_CHANGERS & set(words)) or any(word.isdigit() for word in words)
