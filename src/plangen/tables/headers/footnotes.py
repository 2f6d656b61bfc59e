"""The lines around a table's rows that describe it: footers, footnotes, and units below the headers."""

import re
from collections.abc import Sequence

from plangen.sources.grid import Cell, Grid
from plangen.tables.values.filled import all_filled, any_filled, is_filled, only_filled
from plangen.tables.values.folding import fold

FOOTER = "footer"
FOOTNOTE = "footnote"
UNITS = "units"
_MAX_EXTRA_TEXTS = 2
"""The most texts that may follow the beginning of a footer: “Prepared by”, “Jane Doe”."""
_FEW_WORDS = 3
_MAX_UNIT_LENGTH = 30
_SIGNS = frozenset("*†‡§•¹²³-–—")
_BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]")
_SENTENCE_WORDS = re.compile(
    r"\b(?:is|are|in|as|by|excl|incl|excludes?|includes?|excluding|including|from|not|only|per|see|based|prepared"
    r"|generated|exported|updated|sind|ist|alle|ohne|inkl|exkl|angaben|werte|siehe|nur|hors|sauf|voir|tous|sont|en"
    r"|excluye|incluye|ver|solo)\b"
)
"""Words that occur in sentences but not in names."""
_VALUE_TYPES = frozenset({
    "text", "free text", "string", "name", "names", "number", "num", "integer", "decimal", "date", "percent", "days",
    "yes no", "required", "optional", "mandatory", "datum", "zahl", "pflicht", "texte", "nom", "nombre", "numero",
    "fecha", "texto",
})  # fmt: skip
_MONEY = re.compile(
    r"(?:in )?(?:[kKmMtT]?(?:[A-Z]{3}|(?:US)?[$€£¥₹]|Kč|zł)\s?)?"
    r"(?:k|K|M|mn|[mM]io\.?|[tT]sd\.?|[tT]housands?|[mM]illions?|[lL]a(?:kh|c)s?|[cC]rores?|000)?"
)
"""A currency, a scale, or both."""
_DATE_FORMAT = re.compile(r"[dmyjta]{1,4}(?:[-/. ]{1,2}[dmyjta]{1,4}){2}\.?", re.IGNORECASE)


def is_footer(cells: Sequence[Cell], first: str, needed: Sequence[int], beginnings: Sequence[str]) -> bool:
    """Whether a row starts like a footer, or like a marked note: * amounts in USD."""
    others = [cell for cell in cells if is_filled(cell) and cell is not first]
    if len(others) > _MAX_EXTRA_TEXTS or not all(isinstance(cell, str) for cell in others):
        return False
    text = fold(first)
    # If a row needs only one cell, a few words may be a name.
    certain = not all_filled(cells, needed) or len(needed) > 1
    if not others and (first.lstrip()[0] in _SIGNS or _BRACKETED.fullmatch(first.strip())):
        return certain or (len(text.split()) > 1 and _SENTENCE_WORDS.search(text) is not None)
    beginning = next((words for words in beginnings if text == words or text.startswith(f"{words} ")), "")
    if others:
        return bool(beginning) and not all_filled(cells, needed) and (" " in beginning or ":" in first)
    return bool(beginning) and (certain or len(text.split()) > _FEW_WORDS)


def notes_below(grid: Grid, rows: Sequence[int], needed: Sequence[int]) -> list[int]:
    """The last rows that hold a single text that is a sentence about the table or is set apart from it."""
    found: list[int] = []
    for row in reversed(rows):
        at = only_filled(grid.rows[row])
        text = None if at is None else grid.rows[row][at]
        if not isinstance(text, str) or not _is_note(grid, row, text, needed):
            break
        found.append(row)
    return found


def _is_note(grid: Grid, row: int, text: str, needed: Sequence[int]) -> bool:
    cells, folded = grid.rows[row], fold(text)
    is_sentence = _SENTENCE_WORDS.search(folded) is not None
    if all_filled(cells, needed):
        return is_sentence and len(folded.split()) > _FEW_WORDS
    apart = not any(is_filled(cell) for cell in grid.rows[row - 1]) and not any_filled(cells, needed)
    return apart or (is_sentence and len(folded.split()) > 1)


def is_unit_line(cells: Sequence[Cell], needed: Sequence[int]) -> bool:
    """Whether the row below the headers gives units or formats: USD, k€, dd/mm/yyyy, text."""
    filled = [cell for cell in cells if is_filled(cell)]
    if not filled or not all(isinstance(cell, str) and is_unit(cell) for cell in filled):
        return False
    required_cells = [cells[at] for at in needed if at < len(cells) and is_filled(cells[at])]
    return all(isinstance(cell, str) and fold(cell) in _VALUE_TYPES for cell in required_cells)


def is_unit(text: str) -> bool:
    """Whether a text is a unit or a format."""
    stripped = text.strip()
    if len(stripped) > _MAX_UNIT_LENGTH:
        return False
    if stripped == "%" or fold(stripped) in _VALUE_TYPES:
        return True
    return bool(_BRACKETED.fullmatch(stripped) or _DATE_FORMAT.fullmatch(stripped)) or bool(unit_of_money(stripped))


def unit_of_money(text: str) -> str:
    """The text without brackets if it is only a currency or a scale; otherwise empty."""
    bare = text.strip().strip("()[]").strip()
    return bare if len(bare) <= _MAX_UNIT_LENGTH and _MONEY.fullmatch(bare) else ""
