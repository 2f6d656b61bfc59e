"""Blocks of the manager's brief, under the same names as in the HTML template."""

from tools.word_templates.pieces import (
    LANDSCAPE_WIDTH,
    RULE,
    STRONG,
    Cell,
    Row,
    each,
    element,
    gap,
    paragraph,
    rule,
    table,
    when,
)


def masthead() -> str:
    """The number of reviews and their dates, with the team summary on the right."""
    line = "{% for part in masthead.line %}{% if not loop.first %} \u00a0·\u00a0 {% endif %}{{ part }}{% endfor %}"
    left = paragraph("Heading1", "{{ masthead.name }}") + paragraph("BriefLine", line)
    right = each("line in team_lines", paragraph("TableText", "{{ line }}")) + gap()
    below = rule("bottom", STRONG, RULE)
    cells = (Cell(left, rules=below, right=4), Cell(right, rules=below, align="bottom"))
    return table("LayoutTable", (133, 112), [Row(cells)], live=LANDSCAPE_WIDTH) + gap()


def meetings() -> str:
    """One row per meeting, with space for what to ask; the rest continue on the next page."""
    return element("meetings") + gap()


def notes() -> str:
    """What is missing from the packets."""
    return when("manager_notes", paragraph("Caption", "{{ manager_notes }}"))
