"""What a measure means: its entry in the glossary, and the same in plain sentences."""

from collections.abc import Callable, Mapping
from functools import cache

from plangen.facts.numerals import MINUS
from plangen.metrics.glossary import Entry, chapters


def entry_of(measure: Callable[..., object]) -> Entry:
    """What the glossary says of a measure."""
    return _entries()[measure.__name__]


def in_words(measure: Callable[..., object]) -> str:
    """What a measure is and how it is made, in plain sentences."""
    told = entry_of(measure)
    formula = f"{told.formula[:1].upper()}{told.formula[1:]}".replace("`", "").replace(" - ", f" {MINUS} ")
    return f"{told.sentence} {formula}"


@cache
def _entries() -> Mapping[str, Entry]:
    return {entry.key: entry for chapter in chapters() for entry in chapter.entries}
