"""The quarterly review: page one stands alone, then the pipeline, then the words and signatures."""

from tools.word_templates import back_pages, blocks
from tools.word_templates.page import packaged
from tools.word_templates.pieces import gap, when


def drawn() -> bytes:
    """The template as a Word file."""
    return packaged(_page_one() + _pipeline() + _words())


def _page_one() -> str:
    return (
        blocks.masthead()
        + blocks.verdict("verdict.lead", "verdict.rest")
        + blocks.tiles()
        + blocks.picture_row("picture")
        + blocks.figure_table()
        + blocks.reflection_row()
        + blocks.commitments()
        + blocks.closing()
    )


def _pipeline() -> str:
    return (
        blocks.page_heading("{{ words.pipeline }}", new=True)
        + blocks.verdict("pipeline.sentence")
        + when("pipeline.chart", blocks.chart("pipeline.chart", "Heading3"), gap())
        + back_pages.coverage()
        + back_pages.decisions()
    )


def _words() -> str:
    full = "pipeline.chart or pipeline.decisions"
    return (
        when(full, blocks.page_heading("{{ words.words }}", new=True))
        + when(f"not ({full})", gap(), blocks.page_heading("{{ words.words }}"))
        + back_pages.words_of("context", "comments.context", "comments.context_blank", 2, always=False)
        + when(full, back_pages.words_of("comments", "comments.employee", "comments.employee_blank", 5))
        + when(f"not ({full})", back_pages.words_of("comments", "comments.employee", "comments.employee_blank", 3))
        + back_pages.all_commitments()
        + back_pages.sign()
        + back_pages.in_full()
        + back_pages.not_shown()
        + back_pages.data_notes()
    )
