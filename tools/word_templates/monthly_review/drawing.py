"""The monthly review: commitments due and the month on page one, what's next on page two."""

from tools.word_templates import blocks
from tools.word_templates.monthly_review import ahead_blocks as month_ahead_blocks
from tools.word_templates.monthly_review import blocks as month_blocks
from tools.word_templates.page import word_file
from tools.word_templates.pieces import tag


def build() -> bytes:
    """The template as a Word file."""
    return word_file(_page_one() + _page_two())


def _page_one() -> str:
    return (
        blocks.masthead()
        + blocks.headline("headline.lead", "headline.rest")
        + month_blocks.commitments_due()
        + month_blocks.tiles()
        + month_blocks.chart_row()
        + month_blocks.talk_deals()
    )


def _page_two() -> str:
    return (
        month_ahead_blocks.pipeline_row()
        + month_ahead_blocks.decisions()
        + month_ahead_blocks.activity_and_training()
        + month_ahead_blocks.help_lines()
        + tag("p set commitments = month_commitments")
        + blocks.commitments()
        + month_ahead_blocks.closing()
        + month_ahead_blocks.notes()
    )
