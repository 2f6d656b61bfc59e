"""The kickoff insert: two landscape pages of two columns, which the PDF has as the panels of a folded sheet."""

from tools.word_templates.kickoff_insert import blocks as insert
from tools.word_templates.page import word_file
from tools.word_templates.pieces import paragraph


def build() -> bytes:
    """The template as a Word file."""
    return word_file(
        insert.panels(insert.back(), insert.front())
        + paragraph("AfterTable", page_break=True)
        + insert.panels(insert.left(), insert.right()),
        landscape=True,
        is_bare=True,
    )
