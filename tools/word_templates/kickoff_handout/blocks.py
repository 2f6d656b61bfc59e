"""Blocks of the kickoff handout, under the names of the HTML template."""

from plangen.formats.word.blocks import PEN_RULE
from tools.word_templates import blocks
from tools.word_templates.pieces import (
    DARK,
    HAIR,
    HAIRLINE,
    INK,
    RULE,
    STRONG,
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
    tag_row,
    when,
)

THIRDS, CARDS = (60, 60, 56), (56, 4, 56, 4, 56)
BAR, BAR_GAP = 16, 2.5
"""The bar next to thanks in eighths of a point, and its distance from the text in millimeters."""
PEN_HEIGHT = 8.2


def cover() -> str:
    """The company, the theme with the motto, the facts, and the names."""
    long = "kickoff_cover.is_long"
    theme = (
        when(f"not {long}", paragraph("CoverTheme", "{{ kickoff_cover.theme }}"))
        + when(long, paragraph("CoverLongTheme", "{{ kickoff_cover.theme }}"))
        + paragraph("CoverMotto", "{{ words.motto }}")
    )
    many = "kickoff_cover.has_many_names"
    rows: list[Row | str] = [
        Row((Cell(paragraph("CoverCompany", "{{ kickoff_cover.company }}")),), 14),
        tag_row(f"if {many}", 1),
        Row((Cell(theme, align="center"),), 104),
        tag_row("else", 1),
        Row((Cell(theme, align="center"),), 158),
        tag_row("endif", 1),
    ]
    return table("LayoutTable", (176,), rows) + after_table() + _facts() + _names() + gap() + _internal()


def _facts() -> str:
    pen = table(
        "BlankLines",
        (50,),
        [Row((Cell(paragraph("Caption", "{{ fact.prompt }} {{ fact.blank }}"), align="bottom"),), 8)],
    )
    fact = (
        paragraph("CoverFact", "{{ fact.text }}")
        + when("fact.note", paragraph("CoverNote", "{{ fact.note }}"))
        + when("fact.blank", pen, after_table())
    )
    top = rule("top", STRONG, RULE)
    cells = (tag_cell("for fact in kickoff_cover.facts"), Cell(fact, rules=top, right=3), tag_cell("endfor"))
    return table("LayoutTable", (60, 60, 56), [Row(cells, least=17)]) + after_table()


def _names() -> str:
    names = each("name in column", paragraph("CoverName", "{{ name }}"), paragraph("CardGap"))
    top = rule("top", HAIR, HAIRLINE)
    cells = (
        tag_cell("for column in kickoff_cover.names"),
        Cell(names, rules=top, right=3),
        tag_cell("endfor"),
        tag_cell("for space in range(3 - kickoff_cover.names | length)"),
        Cell(paragraph("CoverName"), rules=top),
        tag_cell("endfor"),
    )
    return when("kickoff_cover.names", table("LayoutTable", THIRDS, [Row(cells)]), after_table())


def _internal() -> str:
    return paragraph("Caption", "{{ words.internal }}")


def lines_to_write_on(count: str) -> str:
    """As many write-in lines as a fact says."""
    line = Row((Cell(paragraph("Caption"), rules=PEN_RULE),), PEN_HEIGHT)
    lines = (tag_row(f"for line in range({count})", 1), line, tag_row("endfor", 1))
    return table("LayoutTable", (176,), lines) + after_table()


def today() -> str:
    """The agenda, and lines to write on."""
    return (
        element("kickoff_today.agenda")
        + gap()
        + paragraph("BlockTitle", "{{ words.take_home }}")
        + lines_to_write_on("kickoff_today.lines")
    )


def year() -> str:
    """The sentence, the wins, what was learned, and the extras."""
    spare = when("kickoff_year.cards | length in (1, 2)", gap())
    return (
        paragraph("Normal", "{{ kickoff_year.sentence }}")
        + gap()
        + spare
        + each("row in kickoff_year.cards", _cards(), gap(), gap(), spare)
        + when("kickoff_year.wins", element("kickoff_year.wins"), gap())
        + when("kickoff_year.learned", element("kickoff_year.learned"), gap())
        + spare
        + when("kickoff_year.extras", thanks("kickoff_year.extras"))
        + when(
            "kickoff_year.lines",
            paragraph("BlockTitle", "{{ words.and_then_some }}"),
            thanks_lines("kickoff_year.lines"),
        )
    )


def _cards() -> str:
    """Three wins side by side, and their amounts below."""
    card = (
        when("not card.is_long", paragraph("WinName", "{{ card.name }}"))
        + when("card.is_long", paragraph("SheetFigure", "{{ card.name }}"))
        + paragraph("WinAccount", "{{ card.account }}")
        + paragraph("WinText", "{{ card.text }}")
        + paragraph("CardGap")
    )
    amount = paragraph("WinAmount", run("{{ card.amount }}", "Strong"), " \u00a0", run("{{ card.label }}", "Quiet"))
    gutter = (tag_cell("if not loop.last"), Cell(paragraph("Caption")), tag_cell("endif"))
    first, last = tag_cell("for card in row"), tag_cell("endfor")
    ruled = (tag_cell("if card.account"), Cell(card, rules=rule("top", DARK, INK)), tag_cell("else"), Cell(card))
    rows: list[Row | str] = [
        Row((first, *ruled, tag_cell("endif"), *gutter, last), least=33),
        Row((first, Cell(amount), *gutter, last)),
    ]
    return table("LayoutTable", CARDS, rows)


def thanks(name: str) -> str:
    """A table of thanks next to the bar."""
    bar = Cell(paragraph("Caption"), rules=rule("left", BAR, RULE))
    content = Cell(element(name) + after_table())
    return table("LayoutTable", (BAR_GAP, 176 - BAR_GAP), [Row((bar, content))]) + after_table()


def extras() -> str:
    """All extras, and lines to write in more thanks."""
    return (
        when("kickoff_extras.extras", thanks("kickoff_extras.extras"), gap())
        + when("kickoff_extras.learned", element("kickoff_extras.learned"), gap())
        + thanks_lines("kickoff_extras.lines")
    )


def thanks_lines(count: str) -> str:
    """Lines to write in thanks: to whom, and for what."""
    line = Row(
        (
            Cell(paragraph("Caption", "{{ words.thanks_blank }}"), align="bottom"),
            Cell(paragraph("Caption"), rules=PEN_RULE),
            Cell(paragraph("BoxLabel", "{{ words.thanks_for }}"), align="bottom"),
            Cell(paragraph("Caption"), rules=PEN_RULE),
        ),
        PEN_HEIGHT,
    )
    lines = (tag_row(f"for line in range({count})", 4), line, tag_row("endfor", 4))
    return table("LayoutTable", (20, 48, 8, 100), lines) + after_table()


def target() -> str:
    """The target, the bridge to it, what changes, and lines for the reader's part."""
    page = "kickoff_target"
    blank = table(
        "BlankLines", (86,), [Row((Cell(paragraph("Caption", "{{ kickoff_target.blank }}"), align="bottom"),), 16)]
    )
    name = run("{{ label.name }}", "Ink")
    labels = (
        tag_cell(f"for label in {page}.bridge.labels"),
        Cell(paragraph("BarLabel", name) + paragraph("BarLabel", "{{ label.basis }}")),
        tag_cell("endfor"),
    )
    bridge = (
        paragraph("BlockTitle", f"{{{{ {page}.built }}}} ", run(f"{{{{ {page}.bridge.chart.caption }}}}", "Quiet"))
        + paragraph("Chart", "{{ kickoff_target.bridge.chart }}")
        + table("LayoutTable", (1, 174, 1), [Row(labels)])
        + after_table()
        + gap()
    )
    return (
        paragraph("BlockTitle", "{{ kickoff_target.label }}")
        + when(f"{page}.target", paragraph("PosterFigure", "{{ kickoff_target.target }}"))
        + when(f"not {page}.target", blank, after_table())
        + when(f"{page}.line", paragraph("Caption", "{{ kickoff_target.line }}"))
        + gap()
        + when(f"{page}.bridge", bridge)
        + element(f"{page}.changes")
        + gap()
        + paragraph("BlockTitle", "{{ words.my_part }}")
        + lines_to_write_on(f"{page}.lines")
    )


def calendar() -> str:
    """The quarters with their quotas, the months as columns, and the grid."""
    page = "kickoff_calendar"
    lead = paragraph("GridLane", "{{ words.quota }}") + paragraph("Caption", "{{ kickoff_calendar.note }}")
    quarter = paragraph("GridQuarter", run("{{ quarter.name }}", "Ink"), " {{ quarter.quota }}")
    cells = (
        Cell(paragraph("Caption")),
        tag_cell(f"for quarter in {page}.quarters"),
        Cell(quarter, left=1.4, align="bottom"),
        tag_cell("endfor"),
    )
    chart = table(
        "LayoutTable",
        (29, 216),
        [Row((Cell(lead, align="bottom"), Cell(paragraph("Chart", "{{ kickoff_calendar.chart }}"))))],
        live=245,
    )
    return (
        table("LayoutTable", (29, 1, 54, 1, 54, 54, 54), [Row(cells)], live=245)
        + after_table()
        + when(f"{page}.chart", chart, after_table())
        + element(f"{page}.grid")
    )


def notes() -> str:
    """What the pages cut off, and lines to write on."""
    text = paragraph("TableText", run("{{ text.address }} ", "Strong"), "{{ text.text }}")
    known = paragraph("BlockTitle", "{{ words.in_full }}") + each("text in kickoff_notes.full_text", text) + gap()
    return (
        paragraph("PageFinding", "{{ words.notes }}")
        + paragraph("MastheadLine")
        + when("kickoff_notes.full_text", known)
        + lines_to_write_on("kickoff_notes.lines")
    )


def page_head(name: str) -> str:
    """The head of an inner page."""
    return blocks.page_head(f"{name}.head")
