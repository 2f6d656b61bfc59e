"""Suggestions for misspelled names, with a limit on the number of comparisons."""

from collections.abc import Callable, Mapping

from rapidfuzz import fuzz, process

from plangen.tables.values.folding import fold

LONGEST = 100
"""Characters in a name; anything longer is text, and comparing two of them takes seconds."""
MOST_COMPARED = 500_000
"""Pairs of names; more than this would take minutes and mean that the table doesn't list names."""


class NameSuggester:
    """Finds the most similar of the known names, given by their folded spellings."""

    def __init__(
        self, names: Mapping[str, str], min_similarity: float, scorer: Callable[..., float] = fuzz.WRatio
    ) -> None:
        self._names = names
        self._folded = [key for key in names if len(key) <= LONGEST]
        self._min_similarity = min_similarity
        self._scorer = scorer
        self._left = MOST_COMPARED
        self._found: dict[str, str] = {}

    def suggest(self, name: str) -> str:
        """The known name most similar to this one; empty if none is similar or the limit is reached."""
        key = fold(name)
        if key not in self._found:
            self._found[key] = self._most_similar(key)
        return self._found[key]

    def _most_similar(self, key: str) -> str:
        if len(key) > LONGEST or len(self._folded) > self._left:
            return ""
        self._left -= len(self._folded)
        near = process.extractOne(key, self._folded, scorer=self._scorer, score_cutoff=self._min_similarity)
        return self._names[near[0]] if near else ""
