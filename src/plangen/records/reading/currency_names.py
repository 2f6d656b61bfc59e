"""Currency codes from codes, symbols, or names."""

import re
import unicodedata
from collections import defaultdict
from functools import cache

from babel.numbers import get_currency_name, list_currencies

from plangen.tables.values.folding import fold

_LANGUAGES = ("en", "de", "fr", "es")
_SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}
_WORDS = {
    "dollar": "$", "dollars": "$", "pound": "£", "pounds": "£", "pfund": "£", "euros": "EUR", "sterling": "GBP",
    "pound sterling": "GBP", "pounds sterling": "GBP", "u s dollar": "USD", "u s dollars": "USD",
    "american dollar": "USD", "american dollars": "USD", "united states dollar": "USD",
    "united states dollars": "USD", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rmb": "CNY", "zloty": "PLN",
    "forint": "HUF",
}  # fmt: skip
"""Everyday names; one that several currencies share maps to their symbol."""
_CODES = frozenset(list_currencies())
_SHORTEST_NAME = 4
_BLANK = frozenset({"n a", "na", "none", "null", "nil", "blank", "not applicable", "keine", "aucune", "ninguna"})
_SEPARATOR = re.compile(r"[()\[\]/:;,–—-]+")
"""Separates a code from its name: USD - US Dollar, Euro (EUR)."""


def is_blank_currency(text: str) -> bool:
    """Whether a text means no currency: blank, a dash, n/a, none."""
    has_content = any(char.isalnum() or unicodedata.category(char) == "Sc" for char in text)
    return not has_content or fold(text) in _BLANK


def symbol_or_text(text: str) -> str:
    """The symbol for a name shared by several currencies (dollar → $); any other text unchanged."""
    symbol = _WORDS.get(fold(text), "")
    return symbol if symbol in _SYMBOLS else text


def currency_code(text: str) -> str | None:
    """The currency code for a code, symbol, or name; None for anything else."""
    code = _code(text)
    if code or is_blank_currency(text):
        return code
    codes = {_code(part) for part in _SEPARATOR.split(text) if part.strip()}
    return codes.pop() if len(codes) == 1 else None


def _code(text: str) -> str | None:
    word, key = text.strip().upper(), fold(text)
    if word in _SYMBOLS or word in _CODES:
        return _SYMBOLS.get(word, word)
    code = _WORDS.get(key) or (_names().get(key) if len(key) >= _SHORTEST_NAME else None)
    if code in _SYMBOLS:
        return None
    return code or (word if re.fullmatch(r"[A-Z]{3}", word) and key not in _BLANK else None)


@cache
def _names() -> dict[str, str]:
    """Currency codes by folded name, without names that several currencies share."""
    codes_of: dict[str, set[str]] = defaultdict(set)
    for code in _CODES:
        for language in _LANGUAGES:
            for count in (None, 1, 2):
                codes_of[fold(get_currency_name(code, count, language))].add(code)
    return {name: codes.pop() for name, codes in codes_of.items() if len(codes) == 1}
