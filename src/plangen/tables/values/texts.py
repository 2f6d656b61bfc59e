"""Read cells as texts, without invisible characters."""

import re
from collections.abc import Sequence

from plangen.sources.grid import Cell
from plangen.tables.values.folding import on_one_line
from plangen.tables.values.numbers import exact
from plangen.tables.values.raw_column import shown_cell

_UNTIDY = re.compile(r"^ | $|  |^'[-=+@\d]").search
"""Whether a printable text has outer or repeated spaces, or a leading apostrophe."""
_APOSTROPHE = re.compile(r"^'(?=[-=+@\d])")
"""The apostrophe that people and programs put before a text to keep it from becoming a number or formula."""


_NO_NAMES = ("null", "(null)", "(blank)", "(none)", "nan", "nil", "undefined", "#n/a", "(leer)", "(vide)")
NO_NAMES = frozenset(
    {"-", "--", "---", "–", "—", "0", "0.0"}.union(*({text, text.upper(), text.title()} for text in _NO_NAMES))
)
"""What programs write where a name is missing."""


_NAMES = frozenset({"salesperson", "manager", "account", "product"})
"""Columns of names."""


def without_missing_names(texts: list[str], column: str) -> list[str]:
    """A column's texts, with blanks for words that mean a missing name if it is a column of names."""
    return ["" if text in NO_NAMES else text for text in texts] if column in _NAMES else texts


def texts_of(cells: Sequence[Cell]) -> list[str]:
    """The cells as texts, stripped; empty for blank cells."""
    return [
        ""
        if cell is None
        else cell
        if isinstance(cell, str) and cell.isprintable() and not _UNTIDY(cell)
        else _text(cell)
        for cell in cells
    ]


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return _APOSTROPHE.sub("", on_one_line(cell))
    if isinstance(cell, float):
        return f"{exact(cell):f}"
    return shown_cell(cell)
