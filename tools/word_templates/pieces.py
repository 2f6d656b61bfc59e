"""The pieces that blocks are made of: paragraphs, runs, cells, rows and tables as WordprocessingML."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

LIVE_WIDTH, LYING_WIDTH = 176.0, 245.0
"""The live width of a page that stands, and of one that lies on its side, in millimetres."""
PEN_HEIGHT = 8.0
SIGNATURE_HEIGHT = 12.0
INK, GREY, HAIRLINE = "text1", "text2", "background2"
RULE, ACCENT, SOFT, TINT = "accent1", "accent2", "accent3", "accent4"
COLOURS = {
    INK: "1D2733",
    GREY: "5D6975",
    HAIRLINE: "CFD6DD",
    RULE: "1F4E79",
    ACCENT: "1F4E79",
    SOFT: "8FA7BC",
    TINT: "EDF1F5",
}
"""Theme colours by their role, and what stands beside each for readers that do not ask the theme."""
HAIR, THIN, DARK, STRONG = 4, 4, 7, 10
"""Widths of rules in eighths of a point."""


def twips(millimetres: float) -> int:
    """Twentieths of a point."""
    return round(millimetres / 25.4 * 1440)


def share(millimetres: float, total: float = LIVE_WIDTH) -> int:
    """A width as a share of the whole in fiftieths of a percent, as Word keeps percent widths."""
    return round(millimetres / total * 5000)


def colour(role: str, name: str = "color") -> str:
    """A run's colour as a theme colour."""
    return f'<w:{name} w:val="{COLOURS[role]}" w:themeColor="{role}"/>'


def rule(side: str, width: int, role: str, space: int = 0) -> str:
    """One border of a cell, a paragraph or a table."""
    look = f'w:val="single" w:sz="{width}" w:space="{space}" w:color="{COLOURS[role]}" w:themeColor="{role}"'
    return f"<w:{side} {look}/>"


def run(text: str, style: str = "") -> str:
    """A run of text; tags are text like any other."""
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def tab() -> str:
    """A tab."""
    return "<w:r><w:tab/></w:r>"


def paragraph(style: str, *runs: str, page_break: bool = False, keep: bool = False) -> str:
    """A paragraph in a named style; a run that is no XML yet is plain text."""
    look = f'<w:pStyle w:val="{style}"/>'
    look += "<w:keepNext/>" * keep + "<w:pageBreakBefore/>" * page_break
    made = "".join(part if part.startswith("<w:") else run(part) for part in runs)
    return f"<w:p><w:pPr>{look}</w:pPr>{made}</w:p>"


def tag(text: str) -> str:
    """A paragraph that holds a tag only and is gone in the document: `p if …`, `p endfor`."""
    return paragraph("Normal", "{%" + text + " %}")


def when(condition: str, *blocks: str) -> str:
    """Blocks that stand only when the condition holds."""
    return tag(f"p if {condition}") + "".join(blocks) + tag("p endif")


def each(loop: str, *blocks: str) -> str:
    """Blocks once for each element: `line in masthead.line`."""
    return tag(f"p for {loop}") + "".join(blocks) + tag("p endfor")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its content, and how it is ruled, filled, padded (in millimetres) and aligned."""

    content: str
    span: int = 1
    rules: str = ""
    fill: str = ""
    left: float = 0
    right: float = 0
    align: str = ""

    def xml(self, width: int) -> str:
        """The cell at a width in fiftieths of a percent; the order of the parts is the schema's."""
        made = f'<w:tcW w:w="{width}" w:type="pct"/>'
        made += f'<w:gridSpan w:val="{self.span}"/>' if self.span > 1 else ""
        made += f"<w:tcBorders>{self.rules}</w:tcBorders>" if self.rules else ""
        if self.fill:
            made += f'<w:shd w:val="clear" w:color="auto" w:fill="{COLOURS[self.fill]}" w:themeFill="{self.fill}"/>'
        if self.left or self.right:
            sides = (("left", self.left), ("right", self.right))
            padded = "".join(f'<w:{side} w:w="{twips(wide)}" w:type="dxa"/>' for side, wide in sides if wide)
            made += f"<w:tcMar>{padded}</w:tcMar>"
        made += f'<w:vAlign w:val="{self.align}"/>' if self.align else ""
        return f"<w:tc><w:tcPr>{made}</w:tcPr>{self.content}</w:tc>"


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells, a fixed height for the pen (0: as high as its text), whether it is the table's head.

    `least` is a height that a row with text has at least.
    """

    cells: Sequence[Cell]
    height: float = 0
    head: bool = False
    align: str = ""
    least: float = 0

    def xml(self, widths: Sequence[float], total: float) -> str:
        """The row in columns of these widths."""
        made, at = "", 0
        for cell in self.cells:
            made += cell.xml(share(sum(widths[at : at + cell.span]), total))
            at += cell.span
        look = "<w:cantSplit/>"
        look += f'<w:trHeight w:val="{twips(self.height)}" w:hRule="exact"/>' if self.height else ""
        look += f'<w:trHeight w:val="{twips(self.least)}" w:hRule="atLeast"/>' if self.least else ""
        look += "<w:tblHeader/>" if self.head else ""
        return f"<w:tr><w:trPr>{look}</w:trPr>{made}</w:tr>"


def tag_row(text: str, columns: int) -> str:
    """A row that holds a tag only and is gone in the document."""
    content = paragraph("Normal", "{%tr " + text + " %}")
    return f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr>{content}</w:tc></w:tr>'


def tag_cell(text: str) -> Cell:
    """A cell that holds a tag only and is gone in the document."""
    return Cell(paragraph("Normal", "{%tc " + text + " %}"))


def table(
    style: str, widths: Sequence[float], rows: Iterable[Row | str], *, title: str = "", live: float = LIVE_WIDTH
) -> str:
    """A table over the whole width it stands in; `title` is the name that a screen reader says.

    Widths that are more than a page are shares of it: some of these columns never stand together.
    """
    total = sum(widths)
    whole = min(total, live)
    grid = "".join(f'<w:gridCol w:w="{twips(width / total * whole)}"/>' for width in widths)
    body = "".join(row if isinstance(row, str) else row.xml(widths, total) for row in rows)
    head = any(isinstance(row, Row) and row.head for row in rows)
    look = (
        f'<w:tblStyle w:val="{style}"/><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{"0420" if head else "0400"}" w:firstRow="{int(head)}" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
    )
    look += f'<w:tblCaption w:val="{escape(title)}"/>' if title else ""
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def after_table() -> str:
    """The paragraph that Word wants between a table and a cell's end."""
    return paragraph("AfterTable")


def gap() -> str:
    """The air between two blocks."""
    return paragraph("BetweenBlocks")


def field(name: str, shown: str = "1") -> str:
    """A field that Word works out, with what it showed last."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>{shown}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def table_text(text: str) -> str:
    """A cell's text."""
    return paragraph("TableText", text)


def with_note(text: str, note: str, *, strong: bool = False) -> str:
    """A cell's text, and below it a quieter line where there is one."""
    return paragraph("TableText", run("{{ " + text + " }}", "Strong" if strong else "")) + when(
        note, paragraph("Caption", "{{ " + note + " }}")
    )
