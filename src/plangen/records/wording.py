"""Words that may be written in several ways, and those that nobody has foreseen."""

from collections import Counter
from collections.abc import Mapping, Sequence

from plangen.problems import warning
from plangen.tables.columns import Columns
from plangen.tables.folding import fold


def as_known(columns: Columns, column: str, words: Mapping[str, Sequence[str]]) -> list[str]:
    """The column as the keys of `words` where they are meant; any other word stays as it is written, and is told."""
    known = {fold(word): key for key, others in words.items() for word in (key, *others)}
    texts = columns.texts(column)
    strange = Counter(text for text in texts if fold(text) and fold(text) not in known)
    first = dict(zip(reversed(texts), reversed(columns.table.rows), strict=True))
    for text, count in strange.items():
        rows = f"; {count} rows keep it as it is written" if count > 1 else "; it stays as it is written"
        place = columns.table.place(first[text], column)
        cure = f"If one of these is meant, write it so: {', '.join(words)}."
        message = f"plangen does not know this {column}{rows}."
        columns.problems.append(warning(place, f"unknown {column}", message, value=text, cure=cure))
    return [known.get(fold(text), text) for text in texts]
