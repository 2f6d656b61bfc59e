"""Blocks of the monthly review, under the same names as in the HTML template."""

from tools.word_templates import blocks
from tools.word_templates.pieces import (
    Cell,
    Row,
    element,
    gap,
    paragraph,
    table,
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
    with_chart = (chart, Cell(results + blocks.thanks(86)))
    return (
        when("month_chart", table("LayoutTable", (90, 86), [Row(with_chart)]))
        + when("month_results.rows and not month_chart", table("LayoutTable", (90, 86), [Row(halves)]))
        + when("not (month_results.rows or month_chart)", blocks.thanks(176))
        + gap()
    )


def talk_deals() -> str:
    """Three deals to discuss, with space for the next step."""
    return when("talk_deals.rows", element("talk_deals"), gap())


def pipeline_row() -> str:
    """The three-month pipeline chart next to pipeline changes; changes alone if there is no chart."""
    chart = Cell(blocks.chart("month_ahead"), right=4)
    with_chart = table("LayoutTable", (120, 56), [Row((chart, Cell(element("movement"))))])
    alone = when("movement.rows and not month_ahead", element("movement"), gap())
    return (
        when("month_chart or movement.rows", blocks.page_head("month_head"))
        + when("month_ahead", with_chart, gap())
        + alone
    )


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
        when(both, table("LayoutTable", (90, 86), [Row(halves, splits=True)]), gap())
        + when(f"not ({both}) and month_activity", element("month_activity"), gap())
        + when(f"not ({both}) and month_training", element("month_training"), gap())
    )


def help_lines() -> str:
    """Obstacles and the help needed: numbered write-in lines."""
    return element("help_lines") + gap()


def notes() -> str:
    """The last lines: what isn't shown, and what the numbers are based on."""
    text = "{% for note in month_notes %}{% if not loop.first %} {% endif %}{{ note }}{% endfor %}"
    return when("month_notes", paragraph("AfterTable"), paragraph("Notes", text))
