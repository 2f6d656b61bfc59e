"""The text of a finished document in one structure for all formats, so two formats can be compared."""

import re
import unicodedata
from dataclasses import dataclass

TextTable = tuple[tuple[str, ...], ...]
"""The rows of a table, each with the texts of its cells."""

_HIDDEN = str.maketrans({"\u00ad": None, "\u200b": None, "\u2060": None, "\ufeff": None, "\u2010": "-", "\u2011": "-"})
# A line may break after a hyphen, a slash, or an en dash, and on either side of an em dash.
_WORD = re.compile(r"—|[^\s\-/–—]*[\-/–]+|[^\s\-/–—]+")


@dataclass(frozen=True, slots=True)
class DocumentText:
    """The text of a document.

    `body` is the text between the margins in reading order, without the texts in charts. `tables` are the data tables
    in the order in which they start, a nested table after the one that contains it; layout tables are body text only.
    `charts` are the texts in each chart. `margins` are the headers and footers: one per page in a PDF, one per part in
    a Word file.
    """

    body: str
    tables: tuple[TextTable, ...]
    charts: tuple[tuple[str, ...], ...]
    margins: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the body in reading order."""
        return words(self.body)


def words(text: str) -> tuple[str, ...]:
    """The words of a text, split wherever a line may break, because line breaks differ between formats."""
    return tuple(_WORD.findall(plain(text)))


def plain(text: str) -> str:
    """The text on one line with single spaces, in composed Unicode, without invisible characters."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_HIDDEN).split())
