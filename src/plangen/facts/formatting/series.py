"""Words as a series in a sentence."""

from collections.abc import Sequence


def series(words: Sequence[str]) -> str:
    """The words with commas and “and”: Ana; Ana and Omar; Ana, Omar, and Zoë. Empty without words."""
    if len(words) < 3:  # noqa: PLR2004 - two words need no comma
        return " and ".join(words)
    return f"{', '.join(words[:-1])}, and {words[-1]}"
