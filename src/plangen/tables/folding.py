"""Texts made alike, so that headers and names are compared by what they say."""

import re
import unicodedata
from functools import lru_cache

_NOT_A_WORD = re.compile(r"[^\w]+|_+")


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """The words of a text, case folded, without diacritics and punctuation, one blank between them."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _NOT_A_WORD.sub(" ", plain).strip()
