"""Words with synonyms, and words outside the list."""

from collections import Counter
from collections.abc import Mapping, Sequence

from plangen.problems import warning
from plangen.tables.columns import Columns
from plangen.tables.values.folding import fold

_COMPETENCIES = {"attitude": "work habits"}
"""Former names of built-in competencies, folded, with their current names."""


def canonical_words(
    columns: Columns, column: str, words: Mapping[str, Sequence[str]], from_forms: Sequence[str] = ()
) -> list[str]:
    """The column with synonyms replaced by the keys of `words`; any other word is kept and reported.

    Words that only forms fill in are known, but never suggested.
    """
    known = {fold(word): key for key, others in words.items() for word in (key, *others)}
    known |= {fold(word): word for word in from_forms}
    texts = columns.texts(column)
    unknown = Counter(text for text in texts if fold(text) and fold(text) not in known)
    first = dict(zip(reversed(texts), reversed(columns.table.rows), strict=True))
    for text, count in unknown.items():
        rows = f" in {count} rows" if count > 1 else ""
        place = columns.table.place(first[text], column)
        fix = f"If you mean one of these, use it: {', '.join(words)}."
        message = f"Unknown {column}{rows}. Kept as is."
        columns.problems.append(warning(place, f"unknown {column}", message, value=text, fix=fix))
    return [known.get(fold(text), text) for text in texts]


def competencies(columns: Columns) -> list[str]:
    """The competency column with former names replaced by current ones."""
    return [_COMPETENCIES.get(fold(text), text) for text in columns.texts("competency")]
