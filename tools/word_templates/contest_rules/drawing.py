"""The rules of a contest on one page."""

from tools.word_templates.contest_rules import blocks
from tools.word_templates.page import word_file


def build() -> bytes:
    """The template as a Word file."""
    return word_file(blocks.page())
