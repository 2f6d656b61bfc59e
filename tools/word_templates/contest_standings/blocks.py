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
LARGE, SMALL = (16, 78, 86, 24, 41), (16, 92, 72, 24, 41)
WIDE_LARGE, WIDE_SMALL = (16, 74, 76, 38, 41), (16, 88, 62, 38, 41)


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
    large, wide = f"{PAGE}.is_large", f"{PAGE}.has_wide_scores"
    tall, tight = f"{PAGE}.is_tall", f"{PAGE}.is_tight"
    tables = (
        when(f"{large} and not {wide} and not {tall}", _table(LARGE, "Large", 19))
        + when(f"{large} and {wide} and not {tall}", _table(WIDE_LARGE, "Large", 19))
        + when(f"{tall} and not {wide}", _table(LARGE, "Large", 27))
        + when(f"{tall} and {wide}", _table(WIDE_LARGE, "Large", 27))
        + when(f"not {large} and not {wide} and not {tight}", _table(SMALL, "Small", 10))
        + when(f"not {large} and {wide} and not {tight}", _table(WIDE_SMALL, "Small", 10))
        + when(f"not {large} and not {wide} and {tight}", _table(SMALL, "Small", 8.8))
        + when(f"not {large} and {wide} and {tight}", _table(WIDE_SMALL, "Small", 8.8))
    )
    rows = when(f"not {PAGE}.rounds", tables, _also("empty"), _also("others"), _classes())
    return rows + when(f"{PAGE}.rounds", _rounds()) + paragraph("CardGap")


def _also(name: str) -> str:
    """A line below the rows, larger where there is room."""
    lead = (run("{{ words.others }}", "Strong"), " ") if name == "others" else ()
    text = "{{ contest_standings." + name + " }}"
    lines = when(f"{PAGE}.is_roomy", paragraph("ContestObjective", *lead, text)) + when(
        f"not {PAGE}.is_roomy", paragraph("Also", *lead, text)
    )
    return when(f"{PAGE}.{name}", lines)


def _classes() -> str:
    """A line for each ranking besides the main one."""
    parts = (run("{{ line.heading }}", "Strong"), " {{ line.text }}")
    lines = when(f"{PAGE}.is_roomy", paragraph("ContestObjective", *parts))
    return each(f"line in {PAGE}.classes", lines + when(f"not {PAGE}.is_roomy", paragraph("Also", *parts)))


def details() -> str:
    """How it was decided, or how to win, where there is room."""
    heading = paragraph("TableTitle", "{{ contest_standings.detail_heading }}")
    below = rule("bottom", HAIR, HAIRLINE)
    label = paragraph("Normal", run("{{ line.label }}", "Strong"))
    rows = (
        Row((Cell(heading, 2, rules=rule("bottom", DARK, INK), align="bottom"),), header=True),
        tag_row(f"for line in {PAGE}.details", 2),
        Row((Cell(label, rules=below), Cell(paragraph("Normal", "{{ line.text }}"), rules=below)), least=5.6),
        tag_row("endfor", 2),
    )
    return when(f"{PAGE}.details", table("LayoutTable", (40, 205), rows, live=LANDSCAPE_WIDTH), paragraph("CardGap"))


def _rounds() -> str:
    """The rounds of a bracket, each with its matches, two on a line."""
    return when(f"{PAGE}.has_large_rounds", _matches("ContestObjective", 11)) + when(
        f"not {PAGE}.has_large_rounds", _matches("LargeText", 6.4)
    )


def _matches(style: str, height: float) -> str:
    heading = paragraph("LargeText", run("{{ round.heading }}", "Strong"), " {{ round.days }}")
    rows = (
        tag_row(f"for round in {PAGE}.rounds", 2),
        Row((Cell(heading, 2, rules=rule("bottom", DARK, INK), align="bottom"),), least=8),
        tag_row("for line in round.lines", 2),
        Row([Cell(_match(style, f"line[{at}]"), align="center") for at in (0, 1)], least=height),
        tag_row("endfor", 2),
        tag_row("endfor", 2),
    )
    return table("LayoutTable", (122.5, 122.5), rows, live=LANDSCAPE_WIDTH) + after_table()


def _match(style: str, match: str) -> str:
    """Two names around their scores, the winner's strong."""

    def name(side: str) -> tuple[str, str]:
        shown, won = "{{ " + f"{match}.{side}" + " }}", f"{match}.is_{side}"
        return (
            run("{% if " + won + " %}" + shown + "{% endif %}", "Strong"),
            "{% if not " + won + " %}" + shown + "{% endif %}",
        )

    return paragraph(style, *name("home"), " {{ " + f"{match}.between" + " }} ", *name("away"))


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
