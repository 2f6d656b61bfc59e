"""The quarterly review: page one stands alone, then results, pipeline, plan, growth, and the words and signatures."""

from tools.word_templates import back_pages, blocks, growth_blocks, review_blocks
from tools.word_templates.page import packaged
from tools.word_templates.pieces import gap, paragraph, when

FULL = "pipeline.chart or pipeline.decisions or plan_progress or growth"
OPEN = "(pipeline.chart or pipeline.decisions or pipeline.coverage or said_won)"
OWN_PAGE = f"{FULL} or not {OPEN}"


def drawn() -> bytes:
    """The template as a Word file."""
    return packaged(
        when("letter", growth_blocks.letter(), paragraph("AfterTable", page_break=True))
        + _page_one()
        + when("results_in_full", _results())
        + when(f"{OPEN} and not letter", _pipeline())
        + when("plan_progress", _plan())
        + when("growth", _growth())
        + when("letter and all_in_full", gap())
        + when("letter", back_pages.in_full("all_in_full"))
        + when("not letter", _words())
        + when("manager_page", _manager())
    )


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


def _results() -> str:
    heading = blocks.page_heading("{{ words.results_and_deals }}", new=True)
    return heading + review_blocks.results_in_full() + review_blocks.wins_losses()


def _pipeline() -> str:
    return (
        blocks.page_heading("{{ words.pipeline }}", new=True)
        + blocks.verdict("pipeline.sentence")
        + when("pipeline.chart", blocks.chart("pipeline.chart", "Heading3"), gap())
        + review_blocks.coverage_and_said()
        + back_pages.decisions()
    )


def _plan() -> str:
    return (
        blocks.page_heading("{{ words.plan_page }}", new=True)
        + blocks.verdict("plan_progress.sentence")
        + growth_blocks.goals()
        + growth_blocks.accounts()
        + growth_blocks.obstacles()
    )


def _growth() -> str:
    return (
        blocks.page_heading("{{ words.growth }}", new=True)
        + growth_blocks.behaviours()
        + growth_blocks.next_skills()
        + growth_blocks.career()
    )


def _words() -> str:
    return (
        when(OWN_PAGE, blocks.page_heading("{{ words.words }}", new=True))
        + when(f"not ({OWN_PAGE})", gap(), blocks.page_heading("{{ words.words }}"))
        + back_pages.words_of("context", "comments.context", "comments.context_blank", 2, always=False)
        + when(FULL, back_pages.words_of("comments", "comments.employee", "comments.employee_blank", 5))
        + when(f"not ({FULL})", back_pages.words_of("comments", "comments.employee", "comments.employee_blank", 3))
        + back_pages.all_commitments()
        + back_pages.sign()
        + back_pages.in_full("all_in_full")
        + back_pages.not_shown()
        + back_pages.data_notes()
    )


def _manager() -> str:
    return blocks.page_heading("{{ words.manager_page }}", new=True) + growth_blocks.manager_page()
