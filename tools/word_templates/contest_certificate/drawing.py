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
        Row((Cell(_middle(), 3, rules=sides, align="center", left=18, right=18),), 126 - COMPANY),
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
    day = Cell(paragraph("CertificateDay", "{{ certificate.day }}"), align="bottom")
    names = (
        space,
        Cell(paragraph("Signer", "{{ certificate.signers[0] }}")),
        space,
        Cell(paragraph("Signer", "{{ certificate.signers[1] }}")),
        space,
    )
    rows = [Row((space, line, day, line, space), 12), Row(names)]
    return table("LayoutTable", (32, 60, 60, 60, 32), rows, live=LANDSCAPE_WIDTH) + paragraph(
        "CertificateTheme", "{{ certificate.theme }}"
    )
