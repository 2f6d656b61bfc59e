"""A team's training calendars, landscape: one row per person, for the manager only."""

from tools.word_templates import blocks
from tools.word_templates.page import word_file
from tools.word_templates.pieces import element, gap


def build() -> bytes:
    """The template as a Word file."""
    weeks = element("team_calendar.first") + gap() + element("team_calendar.second")
    return word_file(blocks.masthead() + weeks, landscape=True)
