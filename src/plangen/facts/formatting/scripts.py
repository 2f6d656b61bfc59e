"""A character in, the name of its script or kind out."""

import unicodedata
from collections.abc import Iterable

EAST_ASIAN = "Chinese, Japanese, or Korean"
EMOJI = "emoji"
UNKNOWN = "unassigned"
_EAST_ASIAN = frozenset(
    ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC", "FULLWIDTH", "HALFWIDTH", "KANGXI")
)
_WITHOUT_A_NAME = frozenset(("Co", "Cn", "Cs"))


def script_of(character: str) -> str:
    """The script of a character, such as Thai; “emoji” for symbols, and “unassigned” if Unicode has no name for it."""
    category = unicodedata.category(character)
    first, *_ = unicodedata.name(character, "").split(" ") if category not in _WITHOUT_A_NAME else [""]
    if first in _EAST_ASIAN:
        return EAST_ASIAN
    if category in ("So", "Sk"):
        return EMOJI
    return first.capitalize() or UNKNOWN


def scripts_of(characters: Iterable[str]) -> str:
    """The scripts of some characters, each once, in a sentence."""
    return "; ".join(sorted({script_of(each) for each in characters}))
