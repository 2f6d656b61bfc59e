"""The quarterly review: page one, then results, pipeline, plan, growth, and comments with signatures."""

from tools.word_templates import back_pages, blocks
from tools.word_templates.page import word_file
from tools.word_templates.pieces import element, gap, paragraph, when
from tools.word_templates.quarterly_review import blocks as review_blocks

HAS_BACK_PAGES = "pipeline.chart or pipeline.decisions or plan_progress or growth"
HAS_PIPELINE = "(pipeline.chart or pipeline.decisions or pipeline.coverage or forecast_vs_actual)"
BESIDE = (
    "not pipeline.chart and pipeline.coverage and (forecast_vs_actual or period_forecast)"
    " and not (forecast_vs_actual and period_forecast)"
)
"""Whether the one forecast is next to coverage, as there is no chart."""
NEEDS_NEW_PAGE = f"{HAS_BACK_PAGES} or not {HAS_PIPELINE}"


def build() -> bytes:
    """The template as a Word file."""
    return word_file(
        when("letter", review_blocks.letter(), paragraph("AfterTable", page_break=True))
        + _page_one()
        + when("results_in_full", _results())
        + when(f"{HAS_PIPELINE} and not letter", _pipeline())
        + when("plan_progress", _plan())
        + when("growth", _growth())
        + when("letter and all_full_text", gap())
        + when("letter", back_pages.full_text("all_full_text"))
        + when("not letter", _comments())
        + when("manager_page", _manager())
    )


def _page_one() -> str:
    return (
        blocks.masthead()
        + blocks.headline("headline.lead", "headline.rest")
        + blocks.tiles()
        + when("first_weeks", review_blocks.first_weeks())
        + when("not first_weeks", blocks.chart_row("bookings_by_month"), blocks.figure_table())
        + blocks.reflection_row()
        + blocks.commitments()
        + blocks.closing()
    )


def _results() -> str:
    return blocks.page_head("page_heads.results") + review_blocks.results_in_full() + review_blocks.wins_losses()


def _pipeline() -> str:
    return (
        blocks.page_head("page_heads.pipeline")
        + when(BESIDE, review_blocks.coverage_and_forecast())
        + when(f"not ({BESIDE})", review_blocks.chart_and_coverage(), review_blocks.forecasts())
        + back_pages.decisions()
        + when("pipeline.to_build", gap(), element("pipeline.to_build"))
    )


def _plan() -> str:
    return (
        blocks.page_head("page_heads.plan")
        + review_blocks.goals()
        + review_blocks.accounts()
        + review_blocks.obstacles()
    )


def _growth() -> str:
    return (
        blocks.page_head("page_heads.growth")
        + review_blocks.behaviors()
        + review_blocks.next_skills()
        + review_blocks.career()
    )


def _comments() -> str:
    return (
        when(NEEDS_NEW_PAGE, blocks.page_head("page_heads.comments"))
        + when(f"not ({NEEDS_NEW_PAGE})", gap(), blocks.page_head("page_heads.comments", new=False))
        + back_pages.comments("context", "comments.context", "comments.context_blank", 2, always=False)
        + when(HAS_BACK_PAGES, back_pages.comments("comments", "comments.employee", "comments.employee_blank", 7))
        + when(
            f"not ({HAS_BACK_PAGES})",
            back_pages.comments("comments", "comments.employee", "comments.employee_blank", 3),
        )
        + back_pages.all_commitments()
        + back_pages.sign()
        + back_pages.full_text("all_full_text")
        + blocks.side_by_side(
            (68, 108),
            ("not_shown", back_pages.not_shown(space=False)),
            ("data_notes", back_pages.data_notes()),
        )
    )


def _manager() -> str:
    return blocks.page_head("page_heads.manager") + review_blocks.manager_page()
