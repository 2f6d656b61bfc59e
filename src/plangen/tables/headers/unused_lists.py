"""Recognize pivot tables, and lists of leads, quotes, and tickets, by their headers."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice

from plangen.sources.grid import Cell
from plangen.tables.headers.found import MatchedHeaders
from plangen.tables.values.folding import fold

PIVOT = "a pivot table, not a list of rows"
DEAL_COLUMNS = frozenset({"stage", "close date", "closed on"})
"""Columns that only lists of deals have."""
_LABELS = frozenset(
    fold(text)
    for text in (
        "Row Labels", "Column Labels", "Zeilenbeschriftungen", "Spaltenbeschriftungen", "Étiquettes de lignes",
        "Étiquettes de colonnes", "Etiquetas de fila", "Etiquetas de columna",
    )
)  # fmt: skip
_ALL = frozenset({"all", "multiple items", "alle", "mehrere elemente", "tous", "plusieurs elements", "todas", "todos"})
_SUMMED = re.compile(
    r"(?:sum|count|counta|countunique|average|max|min|product|stddev|summe|anzahl|mittelwert|somme|nombre|moyenne|suma"
    r"|recuento|promedio)(?: of | von | de |\s+-\s+)\S.*",
    re.IGNORECASE,
)
_COUNTED_WORDS = re.compile(r"(?:number|no|nombre) of .*", re.IGNORECASE)
_MIN_HEADERS = 2
_FEW_HEADERS = 3
"""The known headers that a pivot table's fields may have."""
_SAMPLE = 20
"""The rows below a header that show whether its column has numbers."""


@dataclass(frozen=True, slots=True)
class _List:
    """A list that isn't used: what it is, the names of its sheets, and its headers, all folded."""

    what: str
    names: frozenset[str]
    ids: frozenset[str]
    headers: frozenset[str]
    also: frozenset[str]


@cache
def _lists() -> tuple[_List, ...]:
    """The lists that come with plangen."""
    read = tomllib.loads((files("plangen.tables") / "unused_lists.toml").read_text(encoding="utf-8"))
    words = (
        {key: frozenset(map(fold, each[key])) for key in ("names", "ids", "headers", "also")} for each in read.values()
    )
    return tuple(_List(each["what"], **found) for each, found in zip(read.values(), words, strict=True))


def is_pivot_label(text: str) -> bool:
    """Whether a text occurs only in pivot tables: Row Labels, Sum of Amount."""
    return fold(text) in _LABELS or is_summed(text)


def is_row_label(text: str) -> bool:
    """Whether a text is the first header of a pivot table: Row Labels."""
    return fold(text) in _LABELS


def is_summed(text: str) -> bool:
    """Whether a text names a computed column of a pivot table."""
    return _SUMMED.fullmatch(text.strip()) is not None and not _COUNTED_WORDS.fullmatch(text.strip())


def is_pivot(rows: Sequence[Sequence[Cell]], at: int, headers: MatchedHeaders | None) -> bool:
    """Whether a row is a pivot table's header row: by its own labels, or by the field names above it.

    `headers` are its headers if it is a complete header row of ours; then a computed column alone proves nothing.
    """
    texts = [_texts(cells) for cells in rows[max(at - 2, 0) : at + 1]]
    own = texts[-1]
    if any(fold(text) in _LABELS for line in texts for text in line):
        return True
    is_ours = headers is not None and ("amount" in headers.columns or headers.found > _FEW_HEADERS)
    if _is_summary(rows, at) and len(own) > 1 and not is_ours:
        return True
    return any(map(is_pivot_line, rows[max(at - 2, 0) : at]))


def _is_summary(rows: Sequence[Sequence[Cell]], at: int) -> bool:
    """Whether a row has a computed column without words: “Nombre de la cuenta” is a name, not a count."""
    summed = [column for column, cell in enumerate(rows[at]) if isinstance(cell, str) and is_summed(cell)]
    below = rows[at + 1 : at + 1 + _SAMPLE]
    return any(not any(_has_letters(cells[column]) for cells in below if column < len(cells)) for column in summed)


def _has_letters(cell: Cell) -> bool:
    return isinstance(cell, str) and any(map(str.isalpha, cell))


def is_pivot_line(cells: Sequence[Cell]) -> bool:
    """Whether a row is the upper header line of a cross table: Sum of Amount | Quarter."""
    texts = list(islice(_texts_in(cells), _MIN_HEADERS + 1))
    return bool(texts) and is_pivot_label(texts[0]) and len(texts) <= _MIN_HEADERS


def is_pivot_filter(cells: Sequence[Cell]) -> bool:
    """Whether a row is a filter above a pivot table: Stage | (All)."""
    texts = list(islice(_texts_in(cells), 3))
    return len(texts) == 2 and texts[1].strip()[:1] == "(" and fold(texts[1]) in _ALL  # noqa: PLR2004 - name and value


def unused_list(cells: Sequence[Cell], headers: MatchedHeaders | None = None) -> str:
    """What kind of other list has this header row, in words; empty if none has."""
    folded = [fold(text) for text in _texts(cells)]
    if len(folded) < _MIN_HEADERS or (headers is not None and DEAL_COLUMNS & {*headers.columns}):
        return ""
    for each in _lists():
        has_id = not each.ids.isdisjoint(folded)
        others = len(each.headers.intersection(folded))
        also = not each.also.isdisjoint(folded)
        if folded[0] in each.ids or (has_id and (others or also)) or others >= _MIN_HEADERS:
            return each.what
    return ""


def list_named(name: str) -> str:
    """What kind of other list has this name, in words; empty if none has."""
    return next((each.what for each in _lists() if fold(name) in each.names), "")


@cache
def list_headers() -> frozenset[str]:
    """The folded headers of all other lists."""
    return frozenset(text for each in _lists() for text in (*each.ids, *each.headers))


def _texts(cells: Sequence[Cell]) -> list[str]:
    return list(_texts_in(cells))


def _texts_in(cells: Sequence[Cell]) -> Iterator[str]:
    return (cell for cell in cells if isinstance(cell, str) and cell and not cell.isspace())
