"""Blocks of the pages after page one: the pipeline, comments and signatures, and what isn't shown."""

from collections.abc import Sequence

from tools.word_templates.pieces import (
    GRAY,
    PEN_HEIGHT,
    SIGNATURE_HEIGHT,
    THIN,
    Cell,
    Row,
    after_table,
    each,
    gap,
    paragraph,
    rule,
    run,
    table,
    table_text,
    tag_row,
    when,
    with_note,
)

PEN_RULE = '<w:top w:val="nil"/>' + rule("bottom", THIN, GRAY)


def coverage() -> str:
    """Pipeline coverage by period."""
    row = (
        Cell(table_text("{{ line.label }}")),
        Cell(paragraph("TableNumber", run("{{ line.figure }}", "Strong"))),
        Cell(table_text("{{ line.note }}"), left=5),
    )
    loop = (tag_row("for line in pipeline.coverage", 3), Row(row), tag_row("endfor", 3))
    coverage_table = table("FiguresTable", (56, 24, 96), loop, title="{{ words.coverage }}")
    return when("pipeline.coverage", paragraph("Heading3", "{{ words.coverage }}"), coverage_table, gap())


def decisions() -> str:
    """Open deals that need a decision, with boxes to tick."""
    return (
        when("pipeline.decisions or pipeline.empty", paragraph("Heading3", "{{ words.decisions }}"))
        + when("pipeline.heavy", paragraph("TableText", "{{ pipeline.heavy }}"))
        + when("pipeline.decisions", _decision_table(), after_table())
        + when("pipeline.empty", paragraph("TableText", "{{ pipeline.empty }}"))
        + when("pipeline.more", paragraph("Caption", "{{ pipeline.more }}"))
        + when("pipeline.concentration", gap(), paragraph("Normal", "{{ pipeline.concentration }}"))
    )


def _decision_table() -> str:
    numbers = ("value", "age", "close")
    headers = (
        paragraph("TableHeader", "{{ words.deal }}"),
        # A column that is empty for every deal gets no header, so it is removed from the document.
        *(
            paragraph("TableHeaderNumber", f"{{% if pipeline.has_{name} %}}{{{{ words.{name} }}}}{{% endif %}}")
            for name in numbers
        ),
        paragraph("TableHeader", "{{ words.trips }}"),
        paragraph("TableHeader", "{{ words.decision }}"),
    )
    cells = (
        with_note("deal.deal", "deal.account", strong=True),
        *(paragraph("TableNumber", "{{ deal." + name + " }}") for name in numbers),
        table_text("{{ deal.trips }}"),
        paragraph("TableText", run("{{ deal.choice }}", "Quiet")),
    )
    padding = (0, 0, 0, 0, 4, 2)
    rows = (
        Row([Cell(header, left=left) for header, left in zip(headers, padding, strict=True)], header=True),
        tag_row("for deal in pipeline.decisions", len(headers)),
        Row([Cell(cell, left=left) for cell, left in zip(cells, padding, strict=True)]),
        tag_row("endfor", len(headers)),
    )
    return table("FiguresTable", (52, 15, 16, 16, 32, 45), rows, title="{{ words.decisions }}")


def pen_lines(blank: str, count: int) -> str:
    """Write-in lines; a known value prints on the first."""
    first = Row((Cell(paragraph("Caption", "{{ " + blank + " }}"), align="bottom"),), PEN_HEIGHT)
    other = Row((Cell(paragraph("Caption")),), PEN_HEIGHT)
    return table("BlankLines", (176,), (first, *[other] * (count - 1))) + after_table()


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


def commitment_table(rows: Sequence[Row | str]) -> str:
    """A table of commitments with its header: number, what, so that, by."""
    headers = ("{{ commitments.heading }}", "{{ words.i_will }}", "{{ words.so_that }}", "{{ words.by }}")
    header = Row([Cell(paragraph("TableHeader", text)) for text in headers], header=True)
    return table("FiguresTable", (24, 76, 52, 24), (header, *rows), title="{{ commitments.heading }}")


def carried_rows(name: str) -> tuple[Row | str, ...]:
    """Carried-over commitments, one per row."""
    cells = (
        table_text("{{ row.number }}"),
        with_note("row.action", "row.note"),
        table_text("{{ row.so_that }}"),
        table_text("{{ row.by }}"),
    )
    row = Row([Cell(content, right=2) for content in cells])
    return (tag_row(f"for row in {name}", len(cells)), row, tag_row("endfor", len(cells)))


def all_commitments() -> str:
    """All carried-over commitments, if they don't fit on page one."""
    carried = commitment_table(carried_rows("commitments.all_carried"))
    return when("commitments.all_carried", paragraph("Heading3", "{{ words.all_commitments }}"), carried, gap())


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


def full_text(name: str = "full_text") -> str:
    """The full text of everything that was truncated."""
    row = paragraph("TableText", run("{{ row.address }}", "Strong"), " {{ row.text }}")
    return when(name, paragraph("Heading3", "{{ words.in_full }}"), each(f"row in {name}", row), gap())


def not_shown(name: str = "not_shown") -> str:
    """Metrics that can't be calculated, and the column that would add them."""
    row = paragraph("Notes", run("{{ row.what }}", "Strong"), ": {{ row.fix }}", keep=True)
    return when(name, paragraph("Heading3", "{{ words.not_shown }}"), each(f"row in {name}", row), gap())


def data_notes(name: str = "data_notes") -> str:
    """What was skipped, by count."""
    row = paragraph("Notes", "{{ note }}", keep=True)
    return when(name, paragraph("Heading3", "{{ words.data_notes }}"), each(f"note in {name}", row))
