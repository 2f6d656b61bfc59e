"""The check sheet before a contest on one page, for the manager only."""

from tools.word_templates import blocks
from tools.word_templates.contest_rules.blocks import labeled
from tools.word_templates.kickoff_handout.blocks import lines_to_write_on
from tools.word_templates.page import word_file
from tools.word_templates.pieces import LIVE_WIDTH, element, gap, paragraph, when


def build() -> bytes:
    """The template as a Word file."""
    headline = blocks.headline("check_sheet.headline.lead", "check_sheet.headline.rest")
    over = "check_sheet.after"
    tables = (
        when(over, element("check_sheet.after"))
        + when(f"not {over}", element("check_sheet.checks"))
        + gap()
        + element("check_sheet.prizes")
        + gap()
        + when(
            "check_sheet.lines",
            paragraph("Heading3", "{{ words.my_notes }}"),
            lines_to_write_on("check_sheet.lines"),
            gap(),
        )
    )
    return word_file(blocks.masthead() + headline + tables + labeled("{{ words.law }}", "check_sheet.law", LIVE_WIDTH))
