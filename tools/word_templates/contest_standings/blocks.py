"""Blocks of the standings of a contest, under the names of the HTML template."""

from tools.word_templates.pieces import (
    DARK,
    HAIR,
    HAIRLINE,
    INK,
    LANDSCAPE_WIDTH,
    RULE,
    STRONG,
    Cell,
    Row,
    after_table,
    each,
    paragraph,
    rule,
    run,
    table,
    tag_cell,
    tag_row,
    when,
)

PAGE = "contest_standings"
BAR = 16
LARGE, SMALL = (16, 78, 84, 26, 41), (16, 92, 72, 24, 41)


def head() -> str:
    """The name, and the day of the contest with its date."""
    name = when(f"not {PAGE}.is_long", paragraph("ContestTitle", "{{ contest_standings.name }}")) + when(
        f"{PAGE}.is_long", paragraph("ContestLongTitle", "{{ contest_standings.name }}")
    )
    day = paragraph("ContestDay", "{{ contest_standings.day }}") + paragraph(
        "CaptionRight", "{{ contest_standings.date }}"
    )
    cells = (Cell(name, align="bottom"), Cell(day, align="bottom"))
    return table("LayoutTable", (150, 95), [Row(cells)], live=LANDSCAPE_WIDTH) + paragraph("CardGap")


def team() -> str:
    """What all scored together, and the bar with its pace."""
    top = rule("top", STRONG, RULE)
    cells = (
        Cell(
            paragraph(
                "TeamScore", run("{{ contest_standings.team.number }}", "Poster"), " {{ contest_standings.team.rest }}"
            ),
            rules=top,
        ),
        Cell(paragraph("TeamPromise", "{{ contest_standings.team.promise }}"), rules=top),
    )
    pace = (
        Cell(paragraph("TeamPace", "{{ contest_standings.team.pace }}")),
        Cell(paragraph("TeamGoal", "{{ contest_standings.team.end }}")),
    )
    return table("LayoutTable", (150, 95), [Row(cells)], live=LANDSCAPE_WIDTH) + when(
        f"{PAGE}.team.bar",
        paragraph("Chart", "{{ contest_standings.team.bar }}"),
        table("LayoutTable", (145, 100), [Row(pace)], live=LANDSCAPE_WIDTH),
        paragraph("CardGap"),
    )


def places() -> str:
    """The places: large names for few, smaller ones for more, then the others in a line."""
    others = paragraph("Also", run("{{ words.others }}", "Strong"), " {{ contest_standings.others }}")
    return (
        when(f"{PAGE}.is_large", _table(LARGE, "Large", 19))
        + when(f"not {PAGE}.is_large", _table(SMALL, "Small", 10))
        + when(f"{PAGE}.empty", paragraph("Also", "{{ contest_standings.empty }}"))
        + when(f"{PAGE}.others", others)
        + paragraph("CardGap")
    )


def _table(widths: tuple[float, ...], size: str, height: float) -> str:
    dark, below = rule("bottom", DARK, INK), rule("bottom", HAIR, HAIRLINE)
    header = (
        Cell(paragraph("TableTitle", "{{ words.standings }}"), 3, rules=dark, align="bottom"),
        Cell(paragraph("TableHeaderNumber", "{{ contest_standings.header }}"), rules=dark, right=4, align="bottom"),
        Cell(paragraph("TableHeaderNumber", "{{ contest_standings.next_header }}"), rules=dark, align="bottom"),
    )
    score = paragraph(f"{size}Score", "{{ row.score }}")
    if size == "Large":
        name = (
            when("not row.is_long", paragraph("LargePlace", "{{ row.first }}"))
            + when("row.is_long", paragraph("SmallPlace", "{{ row.first }}"))
            + paragraph("LargeRest", "{{ row.rest }}")
        )
        long = f"{PAGE}.has_long_scores"
        score = when(f"not {long}", score) + when(long, paragraph("SmallScore", "{{ row.score }}"))
    else:
        name = when(
            "not row.is_long", paragraph("SmallPlace", "{{ row.first }} ", run("{{ row.rest }}", "Rest"))
        ) + when(
            "row.is_long", paragraph("LargeText", run("{{ row.first }}", "Strong"), " ", run("{{ row.rest }}", "Rest"))
        )
    cells = (
        Cell(paragraph(f"{size}Place", "{{ row.place }}"), rules=below, align="center"),
        Cell(name, rules=below, align="center"),
        Cell(paragraph("Chart", "{% if row.bar %}{{ row.bar }}{% endif %}"), rules=below, align="center"),
        Cell(score, rules=below, right=4, align="center"),
        Cell(paragraph(f"{size}Next", "{{ row.next }}"), rules=below, align="center"),
    )
    rows = (
        Row(header, header=True),
        tag_row("for row in contest_standings.rows", 5),
        Row(cells, least=height),
        tag_row("endfor", 5),
    )
    return table("LayoutTable", widths, rows, live=LANDSCAPE_WIDTH)


def foot() -> str:
    """Who else is on the board, the best of last week, and an extra."""
    entry = each("entry in side.entries", paragraph("NameLine", run("{{ entry[0] }}", "Strong"), " {{ entry[1] }}"))
    side = Cell(
        paragraph("Caption", "{{ side.heading }}") + entry + when("side.text", paragraph("Caption", "{{ side.text }}")),
        right=4,
    )
    extra = Cell(
        paragraph("NameLine", run("{{ side.heading }}", "Strong")) + paragraph("LargeText", "{{ side.text }}"),
        rules=rule("left", BAR, RULE),
        left=2.5,
    )
    cells = (
        tag_cell("for side in contest_standings.sides"),
        tag_cell("if not side.is_extra"),
        side,
        tag_cell("endif"),
        tag_cell("if side.is_extra"),
        extra,
        tag_cell("endif"),
        tag_cell("endfor"),
    )
    widths = (1, 1, 70, 1, 1, 105, 1, 1)
    note = when(f"{PAGE}.note", paragraph("CaptionBelow", "{{ contest_standings.note }}"))
    return table("LayoutTable", widths, [Row(cells)], live=LANDSCAPE_WIDTH) + after_table() + note
