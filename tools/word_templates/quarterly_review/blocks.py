"""Blocks of the quarterly review after page one: full results, wins and losses, coverage, and forecasts."""

from collections.abc import Sequence

from tools.word_templates.back_pages import PEN_RULE
from tools.word_templates.pieces import (
    DARK,
    INK,
    PEN_HEIGHT,
    Cell,
    Row,
    after_table,
    gap,
    paragraph,
    rule,
    run,
    table,
    table_text,
    tag_row,
    when,
)

HAS_TARGET = "results_in_full.has_plan"
FULL_COLUMNS = (
    (19.5, HAS_TARGET, "words.plan", "row.plan"),
    (19.5, "", "words.actual", "row.actual"),
    (19.5, HAS_TARGET, "words.difference", "row.difference"),
    (9, "results_in_full.has_mark", "", "row.mark"),
    (19.5, "results_in_full.previous_head", "results_in_full.previous_head", "row.previous"),
    (19.5, "results_in_full.year_before_head", "results_in_full.year_before_head", "row.year_before"),
    (30, "results_in_full.trend_head", "results_in_full.trend_head", "row.trend"),
)
"""Columns of the table after the first: width in millimeters, condition, header, value; empty ones are removed."""
STYLE_OF = {"row.mark": "TableMark", "row.trend": "TableTrend"}


def results_in_full(name: str = "results_in_full") -> str:
    """All results in groups; a column with no header and no values is removed."""
    headers, groups, cells = [], [], []
    for _, condition, header, value in FULL_COLUMNS:
        style = STYLE_OF.get(value, "TableNumber")
        headers.append(Cell(paragraph("TableHeaderNumber", only(condition, header) if header else "")))
        groups.append(Cell(paragraph(style)))
        cells.append(Cell(paragraph(style, run(only(condition, value), "Strong" if value == "row.actual" else ""))))
    note = run("{% if row.note %} {{ row.note }}{% endif %}", "Quiet")
    arrows = run("{% if " + name + ".has_mark %} {{ words.arrows }}{% endif %}", "Quiet")
    widths = (39.5, *(column[0] for column in FULL_COLUMNS))
    rows = (
        Row((Cell(paragraph("TableHeader", "{{ " + name + ".heading }}", arrows)), *headers), header=True),
        tag_row(f"for group in {name}.groups", len(widths)),
        Row((Cell(paragraph("TableGroup", "{{ group.name }}")), *groups)),
        tag_row("for row in group.rows", len(widths)),
        Row((Cell(paragraph("TableText", "{{ row.label }}", note)), *cells)),
        tag_row("endfor", len(widths)),
        tag_row("endfor", len(widths)),
    )
    return table("FiguresTable", widths, rows, title="{{ words.results_and_deals }}") + gap()


def wins_losses() -> str:
    """The largest wins next to the largest losses, with the pattern below."""
    sides = [_largest_deals("words.wins", "wins_losses.wins"), _largest_deals("words.losses", "wins_losses.losses")]
    both = table("LayoutTable", (90, 86), [Row((Cell(sides[0], right=4), Cell(sides[1])))])
    pattern = paragraph("Caption", "{{ words.from_the_figures }} {{ wins_losses.pattern }}")
    return (
        both
        + gap()
        + paragraph("Heading3", "{{ words.pattern }}")
        + when("wins_losses.pattern", pattern)
        + lines("wins_losses.blank", 1)
    )


def _largest_deals(heading: str, name: str) -> str:
    """The largest wins or losses, each with a write-in line for what was learned."""
    deal = (
        paragraph("LargeDeal", run("{{ deal.account }}", "Strong"))
        + paragraph("TableText", "{{ deal.line }}")
        + paragraph("Caption", "{{ deal.reason }}")
    )
    learned = paragraph("Caption", "{{ words.learned }} {{ deal.learned }}")
    rows = (
        tag_row(f"for deal in {name}.deals", 1),
        Row((Cell(deal),)),
        Row((Cell(learned, rules=PEN_RULE, align="bottom"),), PEN_HEIGHT),
        tag_row("endfor", 1),
    )
    return (
        paragraph("Heading2", "{{ " + heading + " }}")
        + table("LayoutTable", (86,), rows)
        + when(f"not {name}.deals", paragraph("Caption", "{{ " + name + ".empty }}"))
        + when(f"{name}.more", paragraph("CaptionBelow", "{{ " + name + ".more }}"))
        + after_table()
    )


def coverage_and_forecast() -> str:
    """Coverage next to forecast vs. actual; either one alone if the other is missing."""
    both = "forecast_vs_actual and pipeline.coverage"
    side_by_side = table("LayoutTable", (90, 86), [Row((Cell(_coverage(), right=4), Cell(_forecast())))])
    coverage_only = paragraph("Heading3", "{{ words.coverage }}") + _coverage_table((56, 24, 96))
    return (
        when(both, side_by_side, gap())
        + when("pipeline.coverage and not forecast_vs_actual", coverage_only, gap())
        + when("forecast_vs_actual and not pipeline.coverage", _forecast(), gap())
    )


def _coverage() -> str:
    return paragraph("Heading3", "{{ words.coverage }}") + _coverage_table((28, 14, 44)) + after_table()


def _coverage_table(widths: Sequence[float]) -> str:
    row = (
        Cell(table_text("{{ line.label }}")),
        Cell(paragraph("TableNumber", run("{{ line.figure }}", "Strong"))),
        Cell(table_text("{{ line.note }}"), left=4),
    )
    loop = (tag_row("for line in pipeline.coverage", 3), Row(row), tag_row("endfor", 3))
    return table("FiguresTable", widths, loop, title="{{ words.coverage }}")


def _forecast() -> str:
    headers = [paragraph("TableHeader", "{{ words.month }}")]
    headers += [paragraph("TableHeaderNumber", f"{{{{ words.{name} }}}}") for name in ("said", "won", "difference")]
    rows = (
        Row([Cell(header) for header in headers], header=True),
        tag_row("for row in forecast_vs_actual.rows", 4),
        _forecast_row("row"),
        tag_row("endfor", 4),
        tag_row("if forecast_vs_actual.total", 4),
        _forecast_row("forecast_vs_actual.total", strong=True),
        tag_row("endif", 4),
    )
    forecast_table = table("FiguresTable", (24, 20, 20, 22), rows, title="{{ words.said_won }}")
    return paragraph("Heading3", "{{ words.said_won }}") + forecast_table + after_table()


def _forecast_row(name: str, *, strong: bool = False) -> Row:
    style, rules = ("Strong", rule("top", DARK, INK)) if strong else ("", "")
    cells = [paragraph("TableText", run("{{ " + name + ".label }}", style))]
    cells += [
        paragraph("TableNumber", run(f"{{{{ {name}.{part} }}}}", style)) for part in ("said", "won", "difference")
    ]
    return Row([Cell(cell, rules=rules) for cell in cells])


def lines(blank: str, count: int | str) -> str:
    """Write-in lines; `count` is a number or a template expression, and a known value prints on the first line."""
    first = Row((Cell(paragraph("Caption", "{{ " + blank + " }}"), align="bottom"),), PEN_HEIGHT)
    other = Row((Cell(paragraph("Caption")),), PEN_HEIGHT)
    if isinstance(count, str):
        more: tuple[Row | str, ...] = (tag_row(f"for line in range({count} - 1)", 1), other, tag_row("endfor", 1))
    else:
        more = (other,) * (count - 1)
    return table("BlankLines", (176,), (first, *more)) + after_table()


def only(condition: str, value: str) -> str:
    """A value's tag that prints only if the condition is true."""
    return "{% if " + condition + " %}{{ " + value + " }}{% endif %}" if condition else "{{ " + value + " }}"
