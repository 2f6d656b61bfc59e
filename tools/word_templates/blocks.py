"""Blocks of page one, under the same names as in the HTML templates."""

from plangen.formats.word.blocks import PEN_RULE
from tools.word_templates.pieces import (
    DARK,
    INK,
    PEN_HEIGHT,
    RULE,
    Cell,
    Row,
    after_table,
    element,
    gap,
    paragraph,
    rule,
    run,
    table,
    tag_cell,
    tag_row,
    when,
)

FRAME = "".join(rule(side, DARK, INK) for side in ("top", "left", "bottom", "right"))
"""The frame of a box to sign."""
INITIALS_HEIGHT = 10.0
BAR, BAR_GAP = 16, 2.5
"""The bar next to thanks in eighths of a point, and its distance from the text in millimeters."""


def masthead() -> str:
    """The name, and one gray line with the title, period, and team."""
    line = "{% for part in masthead.line %}{% if not loop.first %} \u00a0·\u00a0 {% endif %}{{ part }}{% endfor %}"
    long = "masthead.name | length > 36"
    name = when(f"not ({long})", paragraph("Heading1", "{{ masthead.name }}"))
    return name + when(long, paragraph("LongName", "{{ masthead.name }}")) + paragraph("MastheadLine", line)


def page_heading(text: str, *, new: bool = False) -> str:
    """The heading of a later page."""
    return paragraph("PageHeading", text, page_break=new)


def page_head(name: str, *, new: bool = True) -> str:
    """The head of a page after the first, or of one that goes on: its finding, and a gray line."""
    line = "{% for part in " + name + ".line %}{% if not loop.first %} \u00a0·\u00a0 {% endif %}{{ part }}{% endfor %}"
    title = paragraph("PageFinding", "{{ " + name + ".title }}", page_break=new)
    return title + paragraph("MastheadLine", line)


def headline(lead: str, rest: str = "") -> str:
    """The headline sentence, its lead in bold."""
    if not rest:
        return paragraph("Headline", "{{ " + lead + " }}")
    second = when(rest, paragraph("HeadlineRest", "{{ " + rest + " }}"))
    return paragraph("HeadlineLead", "{{ " + lead + " }}") + second + paragraph("SmallGap")


def tiles(name: str = "tiles") -> str:
    """A row of tiles, as many as there are."""
    return element(name) + gap()


def chart(name: str, heading: str = "Heading2") -> str:
    """A chart with its title and caption, if there is one."""
    return when(
        name,
        paragraph(heading, "{{ " + name + ".title }}"),
        paragraph("Chart", "{{ " + name + " }}"),
        paragraph("Caption", "{{ " + name + ".caption }}"),
    )


def past_commitments() -> str:
    """Past commitments, with a box to tick for each outcome."""
    heading = paragraph("Heading2", "{{ past_commitments.heading }}")
    return when("not past_commitments.table.rows", heading) + element("past_commitments.table")


def thanks(width: float) -> str:
    """What the person is thanked for, or a write-in line, next to a bar of the same height."""
    bar = Cell(paragraph("Caption"), rules=rule("left", BAR, RULE))
    text = Cell(paragraph("Thanks", run("{{ words.thanks }}", "Strong"), " {{ thanks.text }}"))
    blank = Cell(paragraph("Caption", "{{ thanks.blank }}"), rules=PEN_RULE, align="bottom")
    rows = (
        Row((bar, text)),
        tag_row("if not thanks.text", 2),
        Row((bar, blank), PEN_HEIGHT),
        tag_row("endif", 2),
    )
    return paragraph("BeforeThanks") + table("LayoutTable", (BAR_GAP, width - BAR_GAP), rows) + after_table()


def chart_row(name: str) -> str:
    """The chart next to past commitments and thanks; with no chart, past commitments next to thanks."""
    chart_cell = Cell(chart(name) + after_table(), right=4)
    column = Cell(past_commitments() + thanks(86) + after_table())
    with_chart = table("LayoutTable", (90, 86), [Row((chart_cell, column))])
    halves = (Cell(past_commitments() + after_table(), right=4), Cell(thanks(86)))
    without_chart = table("LayoutTable", (90, 86), [Row(halves)])
    return when(name, with_chart) + when(f"not {name}", without_chart) + gap()


def figure_table() -> str:
    """Results against target and prior periods."""
    return when("results.rows", element("results"), gap())


def reflection_row() -> str:
    """“Going well” and “To work on” side by side, each with a line from the numbers and write-in lines."""
    halves = (("words.going_well", "reflections.going_well"), ("words.to_work_on", "reflections.to_work_on"))
    cells = [_reflection(heading, name) for heading, name in halves]
    return table("LayoutTable", (90, 86), [Row((Cell(cells[0], right=4), Cell(cells[1])))]) + gap()


def _reflection(heading: str, name: str) -> str:
    # Without a sentence the line stays empty, so the write-in lines of both halves align.
    line = f"{{% if {name}.sentence %}}{{{{ words.from_the_figures }}}} {{{{ {name}.sentence }}}}{{% endif %}}"
    pens = table(
        "BlankLines",
        (86,),
        (
            tag_row(f"for line in {name}.lines", 1),
            Row((Cell(paragraph("Caption", "{{ line.who }} {{ line.blank }}"), align="bottom"),), PEN_HEIGHT),
            tag_row("endfor", 1),
        ),
    )
    return paragraph("Heading2", f"{{{{ {heading} }}}}") + paragraph("Caption", line) + pens + after_table()


def commitments(name: str = "commitments") -> str:
    """Commitments: carried-over rows, numbered write-in rows, and the extra."""
    more = when(f"{name}.more", paragraph("Caption", "{{ " + name + ".more }}"))
    return element(f"{name}.table") + more


def closing() -> str:
    """The end of page one: the next meeting and the initials."""
    label = Cell(paragraph("Caption", "{{ words.next_meeting }} {{ closing.next_meeting }}"), align="bottom")
    blank = Cell(paragraph("Caption", "{{ closing.next_meeting_blank }}"), rules=PEN_RULE, align="bottom")
    cells = (
        tag_cell("if closing.next_meeting"),
        label,
        tag_cell("else"),
        label,
        blank,
        Cell(paragraph("Caption")),
        tag_cell("endif"),
        tag_cell("for who in closing.signers"),
        Cell(paragraph("Caption", "{{ words.initials }}, {{ who }}"), rules=FRAME, left=1.4),
        tag_cell("if not loop.last"),
        Cell(paragraph("Caption")),
        tag_cell("endif"),
        tag_cell("endfor"),
    )
    widths = (1, 120, 1, 30, 44, 46, 1, 1, 26, 1, 4, 1, 1)
    return table("LayoutTable", widths, [Row(cells, INITIALS_HEIGHT)])


def side_by_side(widths: tuple[float, float], left: tuple[str, str], right: tuple[str, str]) -> str:
    """Two blocks with their conditions, side by side if both print."""
    cells = (Cell(left[1] + after_table(), right=4), Cell(right[1] + after_table()))
    both = table("LayoutTable", widths, [Row(cells)])
    return (
        when(f"{left[0]} and {right[0]}", both, gap())
        + when(f"{left[0]} and not {right[0]}", left[1], gap())
        + when(f"{right[0]} and not {left[0]}", right[1], gap())
    )
