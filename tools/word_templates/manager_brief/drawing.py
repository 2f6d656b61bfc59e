"""The manager's brief, landscape: one row per meeting, for the manager only."""

from tools.word_templates import blocks
from tools.word_templates.manager_brief import blocks as manager_blocks
from tools.word_templates.page import word_file


def build() -> bytes:
    """The template as a Word file."""
    head = blocks.masthead() + blocks.headline("brief_headline.lead", "brief_headline.rest")
    return word_file(head + manager_blocks.people() + manager_blocks.notes(), landscape=True)
