"""The close-out of a contest on one page, for the manager only."""

from tools.word_templates import blocks
from tools.word_templates.back_pages import pen_rows
from tools.word_templates.page import word_file
from tools.word_templates.pieces import (
    GRAY,
    LIVE_WIDTH,
    RULE,
    THIN,
    TINT,
    Cell,
    Row,
    after_table,
    element,
    gap,
    paragraph,
    rule,
    run,
    table,
    tag_row,
    when,
)

PAGE = "close_out"
CHART = 106


def build() -> bytes:
    """The template as a Word file."""
    headline = blocks.headline("close_out.headline.lead", "close_out.headline.rest")
    awards = when(f"{PAGE}.awards.rows", element("close_out.awards"), gap())
    head = blocks.masthead() + headline + blocks.tiles("close_out.tiles")
    return word_file(
        head + _weeks() + awards + element("close_out.cost") + gap() + _learned() + _thanks() + _next_time()
    )


def _weeks() -> str:
    """The weeks next to what counted."""
    chart = Cell(blocks.chart("close_out.weeks", "BlockTitle"), right=4)
    events = Cell(element("close_out.events") + after_table())
    return table("LayoutTable", (CHART, LIVE_WIDTH - CHART), [Row((chart, events))]) + gap()


def _learned() -> str:
    """What was learned, or lines to write on."""
    return (
        paragraph("BlockTitle", "{{ words.learned }}")
        + when(f"{PAGE}.learned", paragraph("Normal", "{{ close_out.learned }}"))
        + when(f"not {PAGE}.learned", pen_rows("close_out.learned_blank", "3", LIVE_WIDTH))
        + gap()
    )


def _thanks() -> str:
    text = paragraph("Thanks", run("{{ words.thanks_to }}", "Strong"), " {{ close_out.thanks }}")
    bar = table("LayoutTable", (LIVE_WIDTH,), [Row((Cell(text, rules=rule("left", 16, RULE), left=2.5),))])
    return when(f"{PAGE}.thanks", bar, gap())


def _next_time() -> str:
    """What to keep, change, and drop the next time."""
    line = rule("bottom", THIN, GRAY)
    cells = (
        Cell(
            paragraph("TableText", run("{{ each.label }}", "Strong")), rules=line, fill=TINT, left=2.4, align="center"
        ),
        Cell(
            paragraph("TableText", "{{ each.text }}{% if each.blank %}{{ each.blank }}{% endif %}"),
            rules=line,
            fill=TINT,
            align="center",
        ),
    )
    rows = (tag_row("for each in close_out.next_time", 2), Row(cells, least=8.6), tag_row("endfor", 2))
    note = when(f"{PAGE}.note", paragraph("CaptionBelow", "{{ close_out.note }}"))
    return (
        paragraph("BlockTitle", "{{ words.next_time }}")
        + table("LayoutTable", (26, LIVE_WIDTH - 26), rows)
        + after_table()
        + note
    )
