"""The blocks of the manager's brief, each with the name that it has in the printed template."""

from tools.word_templates import blocks
from tools.word_templates.back_pages import PEN_RULE
from tools.word_templates.pieces import (
    LYING_WIDTH,
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

ROW, AIRY_ROW = 14.0, 18.0
DAYS = "meetings.has_days"
LONG = "row.name | length > 26"


def masthead() -> str:
    """How many reviews and when, and right of it what is said of all of them."""
    line = "{% for part in masthead.line %}{% if not loop.first %} \u00a0·\u00a0 {% endif %}{{ part }}{% endfor %}"
    left = paragraph("Heading1", "{{ masthead.name }}") + paragraph("BriefLine", line)
    right = each("line in team_lines", paragraph("TableText", "{{ line }}")) + gap()
    below = rule("bottom", STRONG, RULE)
    cells = (Cell(left, rules=below, right=4), Cell(right, rules=below, align="bottom"))
    return table("LayoutTable", (133, 112), [Row(cells)], live=LYING_WIDTH) + gap()


def meetings() -> str:
    """One row a meeting, with room for what to ask; more than a page has room for follow on the next."""
    few, many = _table(AIRY_ROW), _table(ROW)
    broken = when("not loop.first", blocks.page_heading("{{ words.continued }}", new=True))
    return each("rows in meetings.pages", broken, when("meetings.airy", few), when("not meetings.airy", many), gap())


def _table(tall: float) -> str:
    heads = (
        Cell(paragraph("TableHead", _only(DAYS, "words.when"))),
        Cell(paragraph("TableHead", "{{ words.name }}")),
        tag_cell("for head in meetings.heads"),
        Cell(paragraph("TableHeadNumber", "{{ head }}")),
        tag_cell("endfor"),
        Cell(paragraph("TableHead", "{{ words.changed }}"), left=4),
        Cell(paragraph("TableHead", "{{ words.owed }}")),
        Cell(paragraph("TableHead", "{{ words.ask }}")),
    )
    day = paragraph("TableText", _only(DAYS, "row.day")) + when("row.time", paragraph("TableText", "{{ row.time }}"))
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
    # The widths of the tag cells are those of the three further figures.
    widths = (20, 34, 16, 16, 16, 47, 34, 46)
    rows = (
        Row(heads, head=True),
        tag_row("for row in rows", len(widths)),
        Row(cells, least=tall),
        tag_row("endfor", len(widths)),
    )
    return table("FiguresTable", widths, rows, title="{{ masthead.name }}", live=LYING_WIDTH)


def _name() -> str:
    """The name; a long one in the size of the table, where its parts have room."""
    long = paragraph("TableText", run("{{ row.name }}", "Strong"))
    return when(f"not ({LONG})", paragraph("BriefName", "{{ row.name }}")) + when(LONG, long)


def notes() -> str:
    """What is blank in the packets."""
    return when("manager_notes", paragraph("Caption", "{{ manager_notes }}"))


def _only(condition: str, value: str) -> str:
    return "{% if " + condition + " %}{{ " + value + " }}{% endif %}"
