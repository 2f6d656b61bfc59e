"""What a finished document says, in one shape for every format, so that two formats can be compared."""

import re
import unicodedata
from dataclasses import dataclass

Table = tuple[tuple[str, ...], ...]
"""A table as it is read: its rows, each with the texts of its cells."""

_UNSEEN = str.maketrans({"\u00ad": None, "\u200b": None, "\u2060": None, "\ufeff": None, "\u2010": "-", "\u2011": "-"})
# A line may break behind a hyphen, a slash or an en dash, and on either side of an em dash.
_WORD = re.compile(r"—|[^\s\-/–—]*[\-/–]+|[^\s\-/–—]+")


@dataclass(frozen=True, slots=True)
class Said:
    """What a reader meets in a document.

    `body` is the text between the margins in reading order, without what stands inside charts. `tables` are the data
    tables in the order in which they begin, one inside another after the one that holds it; what is a table for the
    sake of layout only is body text and nothing else. `charts` are the texts in each chart. `margins` are the heads and
    feet: of each page in a PDF, of each part in a Word file.
    """

    body: str
    tables: tuple[Table, ...]
    charts: tuple[tuple[str, ...], ...]
    margins: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the body in reading order."""
        return words(self.body)


def words(text: str) -> tuple[str, ...]:
    """The words of a text; one also ends wherever a line may break, as only one of two formats may have broken it."""
    return tuple(_WORD.findall(plain(text)))


def plain(text: str) -> str:
    """A text on one line with single blanks, its letters composed, without signs that nobody sees."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_UNSEEN).split())
