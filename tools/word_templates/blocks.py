"""Blocks of page one, under the same names as in the HTML templates."""

from plangen.formats.word.blocks import PEN_RULE
from tools.word_templates.pieces import (
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

MANY_COMMITMENTS = (
    'past_commitments.rows | map(attribute="action") | join | length'
    " + past_commitments.manager | length + thanks.text | length > 210"
)
"""When thanks goes in the space under the chart, as in the HTML template."""
NUMBER_WIDTH = 16.0
"""The width of the number of a past commitment, in millimeters; wider, and its tick boxes wrap."""
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


def page_head(name: str) -> str:
    """The head of a page after the first: its finding, and a gray line."""
    line = "{% for part in " + name + ".line %}{% if not loop.first %} \u00a0·\u00a0 {% endif %}{{ part }}{% endfor %}"
    title = paragraph("PageFinding", "{{ " + name + ".title }}", page_break=True)
    return title + paragraph("MastheadLine", line)


def headline(lead: str, rest: str = "") -> str:
    """The headline sentence, its lead in bold."""
    second = run("{% if " + rest + " %} {{ " + rest + " }}{% endif %}") if rest else ""
    return paragraph("Headline", run("{{ " + lead + " }}", "Strong" if rest else ""), *([second] if second else []))


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


def past_commitments(width: float) -> str:
    """Past commitments, each with boxes to tick."""
    number = Cell(paragraph("Agreed", run("{{ row.number }}", "Quiet")), right=0.6)
    action = Cell(paragraph("Agreed", "{{ row.action }}") + paragraph("AgreedTicks", "{{ row.status }}"))
    rows = (tag_row("for row in past_commitments.rows", 2), Row((number, action)), tag_row("endfor", 2))
    return (
        paragraph("Heading2", "{{ past_commitments.heading }}")
        + table("AgreedTable", (NUMBER_WIDTH, width - NUMBER_WIDTH), rows)
        + when("not past_commitments.rows", paragraph("Caption", "{{ past_commitments.empty }}"))
        + when("past_commitments.more", paragraph("Caption", "{{ past_commitments.more }}"))
        + when("past_commitments.manager", paragraph("Caption", "{{ past_commitments.manager }}"))
    )


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
    chart_cell = Cell(chart(name) + when(MANY_COMMITMENTS, thanks(116)) + after_table(), right=3)
    column = Cell(past_commitments(57) + when(f"not ({MANY_COMMITMENTS})", thanks(57)) + after_table())
    with_chart = table("LayoutTable", (119, 57), [Row((chart_cell, column))])
    halves = (Cell(past_commitments(86) + after_table(), right=4), Cell(thanks(86)))
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
        Cell(paragraph("CaptionRight", "{% if closing.initials %}{{ words.initials }}{% endif %}"), align="bottom"),
        tag_cell("for who in closing.initials"),
        Cell(paragraph("CaptionRight", "{{ who }}"), right=1.5, align="bottom"),
        Cell(paragraph("Caption"), rules=PEN_RULE, align="bottom"),
        tag_cell("endfor"),
    )
    widths = (1, 86, 1, 20, 44, 22, 1, 30, 1, 10, 20, 1)
    return table("LayoutTable", widths, [Row(cells, PEN_HEIGHT)])
