"""What a metric means: its glossary entry, and its definition in plain sentences."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from plangen.facts.formatting.number_format import MINUS
from plangen.metrics.glossary import Entry, chapters

_NOTE = re.compile(r" \([^()]*\)")
_OPERATORS = frozenset(f"÷×+{MINUS}")
_FUNCTIONS = frozenset({"count", "sum", "median", "mean", "amount", "of", "over"})


def entry_of(measure: Callable[..., object]) -> Entry:
    """The glossary entry of a metric."""
    return _entries()[measure.__name__]


def definition_of(measure: Callable[..., object]) -> str:
    """What a metric is and how it is computed, in plain sentences."""
    entry = entry_of(measure)
    formula = f"{entry.formula[:1].upper()}{entry.formula[1:]}".replace("`", "").replace(" - ", f" {MINUS} ")
    return _with_note(entry.sentence, formula) if _repeats(formula, entry.sentence) else f"{entry.sentence} {formula}"


def _repeats(formula: str, sentence: str) -> bool:
    """Whether a formula has no operator and, outside parentheses, no word that its sentence doesn't have."""
    words, known = (set(re.findall(r"\w+", text.lower())) for text in (_NOTE.sub("", formula), sentence))
    return not _OPERATORS & set(formula) and words - _FUNCTIONS <= known


def _with_note(sentence: str, formula: str) -> str:
    """The sentence with the formula's parenthetical note, if it has one."""
    note = _NOTE.search(formula)
    return f"{sentence.removesuffix('.')}{note[0]}." if note else sentence


@cache
def _entries() -> Mapping[str, Entry]:
    return {entry.key: entry for chapter in chapters() for entry in chapter.entries}
