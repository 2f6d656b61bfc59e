"""The blocks of monthly reviews, each with the name that it has in the printed templates."""

from tools.word_templates import blocks
from tools.word_templates.back_pages import PEN_RULE
from tools.word_templates.pieces import (
    Cell,
    Row,
    after_table,
    gap,
    paragraph,
    run,
    table,
    tag_cell,
    tag_row,
    when,
    with_note,
)

RESULTS = (
    (16, "", "words.month", "row.actual", "Strong"),
    (16, "month_results.has_plan", "words.plan", "row.plan", ""),
    (17, "", "words.year", "row.year", ""),
)
TALK = (
    (15, "talk_deals.has_value", "words.value", "deal.value"),
    (25, "talk_deals.has_stage", "words.stage", "deal.stage"),
    (17, "talk_deals.has_close", "words.close", "deal.close"),
)
"""Columns of the tables: width in millimetres, when it stands, head, value; empty ones fall out."""


def kept() -> str:
    """What was promised last time, first on the page: boxes to tick, and a blank for the reason."""
    heads = ("{{ words.by }}", "{{ words.what_became }}", "{{ words.reason }}")
    head = [Cell(paragraph("TableHead", "{{ words.kept }}"), span=2), *(Cell(paragraph("TableHead", _)) for _ in heads)]
    cells = (
        Cell(paragraph("TeamText", "{{ row.number }}"), align="center"),
        Cell(
            paragraph("TeamText", "{{ row.action }}") + when("row.note", paragraph("Caption", "{{ row.note }}")),
            align="center",
            right=2,
        ),
        Cell(paragraph("TeamText", "{{ row.by }}"), align="center"),
        Cell(paragraph("AgreedTicks", "{{ row.status }}"), align="center"),
        Cell(paragraph("Caption", "{{ row.reason }}"), rules=PEN_RULE, align="center"),
    )
    rows = (Row(head, head=True), tag_row("for row in kept.rows", 5), Row(cells), tag_row("endfor", 5))
    return (
        when("kept.rows", table("FiguresTable", (24, 54, 15, 43, 40), rows, title="{{ words.kept }}"))
        + when("not kept.rows", paragraph("Heading2", "{{ words.kept }}"), paragraph("TableText", "{{ kept.empty }}"))
        + when("kept.more", paragraph("Caption", "{{ kept.more }}"))
        + when("kept.manager", paragraph("Caption", "{{ kept.manager }}"))
        + gap()
    )


def tiles() -> str:
    """The four figures; where several stand in one place they are smaller."""
    sub = "{{ tile.mark }}{% if tile.mark %} {% endif %}{{ tile.sub }}"
    content = (
        paragraph("Caption", "{{ tile.label }}")
        + when("tile.several", paragraph("TileWords", "{{ tile.text }}"))
        + when("not tile.several", paragraph("TileFigure", "{{ tile.text }}"))
        + paragraph("Caption", sub)
    )
    cells = (tag_cell("for tile in month_tiles"), Cell(content, right=3), tag_cell("endfor"))
    return table("LayoutTable", (44, 44, 44), [Row(cells)]) + gap()


def picture_row() -> str:
    """Won by month beside the results and thanks; without a picture, results beside thanks."""
    picture = Cell(blocks.chart("month_picture"), right=4)
    beside = Cell(_results(78) + blocks.thanks(78))
    halves = (Cell(_results(86) + after_table(), right=4), Cell(blocks.thanks(86)))
    return (
        when("month_picture", table("LayoutTable", (98, 78), [Row((picture, beside))]))
        + when("month_results.rows and not month_picture", table("LayoutTable", (90, 86), [Row(halves)]))
        + when("not (month_results.rows or month_picture)", blocks.thanks(176))
        + gap()
    )


def _results(width: float) -> str:
    heads = [paragraph("TableHeadNumber", only(condition, head)) for _, condition, head, _, _ in RESULTS]
    cells = [paragraph("TableNumber", run(only(when_, value), look)) for _, when_, _, value, look in RESULTS]
    widths = (width - sum(column[0] for column in RESULTS), *(column[0] for column in RESULTS))
    rows = (
        Row([Cell(paragraph("TableHead", "{{ month_results.heading }}")), *map(Cell, heads)], head=True),
        tag_row("for row in month_results.rows", len(widths)),
        Row([Cell(with_note("row.label", "row.note")), *map(Cell, cells)]),
        tag_row("endfor", len(widths)),
    )
    drawn = table("FiguresTable", widths, rows, title="{{ month_results.heading }}", live=width)
    return when("month_results.rows", drawn)


def talk_deals() -> str:
    """Three deals to talk about, with room for the next step."""
    why = paragraph("TableText", "{{ deal.why }}") + when(
        "deal.next_step", paragraph("Caption", "{{ words.now }} {{ deal.next_step }}")
    )
    heads = [head_cell(head, condition, name) for _, condition, head, name in TALK]
    cells = [figure_cell(condition, name) for _, condition, _, name in TALK]
    widths = (43, *(column[0] for column in TALK), 42, 34)
    rows = (
        Row(
            [
                Cell(paragraph("TableHead", "{{ words.deal }}")),
                *heads,
                Cell(paragraph("TableHead", "{{ words.trips }}"), left=4),
                Cell(paragraph("TableHead", "{{ words.next_step }}")),
            ],
            head=True,
        ),
        tag_row("for deal in talk_deals.rows", len(widths)),
        Row(
            [
                Cell(with_note("deal.deal", "deal.account", strong=True)),
                *cells,
                Cell(why, left=4),
                Cell(paragraph("Caption", "{{ deal.blank }}"), rules=PEN_RULE, align="bottom"),
            ]
        ),
        tag_row("endfor", len(widths)),
    )
    drawn = table("FiguresTable", widths, rows, title="{{ talk_deals.heading }}")
    return when("talk_deals.rows", paragraph("Heading2", "{{ talk_deals.heading }}"), drawn)


def head_cell(head: str, condition: str, name: str) -> Cell:
    """The head of a column that falls out unless its condition holds; that of stages begins at the left."""
    quiet = name == "deal.stage"
    text = only(condition, head)
    return Cell(paragraph("TableHead" if quiet else "TableHeadNumber", text), left=4 if quiet else 0)


def figure_cell(condition: str, name: str) -> Cell:
    """The cell of such a column."""
    quiet = name == "deal.stage"
    return Cell(paragraph("TableText" if quiet else "TableNumber", only(condition, name)), left=4 if quiet else 0)


def only(condition: str, value: str) -> str:
    """A value's tag that prints nothing unless the condition holds."""
    return "{% if " + condition + " %}{{ " + value + " }}{% endif %}" if condition else "{{ " + value + " }}"
