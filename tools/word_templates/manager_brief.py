"""The manager's brief, on its side: one row a meeting, for the manager only."""

from tools.word_templates import manager_blocks
from tools.word_templates.page import packaged


def drawn() -> bytes:
    """The template as a Word file."""
    return packaged(manager_blocks.masthead() + manager_blocks.meetings() + manager_blocks.notes(), lying=True)
