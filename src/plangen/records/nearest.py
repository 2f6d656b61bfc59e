"""The name that somebody may have meant by one that nobody knows: a suggestion, for as long as looking is cheap."""

from collections.abc import Callable, Mapping

from rapidfuzz import fuzz, process

from plangen.tables.folding import fold

LONGEST = 100
"""Letters of a name; what is longer is a text, and comparing two of them takes seconds."""
MOST_COMPARED = 500_000
"""Pairs of names; more of them are a table of another kind, and would take minutes."""


class Nearest:
    """The names that are known, each by its folded spelling, of which the one most like another is found."""

    def __init__(self, names: Mapping[str, str], alike: float, scorer: Callable[..., float] = fuzz.WRatio) -> None:
        self._names = names
        self._folded = [key for key in names if len(key) <= LONGEST]
        self._alike = alike
        self._scorer = scorer
        self._left = MOST_COMPARED
        self._found: dict[str, str] = {}

    def to(self, name: str) -> str:
        """The known name that is most like this one; empty where none is, or where enough were compared."""
        key = fold(name)
        if key not in self._found:
            self._found[key] = self._compared(key)
        return self._found[key]

    def _compared(self, key: str) -> str:
        if len(key) > LONGEST or len(self._folded) > self._left:
            return ""
        self._left -= len(self._folded)
        near = process.extractOne(key, self._folded, scorer=self._scorer, score_cutoff=self._alike)
        return self._names[near[0]] if near else ""
