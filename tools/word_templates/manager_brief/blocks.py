"""Blocks of the manager's brief, under the same names as in the HTML template."""

from plangen.formats.word.blocks import PEN_RULE
from tools.word_templates.pieces import (
    DARK,
    GRAY,
    INK,
    LANDSCAPE_WIDTH,
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
    tag_row,
    when,
)

WIDTHS = (40, 69, 52, 42, 42)
PEN = 8.0


def people() -> str:
    """One row per person in the order of the meetings: numbers, what changed, promises and thanks, lines to ask."""
    bottom = rule("bottom", DARK, INK)
    header = [
        Cell(paragraph("TableHeader", "{{ words." + name + " }}"), rules=bottom)
        for name in ("when_and_who", "numbers", "changed", "owed")
    ]
    ask = Cell(paragraph("TableHeader", "{{ words.ask }}"), rules=bottom, fill=TINT, left=2.4)
    return (
        table(
            "LayoutTable",
            WIDTHS,
            (
                Row((*header, ask), header=True),
                tag_row("for person in brief_people", len(WIDTHS)),
                _person(),
                tag_row("endfor", len(WIDTHS)),
            ),
            live=LANDSCAPE_WIDTH,
        )
        + gap()
    )


def _person() -> Row:
    below = rule("bottom", DARK, GRAY)
    who = (
        paragraph("Caption", "{{ person.when }}")
        + when("person.name | length <= 26", paragraph("BriefName", "{{ person.name }}"))
        + when("person.name | length > 26", paragraph("TableText", run("{{ person.name }}", "Strong")))
        + paragraph("Caption", "{{ person.role }}")
    )
    pens = table(
        "BlankLines",
        (42,),
        (
            Row((Cell(paragraph("Caption", "{{ person.ask }}"), rules=PEN_RULE, align="bottom"),), PEN),
            tag_row("for line in range(person.lines - 2)", 1),
            Row((Cell(paragraph("Caption"), rules=PEN_RULE),), PEN),
            tag_row("endfor", 1),
            Row((Cell(paragraph("Caption"), rules='<w:top w:val="nil"/><w:bottom w:val="nil"/>'),), PEN),
        ),
    )
    cells = (
        Cell(who, rules=below, right=3),
        Cell(element("person.numbers") + after_table(), rules=below, right=3),
        Cell(_labeled_lines("person.changed"), rules=below, right=3),
        Cell(_labeled_lines("person.owed"), rules=below, right=3),
        Cell(pens + after_table(), rules=below, fill=TINT),
    )
    return Row(cells)


def _labeled_lines(name: str) -> str:
    label = run("{% if part.label %}{{ part.label }} {% endif %}", "Muted")
    return each(f"part in {name}", paragraph("TableText", label, "{{ part.text }}"))


def notes() -> str:
    """What is missing from the packets."""
    return when("manager_notes", paragraph("Caption", "{{ manager_notes }}"))
