"""The monthly review: the last promises and the month on page one, what comes on page two."""

from tools.word_templates import blocks, month_ahead_blocks, month_blocks
from tools.word_templates.page import packaged
from tools.word_templates.pieces import tag


def drawn() -> bytes:
    """The template as a Word file."""
    return packaged(_page_one() + _page_two())


def _page_one() -> str:
    return (
        blocks.masthead()
        + blocks.verdict("verdict.lead", "verdict.rest")
        + month_blocks.kept()
        + month_blocks.tiles()
        + month_blocks.picture_row()
        + month_blocks.talk_deals()
    )


def _page_two() -> str:
    return (
        month_ahead_blocks.pipeline_row()
        + month_ahead_blocks.decisions()
        + month_ahead_blocks.done()
        + month_ahead_blocks.help_lines()
        + tag("p set commitments = month_commitments")
        + blocks.commitments()
        + month_ahead_blocks.closing()
        + month_ahead_blocks.notes()
    )
