"""Relationships as dots: how good one is now, and how good it should be."""

import re

from plangen.tables.values.folding import fold

NOW, WANTED = "●", "○"
BEST = 5
_WORDS = {
    1: ("unknown", "none", "new", "cold", "stranger"),
    2: ("known", "weak", "contact", "acquainted"),
    3: ("respected", "ok", "okay", "neutral", "good", "warm"),
    4: ("trusted", "strong", "very good"),
    5: ("partner", "advocate", "excellent", "champion", "trusted partner"),
}
_LEVEL_OF = {word: level for level, words in _WORDS.items() for word in words}
_LEADING = re.compile(r"([1-5])(?:[.,]0+)?(?:\s*(?:/|of|out of)\s*5)?(?!\d)")


def level(text: str) -> int | None:
    """A relationship from 1 to 5, from its number or one of the usual words; None for anything else."""
    found = _LEADING.fullmatch(text.strip())
    return int(found[1]) if found else _LEVEL_OF.get(fold(text))


def dots(now: str, wanted: str = "") -> str:
    """The dots of a relationship as it is, then those that are missing to the one wanted; a text that isn't known."""
    reached, goal = level(now), level(wanted)
    if reached is None:
        return now or WANTED * (goal or 0)
    return NOW * reached + WANTED * max((goal or 0) - reached, 0)
