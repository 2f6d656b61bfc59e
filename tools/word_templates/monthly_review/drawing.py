"""The monthly review: commitments due and the month on page one, what's next on page two."""

from tools.word_templates import blocks
from tools.word_templates.monthly_review import blocks as month_blocks
from tools.word_templates.page import word_file


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
        + month_blocks.activity_and_training()
    )


def _page_two() -> str:
    return (
        month_blocks.pipeline_row()
        + month_blocks.decisions()
        + month_blocks.help_lines()
        + blocks.commitments("month_commitments")
        + blocks.closing()
        + month_blocks.notes()
    )
