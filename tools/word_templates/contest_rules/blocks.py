"""Blocks of the rules of a contest, under the names of the HTML template."""

from tools.word_templates.pieces import (
    DARK,
    GRAY,
    HAIR,
    HAIRLINE,
    INK,
    LIVE_WIDTH,
    THIN,
    Cell,
    Row,
    after_table,
    gap,
    paragraph,
    rule,
    run,
    table,
    tag_cell,
    tag_row,
    when,
)

LINE = "{% for part in contest_rules.line %}{% if not loop.first %} \u00a0·\u00a0 {% endif %}{{ part }}{% endfor %}"
RULES = "contest_rules"
FRAME = "".join(rule(side, DARK, INK) for side in ("top", "left", "bottom", "right"))
HEAD, BELOW = rule("bottom", DARK, INK), rule("bottom", HAIR, HAIRLINE)
SCORING = (25, 75, 36, 40)
LEFT, RIGHT, LABEL = 77, 95, 28


def page() -> str:
    """All blocks of the page, in order."""
    return head() + scoring() + boxes() + prizes_and_play() + sign()


def head() -> str:
    """The name with who takes part, the objective, and the days."""
    full, longest = f"{RULES}.is_full", f"{RULES}.is_longest"
    long = f"({RULES}.is_long or {full} and not {longest})"
    return (
        paragraph("ContestLine", LINE)
        + when(f"not {long} and not {longest}", paragraph("ContestName", "{{ contest_rules.name }}"))
        + when(long, paragraph("ContestLongName", "{{ contest_rules.name }}"))
        + when(longest, paragraph("ContestLongTitle", "{{ contest_rules.name }}"))
        + when(f"{RULES}.objective and not {full}", paragraph("ContestObjective", "{{ contest_rules.objective }}"))
        + when(f"{RULES}.objective and {full}", paragraph("LargeText", "{{ contest_rules.objective }}"))
        + paragraph("ContestDays", run("{{ contest_rules.days }}", "Strong"), "{{ contest_rules.time }}")
    )


def scoring() -> str:
    """What scores, with limits and proof, and what a teammate gets thanks for."""
    limit = "{% if contest_rules.has_limits %}{{ words.limit }}{% endif %}"
    proof = "{% if contest_rules.has_proof %}{{ words.proof }}{% endif %}"
    header = (
        Cell(paragraph("TableTitle", "{{ words.how_to_win }}"), 2, rules=HEAD),
        Cell(paragraph("TableHeader", limit), rules=HEAD, align="bottom"),
        Cell(paragraph("TableHeader", proof), rules=HEAD, align="bottom"),
    )
    points = paragraph("TableNumeral", "{{ line.points }}", run(" \u00a0{{ line.unit }}", "Quiet"))
    event = paragraph("Normal", run("{{ line.event }}", "Lead"), "{% if line.note %}, {{ line.note }}{% endif %}")
    numeral = Cell(points, rules=BELOW, align="center")
    cells = (
        numeral,
        Cell(event, rules=BELOW, right=2, align="center"),
        Cell(paragraph("Normal", "{{ line.limit }}"), rules=BELOW, right=2, align="center"),
        Cell(paragraph("Normal", "{{ line.proof }}"), rules=BELOW, align="center"),
    )
    wide = (numeral, Cell(event, 3, rules=BELOW, align="center"))
    extra = paragraph("Normal", run("{{ words.and_then_some }}", "Lead"), " \u00a0 {{ words.teammate }}")
    rows = (
        Row(header, header=True),
        tag_row("for line in contest_rules.scoring", 4),
        tag_row(f"if {RULES}.has_limits or {RULES}.has_proof", 4),
        Row(cells, least=11),
        tag_row("else", 4),
        Row(wide, least=11),
        tag_row("endif", 4),
        tag_row("endfor", 4),
        Row((Cell(extra, 4, rules=BELOW, align="center"),), least=11),
    )
    return table("LayoutTable", SCORING, rows) + gap()


def boxes() -> str:
    """Rows of boxes, the last of each with its number."""
    cells = (
        tag_cell("for number in row"),
        Cell(paragraph("ContestBox", "{{ number }}"), rules=FRAME, align="bottom"),
        tag_cell("endfor"),
    )
    space = Row((tag_cell("for number in row"), Cell(paragraph("AfterTable")), tag_cell("endfor")), 1.4)
    rows = (tag_row("for row in contest_rules.boxes.rows", 3), Row(cells, 8.6), space, tag_row("endfor", 3))
    body = table("LayoutTable", (1, LIVE_WIDTH - 2, 1), rows)
    return when(f"{RULES}.boxes", body, paragraph("CaptionBelow", "{{ contest_rules.boxes.note }}"), gap())


def prizes_and_play() -> str:
    """The prizes next to fair play."""
    blank = Row(
        (Cell(paragraph("TableText", "{{ contest_rules.prize_blank }}"), 2, rules=rule("bottom", THIN, GRAY)),), 8.6
    )
    pen = (tag_row("if contest_rules.prize_blank", 2), blank, tag_row("endif", 2))
    left = labeled("{{ words.prizes }}", f"{RULES}.prizes", LEFT, pen)
    right = labeled("{{ words.fair_play }}", f"{RULES}.fair_play", RIGHT)
    return table("LayoutTable", (LEFT + 4, RIGHT), [Row((Cell(left, right=4), Cell(right)))]) + after_table()


def labeled(heading: str, rows: str, width: float, more: tuple[Row | str, ...] = ()) -> str:
    """Labels with texts below a heading."""
    text = when("row.is_large", paragraph("LargeText", run("{{ row.text }}", "Strong"))) + when(
        "not row.is_large", paragraph("TableText", "{{ row.text }}")
    )
    cells = (
        Cell(paragraph("TableText", run("{{ row.label }}", "Strong")), rules=BELOW, right=2),
        Cell(text, rules=BELOW),
    )
    listed = (
        Row((Cell(paragraph("TableTitle", heading), 2, rules=HEAD),), header=True),
        tag_row(f"for row in {rows}", 2),
        Row(cells, least=5.8),
        tag_row("endfor", 2),
        *more,
    )
    return table("AgreedTable", (LABEL, width - LABEL), listed) + after_table()


def sign() -> str:
    """The line to sign on, and when standings come out."""
    line = Cell(
        paragraph("TableText", "{{ contest_rules.signature }}"), rules=rule("bottom", THIN, GRAY), align="bottom"
    )
    names = (
        Cell(paragraph("Caption", "{{ contest_rules.signer }}")),
        Cell(paragraph("CaptionRight", "{{ contest_rules.published }}")),
    )
    return table("LayoutTable", (60, LIVE_WIDTH - 60), [Row((line, Cell(paragraph("Caption"))), 10), Row(names)])
