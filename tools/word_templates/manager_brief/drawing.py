"""The manager's brief, landscape: one row per meeting, for the manager only."""

from tools.word_templates.manager_brief import blocks as manager_blocks
from tools.word_templates.page import word_file


def build() -> bytes:
    """The template as a Word file."""
    return word_file(manager_blocks.masthead() + manager_blocks.meetings() + manager_blocks.notes(), landscape=True)
