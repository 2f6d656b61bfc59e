"""Names of deals and accounts in a column: whole in as many lines as its rows have, by measured width."""

from plangen.facts.formatting.measured_text import characters_in, lines_of, width_of
from plangen.facts.formatting.truncation import FullText
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit

DEAL_TEXT = Limit("deal_text")
SIZE, BOLD = 9.0, 1.06
"""The type's size in points, and how much wider bold type is than the regular type that is measured."""


def lines_in_bold(text: str, width: float) -> int:
    """The lines of a text in bold in a column of a width in millimeters."""
    return lines_of(text, width, SIZE * BOLD)


def name_in_lines(scope: Scope, name: str, lines: int, width: float, *, kind: str = "deal") -> str:
    """A name in bold in a column of a width in millimeters; one that needs more lines prints in full at the end.

    A document.toml that sets `deal_text` truncates after that many characters instead.
    """
    size = SIZE * BOLD
    least = int(lines * width / width_of("m", size))
    most = max(characters_in(name, (lines, width, size)), least)
    whole = FullText(scope.tables.word(kind), name)
    return scope.truncated(Limit(DEAL_TEXT.name, most), name, whole)
