"""The twelve Mondays: a row a week."""

from tools.word_templates import blocks
from tools.word_templates.page import word_file
from tools.word_templates.pieces import element


def build() -> bytes:
    """The template as a Word file."""
    return word_file(blocks.masthead() + element("twelve_mondays"))
