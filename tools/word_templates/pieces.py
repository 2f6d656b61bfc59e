"""The elements that blocks are built from: paragraphs, runs, cells, rows, and tables as WordprocessingML."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

LIVE_WIDTH, LANDSCAPE_WIDTH = 176.0, 245.0
"""The live width of a portrait and a landscape page, in millimeters."""
PEN_HEIGHT = 8.0
SIGNATURE_HEIGHT = 12.0
INK, GRAY, HAIRLINE = "text1", "text2", "background2"
RULE, ACCENT, SOFT, TINT = "accent1", "accent2", "accent3", "accent4"
COLORS = {
    INK: "1D2733",
    GRAY: "5D6975",
    HAIRLINE: "CFD6DD",
    RULE: "1F4E79",
    ACCENT: "1F4E79",
    SOFT: "8FA7BC",
    TINT: "EDF1F5",
}
"""The fallback color of each theme role, for readers that ignore the theme."""
HAIR, THIN, DARK, STRONG = 4, 4, 7, 10
"""Rule widths in eighths of a point."""


def twips(millimeters: float) -> int:
    """A length in twentieths of a point."""
    return round(millimeters / 25.4 * 1440)


def share(millimeters: float, total: float = LIVE_WIDTH) -> int:
    """A width as a share of the total, in fiftieths of a percent (Word's unit)."""
    return round(millimeters / total * 5000)


def color(role: str, name: str = "color") -> str:
    """A run's theme color."""
    return f'<w:{name} w:val="{COLORS[role]}" w:themeColor="{role}"/>'


def rule(side: str, width: int, role: str, space: int = 0) -> str:
    """One border of a cell, paragraph, or table."""
    attributes = f'w:val="single" w:sz="{width}" w:space="{space}" w:color="{COLORS[role]}" w:themeColor="{role}"'
    return f"<w:{side} {attributes}/>"


def run(text: str, style: str = "") -> str:
    """A run of text; template tags count as text."""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def tab() -> str:
    """A tab."""
    return "<w:r><w:tab/></w:r>"


def paragraph(style: str, *runs: str, page_break: bool = False, keep: bool = False) -> str:
    """A paragraph in a named style; a run that isn't XML is plain text."""
    properties = f'<w:pStyle w:val="{style}"/>'
    properties += "<w:keepNext/>" * keep + "<w:pageBreakBefore/>" * page_break
    content = "".join(part if part.startswith("<w:") else run(part) for part in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def tag(text: str) -> str:
    """A paragraph with only a tag, removed when the template is filled: `p if …`, `p endfor`."""
    return paragraph("Normal", "{%" + text + " %}")


def when(condition: str, *blocks: str) -> str:
    """Blocks that print only if the condition is true."""
    return tag(f"p if {condition}") + "".join(blocks) + tag("p endif")


def element(name: str) -> str:
    """A table or a row of tiles, which replaces its tag when the template is filled."""
    return paragraph("Normal", "{{ " + name + " }}")


def each(loop: str, *blocks: str) -> str:
    """Blocks repeated for each item: `line in masthead.line`."""
    return tag(f"p for {loop}") + "".join(blocks) + tag("p endfor")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its content, borders, fill, padding (in millimeters), and alignment."""

    content: str
    span: int = 1
    rules: str = ""
    fill: str = ""
    left: float = 0
    right: float = 0
    align: str = ""

    def xml(self, width: int) -> str:
        """The cell's XML at a width in fiftieths of a percent, in schema order."""
        properties = f'<w:tcW w:w="{width}" w:type="pct"/>'
        properties += f'<w:gridSpan w:val="{self.span}"/>' if self.span > 1 else ""
        properties += f"<w:tcBorders>{self.rules}</w:tcBorders>" if self.rules else ""
        if self.fill:
            properties += (
                f'<w:shd w:val="clear" w:color="auto" w:fill="{COLORS[self.fill]}" w:themeFill="{self.fill}"/>'
            )
        if self.left or self.right:
            sides = (("left", self.left), ("right", self.right))
            padding = "".join(f'<w:{side} w:w="{twips(width)}" w:type="dxa"/>' for side, width in sides if width)
            properties += f"<w:tcMar>{padding}</w:tcMar>"
        properties += f'<w:vAlign w:val="{self.align}"/>' if self.align else ""
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{self.content}</w:tc>"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells; `height` is fixed (0 fits the text), `least` a minimum, and `header` marks the header row."""

    cells: Sequence[Cell]
    height: float = 0
    header: bool = False
    align: str = ""
    least: float = 0

    def xml(self, widths: Sequence[float], total: float) -> str:
        """The row's XML in columns of these widths."""
        cells, at = "", 0
        for cell in self.cells:
            cells += cell.xml(share(sum(widths[at : at + cell.span]), total))
            at += cell.span
        properties = "<w:cantSplit/>"
        properties += f'<w:trHeight w:val="{twips(self.height)}" w:hRule="exact"/>' if self.height else ""
        properties += f'<w:trHeight w:val="{twips(self.least)}" w:hRule="atLeast"/>' if self.least else ""
        properties += "<w:tblHeader/>" if self.header else ""
        return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def tag_row(text: str, columns: int) -> str:
    """A row with only a tag, removed when the template is filled."""
    content = paragraph("Normal", "{%tr " + text + " %}")
    return f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr>{content}</w:tc></w:tr>'


def tag_cell(text: str) -> Cell:
    """A cell with only a tag, removed when the template is filled."""
    return Cell(paragraph("Normal", "{%tc " + text + " %}"))


def table(
    style: str, widths: Sequence[float], rows: Iterable[Row | str], *, title: str = "", live: float = LIVE_WIDTH
) -> str:
    """A table as wide as its container; `title` is read by screen readers.

    Widths that add up to more than the page are scaled: some of those columns never print together.
    """
    total = sum(widths)
    table_width = min(total, live)
    grid = "".join(f'<w:gridCol w:w="{twips(width / total * table_width)}"/>' for width in widths)
    body = "".join(row if isinstance(row, str) else row.xml(widths, total) for row in rows)
    header = any(isinstance(row, Row) and row.header for row in rows)
    properties = (
        f'<w:tblStyle w:val="{style}"/><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{"0420" if header else "0400"}" w:firstRow="{int(header)}" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
    )
    properties += f'<w:tblCaption w:val="{escape(title)}"/>' if title else ""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def after_table() -> str:
    """The paragraph Word requires between a table and the end of a cell."""
    return paragraph("AfterTable")


def gap() -> str:
    """The space between two blocks."""
    return paragraph("BetweenBlocks")


def field(name: str, shown: str = "1") -> str:
    """A field that Word updates, with its last value."""
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
    """A cell's text, with a smaller note below if there is one."""
    return paragraph("TableText", run("{{ " + text + " }}", "Strong" if strong else "")) + when(
        note, paragraph("Caption", "{{ " + note + " }}")
    )
