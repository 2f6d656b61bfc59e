"""Blocks of the monthly review's first page, under the same names as in the HTML template."""

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
"""Columns of the tables: width in millimeters, condition, header, value; empty ones are removed."""


def commitments_due() -> str:
    """Commitments due, with boxes to tick and a blank for the reason."""
    headers = ("{{ words.by }}", "{{ words.what_became }}", "{{ words.reason }}")
    commitment = Cell(paragraph("TableHeader", "{{ words.kept }}"), span=2)
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
    rows = (
        Row([commitment, *(Cell(paragraph("TableHeader", header)) for header in headers)], header=True),
        tag_row("for row in commitments_due.rows", 5),
        Row(cells),
        tag_row("endfor", 5),
    )
    return (
        when("commitments_due.rows", table("FiguresTable", (24, 50, 15, 47, 40), rows, title="{{ words.kept }}"))
        + when(
            "not commitments_due.rows",
            paragraph("Heading2", "{{ words.kept }}"),
            paragraph("TableText", "{{ commitments_due.empty }}"),
        )
        + when("commitments_due.more", paragraph("Caption", "{{ commitments_due.more }}"))
        + when("commitments_due.manager", paragraph("Caption", "{{ commitments_due.manager }}"))
        + gap()
    )


def tiles() -> str:
    """The four tiles; a tile with several values uses smaller text."""
    sub = "{{ tile.mark }}{% if tile.mark %} {% endif %}{{ tile.sub }}"
    content = (
        paragraph("Caption", "{{ tile.label }}")
        + when("tile.several", paragraph("TileWords", "{{ tile.text }}"))
        + when("not tile.several", paragraph("TileFigure", "{{ tile.text }}"))
        + paragraph("Caption", sub)
    )
    cells = (tag_cell("for tile in month_tiles"), Cell(content, right=3), tag_cell("endfor"))
    return table("LayoutTable", (44, 44, 44), [Row(cells)]) + gap()


def chart_row() -> str:
    """The bookings chart next to results and thanks; with no chart, results next to thanks."""
    chart = Cell(blocks.chart("month_chart"), right=4)
    results_and_thanks = Cell(_results(78) + blocks.thanks(78))
    halves = (Cell(_results(86) + after_table(), right=4), Cell(blocks.thanks(86)))
    return (
        when("month_chart", table("LayoutTable", (98, 78), [Row((chart, results_and_thanks))]))
        + when("month_results.rows and not month_chart", table("LayoutTable", (90, 86), [Row(halves)]))
        + when("not (month_results.rows or month_chart)", blocks.thanks(176))
        + gap()
    )


def _results(width: float) -> str:
    headers = [paragraph("TableHeaderNumber", only(condition, header)) for _, condition, header, _, _ in RESULTS]
    cells = [paragraph("TableNumber", run(only(condition, value), style)) for _, condition, _, value, style in RESULTS]
    widths = (width - sum(column[0] for column in RESULTS), *(column[0] for column in RESULTS))
    rows = (
        Row([Cell(paragraph("TableHeader", "{{ month_results.heading }}")), *map(Cell, headers)], header=True),
        tag_row("for row in month_results.rows", len(widths)),
        Row([Cell(with_note("row.label", "row.note")), *map(Cell, cells)]),
        tag_row("endfor", len(widths)),
    )
    results = table("FiguresTable", widths, rows, title="{{ month_results.heading }}", live=width)
    return when("month_results.rows", results)


def talk_deals() -> str:
    """Three deals to discuss, with space for the next step."""
    why = paragraph("TableText", "{{ deal.why }}") + when(
        "deal.next_step", paragraph("Caption", "{{ words.now }} {{ deal.next_step }}")
    )
    headers = [header_cell(header, condition, name) for _, condition, header, name in TALK]
    cells = [figure_cell(condition, name) for _, condition, _, name in TALK]
    widths = (43, *(column[0] for column in TALK), 42, 34)
    rows = (
        Row(
            [
                Cell(paragraph("TableHeader", "{{ words.deal }}")),
                *headers,
                Cell(paragraph("TableHeader", "{{ words.trips }}"), left=4),
                Cell(paragraph("TableHeader", "{{ words.next_step }}")),
            ],
            header=True,
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
    deals_table = table("FiguresTable", widths, rows, title="{{ talk_deals.heading }}")
    return when("talk_deals.rows", paragraph("Heading2", "{{ talk_deals.heading }}"), deals_table)


def header_cell(header: str, condition: str, name: str) -> Cell:
    """The header of a column that prints only if its condition is true; the stage header is left-aligned."""
    is_text = name == "deal.stage"
    text = only(condition, header)
    return Cell(paragraph("TableHeader" if is_text else "TableHeaderNumber", text), left=4 if is_text else 0)


def figure_cell(condition: str, name: str) -> Cell:
    """The cell of a column that prints only if its condition is true."""
    is_text = name == "deal.stage"
    return Cell(paragraph("TableText" if is_text else "TableNumber", only(condition, name)), left=4 if is_text else 0)


def only(condition: str, value: str) -> str:
    """A value's tag that prints only if the condition is true."""
    return "{% if " + condition + " %}{{ " + value + " }}{% endif %}" if condition else "{{ " + value + " }}"
