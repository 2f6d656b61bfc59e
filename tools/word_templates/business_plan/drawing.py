"""The business plan: page one, then last year, the quota, the way there, the market, and the action plan."""

from tools.word_templates import back_pages, blocks
from tools.word_templates.business_plan import blocks as plan
from tools.word_templates.page import word_file
from tools.word_templates.pieces import element, gap, when


def build() -> bytes:
    """The template as a Word file."""
    return word_file(
        _page_one()
        + when("last_year.has_content", _page("last_year", plan.last_year()))
        + _page("quota_build", plan.quota_build())
        + _page("way_there", plan.large_bridge(), element("way_there.targets"), gap(), element("way_there.gap"))
        + _page("what_it_takes", plan.takes())
        + _page("market", plan.market(), gap(), _notes())
        + _page("development", plan.development(), back_pages.full_text("plan_full_text"))
        + when("plan_manager_page", _manager())
        + _page("action_plan", plan.action_plan())
    )


def _page_one() -> str:
    return (
        blocks.masthead()
        + plan.theme()
        + plan.halves(plan.quota(), plan.bridge())
        + element("three_goals")
        + gap()
        + plan.halves(element("risks"), element("support"))
        + element("plan_commitments")
        + gap()
        + plan.sign()
    )


def _page(name: str, *parts: str) -> str:
    return blocks.page_head(f"{name}.head") + "".join(parts)


def _notes() -> str:
    return back_pages.data_notes("plan_notes", "BlockTitle")


def _manager() -> str:
    return _page("plan_manager_page", plan.manager_page())
