"""What a metric means: its glossary entry, and its definition in plain sentences."""

from collections.abc import Callable, Mapping
from functools import cache

from plangen.facts.formatting.number_format import MINUS
from plangen.metrics.glossary import Entry, chapters


def entry_of(measure: Callable[..., object]) -> Entry:
    """The glossary entry of a metric."""
    return _entries()[measure.__name__]


def definition_of(measure: Callable[..., object]) -> str:
    """What a metric is and how it is computed, in plain sentences."""
    entry = entry_of(measure)
    formula = f"{entry.formula[:1].upper()}{entry.formula[1:]}".replace("`", "").replace(" - ", f" {MINUS} ")
    return f"{entry.sentence} {formula}"


@cache
def _entries() -> Mapping[str, Entry]:
    return {entry.key: entry for chapter in chapters() for entry in chapter.entries}
