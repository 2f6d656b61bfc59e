"""Normalize texts, so headers and names compare by their words."""

import re
import unicodedata
from functools import lru_cache

_NOT_A_WORD = re.compile(r"[\W_]+")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
"""Letters that Unicode doesn't split into a plain letter and an accent."""
MAX_LENGTH = 1_000
"""The characters of a text that are compared."""


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """A text's words: case folded, without diacritics and punctuation, separated by single spaces.

    Long texts are cut, since many folded texts are cached.
    """
    text = text[:MAX_LENGTH]
    plain = text.casefold()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
        plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _NOT_A_WORD.sub(" ", plain).strip()


def on_one_line(text: str) -> str:
    """A text on one line, with spaces for unprintable characters."""
    # Checking each distinct character once takes a tenth of the time.
    unprintable = {} if text.isprintable() else {ord(char): " " for char in set(text) if not char.isprintable()}
    return " ".join(text.translate(unprintable).split())
