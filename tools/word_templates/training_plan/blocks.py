"""Blocks of the training plan, under the names of the HTML template."""

from plangen.formats.word.blocks import PEN_RULE
from tools.word_templates.back_pages import pen_rows
from tools.word_templates.pieces import (
    DARK,
    GRAY,
    INK,
    SIGNATURE_HEIGHT,
    THIN,
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

HALVES, BOX = (90, 86), 11
"""The widths of halves, and of the cell of a box, which is 8 mm wide."""
FRAME = "".join(rule(side, DARK, INK) for side in ("top", "left", "bottom", "right"))
TOP_FRAME = "".join(rule(side, DARK, INK) for side in ("top", "left", "right"))
DASHED = f'<w:right w:val="dashed" w:sz="{THIN}" w:space="0" w:color="{GRAY[0]}" w:themeColor="{GRAY[1]}"/>'
NO_RULE = '<w:bottom w:val="nil"/>'
CARD_BOX = 15
SPACE = Cell(paragraph("Caption"))


def headline() -> str:
    """What happened since the plan was issued before, and what is ahead."""
    rest = when("training_headline.rest", paragraph("Normal", "{{ training_headline.rest }}"))
    return paragraph("PlanFinding", "{{ training_headline.lead }}") + rest + gap()


def focus() -> str:
    """The focus skill with its reasons, next to the metric that it should move and the check-ins."""
    name = "focus.name"
    blank = table("BlankLines", (86,), [Row((Cell(paragraph("Caption", "{{ focus.blank }}"), align="bottom"),), 16)])
    left = (
        paragraph("BlockTitle", "{{ words.focus_skill }}")
        + when(f"{name} and {name} | length <= 14", paragraph("PosterFigure", "{{ focus.name }}"))
        + when(f"{name} | length > 14 and {name} | length <= 16", paragraph("LongPoster", "{{ focus.name }}"))
        + when(f"{name} | length > 16 and {name} | length <= 22", paragraph("LongestPoster", "{{ focus.name }}"))
        + when(f"{name} | length > 22", paragraph("PlanFinding", "{{ focus.name }}"))
        + when(f"not {name}", blank, after_table())
        + each("line in focus.why", paragraph("Normal", "{{ line }}"))
        + when("focus.coach", paragraph("Normal", run("{{ focus.coach }}", "Muted")))
    )
    title = "{% if focus.measure %}{{ focus.measure }}{% else %}{{ words.what_to_measure }}{% endif %}"
    pen = table(
        "BlankLines", (86,), [Row((Cell(paragraph("Caption", "{{ focus.measure_blank }}"), align="bottom"),), 14)]
    )
    boxes = (
        tag_cell("for each in focus.check_ins"),
        Cell(paragraph("Caption", "{{ each.label }} {{ each.blank }}"), rules=FRAME, left=1.4),
        tag_cell("if not loop.last"),
        SPACE,
        tag_cell("endif"),
        tag_cell("endfor"),
    )
    right = (
        paragraph("BlockTitle", title)
        + when("focus.chart", paragraph("Chart", "{{ focus.chart }}"))
        + when("not focus.measure", pen, after_table())
        + paragraph("AfterTable")
        + table("LayoutTable", (1, 26, 1, 4, 1, 1), [Row(boxes, 10)])
        + after_table()
    )
    return table("LayoutTable", HALVES, [Row((Cell(left, right=4), Cell(right)))]) + gap()


def _large_box(name: str) -> str:
    """A box of 8 mm to tick."""
    return paragraph("LargeBoxLine", run("{{ " + name + " }}", "LargeBox"))


def in_the_way() -> str:
    """What may be in the way, each with a box to tick."""
    title = paragraph("BlockTitle", "{{ words.in_the_way }} \u00a0", run("{{ words.check_all }}", "Quiet"))
    meaning = paragraph("Normal", run("{{ each.name }}", "Strong")) + paragraph("Caption", "{{ each.meaning }}")
    cells = (
        tag_cell("for each in in_the_way"),
        Cell(_large_box("each.box"), right=2),
        Cell(meaning),
        tag_cell("endfor"),
    )
    return title + table("LayoutTable", (1, BOX, 33, 1), [Row(cells)]) + gap()


def initials() -> str:
    """When the plan is rolled forward, and the boxes for initials."""
    cells = (
        Cell(paragraph("Caption", "{{ words.roll }}"), align="bottom"),
        tag_cell("for each in plan_initials"),
        Cell(paragraph("Caption", "{{ each.label }}"), rules=FRAME, left=1.4),
        tag_cell("if not loop.last"),
        SPACE,
        tag_cell("endif"),
        tag_cell("endfor"),
    )
    return table("LayoutTable", (120, 1, 26, 1, 4, 1, 1), [Row(cells, 10)]) + after_table()


def calendar() -> str:
    """The phases, each with its weeks, and how the types are mixed."""
    side = rule("left", 10, INK)
    name = Cell(paragraph("PhaseName", "{{ phase.name }}"), rules=side, align="center", turned=True)
    weeks = Cell(element("phase.weeks") + after_table())
    phase = table("LayoutTable", (15, 161), [Row((name, weeks))]) + paragraph("PhaseGap")
    return each("phase in training_calendar.phases", phase) + paragraph("CaptionInk", "{{ training_calendar.mix }}")


def sign_offs() -> str:
    """The weeks side by side, the graduation, and the signatures."""
    bottom = rule("bottom", DARK, INK)
    title = paragraph("TableTitle", "{{ week.name }}") + paragraph("Caption", "{{ week.about }}")
    status = paragraph("CaptionRight", "{{ week.status }}") + paragraph("CaptionRight", "{{ week.days }}")
    head = table(
        "LayoutTable", (36, 20), [Row((Cell(title, rules=bottom), Cell(status, rules=bottom, align="bottom")))]
    )
    cells = (
        tag_cell("for week in sign_offs.weeks"),
        Cell(head + after_table() + element("week.lines") + after_table()),
        tag_cell("if not loop.last"),
        SPACE,
        tag_cell("endif"),
        tag_cell("endfor"),
    )
    weeks = table("LayoutTable", (1, 56, 1, 4, 1, 1), [Row(cells)])
    return weeks + gap() + _graduation() + gap() + sign()


def _graduation() -> str:
    page = "sign_offs.graduation"
    when_and_what = paragraph("Normal", "{{ " + page + ".when }}") + paragraph(
        "Normal", run("{{ words.graduation_is }}", "Muted")
    )
    title = paragraph("TableTitle", "{{ words.graduation }}")
    row = (
        Cell(when_and_what, fill=TINT, left=2.4),
        Cell(_large_box(page + ".passed"), fill=TINT, right=2),
        Cell(paragraph("Normal", run("{{ words.passed }}", "Strong")), fill=TINT),
        Cell(_large_box(page + ".again"), fill=TINT, right=2),
        Cell(paragraph("Normal", run("{{ words.again_on }}", "Strong")), fill=TINT),
        Cell(paragraph("Normal", "{{ " + page + ".again_on }}"), fill=TINT, rules=rule("bottom", THIN, GRAY)),
    )
    noticed = paragraph("Caption", "{{ words.noticed }} {{ " + page + ".noticed }}")
    rows = [
        Row((Cell(title, 6, rules=rule("bottom", 10, INK), fill=TINT, left=2.4),)),
        Row(row, least=12),
        Row((Cell(noticed, 6, rules=rule("bottom", THIN, GRAY), fill=TINT, left=2.4, align="bottom"),), 9),
    ]
    return table("LayoutTable", (93, BOX, 17, BOX, 20, 24), rows)


def sign() -> str:
    """Signatures side by side, with one date."""
    lines = [
        Cell(paragraph("Caption", "{{ " + text + " }}", keep=True), rules=PEN_RULE, align="bottom")
        for text in ("signatures[0].blank", "signatures[1].blank", "signatures[1].date")
    ]
    names = [
        Cell(paragraph("Caption", text, keep=True))
        for text in (
            "{{ signatures[0].name }}, {{ signatures[0].role }}",
            "{% if signatures[1].name %}{{ signatures[1].name }}, {% endif %}{{ signatures[1].role }}",
            "{{ words.signature_date }}",
        )
    ]
    rows = [
        Row((cells[0], SPACE, cells[1], SPACE, cells[2]), height)
        for cells, height in ((lines, SIGNATURE_HEIGHT), (names, 0))
    ]
    return table("LayoutTable", (86, 4, 56, 4, 26), rows) + after_table()


def card(card: str) -> str:
    """A card to take along."""

    def value(name: str) -> str:
        return "{{ " + f"{card}.{name}" + " }}"

    dark = rule("bottom", DARK, INK)
    head = (
        Cell(paragraph("TableNumeral", value("number")), rules=dark),
        Cell(paragraph("TableTitle", "{{ words.field_coaching }}"), rules=dark, align="bottom"),
        Cell(paragraph("CaptionRight", value("name")), rules=dark, align="bottom"),
    )
    day = paragraph("Caption", "{{ words.date }}") + paragraph("Normal", value("day"))
    account = paragraph("Caption", "{{ words.account }}") + paragraph("Normal", value("account"))
    objective = paragraph("Caption", "{{ words.call_objective }}") + paragraph("Normal", value("objective"))
    visit = (Cell(day, rules=PEN_RULE), SPACE, Cell(account, rules=PEN_RULE))
    return (
        table("LayoutTable", (9, 33, 44), [Row(head)])
        + after_table()
        + table("LayoutTable", (26, 3, 57), [Row(visit, 10)])
        + after_table()
        + table("LayoutTable", (86,), [Row((Cell(objective, rules=PEN_RULE),), 10)])
        + paragraph("CardGap")
        + element(f"{card}.skills")
        + paragraph("CardGap")
        + _card_end(card)
    )


def _card_end(card: str) -> str:
    """What to keep and to change, and the initials."""
    keep, change = (
        paragraph(
            "Normal", run("{{ words." + name + " }}", "Strong"), run(" \u00a0{{ words." + name + "_is }}", "Quiet")
        )
        + paragraph("Normal", "{{ " + f"{card}.{name}" + " }}")
        for name in ("keep", "change")
    )
    boxes = [
        Row((Cell(keep, rules=FRAME, left=1.6),), CARD_BOX),
        Row((Cell(paragraph("AfterTable")),), 1.6),
        Row((Cell(change, rules=FRAME, fill=TINT, left=1.6),), CARD_BOX),
    ]
    signed = (
        tag_cell(f"for who in {card}.initials"),
        Cell(paragraph("Caption", "{{ who }}"), rules=PEN_RULE, align="bottom"),
        tag_cell("if not loop.last"),
        SPACE,
        tag_cell("endif"),
        tag_cell("endfor"),
    )
    return (
        table("LayoutTable", (86,), boxes)
        + after_table()
        + table("LayoutTable", (1, 41, 1, 4, 1, 1), [Row(signed, 7.6)])
        + after_table()
    )


def cards() -> str:
    """Four cards, with lines to cut along."""
    cut = Cell(paragraph("Caption"), rules=DASHED)
    row = table("LayoutTable", (86, 2, 2, 86), [Row((Cell(card("row.left")), cut, SPACE, Cell(card("row.right"))))])
    return each("row in coaching_cards.rows", row, when("not row.is_last", paragraph("CutLine")))


def completion() -> str:
    """Done by type next to what is overdue, the history, and room for what was learned."""
    halves = (
        Cell(element("completion.by_type") + after_table(), right=4),
        Cell(element("completion.overdue") + after_table()),
    )
    learned = paragraph("BlockTitle", "{{ words.learned }}") + pen_rows("completion.learned", "completion.lines", 176)
    return (
        table("LayoutTable", HALVES, [Row(halves)])
        + gap()
        + when("completion.next.rows", element("completion.next"), gap())
        + element("completion.history")
        + gap()
        + when("completion.lines", learned)
    )
