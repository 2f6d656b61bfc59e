"""Normalize texts, so headers and names compare by their words."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_NOT_A_WORD = re.compile(r"[\W_]+")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
"""Letters that Unicode doesn't split into a plain letter and an accent."""
_INVISIBLE = frozenset("\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Soft hyphens, spaces of no width, and marks of direction."""
_JOINERS = frozenset("\u200c\u200d")
"""What joins letters or keeps them apart; scripts need it, and no word differs by it alone."""
_FIRST_NOT_LATIN = "\u0250"
_MORE_LATIN = (("\u1e00", "\u1eff"), ("\u2c60", "\u2c7f"), ("\ua720", "\ua7ff"), ("\uab30", "\uab6f"))
MAX_LENGTH = 1_000
"""The characters of a text that are compared."""


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """A text's words: case folded, without punctuation and the accents of Latin letters, separated by single spaces.

    Marks of other scripts stay, since they are letters there; invisible characters are ignored. Long texts are cut,
    since many folded texts are cached.
    """
    text = text[:MAX_LENGTH]
    if text.isascii():
        return _NOT_A_WORD.sub(" ", text.casefold()).strip()
    decomposed = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    return " ".join("".join(_word_characters(decomposed)).split())


def _word_characters(text: str) -> Iterator[str]:
    """The characters of a decomposed text that distinguish words, with spaces for all others."""
    keeps_marks = False
    for char in text:
        if char.isalnum():
            keeps_marks = not _is_latin(char)
            yield char
        elif unicodedata.category(char)[0] == "M":
            if keeps_marks:
                yield char
        elif char not in _INVISIBLE and char not in _JOINERS:
            keeps_marks = False
            yield " "


def _is_latin(char: str) -> bool:
    return char < _FIRST_NOT_LATIN or any(first <= char <= last for first, last in _MORE_LATIN)


def on_one_line(text: str) -> str:
    """A text on one line, without invisible characters, and with spaces for other unprintable ones."""
    if text.isprintable():
        return " ".join(text.split())
    # Checking each distinct character once takes a tenth of the time.
    unprintable = {ord(char): _shown(char) for char in set(text) if not char.isprintable()}
    return " ".join(text.translate(unprintable).split())


def _shown(char: str) -> str:
    """What is shown for an unprintable character: nothing, a joiner, or a space."""
    return "" if char in _INVISIBLE else char if char in _JOINERS else " "
