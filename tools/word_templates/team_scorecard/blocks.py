"""The tables of the team scorecard: one per page, with totals under the last."""

from collections.abc import Sequence

from tools.word_templates import blocks
from tools.word_templates.pieces import (
    DARK,
    INK,
    LANDSCAPE_WIDTH,
    Cell,
    Row,
    each,
    paragraph,
    rule,
    run,
    table,
    tag_row,
    when,
)

SPACIOUS_ROWS = 12
"""Pages with up to this many rows have taller rows."""
HAS_TARGET, NO_TARGET = "team.has_plan", "not team.has_plan"
PEOPLE = (
    (20, "", "words.won", "row.won"),
    (20, HAS_TARGET, "words.quota", "row.quota"),
    (20, HAS_TARGET, "words.difference", "row.difference"),
    (46, HAS_TARGET, "words.attainment", "row.bar"),
    (20, NO_TARGET, "words.deals", "row.deals"),
    (20, "team.average_head", "team.average_head", "row.average"),
    (20, "team.year_head", "team.year_head", "row.year"),
    (21, "team.new_accounts_head", "team.new_accounts_head", "row.new_accounts"),
    (62, "team.thanks_head", "team.thanks_head", "row.thanks"),
)
"""Columns of the team table after the name: width in millimeters, condition, header, value; empty ones are removed."""
DETAIL = (
    (22, "", "words.win_rate", "row.win_rate"),
    (36, "", "words.closed", "row.closed"),
    *(
        (38 if name == "said" else 22, f"team_detail.{name}_head", f"team_detail.{name}_head", f"row.{name}")
        for name in ("cycle", "coverage", "said", "decisions", "kept", "carried")
    ),
)
"""Columns of the manager's table."""
TEXT_COLUMNS = ("row.thanks", "row.closed")
"""Left-aligned columns."""
Columns = Sequence[tuple[int, str, str, str]]


def team_table(name: str, columns: Columns, totals: Sequence[str]) -> str:
    """One table per page, with taller rows if there are few; the last page ends with totals, then gray rows."""
    is_short = f"rows | length <= {SPACIOUS_ROWS}"
    spacious, compact = (_table(columns, totals, style) for style in ("Team", "Table"))
    continued = when("not loop.first", blocks.page_heading("{{ words.continued }}", new=True))
    return each(f"rows in {name}.pages", continued, when(is_short, spacious), when(f"not ({is_short})", compact))


def _table(columns: Columns, totals: Sequence[str], style: str) -> str:
    widths = (46, *(column[0] for column in columns))
    rows: list[Row | str] = [
        Row(
            [Cell(paragraph("TableHeader", "{{ words.name }}")), *(_header(column) for column in columns)], header=True
        ),
        *_rows("rows", columns, style),
        tag_row("if loop.last", len(widths)),
    ]
    for at, name in enumerate(totals):
        rows += _rows(name, columns, "Table" if at else style, "Quiet" if at else "Strong")
    return table("FiguresTable", widths, [*rows, tag_row("endif", len(widths))], live=LANDSCAPE_WIDTH)


def _rows(name: str, columns: Columns, style: str, run_style: str = "") -> list[Row | str]:
    """The rows of a list; the first row of totals is bold under a dark rule."""
    count, is_total = len(columns) + 1, run_style == "Strong"
    rows: list[Row | str] = [tag_row(f"for row in {name}", count)]
    if is_total:
        rows += [tag_row("if loop.first", count), _row(columns, style, run_style), tag_row("else", count)]
    rows += [_row(columns, style, "" if is_total else run_style), *([tag_row("endif", count)] if is_total else [])]
    return [*rows, tag_row("endfor", count)]


def _row(columns: Columns, style: str, run_style: str = "") -> Row:
    rules = rule("top", DARK, INK) if run_style == "Strong" else ""
    has_note = columns is PEOPLE
    note = run("{% if row.note %} {{ row.note }}{% endif %}", "Quiet") if has_note else ""
    label = paragraph(f"{style}Text", run("{{ row.label }}", run_style), *([note] if note else []))
    return Row(
        [Cell(label, rules=rules, align="center"), *(_cell(column, style, run_style, rules) for column in columns)]
    )


def _cell(column: tuple[int, str, str, str], style: str, run_style: str, rules: str) -> Cell:
    _, condition, _, value = column
    text = "{% if " + condition + " %}{{ " + value + " }}{% endif %}" if condition else "{{ " + value + " }}"
    if value in TEXT_COLUMNS:
        text_style = "Quiet" if value == "row.thanks" else run_style
        return Cell(paragraph(f"{style}Text", run(text, text_style)), rules=rules, left=4, align="center")
    return Cell(paragraph(f"{style}Number", run(text, run_style)), rules=rules, align="center")


def _header(column: tuple[int, str, str, str]) -> Cell:
    _, condition, header, value = column
    text = "{% if " + condition + " %}{{ " + header + " }}{% endif %}" if condition else "{{ " + header + " }}"
    if value in TEXT_COLUMNS:
        return Cell(paragraph("TableHeader", text), left=4)
    return Cell(paragraph("TableHeaderNumber", text))
