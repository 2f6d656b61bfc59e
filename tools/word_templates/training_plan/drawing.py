"""The training plan: page one, the calendar or the sign-offs, coaching cards, and completion."""

from tools.word_templates import back_pages, blocks
from tools.word_templates.page import word_file
from tools.word_templates.pieces import element, gap, when
from tools.word_templates.training_plan import blocks as training


def build() -> bytes:
    """The template as a Word file."""
    return word_file(
        _page_one()
        + when("training_calendar", _page("training_calendar", training.calendar()))
        + when("sign_offs", _page("sign_offs", training.sign_offs()))
        + _page("coaching_cards", training.cards())
        + _page("completion", training.completion(), when("not sign_offs", training.sign()), gap(), _end())
        + when("coaching_log", blocks.page_head("coaching_head"), element("coaching_log"))
    )


def _page_one() -> str:
    return (
        blocks.masthead()
        + training.headline()
        + training.focus()
        + training.in_the_way()
        + when("carried_training", element("carried_training"), gap())
        + when("skill_levels", element("skill_levels"), gap())
        + when("first_ratings", element("first_ratings"), gap())
        + element("learning_contract")
        + gap()
        + training.initials()
    )


def _page(name: str, *parts: str) -> str:
    return blocks.page_head(f"{name}.head") + "".join(parts)


def _end() -> str:
    title = "BlockTitle"
    return back_pages.full_text("training_full_text", title) + back_pages.data_notes("training_notes", title)
