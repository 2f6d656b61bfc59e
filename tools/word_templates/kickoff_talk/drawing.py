"""The five-minute talk, landscape: a row a minute."""

from tools.word_templates import blocks
from tools.word_templates.page import word_file
from tools.word_templates.pieces import element


def build() -> bytes:
    """The template as a Word file."""
    return word_file(blocks.masthead() + element("five_minutes"), landscape=True)
