"""Blocks of the pages after page one: the pipeline, comments and signatures, and what isn't shown."""

from plangen.formats.word.blocks import PEN_RULE
from tools.word_templates.pieces import (
    PEN_HEIGHT,
    SIGNATURE_HEIGHT,
    Cell,
    Row,
    after_table,
    each,
    element,
    gap,
    paragraph,
    run,
    table,
    tag_row,
    when,
)


def decisions() -> str:
    """Open deals that need a decision, with boxes to tick."""
    return (
        when("pipeline.empty", paragraph("Heading3", "{{ words.decisions }}"))
        + when("pipeline.heavy", paragraph("TableText", "{{ pipeline.heavy }}"))
        + element("pipeline.decisions")
        + when("pipeline.concentration", gap(), paragraph("Normal", "{{ pipeline.concentration }}"))
    )


def pen_lines(blank: str, count: int) -> str:
    """Write-in lines; a known value prints on the first."""
    first = Row((Cell(paragraph("Caption", "{{ " + blank + " }}"), align="bottom"),), PEN_HEIGHT)
    other = Row((Cell(paragraph("Caption")),), PEN_HEIGHT)
    return table("BlankLines", (176,), (first, *[other] * (count - 1))) + after_table()


def pen_rows(blank: str, count: str, width: float) -> str:
    """Write-in lines as many as an expression says; a known value prints on the first."""
    first = Row((Cell(paragraph("Caption", "{{ " + blank + " }}"), align="bottom"),), PEN_HEIGHT)
    other = Row((Cell(paragraph("Caption")),), PEN_HEIGHT)
    more = (tag_row(f"for line in range({count} - 1)", 1), other, tag_row("endfor", 1))
    return table("BlankLines", (width,), (first, *more)) + after_table()


def comments(heading: str, texts: str, blank: str, count: int, *, always: bool = True) -> str:
    """A person's comments, then write-in lines; without `always`, lines print only if there are no comments."""
    known = each(f"text in {texts}", paragraph("Normal", "{{ text }}"))
    lines = pen_lines(blank, count)
    return (
        paragraph("Heading3", "{{ words." + heading + " }}")
        + known
        + (lines if always else when(f"not {texts}", lines))
        + gap()
    )


def all_commitments() -> str:
    """All carried-over commitments, if they don't fit on page one."""
    heading = paragraph("Heading3", "{{ words.all_commitments }}")
    return when("commitments.all_carried", heading, element("commitments.all_carried"), gap())


def sign() -> str:
    """The signing statement, and a line for each signer."""
    name = "{% if signature.name %}{{ signature.name }}, {% endif %}{{ signature.role }}"
    line = [
        Cell(paragraph("Caption", text, keep=True), rules=PEN_RULE, align="bottom")
        for text in ("{{ signature.blank }}", "{{ signature.date }}")
    ]
    below = [Cell(paragraph("Caption", text, keep=True)) for text in (name, "{{ words.signature_date }}")]
    between = Cell(paragraph("Caption"))
    lines = table(
        "LayoutTable",
        (128, 4, 44),
        (
            tag_row("for signature in signatures", 3),
            Row((line[0], between, line[1]), SIGNATURE_HEIGHT),
            Row((below[0], between, below[1])),
            tag_row("endfor", 3),
        ),
    )
    declined = table(
        "LayoutTable",
        (29, 44, 103),
        [
            Row(
                (
                    Cell(paragraph("Caption", "{{ words.declined }}"), align="bottom"),
                    Cell(paragraph("Caption"), rules=PEN_RULE),
                    Cell(paragraph("Caption")),
                ),
                PEN_HEIGHT,
            )
        ],
    )
    statement = paragraph("Heading3", "{{ words.signatures }}") + paragraph("Normal", "{{ words.signing }}", keep=True)
    return statement + lines + after_table() + declined + gap()


def full_text(name: str = "full_text", heading: str = "Heading3") -> str:
    """The full text of everything that was truncated."""
    row = paragraph("TableText", run("{{ row.address }}", "Strong"), " {{ row.text }}")
    return when(name, paragraph(heading, "{{ words.in_full }}"), each(f"row in {name}", row), gap())


def not_shown(name: str = "not_shown", *, space: bool = True) -> str:
    """Metrics that can't be calculated, and the column that would add them."""
    row = paragraph("Notes", run("{{ row.what }}", "Strong"), ": {{ row.fix }}", keep=True)
    return when(
        name, paragraph("Heading3", "{{ words.not_shown }}"), each(f"row in {name}", row), gap() if space else ""
    )


def data_notes(name: str = "data_notes", heading: str = "Heading3") -> str:
    """What was skipped, by count."""
    row = paragraph("Notes", "{{ note }}", keep=True)
    return when(name, paragraph(heading, "{{ words.data_notes }}"), each(f"note in {name}", row))


def data_notes_in_columns(width: float) -> str:
    """What was skipped, in two columns of a page with this text width in millimeters."""
    row = paragraph("Notes", "{{ note }}", keep=True)
    cells = [Cell(each(f"note in (data_notes | slice(2) | list)[{at}]", row), right=4) for at in range(2)]
    columns = table("LayoutTable", (width / 2,) * 2, [Row((*cells,))])
    return when("data_notes", paragraph("Heading3", "{{ words.data_notes }}"), columns)
