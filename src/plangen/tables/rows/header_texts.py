"""Rows of cells in, the texts among them that are known headers out; most rows of long sheets have none."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from plangen.sources.grid import Cell, Grid
from plangen.tables.headers.known import fold_header, known_headers
from plangen.tables.headers.row import ColumnOverrides
from plangen.tables.headers.units import split_unit
from plangen.tables.headers.unused_lists import is_pivot_label
from plangen.tables.shape import Shape
from plangen.tables.values.folding import fold

START = 3
"""The letters that decide whether a text may be a header."""
_MAX_LENGTH = 60


def header_texts(rows: Iterable[Sequence[Cell]], known: frozenset[str]) -> frozenset[str]:
    """The texts in these rows that are known headers or labels of pivot tables; `known` is folded."""
    starts = _beginnings(known)
    texts = (cell for cell in set().union(*rows) if isinstance(cell, str) and _may_start(cell, starts))
    return frozenset(text for text in texts if _is_known(text, known))


def rows_with_headers(
    grid: Grid, rows: Sequence[int], shapes: Sequence[Shape], overrides: ColumnOverrides
) -> Sequence[int]:
    """The rows that may be header rows of these tables: with a known header in them, or in the line above."""
    known = known_headers(tuple(shapes)).union(*overrides.values())
    texts = header_texts((grid.rows[row] for each in rows for row in (each - 1, each)), known)
    return [row for row in rows if any(not texts.isdisjoint(grid.rows[each]) for each in (row - 1, row))]


@lru_cache(maxsize=8)
def _beginnings(known: frozenset[str]) -> frozenset[str]:
    """The first letters of known headers and of the labels of pivot tables."""
    pivots = {"row", "col", "sum", "cou", "ave", "max", "min", "zei", "spa", "eti", "anz", "mit", "som", "nom", "moy",
              "rec", "pro"}  # fmt: skip
    return frozenset({text[:START] for text in known} | pivots)


def _may_start(text: str, starts: frozenset[str]) -> bool:
    """Whether a text may be a known header by its first letters; checked for every text of a sheet."""
    start = text[:START]
    return start.casefold() in starts or not (start.isascii() and start[:1].isalnum())


def _is_known(text: str, known: frozenset[str]) -> bool:
    if not text or len(text) > _MAX_LENGTH:
        return False
    forms = {fold(text), fold(split_unit(text)[0]), fold_header(text)}
    return not known.isdisjoint(forms) or is_pivot_label(text)
