"""The tables of team pages: one a page, with the sums under the last one."""

from collections.abc import Sequence

from tools.word_templates import blocks
from tools.word_templates.pieces import (
    DARK,
    INK,
    LYING_WIDTH,
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

MANY = 12
"""So many rows a page have air; more stand closer."""
PLAN, NO_PLAN = "team.has_plan", "not team.has_plan"
PEOPLE = (
    (20, "", "words.won", "row.won"),
    (20, PLAN, "words.quota", "row.quota"),
    (20, PLAN, "words.difference", "row.difference"),
    (46, PLAN, "words.attainment", "row.bar"),
    (20, NO_PLAN, "words.deals", "row.deals"),
    (20, "team.average_head", "team.average_head", "row.average"),
    (20, "team.year_head", "team.year_head", "row.year"),
    (21, "team.new_accounts_head", "team.new_accounts_head", "row.new_accounts"),
    (62, "team.thanks_head", "team.thanks_head", "row.thanks"),
)
"""Columns of people after the name: width in millimetres, when it stands, head, value; empty ones fall out."""
HOW = (
    (22, "", "words.win_rate", "row.win_rate"),
    (36, "", "words.closed", "row.closed"),
    *(
        (38 if name == "said" else 22, f"for_manager.{name}_head", f"for_manager.{name}_head", f"row.{name}")
        for name in ("cycle", "coverage", "said", "decisions", "kept", "carried")
    ),
)
"""The same of the manager's table."""
TEXTS = ("row.thanks", "row.closed")
"""Columns that begin at the left."""
Columns = Sequence[tuple[int, str, str, str]]


def tables_of(name: str, columns: Columns, totals: Sequence[str]) -> str:
    """A table a page, those of few rows with air; the sums follow the last one, and what is quiet follows them."""
    few = f"rows | length <= {MANY}"
    made = [_table(columns, totals, look) for look in ("Team", "Table")]
    broken = when("not loop.first", blocks.page_heading("{{ words.continued }}", new=True))
    return each(f"rows in {name}.pages", broken, when(few, made[0]), when(f"not ({few})", made[1]))


def _table(columns: Columns, totals: Sequence[str], look: str) -> str:
    widths = (46, *(column[0] for column in columns))
    rows: list[Row | str] = [
        Row([Cell(paragraph("TableHead", "{{ words.name }}")), *(_head(column) for column in columns)], head=True),
        *_rows("rows", columns, look),
        tag_row("if loop.last", len(widths)),
    ]
    for at, name in enumerate(totals):
        rows += _rows(name, columns, "Table" if at else look, "Quiet" if at else "Strong")
    return table("FiguresTable", widths, [*rows, tag_row("endif", len(widths))], live=LYING_WIDTH)


def _rows(name: str, columns: Columns, look: str, letters: str = "") -> list[Row | str]:
    """The rows of a list; of sums, the first is strong under a dark rule."""
    count, sums = len(columns) + 1, letters == "Strong"
    made: list[Row | str] = [tag_row(f"for row in {name}", count)]
    if sums:
        made += [tag_row("if loop.first", count), _row(columns, look, letters), tag_row("else", count)]
    made += [_row(columns, look, "" if sums else letters), *([tag_row("endif", count)] if sums else [])]
    return [*made, tag_row("endfor", count)]


def _row(columns: Columns, look: str, letters: str = "") -> Row:
    rules = rule("top", DARK, INK) if letters == "Strong" else ""
    noted = "team" if columns is PEOPLE else ""
    note = run("{% if row.note %} {{ row.note }}{% endif %}", "Quiet") if noted else ""
    label = paragraph(f"{look}Text", run("{{ row.label }}", letters), *([note] if note else []))
    return Row([Cell(label, rules=rules, align="center"), *(_cell(column, look, letters, rules) for column in columns)])


def _cell(column: tuple[int, str, str, str], look: str, letters: str, rules: str) -> Cell:
    _, condition, _, value = column
    text = "{% if " + condition + " %}{{ " + value + " }}{% endif %}" if condition else "{{ " + value + " }}"
    if value in TEXTS:
        quiet = "Quiet" if value == "row.thanks" else letters
        return Cell(paragraph(f"{look}Text", run(text, quiet)), rules=rules, left=4, align="center")
    return Cell(paragraph(f"{look}Number", run(text, letters)), rules=rules, align="center")


def _head(column: tuple[int, str, str, str]) -> Cell:
    _, condition, head, value = column
    text = "{% if " + condition + " %}{{ " + head + " }}{% endif %}" if condition else "{{ " + head + " }}"
    if value in TEXTS:
        return Cell(paragraph("TableHead", text), left=4)
    return Cell(paragraph("TableHeadNumber", text))
