"""Texts made alike, so that headers and names are compared by what they say."""

import re
import unicodedata
from functools import lru_cache

_NOT_A_WORD = re.compile(r"[\W_]+")
_WHOLE_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
"""Letters that Unicode does not take apart into a plain one and its sign."""
LONGEST = 1_000
"""Letters of a text that are compared."""


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """The words of a text, case folded, without diacritics and punctuation, one blank between them.

    Of a long text they are those at its beginning, since so many folded texts are kept.
    """
    text = text[:LONGEST]
    plain = text.casefold()
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", text).casefold().translate(_WHOLE_LETTERS)
        plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return _NOT_A_WORD.sub(" ", plain).strip()


def on_one_line(text: str) -> str:
    """A text as it can be shown: on one line, with blanks for what cannot be seen or written."""
    # Looking at each sign once, not at each place of it, takes a tenth of the time.
    strange = {} if text.isprintable() else {ord(sign): " " for sign in set(text) if not sign.isprintable()}
    return " ".join(text.translate(strange).split())
