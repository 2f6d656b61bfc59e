"""Blocks of the monthly review, under the same names as in the HTML template."""

from collections.abc import Sequence

from plangen.formats.word.blocks import PEN_RULE
from tools.word_templates import blocks
from tools.word_templates.pieces import (
    GRAY,
    THIN,
    Cell,
    Row,
    element,
    gap,
    paragraph,
    rule,
    table,
    tag_cell,
    when,
)


def commitments_due() -> str:
    """Commitments due, with boxes to tick and a blank for the reason."""
    heading = when("not commitments_due.rows", paragraph("Heading2", "{{ words.kept }}"))
    return heading + element("commitments_due") + gap()


def tiles() -> str:
    """The four tiles."""
    return element("month_tiles") + gap()


def chart_row() -> str:
    """The bookings chart next to results and thanks; with no chart, results next to thanks."""
    chart, results = Cell(blocks.chart("month_chart"), right=4), element("month_results")
    halves = (Cell(results, right=4), Cell(blocks.thanks(86)))
    with_chart = (chart, Cell(results + blocks.thanks(78)))
    return (
        when("month_chart", table("LayoutTable", (98, 78), [Row(with_chart)]))
        + when("month_results.rows and not month_chart", table("LayoutTable", (90, 86), [Row(halves)]))
        + when("not (month_results.rows or month_chart)", blocks.thanks(176))
        + gap()
    )


def talk_deals() -> str:
    """Three deals to discuss, with space for the next step."""
    return when("talk_deals.rows", paragraph("Heading2", "{{ talk_deals.heading }}"), element("talk_deals"))


BOX_HEIGHT = 10.0


def pipeline_row() -> str:
    """The three-month pipeline chart next to pipeline changes; changes alone if there is no chart."""
    chart = Cell(blocks.chart("month_ahead"), right=4)
    # Word can break a page before a paragraph but not before a table.
    page_break = '<w:p><w:pPr><w:pStyle w:val="AfterTable"/><w:pageBreakBefore/></w:pPr></w:p>'
    with_chart = table("LayoutTable", (120, 56), [Row((chart, Cell(element("movement"))))])
    alone = when("movement.rows and not month_ahead", element("movement"), gap())
    return when("month_chart or movement.rows", page_break) + when("month_ahead", with_chart, gap()) + alone


def decisions() -> str:
    """Open deals that need a decision, one per line."""
    name = "month_decisions"
    return (
        when(f"{name}.heavy", paragraph("TableText", "{{ " + name + ".heavy }}"))
        + element(f"{name}.decisions")
        + when(f"{name}.rows or {name}.empty", gap())
    )


def activity_and_training() -> str:
    """Activity next to training; either one alone takes the full width."""
    both = "month_activity and month_training"
    halves = (Cell(element("month_activity"), right=4), Cell(element("month_training")))
    return (
        when(both, table("LayoutTable", (90, 86), [Row(halves)]), gap())
        + when(f"not ({both}) and month_activity", element("month_activity"), gap())
        + when(f"not ({both}) and month_training", element("month_training"), gap())
    )


def help_lines() -> str:
    """Obstacles and the help needed: numbered write-in lines."""
    return element("help_lines") + gap()


def closing() -> str:
    """The next meeting, and a box for each person's initials."""
    sides: Sequence[str] = ("top", "left", "bottom", "right")
    box = "".join(rule(side, THIN, GRAY) for side in sides)
    label = Cell(paragraph("Caption", "{{ words.next_meeting }} {{ closing.next_meeting }}"), align="bottom")
    blank = Cell(paragraph("Caption", "{{ closing.next_meeting_blank }}"), rules=PEN_RULE, align="bottom")
    cells = (
        tag_cell("if closing.next_meeting"),
        label,
        tag_cell("else"),
        label,
        blank,
        tag_cell("endif"),
        Cell(paragraph("CaptionRight", "{{ words.initials }}"), align="bottom"),
        tag_cell("for who in closing.initials"),
        Cell(paragraph("CaptionRight", "{{ who }}"), right=1.5, align="bottom"),
        Cell(paragraph("Caption"), rules=box),
        tag_cell("endfor"),
    )
    widths = (1, 68, 1, 22, 46, 1, 36, 1, 10, 25, 1)
    return gap() + table("LayoutTable", widths, [Row(cells, BOX_HEIGHT)])


def notes() -> str:
    """The last lines: what isn't shown, and what the numbers are based on."""
    text = "{% for note in month_notes %}{% if not loop.first %} {% endif %}{{ note }}{% endfor %}"
    return when("month_notes", paragraph("AfterTable"), paragraph("Notes", text))
