"""Blocks of the scorecard, under the same names as in the HTML template."""

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
"""When the list of deals leaves no space for the stage table, as in the HTML template."""
SCORE_COLUMNS = (
    (17, "", "words.actual", "row.actual"),
    (17, "score_table.has_target", "words.target", "row.target"),
    (17, "score_table.has_target", "words.difference", "row.difference"),
    (8, "score_table.has_mark", "", "row.mark"),
    (17, "score_table.prior_head", "score_table.prior_head", "row.prior"),
    (28, "score_table.trend_head", "score_table.trend_head", "row.trend"),
    (32, "", "words.rests_on", "row.n"),
)
"""Columns of the table after the first: width in millimeters, condition, header, value; empty ones are removed."""
STYLE_OF = {"row.mark": "TableMark", "row.trend": "TableTrend", "row.n": "TableCount"}


def word_tiles(name: str) -> str:
    """The smaller tiles below the four large ones, at most three; the third lines up with the fourth large one."""
    cells = [Cell(_word_tile(name, at), right=3) for at in range(len(WORD_TILES))]
    return when(name, table("LayoutTable", WORD_TILES, [Row(cells)]), gap())


def _word_tile(name: str, at: int) -> str:
    """One of the smaller tiles, or an empty cell."""
    tile = f"{name}[{at}]"
    content = (
        paragraph("Caption", "{{ " + tile + ".label }}")
        + paragraph("TileWords", "{{ " + tile + ".text }}")
        + when(f"{tile}.sub", paragraph("Caption", "{{ " + tile + ".sub }}"))
    )
    exists = f"{name} | length > {at}"
    return when(exists, content) + when(f"not ({exists})", paragraph("Caption"))


def small_chart(name: str, finding: str = "Finding") -> str:
    """A half-width chart with its title and caption."""
    return (
        paragraph(finding, "{{ " + name + ".title }}")
        + paragraph("Chart", "{{ " + name + " }}")
        + paragraph("Caption", "{{ " + name + ".caption }}")
    )


def charts(name: str) -> str:
    """Charts, two per row; an odd last one takes the full width."""
    pair = [small_chart("pair[0]"), small_chart("pair[1]")]
    both = table("LayoutTable", HALVES, [Row((Cell(pair[0], right=4), Cell(pair[1])))])
    one = table("LayoutTable", (176,), [Row((Cell(_wide("pair[0]", "Finding")),))])
    return each(f"pair in {name} | batch(2)", when("pair | length == 2", both), when("pair | length == 1", one), gap())


def change_line(name: str) -> str:
    """The numbered write-in line: what will change, and by when."""
    will = paragraph("Normal", run("{{ words.will_change }}", "Strong"), " {{ " + name + ".action }}")
    by = paragraph("Caption", "{{ words.by }} {{ " + name + ".by }}")
    cells = (table_text("{{ " + name + ".number }}"), will, by)
    pens = [Cell(content, rules=PEN_RULE, align="bottom", right=2) for content in cells]
    return table("LayoutTable", (24, 120, 32), [Row(pens, PEN_HEIGHT)])


def score_table() -> str:
    """The metrics in groups; a column with no header and no values is removed."""
    headers, groups, cells = [], [], []
    for _, condition, header, value in SCORE_COLUMNS:
        strong = "Strong" if value == "row.actual" else ""
        style = STYLE_OF.get(value, "TableNumber")
        headers.append(Cell(paragraph("TableHeaderNumber", _only(condition, header) if header else "")))
        groups.append(Cell(paragraph(style)))
        cells.append(Cell(paragraph(style, run(_only(condition, value), strong))))
    arrows = run("{% if score_table.has_mark %} {{ words.arrows }}{% endif %}", "Quiet")
    widths = (46, *(column[0] for column in SCORE_COLUMNS))
    return (
        table(
            "FiguresTable",
            widths,
            (
                Row((Cell(paragraph("TableHeader", "{{ words.figure }}", arrows)), *headers), header=True),
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
    """Open deals that need a decision, one per line."""
    numbers = ("value", "age", "close")
    headers = [paragraph("TableHeader", "{{ words.deal }}")]
    headers += [paragraph("TableHeader", _only(_has_accounts(name), "words.account"))]
    headers += [paragraph("TableHeaderNumber", _only(f"{name}.has_{part}", f"words.{part}")) for part in numbers]
    cells = [paragraph("TableText", run("{{ deal.deal }}", "Strong")), table_text("{{ deal.account }}")]
    cells += [paragraph("TableNumber", "{{ deal." + part + " }}") for part in numbers]
    reason = paragraph("TableHeader", "{{ words.trips }}"), table_text("{{ deal.trips }}")
    padding = (2, 2, 0, 0, 0)
    rows = (
        Row([*_padded(headers, padding), Cell(reason[0], left=4)], header=True),
        tag_row(f"for deal in {name}.decisions", len(headers) + 1),
        Row([*_padded(cells, padding), Cell(reason[1], left=4)]),
        tag_row("endfor", len(headers) + 1),
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
    """The stage table next to the charts of wins and losses; one alone takes the full width.

    With a long list of deals the stage table doesn't fit; page one has a chart of the stages.
    """
    any_chart = f"({mix} or {losses})"
    listed = f"({stages} and not ({MANY_DECISIONS} and {any_chart}))"
    both_charts = when(mix, small_chart(mix, "FindingBelow")) + when(f"{mix} and {losses}", gap())
    both_charts += when(losses, small_chart(losses, "FindingBelow")) + after_table()
    pair = _halves(small_chart(mix, "FindingBelow"), small_chart(losses, "FindingBelow"))
    return (
        when(f"{listed} and {any_chart}", _halves(stage_table(stages) + after_table(), both_charts))
        + when(f"not {listed} and {mix} and {losses}", pair)
        + when(f"not {listed} and {any_chart} and not ({mix} and {losses})", _wide(any_chart, "FindingBelow"))
        + when(f"{listed} and not {any_chart}", stage_table(stages))
    )


def stage_table(name: str) -> str:
    """Open deals by stage, with their median age."""
    columns = (
        ("", "words.deals", "row.deals"),
        (f"{name}.has_value", "words.value", "row.value"),
        (f"{name}.has_age", "words.median_age", "row.age"),
    )
    headers = [Cell(paragraph("TableHeaderNumber", _only(condition, header))) for condition, header, _ in columns]
    cells = [Cell(paragraph("TableNumber", "{{ " + value + " }}")) for _, _, value in columns]
    rows = (
        Row((Cell(paragraph("TableHeader", "{{ words.stage }}")), *headers), header=True),
        tag_row(f"for row in {name}.rows", 4),
        Row((Cell(table_text("{{ row.stage }}")), *cells)),
        tag_row("endfor", 4),
    )
    stages = table("FiguresTable", (32, 14, 20, 20), rows, title="{{ words.stages }}")
    more = when(f"{name}.more", paragraph("Caption", "{{ " + name + ".more }}"))
    return paragraph("Heading3", "{{ words.stages }}") + stages + after_table() + more


def definitions(name: str) -> str:
    """The metric definitions, in two columns."""
    terms = each(
        "definition in column",
        paragraph("Definition", run("{{ definition.term }}", "Strong"), " {{ definition.text }}"),
    )
    cells = (tag_cell(f"for column in {name} | slice(2)"), Cell(terms + after_table(), right=6), tag_cell("endfor"))
    return table("LayoutTable", (1, 88, 1), [Row(cells)]) + gap()


def _wide(name: str, finding: str) -> str:
    """A full-width chart."""
    chart = paragraph("Chart", "{{ " + name + " | wide }}")
    return paragraph(finding, "{{ " + name + ".title }}") + chart + paragraph("Caption", "{{ " + name + ".caption }}")


def _halves(left: str, right: str) -> str:
    return table("LayoutTable", HALVES, [Row((Cell(left, right=4), Cell(right)))])


def _padded(contents: Sequence[str], padding: Sequence[float]) -> list[Cell]:
    return [Cell(content, right=right) for content, right in zip(contents, padding, strict=True)]


def _has_accounts(name: str) -> str:
    return f'{name}.decisions | selectattr("account") | list'


def _only(condition: str, value: str) -> str:
    """A value's tag that prints only if the condition is true."""
    return "{% if " + condition + " %}{{ " + value + " }}{% endif %}" if condition else "{{ " + value + " }}"
