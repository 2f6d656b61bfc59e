"""The XML of runs, paragraphs, cells, and tables that templates, tables, and tiles are built from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

TWIPS_PER_MILLIMETER = 1440 / 25.4
FULL_WIDTH = 5000
"""The full width, in fiftieths of a percent."""
INK, GRAY, TINT = ("1D2733", "text1"), ("5D6975", "text2"), ("EDF1F5", "accent4")
"""The colors of rules and fills, for readers that ignore the theme, and their roles in it."""
THIN, DARK = 4, 7
"""The widths of rules, in eighths of a point."""


def twips(millimeters: float) -> int:
    """A length in twentieths of a point."""
    return round(millimeters * TWIPS_PER_MILLIMETER)


def rule(side: str, width: int, color: tuple[str, str], space: int = 0) -> str:
    """One border of a cell, paragraph, or table."""
    attributes = f'w:val="single" w:sz="{width}" w:space="{space}" w:color="{color[0]}" w:themeColor="{color[1]}"'
    return f"<w:{side} {attributes}/>"


PEN_RULE = '<w:top w:val="nil"/>' + rule("bottom", THIN, GRAY)
"""The line to write on."""


def run(text: str, style: str = "") -> str:
    """A run of text; a line end becomes a break, a tab a tab."""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    content = escape(text)
    if "\n" in content or "\t" in content:
        for character, tag in (("\n", "<w:br/>"), ("\t", "<w:tab/>")):
            content = content.replace(character, f'</w:t>{tag}<w:t xml:space="preserve">')
    return f'<w:r>{properties}<w:t xml:space="preserve">{content}</w:t></w:r>'


def paragraph(style: str, *runs: str) -> str:
    """A paragraph in a named style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(runs)}</w:p>'


HEADER = "<w:tblHeader/>"
"""Marks the row that is repeated on each page."""
AFTER_TABLE = paragraph("AfterTable")
"""The paragraph that Word requires between a table and the end of a cell."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its content, borders, fill, padding in millimeters, and vertical alignment; its text may be turned.

    `merge` is restart in the first of several cells that are one, continue in those below it.
    """

    content: str
    span: int = 1
    rules: str = ""
    fill: tuple[str, str] | None = None
    left: float = 0
    right: float = 0
    align: str = ""
    turned: bool = False
    merge: str = ""

    def xml(self, width: float) -> str:
        """The cell at a width in fiftieths of a percent, its properties in the order of the schema."""
        properties = f'<w:tcW w:w="{round(width)}" w:type="pct"/>'
        properties += f'<w:gridSpan w:val="{self.span}"/>' if self.span > 1 else ""
        properties += f'<w:vMerge w:val="{self.merge}"/>' if self.merge else ""
        properties += f"<w:tcBorders>{self.rules}</w:tcBorders>" if self.rules else ""
        if self.fill:
            properties += f'<w:shd w:val="clear" w:color="auto" w:fill="{self.fill[0]}" w:themeFill="{self.fill[1]}"/>'
        sides = "".join(
            f'<w:{side} w:w="{twips(length)}" w:type="dxa"/>'
            for side, length in (("left", self.left), ("right", self.right))
            if length
        )
        properties += f"<w:tcMar>{sides}</w:tcMar>" if sides else ""
        properties += '<w:textDirection w:val="btLr"/>' if self.turned else ""
        properties += f'<w:vAlign w:val="{self.align}"/>' if self.align else ""
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{self.content}</w:tc>"


def row_xml(cells: Sequence[Cell], shares: Sequence[float], properties: str = "", *, splits: bool = False) -> str:
    """A row in columns of these shares of the width; it isn't split across pages unless it `splits`."""
    content, at = "", 0
    for cell in cells:
        content += cell.xml(FULL_WIDTH * sum(shares[at : at + cell.span]))
        at += cell.span
    whole = "" if splits else "<w:cantSplit/>"
    return f"<w:tr><w:trPr>{whole}{properties}</w:trPr>{content}</w:tr>"


def table_xml(style: str, shares: Sequence[float], rows: str, width: float, title: str = "") -> str:
    """A table across `width` twips; screen readers read its title, and a first row marked as header is repeated."""
    header = HEADER in rows
    grid = "".join(f'<w:gridCol w:w="{round(width * share)}"/>' for share in shares)
    properties = (
        f'<w:tblStyle w:val="{style}"/><w:tblW w:w="{FULL_WIDTH}" w:type="pct"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{"0420" if header else "0400"}" w:firstRow="{int(header)}" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
    )
    properties += f"<w:tblCaption w:val={quoteattr(title)}/>" if title else ""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def elements_of(xml: str) -> list[Any]:
    """The elements in a piece of XML."""
    return list(parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>"))
