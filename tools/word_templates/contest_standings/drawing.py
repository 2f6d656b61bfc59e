"""The standings of a contest, landscape."""

from tools.word_templates.contest_standings import blocks
from tools.word_templates.page import word_file


def build() -> bytes:
    """The template as a Word file."""
    return word_file(blocks.head() + blocks.team() + blocks.places() + blocks.details() + blocks.foot(), landscape=True)
