"""The kickoff handout: the cover, today, the year that was, where we go, the year on a landscape page, and notes."""

from tools.word_templates.contest_rules import blocks as contest
from tools.word_templates.kickoff_handout import blocks as kickoff
from tools.word_templates.page import end_of_landscape, end_of_portrait, word_file
from tools.word_templates.pieces import paragraph, when


def build() -> bytes:
    """The template as a Word file."""
    return word_file(
        kickoff.cover()
        + kickoff.page_head("kickoff_today")
        + kickoff.today()
        + kickoff.page_head("kickoff_year")
        + kickoff.year()
        + when("kickoff_extras", kickoff.page_head("kickoff_extras"), kickoff.extras())
        + kickoff.page_head("kickoff_target")
        + kickoff.target()
        + end_of_portrait(has_cover=True)
        + kickoff.page_head("kickoff_calendar")
        + kickoff.calendar()
        + end_of_landscape()
        + when("contest_rules", contest.page(), paragraph("AfterTable", page_break=True))
        + kickoff.notes(),
        has_landscape_parts=True,
    )
