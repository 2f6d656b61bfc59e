"""Which currency is meant: by its code, its sign or its name, and whether any is meant at all."""

import re
import unicodedata
from collections import defaultdict
from functools import cache

from babel.numbers import get_currency_name, list_currencies

from plangen.tables.folding import fold

_LANGUAGES = ("en", "de", "fr", "es")
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}
_WORDS = {
    "dollar": "$", "dollars": "$", "pound": "£", "pounds": "£", "pfund": "£", "euros": "EUR", "sterling": "GBP",
    "pound sterling": "GBP", "pounds sterling": "GBP", "u s dollar": "USD", "u s dollars": "USD",
    "american dollar": "USD", "american dollars": "USD", "united states dollar": "USD",
    "united states dollars": "USD", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rmb": "CNY", "zloty": "PLN",
    "forint": "HUF",
}  # fmt: skip
"""Names in daily use; one that several currencies share is as much as their sign."""
_CODES = frozenset(list_currencies())
_SHORTEST_NAME = 4
_NONE = frozenset({"n a", "na", "none", "null", "nil", "blank", "not applicable", "keine", "aucune", "ninguna"})
_BETWEEN = re.compile(r"[()\[\]/:;,–—-]+")
"""What stands between a code and its name: USD - US Dollar, Euro (EUR)."""


def names_none(text: str) -> bool:
    """Whether a text says that there is no currency: blank, a dash, n/a, none."""
    said = any(sign.isalnum() or unicodedata.category(sign) == "Sc" for sign in text)
    return not said or fold(text) in _NONE


def sign_or_text(text: str) -> str:
    """The sign that a name stands for which several currencies share (dollar); else the text as it is."""
    meant = _WORDS.get(fold(text), "")
    return meant if meant in _SIGNS else text


def currency_code(text: str) -> str | None:
    """The code of a currency out of a code, a sign or a name; None where it is none of these."""
    whole = _code(text)
    if whole or names_none(text):
        return whole
    parts = {_code(part) for part in _BETWEEN.split(text) if part.strip()}
    return parts.pop() if len(parts) == 1 else None


def _code(text: str) -> str | None:
    word, key = text.strip().upper(), fold(text)
    if word in _SIGNS or word in _CODES:
        return _SIGNS.get(word, word)
    named = _WORDS.get(key) or (_names().get(key) if len(key) >= _SHORTEST_NAME else None)
    if named in _SIGNS:
        return None
    return named or (word if re.fullmatch(r"[A-Z]{3}", word) and key not in _NONE else None)


@cache
def _names() -> dict[str, str]:
    """The names of currencies, folded, with their codes; those that several share are left out."""
    meant: dict[str, set[str]] = defaultdict(set)
    for code in _CODES:
        for language in _LANGUAGES:
            for count in (None, 1, 2):
                meant[fold(get_currency_name(code, count, language))].add(code)
    return {name: codes.pop() for name, codes in meant.items() if len(codes) == 1}
