"""A half sheet for the Monday meeting: all heights are exact, so that the cut is at the half of the page."""

from plangen.formats.word.blocks import PEN_RULE
from tools.word_templates.pieces import (
    DARK,
    INK,
    RULE,
    STRONG,
    TINT,
    Cell,
    Row,
    after_table,
    each,
    element,
    gap,
    paragraph,
    rule,
    run,
    table,
    tag_cell,
    when,
)

HEAD, COLUMNS, CONTEST_LINE = 16.0, 92.4, 4.1
"""The heights of the head, of the columns, and of a line on contests below them, which the columns make room for."""
LEFT, GUTTER, RIGHT = 101, 4, 71
NOTE_LINE = 9.0
DARK_RULE = rule("bottom", DARK, INK)


def page_start(*, page_break: bool = False) -> str:
    """The paragraph that every page starts with, so that all of them are as high down to the cut."""
    return paragraph("AfterTable", page_break=page_break)


def half(sheet: str) -> str:
    """The sheet of one person."""
    lines = f"{sheet}.contest_lines"
    columns = "".join(
        when(f"{lines} == {count}", _columns(sheet, COLUMNS - CONTEST_LINE * count, 12 if count else 17))
        for count in range(3)
    )
    return (
        _head(sheet)
        + paragraph("SheetGap")
        + columns
        + when("is_tall", paragraph("TallGap"))
        + when(lines, paragraph("TableText", "{{ " + sheet + ".contest }}"))
        + paragraph("Caption", "{{ " + sheet + ".foot }}")
    )


def _columns(sheet: str, height: float, priority: float) -> str:
    """The two columns, with a box for the one priority that is this high."""
    cells = (Cell(_left(sheet)), Cell(paragraph("Caption")), Cell(_right(sheet, priority)))
    return table("LayoutTable", (LEFT, GUTTER, RIGHT), [Row(cells, height)])


def notes(lines: int, blank: str = "") -> str:
    """Lines for notes in place of a sheet."""
    first = paragraph("Caption", "{{ " + blank + " }}" if blank else "")
    texts = (first, *(paragraph("Caption") for _ in range(lines - 1)))
    rows = [Row((Cell(text, rules=PEN_RULE, align="bottom"),), NOTE_LINE) for text in texts]
    return paragraph("BlockTitle", "{{ words.my_notes }}") + table("LayoutTable", (176,), rows) + after_table()


def cut(*runs: str) -> str:
    """The line to cut along, with a text above it, and the margin below it."""
    return paragraph("HalfCut", *runs) + paragraph("HalfMargin")


def _head(sheet: str) -> str:
    """The name, the day, and three numbers."""
    name, long = f"{sheet}.name", f"{sheet}.is_two_lines"
    left = (
        when(f"{name} | length <= 24", paragraph("Heading1", "{{ " + name + " }}"))
        + when(f"{name} | length > 24 and not {long}", paragraph("LongName", "{{ " + name + " }}"))
        + when(long, paragraph("SheetLongestName", "{{ " + name + " }}"))
        + paragraph("Normal", run("{{ " + sheet + ".line }}", "Muted"))
    )
    figure = Cell(
        paragraph("Caption", "{{ each.label }}") + paragraph("SheetFigure", "{{ each.text }}"), align="bottom"
    )
    loop = (tag_cell(f"for each in {sheet}.figures"), figure, tag_cell("endfor"))
    cells = (tag_cell(f"if {sheet}.figures"), *loop, tag_cell("endif"))
    figures = table("LayoutTable", (1, 1, 23, 1, 1), [Row(cells)])
    rules = rule("bottom", STRONG, RULE)
    row = (Cell(left, rules=rules), Cell(figures + after_table(), rules=rules, align="bottom"))
    return table("LayoutTable", (LEFT + GUTTER, RIGHT), [Row(row, HEAD)])


def _left(sheet: str) -> str:
    """What was agreed, what closes, and what to decide."""
    lists = "".join(
        when(f"{sheet}.{name}.rows", gap(), element(f"{sheet}.{name}")) for name in ("sign_offs", "closing", "decide")
    )
    last = "{{ words.last_priority }} {{ " + sheet + ".last_priority }}"
    priority = when(f"{sheet}.last_priority", gap(), paragraph("Caption", last))
    rest = when(f"{sheet}.rest", gap(), paragraph("Caption", "{{ " + sheet + ".rest }}"))
    return element(f"{sheet}.commitments") + priority + lists + rest + after_table()


def _right(sheet: str, priority: float) -> str:
    """The one priority and the extra, last week, and the meetings of this week."""
    title = Cell(paragraph("TableTitle", "{{ words.my_one_priority }}"), 2, rules=DARK_RULE, fill=TINT, left=2.4)
    blank = Cell(paragraph("Normal", "{{ " + sheet + ".priority }}"), 2, rules=PEN_RULE, fill=TINT, left=2.4)
    extra = paragraph(
        "Normal",
        run("{{ words.and_then_some }}", "Strong"),
        run(" \u00a0{{ words.optional }}", "Quiet"),
        run(" {{ " + sheet + ".extra }}"),
    )
    number = paragraph("CaptionRight", "{{ " + sheet + ".extra_number }}")
    rows = [
        Row((title,), 7),
        Row((blank,), priority),
        Row((Cell(extra, rules=PEN_RULE, align="center"), Cell(number, rules=PEN_RULE, align="center")), 8.2),
    ]
    week = paragraph("TableText", run("{{ words.my_last_week }}", "Strong"))
    week += paragraph("Caption", "{{ words.rough_to_great }}")
    circles = Cell(paragraph("Rating", "{{ " + sheet + ".rating }}"), align="center")
    return (
        table("LayoutTable", (48, 23), rows)
        + paragraph("SheetGap")
        + table("LayoutTable", (40, 31), [Row((Cell(week), circles))])
        + paragraph("AfterTable")
        + _days(sheet)
    )


def _days(sheet: str) -> str:
    title = Row((Cell(paragraph("TableTitle", "{{ words.meetings_this_week }}"), rules=DARK_RULE),), least=6.1)
    day = Cell(paragraph("Caption", "{{ day.name }}{% if day.blank %} {{ day.blank }}{% endif %}"), align="bottom")
    pens = table("BlankLines", (RIGHT,), [Row((day,), 8)])
    return table("LayoutTable", (RIGHT,), [title]) + after_table() + each(f"day in {sheet}.days", pens, after_table())
