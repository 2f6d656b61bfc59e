"""The scorecard: tiles and charts, then the table and deals, then metric definitions."""

from tools.word_templates import back_pages, blocks
from tools.word_templates.page import word_file
from tools.word_templates.pieces import element, gap, paragraph, when
from tools.word_templates.scorecard import blocks as score_blocks

LISTED = "(score_decisions.decisions or score_decisions.empty)"
"""Whether the third page has deals that need a decision."""


def build() -> bytes:
    """The template as a Word file."""
    return word_file(_page_one() + _page_two() + when("definitions is defined", _page_three()))


def _page_one() -> str:
    return (
        blocks.masthead()
        + blocks.headline("headline.lead", "headline.rest")
        + blocks.tiles("score_tiles.main")
        + score_blocks.word_tiles("score_tiles.second")
        + score_blocks.charts("score_charts.charts")
        + score_blocks.change_line("change_line")
    )


def _page_two() -> str:
    heading = "{{ score_table.heading }}"
    with_finding = "score_head is defined"
    return (
        when(f"score_charts.charts and {with_finding}", blocks.page_head("score_head"))
        + when(f"score_charts.charts and not ({with_finding})", blocks.page_heading(heading, new=True))
        + when("not score_charts.charts and score_table.groups", gap(), blocks.page_heading(heading))
        + when("score_table.groups", score_blocks.score_table())
        + when("definitions is defined", score_blocks.score_breakdown())
        + when(
            "definitions is not defined",
            score_blocks.score_decisions("score_decisions"),
            score_blocks.score_deals("score_mix", "score_stages", "score_losses"),
        )
    )


def _page_three() -> str:
    decisions, meaning = "{{ words.decisions }}", "{{ words.meaning }}"
    return (
        when(
            "score_charts.charts",
            blocks.page_head("score_decisions.head"),
            when("score_decisions.decisions.rows", element("score_decisions.decisions")),
        )
        + when(
            f"{LISTED} and not score_charts.charts",
            gap(),
            blocks.page_heading(decisions),
            score_blocks.decision_list("score_decisions"),
        )
        + gap()
        + paragraph("Heading3", meaning)
        + score_blocks.definitions("definitions")
        + blocks.side_by_side(
            (68, 108),
            ("score_not_shown", back_pages.not_shown("score_not_shown", space=False)),
            ("score_notes", back_pages.data_notes("score_notes")),
        )
    )
