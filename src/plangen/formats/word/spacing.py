"""Distribute the free space of page one between its blocks, and tighten a later page that overflows by a few lines.

Word lays out pages itself, so the height of the text is estimated here from exact lines and rows, the average width of
a character in Calibri, and some reserved space.
"""

from dataclasses import dataclass, field
from math import ceil
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from plangen.formats.word.paper import live_size, section_of

SPACING_STYLE = "Between blocks"
"""The name of the paragraph style for the space between blocks."""
MIN_SPACING, MAX_SPACING, RESERVED = 119, 340, 260
"""In twips: the smallest and largest space between two blocks, and the space reserved at the bottom of the page."""
RESERVED_ON_PAGE_ONE = 900
"""Page one has rows in columns next to each other, which are higher than estimated."""
PADDED_STYLES = ("FiguresTable", "AgreedTable")
"""The styles of tables with padded rows."""
TIGHT_SPACING, TIGHT_PADDING = 60, 14
"""In twips, on a full page: the space between two blocks, and the padding above and below a row's text."""
CHARACTER_WIDTH = 0.45
"""The width of a character as a share of the font size."""
NARROW = "\u00a0"
"""A no-break space, used to draw boxes, is half as wide as a character."""
OVERESTIMATE = 0.1
"""How much of a page the estimated height may exceed a full page: a text that nearly fills a line counts as two."""
UNITS_PER_TWIP = 635
_ROW_PADDING = f"{qn('w:tblPr')}/{qn('w:tblCellMar')}"
_LINE_HEIGHT = 1.22
"""The height of a line that isn't exact, as a share of the font size, in Calibri."""


@dataclass(slots=True)
class StyleSheet:
    """The styles of a document by ID, with a cache of their attributes."""

    elements: dict[str, Any]
    cache: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)

    def values(self, style: str, path: str) -> dict[str, str]:
        """The attributes of a part of a style, with those of its base styles unless it overrides them."""
        if (style, path) not in self.cache:
            element = self.elements.get(style)
            base = None if element is None else element.find(qn("w:basedOn"))
            found = {} if base is None else dict(self.values(base.get(qn("w:val")), path))
            part = None if element is None else element.find("/".join(qn(step) for step in path.split("/")))
            found.update({} if part is None else {key.split("}")[1]: value for key, value in part.attrib.items()})
            self.cache[style, path] = found
        return self.cache[style, path]


def distribute_spacing(document: Document, live_width: int) -> None:
    """Distributes the free space of page one between its blocks; later pages are tightened if that makes them fit."""
    styles = StyleSheet({style.style_id: style.element for style in document.styles})
    gap_style = next((style.style_id for style in document.styles if style.name == SPACING_STYLE), None)
    section = document.sections[0]
    height = sum(part or 0 for part in (section.page_height, -(section.top_margin or 0), -(section.bottom_margin or 0)))
    live_height = height / UNITS_PER_TWIP - RESERVED
    first_height = height / UNITS_PER_TWIP - RESERVED_ON_PAGE_ONE
    first, *others = _pages(document.element.body)
    has_other_papers = len(document.sections) > 1
    gaps = [block for block in first if gap_style and block.tag == qn("w:p") and _style(block) == gap_style]
    text = [block for block in first if block not in gaps]
    if gaps:
        free, most = first_height - _heights(text, live_width, styles), MAX_SPACING
        if free / len(gaps) < MIN_SPACING:
            _tighten(text)
            free, most = first_height - _heights(text, live_width, styles), MIN_SPACING
        _set_spacing(gaps, min(max(free / len(gaps), TIGHT_SPACING), most))
    for page in others:
        own = section_of(page[0]) if has_other_papers else None
        live = (live_size(own)[1] - RESERVED, live_size(own)[0]) if own is not None else (live_height, live_width)
        _fit(page, live, styles, gap_style)


def _fit(page: list[Any], live: tuple[float, float], styles: StyleSheet, gap_style: str | None) -> None:
    """Tightens a later page that overflows, if that makes it fit; `live` is its height and width."""
    height, width = live
    gaps = [block for block in page if gap_style and block.tag == qn("w:p") and _style(block) == gap_style]
    text = [block for block in page if block not in gaps]
    if _heights(page, width, styles) <= height:
        return
    tightened = _tighten(text)
    free = height - _heights(text, width, styles)
    if free >= -height * OVERESTIMATE:
        _set_spacing(gaps, min(max(free / max(len(gaps), 1), TIGHT_SPACING), MIN_SPACING))
        return
    for margins in tightened:
        margins.getparent().remove(margins)


def _set_spacing(gaps: list[Any], height: float) -> None:
    """Sets the height of all gaps."""
    for gap in gaps:
        spacing = OxmlElement("w:spacing")
        spacing.set(qn("w:line"), str(round(height)))
        spacing.set(qn("w:lineRule"), "exact")
        gap.get_or_add_pPr().append(spacing)


def _tighten(blocks: list[Any]) -> list[Any]:
    """Reduces the padding of padded tables and returns the elements added; tables with their own padding stay."""
    added = []
    for table in (table for block in blocks for table in block.iter(qn("w:tbl"))):
        look = table.find(f"{qn('w:tblPr')}/{qn('w:tblLook')}")
        if _table_style(table) not in PADDED_STYLES or look is None or table.find(_ROW_PADDING) is not None:
            continue
        margins = OxmlElement("w:tblCellMar")
        for side in ("top", "bottom"):
            part = OxmlElement(f"w:{side}")
            part.set(qn("w:w"), str(TIGHT_PADDING))
            part.set(qn("w:type"), "dxa")
            margins.append(part)
        look.addprevious(margins)
        added.append(margins)
    return added


def _pages(body: Any) -> list[list[Any]]:
    """The paragraphs and tables of each page, split at explicit page breaks."""
    pages: list[list[Any]] = [[]]
    for block in body:
        if block.tag == qn("w:sectPr"):
            continue
        if pages[-1] and block.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None:
            pages.append([])
        pages[-1].append(block)
        if block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            pages.append([])
    return [page for page in pages if page] or [[]]


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "Normal" if style is None else str(style.get(qn("w:val")))


def _heights(blocks: list[Any], width: float, styles: StyleSheet) -> float:
    return sum(_height(block, width, styles) for block in blocks)


def _height(block: Any, width: float, styles: StyleSheet) -> float:
    if block.tag == qn("w:p"):
        return _paragraph_height(block, width, styles)
    return _table_height(block, width, styles) if block.tag == qn("w:tbl") else 0


def _paragraph_height(paragraph: Any, width: float, styles: StyleSheet) -> float:
    """The height of a paragraph's lines or image, with its spacing."""
    style = _style(paragraph)
    spacing = styles.values(style, "w:pPr/w:spacing")
    size = int(styles.values(style, "w:rPr/w:sz").get("val", 20)) * 10
    exact = spacing.get("lineRule") == "exact"
    line = int(spacing["line"]) if exact else size * _LINE_HEIGHT
    text = "".join(part.text or "" for part in paragraph.iter(qn("w:t")))
    text_width = width - int(styles.values(style, "w:pPr/w:ind").get("left", 0))
    characters = len(text) - text.count(NARROW) / 2
    lines = max(1, ceil(characters * size * CHARACTER_WIDTH / max(text_width, 1)))
    lines += len(list(paragraph.iter(qn("w:br"))))
    image = next(paragraph.iter(qn("wp:extent")), None)
    height = lines * line if image is None else int(image.get("cy")) / UNITS_PER_TWIP
    border = sum(int(side.get(qn("w:space"), 0)) * 20 for side in _bottom_borders(style, styles))
    return height + border + int(spacing.get("before", 0)) + int(spacing.get("after", 0))


def _bottom_borders(style: str, styles: StyleSheet) -> list[Any]:
    element = styles.elements.get(style)
    return [] if element is None else element.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:bottom')}")


def _table_height(table: Any, width: float, styles: StyleSheet) -> float:
    """The height of a table's rows: as set, or that of the tallest cell with the style's padding."""
    style = _table_style(table)
    padding = sum(int(styles.values(style, f"w:tblPr/w:tblCellMar/w:{side}").get("w", 0)) for side in ("top", "bottom"))
    own_padding = table.find(_ROW_PADDING)
    padding = padding if own_padding is None else sum(int(side.get(qn("w:w"))) for side in own_padding)
    total = 0.0
    for row in table.findall(qn("w:tr")):
        height = row.find(f"{qn('w:trPr')}/{qn('w:trHeight')}")
        set_to = 0 if height is None else int(height.get(qn("w:val")))
        if height is not None and height.get(qn("w:hRule")) == "exact":
            total += set_to
            continue
        cells = row.findall(qn("w:tc"))
        total += max(padding + max((_cell_height(cell, width, styles) for cell in cells), default=0), set_to)
    return total


def _table_style(table: Any) -> str:
    style = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
    return "" if style is None else str(style.get(qn("w:val")))


def _cell_height(cell: Any, width: float, styles: StyleSheet) -> float:
    part = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
    share = int(part.get(qn("w:w"))) / 5000 if part is not None and part.get(qn("w:type")) == "pct" else 1
    padding = sum(int(side.get(qn("w:w"))) for side in cell.iterfind(f"{qn('w:tcPr')}/{qn('w:tcMar')}/*"))
    return sum(_height(block, width * share - padding, styles) for block in cell)
