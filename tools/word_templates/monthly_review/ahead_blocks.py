"""Blocks of the monthly review's second page: pipeline, activity, training, and next commitments."""

from collections.abc import Sequence

from tools.word_templates import blocks
from tools.word_templates.back_pages import PEN_RULE
from tools.word_templates.monthly_review.blocks import figure_cell, header_cell, only
from tools.word_templates.pieces import (
    GRAY,
    PEN_HEIGHT,
    THIN,
    Cell,
    Row,
    after_table,
    gap,
    paragraph,
    rule,
    run,
    table,
    table_text,
    tag_cell,
    tag_row,
    when,
    with_note,
)

BOX_HEIGHT = 10.0
DECISIONS = (
    (14, "month_decisions.has_value", "words.value", "deal.value"),
    (15, "month_decisions.has_age", "words.age", "deal.age"),
)
"""Columns of the table: width in millimeters, condition, header, value; empty ones are removed."""


def pipeline_row() -> str:
    """The three-month pipeline chart next to pipeline changes; changes alone if there is no chart."""
    chart = Cell(blocks.chart("month_ahead"), right=4)
    # Word can break a page before a paragraph but not before a table.
    page_break = '<w:p><w:pPr><w:pStyle w:val="AfterTable"/><w:pageBreakBefore/></w:pPr></w:p>'
    with_chart = table("LayoutTable", (120, 56), [Row((chart, Cell(_movement(56) + after_table())))])
    alone = when("movement.rows and not month_ahead", _movement(176), gap())
    return when("month_chart or movement.rows", page_break) + when("month_ahead", with_chart, gap()) + alone


def _movement(width: float) -> str:
    value = "movement.has_value"
    rows = (
        Row(
            [
                Cell(paragraph("TableHeader", "{{ movement.heading }}")),
                Cell(paragraph("TableHeaderNumber", "{{ words.deals }}")),
                Cell(paragraph("TableHeaderNumber", only(value, "words.value"))),
            ],
            header=True,
        ),
        tag_row("for row in movement.rows", 3),
        Row(
            [
                Cell(table_text("{{ row.label }}")),
                Cell(paragraph("TableNumber", run("{{ row.deals }}", "Strong"))),
                Cell(paragraph("TableNumber", only(value, "row.value"))),
            ]
        ),
        tag_row("endfor", 3),
    )
    movement_table = table("FiguresTable", (width - 31, 13, 18), rows, title="{{ movement.heading }}", live=width)
    return when("movement.rows", movement_table)


def decisions() -> str:
    """Open deals that need a decision, one per line."""
    headers = [header_cell(header, condition, name) for _, condition, header, name in DECISIONS]
    cells = [figure_cell(condition, name) for _, condition, _, name in DECISIONS]
    widths = (40, 29, *(column[0] for column in DECISIONS), 33, 45)
    rows = (
        Row(
            [
                Cell(paragraph("TableHeader", "{{ words.decisions }}")),
                Cell(paragraph("TableHeader", "{{ words.account }}")),
                *headers,
                Cell(paragraph("TableHeader", "{{ words.trips }}"), left=4),
                Cell(paragraph("TableHeader", "{{ words.decision }}")),
            ],
            header=True,
        ),
        tag_row("for deal in month_decisions.rows", len(widths)),
        Row(
            [
                Cell(paragraph("TableText", run("{{ deal.deal }}", "Strong")), right=1),
                Cell(table_text("{{ deal.account }}"), right=1),
                *cells,
                Cell(table_text("{{ deal.trips }}"), left=4),
                Cell(paragraph("TableText", run("{{ deal.choice }}", "Quiet"))),
            ]
        ),
        tag_row("endfor", len(widths)),
    )
    decision_table = table("FiguresTable", widths, rows, title="{{ words.decisions }}")
    more = when("month_decisions.more", paragraph("Caption", "{{ month_decisions.more }}"))
    empty = "not month_decisions.rows and month_decisions.empty"
    return (
        when("month_decisions.heavy", paragraph("TableText", "{{ month_decisions.heavy }}"))
        + when("month_decisions.rows", decision_table, after_table(), more, gap())
        + when(empty, paragraph("TableText", "{{ month_decisions.empty }}"), gap())
    )


def activity_and_training() -> str:
    """Activity next to training; either one alone takes the full width."""
    both = "month_activity and month_training"
    halves = (Cell(_activity(86) + after_table(), right=4), Cell(_training(86) + after_table()))
    return (
        when(both, table("LayoutTable", (90, 86), [Row(halves)]), gap())
        + when(f"not ({both}) and month_activity", _activity(176), gap())
        + when(f"not ({both}) and month_training", _training(176), gap())
    )


def _activity(width: float) -> str:
    standard, previous = "month_activity.has_standard", "month_activity.previous_head"
    headers = ("{{ words.logged }}", only(standard, "words.standard"), "{{ month_activity.previous_head }}")
    figures = (
        run("{{ row.actual }}", "Strong"),
        run(only(standard, "row.standard")),
        run(only(previous, "row.previous")),
    )
    rows = (
        Row(
            [
                Cell(paragraph("TableHeader", "{{ month_activity.heading }}")),
                *(Cell(paragraph("TableHeaderNumber", header)) for header in headers),
            ],
            header=True,
        ),
        tag_row("for row in month_activity.rows", 4),
        Row([Cell(table_text("{{ row.label }}")), *(Cell(paragraph("TableNumber", figure)) for figure in figures)]),
        tag_row("endfor", 4),
    )
    return table("FiguresTable", (width - 50, 14, 17, 19), rows, title="{{ month_activity.heading }}", live=width)


def _training(width: float) -> str:
    rows = (
        Row([Cell(paragraph("TableHeader", "{{ words.training }}"), span=3)], header=True),
        tag_row("for row in month_training", 3),
        Row(
            [
                Cell(table_text("{{ row.when }}")),
                Cell(with_note("row.topic", "row.trainer")),
                Cell(paragraph("TableNumber", "{{ row.day }}")),
            ]
        ),
        tag_row("endfor", 3),
    )
    return table("FiguresTable", (14, width - 42, 28), rows, title="{{ words.training }}", live=width)


def help_lines() -> str:
    """Obstacles and the help needed: numbered write-in lines."""
    headers = ("", "{{ words.in_my_way }}", "{{ words.help_from }}", "{{ words.by }}")
    names = ("number", "action", "owner", "by")
    pens = [Cell(table_text("{{ line." + name + " }}"), rules=PEN_RULE, align="bottom", right=2) for name in names]
    rows = (
        Row([Cell(paragraph("TableHeader", header)) for header in headers], header=True),
        tag_row("for line in help_lines", 4),
        Row(pens, PEN_HEIGHT),
        tag_row("endfor", 4),
    )
    return table("FiguresTable", (24, 76, 52, 24), rows, title="{{ words.in_my_way }}") + gap()


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
