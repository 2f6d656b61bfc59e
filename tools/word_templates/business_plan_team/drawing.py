"""A team's business plans, landscape: one row per person, for the manager only."""

from tools.word_templates import blocks
from tools.word_templates.page import word_file
from tools.word_templates.pieces import element, gap, when


def build() -> bytes:
    """The template as a Word file."""
    return word_file(
        blocks.masthead()
        + blocks.headline("team_plan_headline.lead", "team_plan_headline.rest")
        + element("roll_up")
        + when("plan_questions", gap(), element("plan_questions"))
        + when("team_plan_notes", gap(), element("team_plan_notes")),
        landscape=True,
    )
