"""A certificate, landscape, without header and footer: a frame that the motto opens at its foot."""

from tools.word_templates.page import word_file
from tools.word_templates.pieces import (
    GRAY,
    LANDSCAPE_WIDTH,
    RULE,
    STRONG,
    THIN,
    Cell,
    Row,
    after_table,
    paragraph,
    rule,
    run,
    table,
    when,
)

PAGE = "certificate"
SIDES = (90, 65, 90)
COMPANY = 30
"""How high the row of the company's name is, in millimeters."""
EDGE = STRONG


def build() -> bytes:
    """The template as a Word file."""
    left, right = rule("left", EDGE, RULE), rule("right", EDGE, RULE)
    around, sides = rule("top", EDGE, RULE) + left + right, left + right
    bottom = rule("bottom", EDGE, RULE)
    motto = Cell(paragraph("MottoInFrame", "{{ words.motto }}"), merge="restart")
    rows = (
        Row((Cell(paragraph("CertificateCompanyTight", "{{ certificate.company }}"), 3, rules=around),), COMPANY),
        Row((Cell(_middle(), 3, rules=sides, align="center", left=2, right=2),), 126 - COMPANY),
        Row((Cell(_foot(), 3, rules=sides),), 30),
        Row(
            (
                Cell(paragraph("AfterTable"), rules=left + bottom),
                motto,
                Cell(paragraph("AfterTable"), rules=bottom + right),
            ),
            5.4,
        ),
        Row(
            (
                Cell(paragraph("AfterTable")),
                Cell(paragraph("AfterTable"), merge="continue"),
                Cell(paragraph("AfterTable")),
            ),
            4.6,
        ),
    )
    frame = table("LayoutTable", SIDES, rows, live=LANDSCAPE_WIDTH)
    return word_file(paragraph("BetweenBlocks") + frame, landscape=True, is_bare=True)


def _middle() -> str:
    """Who won, and what they did."""
    name = "{% for line in certificate.name %}{{ line }}{% if not loop.last %}\n{% endif %}{% endfor %}"
    return (
        paragraph("Award", "{{ certificate.award }}")
        + when(f"{PAGE}.is_large", paragraph("Winner", name))
        + when(f"not {PAGE}.is_large", paragraph("LongWinner", name))
        + when(f"{PAGE}.names", paragraph("Deed", run("{{ certificate.names }}", "Strong")))
        + paragraph(
            "Deed", "{{ certificate.before }}", run("{{ certificate.deed }}", "Strong"), "{{ certificate.after }}"
        )
        + when(
            f"{PAGE}.bar",
            paragraph("DeedBar", "{{ certificate.bar }}"),
            paragraph("Signer", "{{ certificate.bar_note }}"),
        )
    )


def _foot() -> str:
    """The lines to sign on around the day, and the theme of the year."""
    space, line = Cell(paragraph("Signer")), Cell(paragraph("Signer"), rules=rule("bottom", THIN, GRAY))
    day = paragraph("CertificateDay", "{{ certificate.day }}")
    first, second, date = (
        Cell(paragraph("Signer", text))
        for text in ("{{ certificate.signers[0] }}", "{{ certificate.signers[1] }}", "{{ words.date }}")
    )
    of_two = (
        Row((space, line, Cell(day, align="bottom"), line, space), 12),
        Row((space, first, space, second, space)),
    )
    over_date = Cell(day, rules=rule("bottom", THIN, GRAY), align="bottom")
    of_one = (Row((space, line, space, over_date, space), 12), Row((space, first, space, date, space)))
    of_either = [
        when(condition, table("LayoutTable", (32, 60, 60, 60, 32), rows, live=LANDSCAPE_WIDTH))
        for condition, rows in ((f"{PAGE}.signers[1]", of_two), (f"not {PAGE}.signers[1]", of_one))
    ]
    theme = when(f"{PAGE}.theme", paragraph("CertificateTheme", "{{ certificate.theme }}"))
    return "".join(of_either) + theme + after_table()
