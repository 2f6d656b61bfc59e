"""Blocks of the Monday agenda and notes, under the names of the HTML template."""

from plangen.formats.word.blocks import PEN_RULE
from tools.word_templates.pieces import (
    DARK,
    GRAY,
    INK,
    RULE,
    STRONG,
    THIN,
    TINT,
    Cell,
    Row,
    after_table,
    each,
    element,
    paragraph,
    rule,
    run,
    table,
    tag_cell,
    tag_row,
    when,
)

FRAME = "".join(rule(side, DARK, INK) for side in ("top", "left", "bottom", "right"))
SPACE = Cell(paragraph("Caption"))
HIGH_PRIORITY = 18
"""The height of the boxes of so many people that they are on a page of their own, in millimeters."""
AGENDA_GAP = paragraph("AgendaGap")
CLOCK, TOPIC, CONTENT = 15, 30, 131
TOP = rule("top", THIN, GRAY)
BAR, BAR_GAP = 16, 2.5


def head() -> str:
    """The day, who takes notes, and the theme of the year."""
    notes = (
        run("{{ agenda.head.line }}", "Muted"),
        run("{% if agenda.head.notes %} \u00a0·\u00a0 {{ words.notes_by }} {% endif %}", "Muted"),
        run("{{ agenda.head.notes }}", "Strong"),
        run("{% if agenda.head.next_notes %}, {{ words.next_notes }} {{ agenda.head.next_notes }}{% endif %}", "Muted"),
    )
    left = paragraph("Heading1", "{{ agenda.head.day }}") + paragraph("Normal", *notes)
    motto = paragraph("CaptionRight", "{{ words.our_theme }}") + paragraph(
        "Motto", run("{{ agenda.head.theme }}", "Slanted")
    )
    rules, theme = rule("bottom", STRONG, RULE), "agenda.head.theme"
    cells = (Cell(left, rules=rules), Cell(motto, rules=rules, align="bottom"))
    return (
        when(theme, table("LayoutTable", (104, 72), [Row(cells)]))
        + when(f"not {theme}", table("LayoutTable", (176,), [Row(cells[:1])]))
        + after_table()
    )


def part(number: int, title: str, content: str, note: str = "", note_if: str = "") -> str:
    """A part of the hour, and the space after it."""
    return _part(number, title, content, note, note_if) + after_table() + when("not agenda.is_full", AGENDA_GAP)


def last_part(number: int, title: str, content: str) -> str:
    """The last part of the hour; nothing after it, as that would print a blank page once the agenda fills its own."""
    return _part(number, title, content)


def _part(number: int, title: str, content: str, note: str = "", note_if: str = "") -> str:
    """A part of the hour: its clock time, what it is about, and its content."""
    at = f"agenda.parts[{number}]"
    clock = paragraph("ClockTime", "{{ " + at + ".start }}") + paragraph("Caption", "{{ " + at + ".minutes }}")
    topic = paragraph("PartTitle", "{{ words." + title + " }}")
    topic += when(note_if or "true", paragraph("Caption", "{{ words." + note + " }}")) if note else ""
    rules = TOP if number else ""
    cells = (*(Cell(text, rules=rules, right=2) for text in (clock, topic)), Cell(content + after_table(), rules=rules))
    return table("AgendaTable", (CLOCK, TOPIC, CONTENT), [Row(cells)])


def thanks() -> str:
    """Whom to thank for what, the wins, and a line for more."""
    reason = paragraph(
        "Normal",
        run("{{ words.thank_you }} "),
        run("{{ each.name }}", "Strong"),
        run(", {{ words.for }} {{ each.reason }}"),
    )
    bar = Cell(paragraph("Caption"), rules=rule("left", BAR, RULE))
    lines = Cell(each("each in agenda.thanks.thanks", reason) + after_table())
    wins = paragraph(
        "TableText",
        run("{{ words.won_last_week }}"),
        run("{% for each in agenda.thanks.wins %} "),
        run("{{ each.name }}", "Strong"),
        run(" {{ each.deals }}{% if not loop.last %} ·{% endif %}{% endfor %}"),
        run("{% if agenda.thanks.more %} · {{ agenda.thanks.more }}{% endif %}"),
    )
    pen = Row(
        (Cell(paragraph("Caption", "{{ words.who_else }} {{ agenda.thanks.blank }}"), rules=PEN_RULE, align="bottom"),),
        8.2,
    )
    return (
        when(
            "agenda.thanks.thanks",
            table("LayoutTable", (BAR_GAP, CONTENT - BAR_GAP), [Row((bar, lines))]),
            after_table(),
        )
        + when("agenda.thanks.wins", wins)
        + table("LayoutTable", (CONTENT,), [pen])
    )


def ratings() -> str:
    """Circles for everyone's last week, smaller for six to eight people."""
    return when("agenda.is_full", _ratings(8, "SmallRating")) + when("not agenda.is_full", _ratings(5, "WeekRating"))


def _ratings(count: int, style: str) -> str:
    name = paragraph("TableText", run("{{ each.name }}", "Strong"))
    cell = Cell(when("each.blank", name, paragraph(style, "{{ each.blank }}")) + after_table())
    rows = (
        tag_row("for row in agenda.ratings", count + 2),
        Row((tag_cell("for each in row.cells"), cell, tag_cell("endfor"))),
        tag_row("endfor", count + 2),
    )
    return table("LayoutTable", (1, CONTENT / count, 1), rows)


def forecast() -> str:
    """The forecast of everyone, with its clock time and what it means for the team."""
    title = paragraph(
        "PartTitle", run("{{ agenda.forecast.table.heading }}"), run(" \u00a0{{ agenda.forecast.each }}", "Quiet")
    )
    cells = (
        Cell(paragraph("ClockTime", "{{ agenda.parts[2].start }}"), rules=TOP),
        Cell(title, rules=TOP),
    )
    return (
        table("AgendaTable", (CLOCK, 176 - CLOCK), [Row(cells)])
        + after_table()
        + element("agenda.forecast.table")
        + each("sentence in agenda.forecast.sentences", paragraph("TeamLine", "{{ sentence }}"))
        + paragraph("AfterTable")
    )


def whats_on() -> str:
    """What is on for everyone, and lines for operations."""
    first = paragraph("Caption", "{{ words.operations }} {{ agenda.operations }}")
    pens = table(
        "BlankLines",
        (52,),
        [Row((Cell(text, align="bottom"),), 8.2) for text in (first, paragraph("Caption"))],
    )
    cells = (Cell(element("agenda.events") + after_table(), right=4), Cell(pens + after_table()))
    return table("LayoutTable", (79, 52), [Row(cells)])


def practice() -> str:
    """What is practiced, and who does what."""
    return when(
        "agenda.practice",
        paragraph("Normal", run("{{ agenda.practice.topic }}", "Strong")),
        paragraph("TableText", "{{ agenda.practice.who }}"),
    )


def _priority_cells(box: Cell) -> tuple[Cell, ...]:
    """The boxes of a row, with spaces between them."""
    return (
        tag_cell("for each in row.cells"),
        tag_cell("if each.blank"),
        box,
        tag_cell("else"),
        SPACE,
        tag_cell("endif"),
        tag_cell("if not loop.last"),
        SPACE,
        tag_cell("endif"),
        tag_cell("endfor"),
    )


def priorities() -> str:
    """A box for everyone's one priority."""
    name = paragraph("TableText", run("{{ each.name }}", "Strong"), run(" {{ each.blank }}"))
    cells = _priority_cells(Cell(name, rules=PEN_RULE, fill=TINT, left=1.6, align="center"))
    high_cells = _priority_cells(Cell(name, rules=PEN_RULE, fill=TINT, left=1.6))
    widths = (1, 1, 63.5, 1, 63.5, 1, 1, 4, 1, 1)
    full = "row.cells | length > 2"
    rows = (
        tag_row("for row in agenda.priorities", len(widths)),
        tag_row("if agenda.priorities | length in (7, 8, 9, 10)", len(widths)),
        Row(high_cells, HIGH_PRIORITY),
        Row((Cell(paragraph("AfterTable"), 5),), 1.1),
        tag_row(f"elif {full}", len(widths)),
        Row(cells, 8.2),
        Row((Cell(paragraph("AfterTable"), 5),), 1.1),
        tag_row("else", len(widths)),
        Row(cells, 8.2),
        Row((Cell(paragraph("AfterTable"), 3),), 1.1),
        tag_row("endif", len(widths)),
        tag_row("endfor", len(widths)),
    )
    contest = paragraph("TableText", run("{{ each.name }}", "Strong"), run(", {{ each.text }}"))
    return each("each in agenda.contests", contest) + table("LayoutTable", widths, rows)


def present() -> str:
    """Boxes for everyone who is there."""
    cells = (
        Cell(paragraph("Caption", "{% if loop.first %}{{ words.present }}{% endif %}"), align="center"),
        tag_cell("for each in row.cells"),
        Cell(paragraph("TableText", "{{ each.blank }}"), align="center"),
        tag_cell("endfor"),
    )
    rows = (tag_row("for row in notes.present", 4), Row(cells, 7), tag_row("endfor", 4))
    return table("LayoutTable", (26, 1, 25, 1), rows) + paragraph("AfterTable")


def extra() -> str:
    """The extra, with its number."""
    words = paragraph(
        "Normal",
        run("{{ words.and_then_some }}", "Strong"),
        run(" \u00a0{{ words.and_then_some_prompt }}", "Quiet"),
        run(" {{ notes.extra.blank }}"),
    )
    cells = (
        Cell(paragraph("Caption", "{{ notes.extra.number }}"), rules=PEN_RULE, align="center"),
        Cell(words, rules=PEN_RULE, align="center"),
    )
    return table("LayoutTable", (26, 150), [Row(cells, 9)]) + paragraph("BetweenBlocks")


def approval() -> str:
    """By when the notes go out, and boxes for who approved and sent them."""
    cells = (
        Cell(paragraph("Caption", "{{ notes.out_by }}"), align="bottom"),
        tag_cell("if notes.approved"),
        Cell(paragraph("Caption", "{{ notes.approved }}"), rules=FRAME, left=1.4),
        SPACE,
        tag_cell("endif"),
        Cell(paragraph("Caption", "{{ words.sent }}"), rules=FRAME, left=1.4),
    )
    return table("LayoutTable", (98, 1, 37, 4, 1, 37), [Row(cells, 10)]) + after_table()
