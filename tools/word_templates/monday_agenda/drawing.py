"""The Monday meeting: the agenda, and the page for its notes."""

from tools.word_templates import blocks
from tools.word_templates.monday_agenda import blocks as monday
from tools.word_templates.page import word_file
from tools.word_templates.pieces import element, gap


def build() -> bytes:
    """The template as a Word file."""
    return word_file(_agenda() + _notes())


def _agenda() -> str:
    return (
        monday.head()
        + monday.part(0, "thanks_and_wins", monday.thanks())
        + monday.part(1, "last_week", monday.ratings(), "rough_to_great")
        + monday.forecast()
        + monday.part(3, "months", element("agenda.months"), "tick_is", "agenda.has_ticks")
        + monday.part(4, "whats_on", monday.whats_on())
        + monday.part(5, "practice", monday.practice())
        + monday.last_part(6, "priorities", monday.priorities())
    )


def _notes() -> str:
    return (
        blocks.page_head("notes.head")
        + monday.present()
        + element("notes.still_open")
        + gap()
        + element("notes.we_will")
        + gap()
        + element("notes.manager_will")
        + monday.extra()
        + element("notes.teammates")
        + gap()
        + monday.approval()
    )
