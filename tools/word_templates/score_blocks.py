"""The blocks of scorecards, each with the name that it has in the printed templates."""

from collections.abc import Sequence

from tools.word_templates.back_pages import PEN_RULE
from tools.word_templates.pieces import (
    PEN_HEIGHT,
    Cell,
    Row,
    after_table,
    each,
    gap,
    paragraph,
    run,
    table,
    table_text,
    tag_cell,
    tag_row,
    when,
)

WORD_TILES = (70, 62, 44)
HALVES = (90, 86)
MANY_DECISIONS = "score_decisions.decisions | length > 6"
"""When the list of deals takes the room of the table of stages, as in the printed pages."""
SCORE_COLUMNS = (
    (18, "", "words.actual", "row.actual"),
    (18, "score_table.has_target", "words.target", "row.target"),
    (18, "score_table.has_target", "words.difference", "row.difference"),
    (8, "score_table.has_mark", "", "row.mark"),
    (18, "score_table.prior_head", "score_table.prior_head", "row.prior"),
    (30, "score_table.trend_head", "score_table.trend_head", "row.trend"),
    (20, "", "words.rests_on", "row.n"),
)
"""Columns of the table after the first: width in millimetres, when it stands, head, value; empty ones fall out."""
LOOK_OF = {"row.mark": "TableMark", "row.trend": "TableTrend", "row.n": "TableCount"}


def word_tiles(name: str) -> str:
    """The smaller tiles below the four large ones, three at most; the third stands under the last of those."""
    cells = [Cell(_word_tile(name, at), right=3) for at in range(len(WORD_TILES))]
    return when(name, table("LayoutTable", WORD_TILES, [Row(cells)]), gap())


def _word_tile(name: str, at: int) -> str:
    """One of the smaller tiles, or an empty place."""
    tile = f"{name}[{at}]"
    said = (
        paragraph("Caption", "{{ " + tile + ".label }}")
        + paragraph("TileWords", "{{ " + tile + ".text }}")
        + when(f"{tile}.sub", paragraph("Caption", "{{ " + tile + ".sub }}"))
    )
    there = f"{name} | length > {at}"
    return when(there, said) + when(f"not ({there})", paragraph("Caption"))


def small_chart(name: str, finding: str = "Finding") -> str:
    """A picture of six columns with its finding above and its unit and period below."""
    return (
        paragraph(finding, "{{ " + name + ".title }}")
        + paragraph("Picture", "{{ " + name + " }}")
        + paragraph("Caption", "{{ " + name + ".caption }}")
    )


def charts(name: str) -> str:
    """Pictures, two in a row; a last one takes the whole width."""
    pair = [small_chart("pair[0]"), small_chart("pair[1]")]
    both = table("LayoutTable", HALVES, [Row((Cell(pair[0], right=4), Cell(pair[1])))])
    one = table("LayoutTable", (176,), [Row((Cell(_wide("pair[0]", "Finding")),))])
    return each(f"pair in {name} | batch(2)", when("pair | length == 2", both), when("pair | length == 1", one), gap())


def change(name: str) -> str:
    """The one line for the pen, with its number: what will change, and by when."""
    will = paragraph("Normal", run("{{ words.will_change }}", "Strong"), " {{ " + name + ".action }}")
    by = paragraph("Caption", "{{ words.by }} {{ " + name + ".by }}")
    cells = (table_text("{{ " + name + ".number }}"), will, by)
    pens = [Cell(content, rules=PEN_RULE, align="bottom", right=2) for content in cells]
    return table("LayoutTable", (24, 120, 32), [Row(pens, PEN_HEIGHT)])


def score_table() -> str:
    """The figures in groups; a column without a head and without a figure falls out."""
    heads, groups, cells = [], [], []
    for _, condition, head, value in SCORE_COLUMNS:
        strong = "Strong" if value == "row.actual" else ""
        style = LOOK_OF.get(value, "TableNumber")
        heads.append(Cell(paragraph("TableHeadNumber", _only(condition, head) if head else "")))
        groups.append(Cell(paragraph(style)))
        cells.append(Cell(paragraph(style, run(_only(condition, value), strong))))
    arrows = run("{% if score_table.has_mark %} {{ words.arrows }}{% endif %}", "Quiet")
    widths = (46, *(column[0] for column in SCORE_COLUMNS))
    return (
        table(
            "FiguresTable",
            widths,
            (
                Row((Cell(paragraph("TableHead", "{{ words.figure }}", arrows)), *heads), head=True),
                tag_row("for group in score_table.groups", len(widths)),
                Row((Cell(paragraph("TableGroup", "{{ group.name }}")), *groups)),
                tag_row("for row in group.rows", len(widths)),
                Row((Cell(table_text("{{ row.label }}")), *cells)),
                tag_row("endfor", len(widths)),
                tag_row("endfor", len(widths)),
            ),
            title="{{ score_table.heading }}",
        )
        + gap()
    )


def score_decisions(name: str) -> str:
    """Open deals that need a decision, one a line."""
    numbers = ("value", "age", "close")
    heads = [paragraph("TableHead", "{{ words.deal }}"), paragraph("TableHead", _only(_has(name), "words.account"))]
    heads += [paragraph("TableHeadNumber", _only(f"{name}.has_{each}", f"words.{each}")) for each in numbers]
    cells = [paragraph("TableText", run("{{ deal.deal }}", "Strong")), table_text("{{ deal.account }}")]
    cells += [paragraph("TableNumber", "{{ deal." + each + " }}") for each in numbers]
    last = paragraph("TableHead", "{{ words.trips }}"), table_text("{{ deal.trips }}")
    padding = (2, 2, 0, 0, 0)
    rows = (
        Row([*_padded(heads, padding), Cell(last[0], left=4)], head=True),
        tag_row(f"for deal in {name}.decisions", len(heads) + 1),
        Row([*_padded(cells, padding), Cell(last[1], left=4)]),
        tag_row("endfor", len(heads) + 1),
    )
    listed = table("FiguresTable", (46, 38, 15, 17, 16, 44), rows, title="{{ words.decisions }}")
    return (
        when(f"{name}.decisions or {name}.empty", paragraph("Heading3", "{{ words.decisions }}"))
        + when(f"{name}.heavy", paragraph("TableText", "{{ " + name + ".heavy }}"))
        + when(f"{name}.decisions", listed, after_table())
        + when(f"{name}.empty", paragraph("TableText", "{{ " + name + ".empty }}"))
        + when(f"{name}.more", paragraph("Caption", "{{ " + name + ".more }}"))
        + when(f"{name}.decisions or {name}.empty", gap())
    )


def score_deals(mix: str, stages: str, losses: str) -> str:
    """What is open by stage beside the pictures of what was won and lost; what stands alone takes the whole width.

    Beside a long list of deals there is no room for the table of stages: page one draws them.
    """
    any_drawn = f"({mix} or {losses})"
    listed = f"({stages} and not ({MANY_DECISIONS} and {any_drawn}))"
    drawn = when(mix, small_chart(mix, "FindingBelow")) + when(f"{mix} and {losses}", gap())
    drawn += when(losses, small_chart(losses, "FindingBelow")) + after_table()
    pair = _halves(small_chart(mix, "FindingBelow"), small_chart(losses, "FindingBelow"))
    return (
        when(f"{listed} and {any_drawn}", _halves(stage_table(stages) + after_table(), drawn))
        + when(f"not {listed} and {mix} and {losses}", pair)
        + when(f"not {listed} and {any_drawn} and not ({mix} and {losses})", _wide(any_drawn, "FindingBelow"))
        + when(f"{listed} and not {any_drawn}", stage_table(stages))
    )


def stage_table(name: str) -> str:
    """What is open by stage, with the median age of its deals."""
    columns = (
        ("", "words.deals", "row.deals"),
        (f"{name}.has_value", "words.value", "row.value"),
        (f"{name}.has_age", "words.median_age", "row.age"),
    )
    heads = [Cell(paragraph("TableHeadNumber", _only(condition, head))) for condition, head, _ in columns]
    cells = [Cell(paragraph("TableNumber", "{{ " + value + " }}")) for _, _, value in columns]
    rows = (
        Row((Cell(paragraph("TableHead", "{{ words.stage }}")), *heads), head=True),
        tag_row(f"for row in {name}.rows", 4),
        Row((Cell(table_text("{{ row.stage }}")), *cells)),
        tag_row("endfor", 4),
    )
    drawn = table("FiguresTable", (32, 14, 20, 20), rows, title="{{ words.stages }}")
    more = when(f"{name}.more", paragraph("Caption", "{{ " + name + ".more }}"))
    return paragraph("Heading3", "{{ words.stages }}") + drawn + after_table() + more


def definitions(name: str) -> str:
    """What the figures mean, in two columns."""
    told = each("one in column", paragraph("Meaning", run("{{ one.term }}", "Strong"), " {{ one.text }}"))
    cells = (tag_cell(f"for column in {name} | slice(2)"), Cell(told + after_table(), right=6), tag_cell("endfor"))
    return table("LayoutTable", (1, 88, 1), [Row(cells)]) + gap()


def _wide(name: str, finding: str) -> str:
    """A picture over the whole width."""
    drawn = paragraph("Picture", "{{ " + name + " | wide }}")
    return paragraph(finding, "{{ " + name + ".title }}") + drawn + paragraph("Caption", "{{ " + name + ".caption }}")


def _halves(left: str, right: str) -> str:
    return table("LayoutTable", HALVES, [Row((Cell(left, right=4), Cell(right)))])


def _padded(contents: Sequence[str], padding: Sequence[float]) -> list[Cell]:
    return [Cell(content, right=right) for content, right in zip(contents, padding, strict=True)]


def _has(name: str) -> str:
    return f'{name}.decisions | selectattr("account") | list'


def _only(condition: str, value: str) -> str:
    """A value's tag that prints nothing unless the condition holds."""
    return "{% if " + condition + " %}{{ " + value + " }}{% endif %}" if condition else "{{ " + value + " }}"
