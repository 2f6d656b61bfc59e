"""The elements that blocks are built from: paragraphs, runs, cells, rows, and tables as WordprocessingML."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plangen.formats.word.blocks import (
    AFTER_TABLE,
    DARK,
    GRAY,
    HEADER,
    INK,
    THIN,
    TINT,
    TWIPS_PER_MILLIMETER,
    Cell,
    row_xml,
    rule,
    run,
    table_xml,
    twips,
)

__all__ = ["DARK", "GRAY", "INK", "THIN", "TINT", "Cell", "rule", "run", "twips"]
"""What blocks use of the elements that tables and tiles are built from, too."""

LIVE_WIDTH, LANDSCAPE_WIDTH = 176.0, 245.0
"""The live width of a portrait and a landscape page, in millimeters."""
PEN_HEIGHT = 8.0
HALF_PEN_HEIGHT = 9.0
SIGNATURE_HEIGHT = 12.0
HAIRLINE, RULE, ACCENT = ("CFD6DD", "background2"), ("1F4E79", "accent1"), ("1F4E79", "accent2")
SOFT = ("A7B1BB", "accent3")
"""More colors, for readers that ignore the theme, and their roles in it."""
HAIR, STRONG = 4, 10
"""More widths of rules, in eighths of a point."""


def color(shown: tuple[str, str], name: str = "color") -> str:
    """A run's theme color."""
    return f'<w:{name} w:val="{shown[0]}" w:themeColor="{shown[1]}"/>'


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
class Row:
    """A row of cells; `height` is fixed (0 fits the text), `least` a minimum, and `header` marks the header row.

    A row with tables in it should be one that `splits`: LibreOffice moves one that doesn't to the next page too early.
    """

    cells: Sequence[Cell]
    height: float = 0
    header: bool = False
    align: str = ""
    least: float = 0
    splits: bool = False

    def xml(self, shares: Sequence[float]) -> str:
        """The row's XML in columns of these shares of the width."""
        properties = f'<w:trHeight w:val="{twips(self.height)}" w:hRule="exact"/>' if self.height else ""
        properties += f'<w:trHeight w:val="{twips(self.least)}" w:hRule="atLeast"/>' if self.least else ""
        return row_xml(self.cells, shares, properties + HEADER * self.header, splits=self.splits)


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
    shares = [width / total for width in widths]
    body = "".join(row if isinstance(row, str) else row.xml(shares) for row in rows)
    return table_xml(style, shares, body, min(total, live) * TWIPS_PER_MILLIMETER, title)


def after_table() -> str:
    """The paragraph Word requires between a table and the end of a cell."""
    return AFTER_TABLE


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
