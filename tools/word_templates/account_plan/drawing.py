"""The account plan: the overview and the white space, landscape, then a page for each account, or the target list."""

from tools.word_templates import back_pages, blocks
from tools.word_templates.account_plan import blocks as plan
from tools.word_templates.page import end_of_landscape, word_file
from tools.word_templates.pieces import each, when


def build() -> bytes:
    """The template as a Word file."""
    return word_file(
        when("account_overview", blocks.masthead(), plan.overview())
        + when("account_white_space", blocks.page_head("account_white_space.head"), plan.white_space())
        + when("account_overview", end_of_landscape())
        + each("page in account_pages", plan.account_page())
        + when("target_list", blocks.masthead(), plan.target_list())
        + when("account_full_text", plan.new_page(), back_pages.full_text("account_full_text")),
        has_landscape_parts=True,
    )
