"""The blocks of page one, each with the name that it has on paper and in the printed templates."""

from tools.word_templates.back_pages import PEN_RULE, carried_rows, commitment_table
from tools.word_templates.pieces import (
    PEN_HEIGHT,
    RULE,
    TINT,
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
)

RESULT_COLUMNS = (
    (22, "results.has_plan", "words.plan", "row.plan"),
    (22, "", "words.actual", "row.actual"),
    (23, "results.has_plan", "words.difference", "row.difference"),
    (11, "results.has_plan", "", "row.mark"),
    (27, "results.previous_head", "results.previous_head", "row.previous"),
    (27, "results.has_plan and results.year_before_head", "results.year_before_head", "row.year_before"),
    (27, "not results.has_plan and results.average_head", "results.average_head", "row.average"),
    (27, "not results.has_plan and results.median_head", "results.median_head", "row.median"),
)
"""Columns of results after the first: width in millimetres, when it stands, head, value; empty ones fall out."""

MUCH_AGREED = (
    'agreed.rows | map(attribute="action") | join | length + agreed.manager | length + thanks.text | length > 210'
)
"""When thanks stands in the room that is left under the picture, as in the printed pages."""
BAR, BESIDE_BAR = 16, 2.5
"""The bar beside thanks in eighths of a point, and the millimetres from it to its text."""


def masthead() -> str:
    """Who, and one grey line: what, where, with whom."""
    line = "{% for part in masthead.line %}{% if not loop.first %} \u00a0·\u00a0 {% endif %}{{ part }}{% endfor %}"
    long = "masthead.name | length > 36"
    name = when(f"not ({long})", paragraph("Heading1", "{{ masthead.name }}"))
    return name + when(long, paragraph("LongName", "{{ masthead.name }}")) + paragraph("MastheadLine", line)


def page_heading(text: str, *, new: bool = False) -> str:
    """The head of a further page."""
    return paragraph("PageHeading", text, page_break=new)


def verdict(lead: str, rest: str = "") -> str:
    """The sentence that a reader with one minute takes along."""
    more = run("{% if " + rest + " %} {{ " + rest + " }}{% endif %}") if rest else ""
    return paragraph("Verdict", run("{{ " + lead + " }}", "Strong" if rest else ""), *([more] if more else []))


def tiles(name: str = "tiles") -> str:
    """The figures of page one, as many as there are."""
    sub = "{{ tile.mark }}{% if tile.mark %} {% endif %}{{ tile.sub }}"
    content = (
        paragraph("Caption", "{{ tile.label }}")
        + paragraph("TileFigure", "{{ tile.figure }}")
        + paragraph("Caption", sub)
    )
    cells = (tag_cell(f"for tile in {name}"), Cell(content, right=3), tag_cell("endfor"))
    return table("LayoutTable", (44, 44, 44), [Row(cells)]) + gap()


def chart(name: str, heading: str = "Heading2") -> str:
    """A picture with its finding above and its unit and period below; nothing when there is none."""
    return when(
        name,
        paragraph(heading, "{{ " + name + ".title }}"),
        paragraph("Picture", "{{ " + name + " }}"),
        paragraph("Caption", "{{ " + name + ".caption }}"),
    )


def kept(width: float) -> str:
    """What was agreed last time, each with boxes to tick."""
    number = Cell(paragraph("Agreed", run("{{ row.number }}", "Quiet")), right=0.6)
    action = Cell(paragraph("Agreed", "{{ row.action }}") + paragraph("AgreedTicks", "{{ row.status }}"))
    rows = (tag_row("for row in agreed.rows", 2), Row((number, action)), tag_row("endfor", 2))
    return (
        paragraph("Heading2", "{{ agreed.heading }}")
        + table("AgreedTable", (17, width - 17), rows)
        + when("not agreed.rows", paragraph("Caption", "{{ agreed.empty }}"))
        + when("agreed.more", paragraph("Caption", "{{ agreed.more }}"))
        + when("agreed.manager", paragraph("Caption", "{{ agreed.manager }}"))
    )


def thanks(width: float) -> str:
    """What somebody is thanked for, or a line for the pen, beside a bar as high as both."""
    bar = Cell(paragraph("Caption"), rules=rule("left", BAR, RULE))
    said = Cell(paragraph("Thanks", run("{{ words.thanks }}", "Strong"), " {{ thanks.text }}"))
    blank = Cell(paragraph("Caption", "{{ thanks.blank }}"), rules=PEN_RULE, align="bottom")
    rows = (
        Row((bar, said)),
        tag_row("if not thanks.text", 2),
        Row((bar, blank), PEN_HEIGHT),
        tag_row("endif", 2),
    )
    return paragraph("BeforeThanks") + table("LayoutTable", (BESIDE_BAR, width - BESIDE_BAR), rows) + after_table()


def picture_row(name: str) -> str:
    """The picture beside what was agreed and thanks; without a picture, what was agreed beside thanks."""
    picture = Cell(chart(name) + when(MUCH_AGREED, thanks(116)) + after_table(), right=4)
    column = Cell(kept(56) + when(f"not ({MUCH_AGREED})", thanks(56)) + after_table())
    beside = table("LayoutTable", (120, 56), [Row((picture, column))])
    halves = (Cell(kept(86) + after_table(), right=4), Cell(thanks(86)))
    alone = table("LayoutTable", (90, 86), [Row(halves)])
    return when(name, beside) + when(f"not {name}", alone) + gap()


def figure_table() -> str:
    """Results against plan and earlier periods; a column without a head and without a figure falls out."""
    heads, cells = [], []
    for _, condition, head, value in RESULT_COLUMNS:
        style = "TableMark" if value == "row.mark" else "TableNumber"
        strong = "Strong" if value == "row.actual" else ""
        heads.append(Cell(paragraph("TableHeadNumber", _only(condition, head) if head else "")))
        cells.append(Cell(paragraph(style, run(_only(condition, value), strong))))
    marked = 'results.has_plan and results.rows | selectattr("mark") | list'
    arrows = run(f"{{% if {marked} %}} {{{{ words.arrows }}}}{{% endif %}}", "Quiet")
    widths = (44, *(column[0] for column in RESULT_COLUMNS))
    drawn = table(
        "FiguresTable",
        widths,
        (
            Row((Cell(paragraph("TableHead", "{{ results.heading }}", arrows)), *heads), head=True),
            tag_row("for row in results.rows", len(widths)),
            Row((Cell(paragraph("TableText", "{{ row.label }}")), *cells)),
            tag_row("endfor", len(widths)),
        ),
        title="{{ results.heading }}",
    )
    return when("results.rows", drawn, gap())


def reflection_row() -> str:
    """Going well beside to work on: a line from the figures, and room for two pens."""
    halves = (("words.going_well", "reflections.going_well"), ("words.to_work_on", "reflections.to_work_on"))
    cells = [_reflection(heading, name) for heading, name in halves]
    return table("LayoutTable", (90, 86), [Row((Cell(cells[0], right=4), Cell(cells[1])))]) + gap()


def _reflection(heading: str, name: str) -> str:
    # Without a sentence the line stays, empty, so that the pen lines of both halves are level.
    line = f"{{% if {name}.sentence %}}{{{{ words.from_the_figures }}}} {{{{ {name}.sentence }}}}{{% endif %}}"
    pens = table(
        "PenTable",
        (86,),
        (
            tag_row(f"for line in {name}.lines", 1),
            Row((Cell(paragraph("Caption", "{{ line.who }} {{ line.blank }}"), align="bottom"),), PEN_HEIGHT),
            tag_row("endfor", 1),
        ),
    )
    return paragraph("Heading2", f"{{{{ {heading} }}}}") + paragraph("Caption", line) + pens + after_table()


def commitments() -> str:
    """What is promised: carried rows, rows for the pen with their numbers, and the extra."""
    who = paragraph("TableText", run("{% if row.who %}{{ row.who }} {% endif %}", "Quiet"), "{{ row.action }}")
    pens = (table_text("{{ row.number }}"), who, table_text("{{ row.so_that }}"), table_text("{{ row.by }}"))
    rows = (
        *carried_rows("commitments.carried"),
        tag_row("for row in commitments.pens", len(pens)),
        Row([_pen_cell(content) for content in pens], PEN_HEIGHT),
        tag_row("endfor", len(pens)),
        and_then_some("commitments.extra"),
    )
    more = when("commitments.more", paragraph("Caption", "{{ commitments.more }}"))
    return commitment_table(rows) + more


def and_then_some(name: str) -> Row:
    """The extra: tinted, optional, never counted against anybody."""
    prompt = paragraph(
        "TableText",
        run("{{ words.and_then_some }}", "Strong"),
        " \u00a0",
        run("{{ words.and_then_some_prompt }}", "Quiet"),
        " {{ " + name + ".action }}",
    )
    number = Cell(table_text("{{ " + name + ".number }}"), fill=TINT, left=2, align="center")
    return Row((number, Cell(prompt, span=3, fill=TINT, align="center")), PEN_HEIGHT)


def closing() -> str:
    """The foot of page one: when we meet again, and who initials."""
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


def _pen_cell(content: str) -> Cell:
    return Cell(content, rules=PEN_RULE, align="bottom", right=2)


def _only(condition: str, value: str) -> str:
    """A value's tag that prints nothing unless the condition holds."""
    return "{% if " + condition + " %}{{ " + value + " }}{% endif %}" if condition else "{{ " + value + " }}"
