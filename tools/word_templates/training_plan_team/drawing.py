"""A team's training calendars, landscape: one row per person, for the manager only."""

from tools.word_templates import blocks
from tools.word_templates.page import word_file
from tools.word_templates.pieces import element, gap, paragraph, when


def build() -> bytes:
    """The template as a Word file."""
    space = when("not team_calendar.is_long", gap())
    new_page = when("team_calendar.is_long", paragraph("AfterTable", page_break=True))
    weeks = element("team_calendar.first") + space + new_page + element("team_calendar.second")
    return word_file(blocks.masthead() + weeks, landscape=True)
