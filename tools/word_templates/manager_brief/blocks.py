"""Blocks of the manager's brief, under the same names as in the HTML template."""

from tools.word_templates import blocks
from tools.word_templates.back_pages import PEN_RULE
from tools.word_templates.pieces import (
    LANDSCAPE_WIDTH,
    RULE,
    STRONG,
    Cell,
    Row,
    each,
    gap,
    paragraph,
    rule,
    run,
    table,
    tag_cell,
    tag_row,
    when,
)

ROW_HEIGHT, TALL_ROW_HEIGHT = 14.0, 18.0
HAS_DATES = "meetings.has_days"
LONG_NAME = "row.name | length > 26"


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
    few, many = _table(TALL_ROW_HEIGHT), _table(ROW_HEIGHT)
    continued = when("not loop.first", blocks.page_heading("{{ words.continued }}", new=True))
    return each("rows in meetings.pages", continued, when("meetings.airy", few), when("not meetings.airy", many), gap())


def _table(row_height: float) -> str:
    headers = (
        Cell(paragraph("TableHeader", _only(HAS_DATES, "words.when"))),
        Cell(paragraph("TableHeader", "{{ words.name }}")),
        tag_cell("for header in meetings.heads"),
        Cell(paragraph("TableHeaderNumber", "{{ header }}")),
        tag_cell("endfor"),
        Cell(paragraph("TableHeader", "{{ words.changed }}"), left=4),
        Cell(paragraph("TableHeader", "{{ words.owed }}")),
        Cell(paragraph("TableHeader", "{{ words.ask }}")),
    )
    day = paragraph("TableText", _only(HAS_DATES, "row.day")) + when(
        "row.time", paragraph("TableText", "{{ row.time }}")
    )
    cells = (
        Cell(day, align="center"),
        Cell(_name(), align="center", right=2),
        tag_cell("for figure in row.figures"),
        Cell(paragraph("TableNumber", "{{ figure }}"), align="center"),
        tag_cell("endfor"),
        Cell(paragraph("TableText", "{{ row.changed }}"), left=4, align="center"),
        Cell(paragraph("TableText", "{{ row.owed }}"), align="center", right=2),
        Cell(paragraph("Caption", "{{ row.ask }}"), rules=PEN_RULE, align="bottom"),
    )
    # The two tag cells and the cell between them give the widths of the three metrics.
    widths = (20, 34, 16, 16, 16, 47, 34, 46)
    rows = (
        Row(headers, header=True),
        tag_row("for row in rows", len(widths)),
        Row(cells, least=row_height),
        tag_row("endfor", len(widths)),
    )
    return table("FiguresTable", widths, rows, title="{{ masthead.name }}", live=LANDSCAPE_WIDTH)


def _name() -> str:
    """The name; a long one in the table's text size so it fits."""
    small_name = paragraph("TableText", run("{{ row.name }}", "Strong"))
    return when(f"not ({LONG_NAME})", paragraph("BriefName", "{{ row.name }}")) + when(LONG_NAME, small_name)


def notes() -> str:
    """What is missing from the packets."""
    return when("manager_notes", paragraph("Caption", "{{ manager_notes }}"))


def _only(condition: str, value: str) -> str:
    return "{% if " + condition + " %}{{ " + value + " }}{% endif %}"
