"""The air between the blocks of page one: what its text leaves is shared out, so that a page is full and stays one.

A further page that runs over by a few lines is tightened, as in the PDF.

Word lays pages out itself, so the height of the text is worked out here from exact lines and rows; a letter is taken
as wide as Calibri's are on average, and some of the page stays free.
"""

from dataclasses import dataclass, field
from math import ceil
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

AIR_STYLE = "Between blocks"
"""The name of the paragraph style that air stands in."""
LEAST_AIR, MOST_AIR, KEPT_FREE = 119, 420, 260
"""In twips: between two blocks at least and at most, and what stays free at the foot of the page."""
RULED = ("FiguresTable", "AgreedTable")
"""The styles of tables whose rows have air in them."""
TIGHT_AIR, TIGHT_ROWS = 60, 14
"""In twips, where the text takes the whole page: the air between two blocks, and above and below a row's text."""
WIDE = 0.45
"""The width of a letter as a part of its size."""
NARROW = "\u00a0"
"""A no-break space, of which boxes are made, is half as wide as a letter."""
OVERRATED = 0.1
"""By how much of a page a full one may be worked out too tall: a text that nearly fills its line counts as two."""
UNITS_PER_TWIP = 635
_ROW_AIR = f"{qn('w:tblPr')}/{qn('w:tblCellMar')}"
_AUTOMATIC = 1.22
"""The height of a line that is not exact, as a part of its size: Calibri's."""


@dataclass(slots=True)
class Ruler:
    """The styles of a document by their identifiers, and what was read of them."""

    styles: dict[str, Any]
    read: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)

    def values(self, style: str, path: str) -> dict[str, str]:
        """The attributes of a part of a style or of the styles that it is based on, the nearest winning."""
        if (style, path) not in self.read:
            element = self.styles.get(style)
            base = None if element is None else element.find(qn("w:basedOn"))
            found = {} if base is None else dict(self.values(base.get(qn("w:val")), path))
            part = None if element is None else element.find("/".join(qn(step) for step in path.split("/")))
            found.update({} if part is None else {key.split("}")[1]: value for key, value in part.attrib.items()})
            self.read[style, path] = found
        return self.read[style, path]


def share_air(document: Document, live_width: int) -> None:
    """Gives the air on page one what its text leaves of the page; further pages are tightened where that helps."""
    ruler = Ruler({style.style_id: style.element for style in document.styles})
    air = next((style.style_id for style in document.styles if style.name == AIR_STYLE), None)
    section = document.sections[0]
    tall = sum(part or 0 for part in (section.page_height, -(section.top_margin or 0), -(section.bottom_margin or 0)))
    live = tall / UNITS_PER_TWIP - KEPT_FREE
    first, *others = _pages(document.element.body)
    gaps = [block for block in first if air and block.tag == qn("w:p") and _style(block) == air]
    text = [block for block in first if block not in gaps]
    if gaps:
        left, most = live - _heights(text, live_width, ruler), MOST_AIR
        if left / len(gaps) < LEAST_AIR:
            _tighten(text)
            left, most = live - _heights(text, live_width, ruler), LEAST_AIR
        _set_air(gaps, min(max(left / len(gaps), TIGHT_AIR), most))
    for page in others:
        _fit(page, (live, live_width), ruler, air)


def _fit(page: list[Any], live: tuple[float, float], ruler: Ruler, air: str | None) -> None:
    """Tightens a further page that runs over, where that makes it one page; `live` is its height and its width."""
    tall, wide = live
    gaps = [block for block in page if air and block.tag == qn("w:p") and _style(block) == air]
    text = [block for block in page if block not in gaps]
    if _heights(page, wide, ruler) <= tall:
        return
    tightened = _tighten(text)
    left = tall - _heights(text, wide, ruler)
    if left >= -tall * OVERRATED:
        _set_air(gaps, min(max(left / max(len(gaps), 1), TIGHT_AIR), LEAST_AIR))
        return
    for margins in tightened:
        margins.getparent().remove(margins)


def _set_air(gaps: list[Any], tall: float) -> None:
    """Makes all gaps so tall."""
    for gap in gaps:
        spacing = OxmlElement("w:spacing")
        spacing.set(qn("w:line"), str(round(tall)))
        spacing.set(qn("w:lineRule"), "exact")
        gap.get_or_add_pPr().append(spacing)


def _tighten(blocks: list[Any]) -> list[Any]:
    """Takes the air out of the rows of ruled tables, and gives what was written for it; rows for the pen stay."""
    written = []
    for table in (table for block in blocks for table in block.iter(qn("w:tbl"))):
        look = table.find(f"{qn('w:tblPr')}/{qn('w:tblLook')}")
        if _table_style(table) not in RULED or look is None or table.find(_ROW_AIR) is not None:
            continue
        margins = OxmlElement("w:tblCellMar")
        for side in ("top", "bottom"):
            part = OxmlElement(f"w:{side}")
            part.set(qn("w:w"), str(TIGHT_ROWS))
            part.set(qn("w:type"), "dxa")
            margins.append(part)
        look.addprevious(margins)
        written.append(margins)
    return written


def _pages(body: Any) -> list[list[Any]]:
    """The paragraphs and tables of each page that is begun on purpose."""
    pages: list[list[Any]] = [[]]
    for block in body:
        if block.tag == qn("w:sectPr"):
            continue
        if pages[-1] and block.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None:
            pages.append([])
        pages[-1].append(block)
    return pages


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "Normal" if style is None else str(style.get(qn("w:val")))


def _heights(blocks: list[Any], width: float, ruler: Ruler) -> float:
    return sum(_height(block, width, ruler) for block in blocks)


def _height(block: Any, width: float, ruler: Ruler) -> float:
    if block.tag == qn("w:p"):
        return _paragraph_height(block, width, ruler)
    return _table_height(block, width, ruler) if block.tag == qn("w:tbl") else 0


def _paragraph_height(paragraph: Any, width: float, ruler: Ruler) -> float:
    """The height of a paragraph's lines, or of the picture on it, with the air around it."""
    style = _style(paragraph)
    spacing = ruler.values(style, "w:pPr/w:spacing")
    size = int(ruler.values(style, "w:rPr/w:sz").get("val", 20)) * 10
    exact = spacing.get("lineRule") == "exact"
    line = int(spacing["line"]) if exact else size * _AUTOMATIC
    text = "".join(part.text or "" for part in paragraph.iter(qn("w:t")))
    room = width - int(ruler.values(style, "w:pPr/w:ind").get("left", 0))
    letters = len(text) - text.count(NARROW) / 2
    lines = max(1, ceil(letters * size * WIDE / max(room, 1))) + len(list(paragraph.iter(qn("w:br"))))
    picture = next(paragraph.iter(qn("wp:extent")), None)
    tall = lines * line if picture is None else int(picture.get("cy")) / UNITS_PER_TWIP
    ruled = sum(int(side.get(qn("w:space"), 0)) * 20 for side in _rules_below(style, ruler))
    return tall + ruled + int(spacing.get("before", 0)) + int(spacing.get("after", 0))


def _rules_below(style: str, ruler: Ruler) -> list[Any]:
    element = ruler.styles.get(style)
    return [] if element is None else element.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:bottom')}")


def _table_height(table: Any, width: float, ruler: Ruler) -> float:
    """The height of a table's rows: as set, or that of the highest cell with the style's padding."""
    style = _table_style(table)
    around = sum(int(ruler.values(style, f"w:tblPr/w:tblCellMar/w:{side}").get("w", 0)) for side in ("top", "bottom"))
    own = table.find(_ROW_AIR)
    around = around if own is None else sum(int(side.get(qn("w:w"))) for side in own)
    tall = 0.0
    for row in table.findall(qn("w:tr")):
        height = row.find(f"{qn('w:trPr')}/{qn('w:trHeight')}")
        set_to = 0 if height is None else int(height.get(qn("w:val")))
        if height is not None and height.get(qn("w:hRule")) == "exact":
            tall += set_to
            continue
        cells = row.findall(qn("w:tc"))
        tall += max(around + max((_cell_height(cell, width, ruler) for cell in cells), default=0), set_to)
    return tall


def _table_style(table: Any) -> str:
    named = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
    return "" if named is None else str(named.get(qn("w:val")))


def _cell_height(cell: Any, width: float, ruler: Ruler) -> float:
    part = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
    share = int(part.get(qn("w:w"))) / 5000 if part is not None and part.get(qn("w:type")) == "pct" else 1
    padding = sum(int(side.get(qn("w:w"))) for side in cell.iterfind(f"{qn('w:tcPr')}/{qn('w:tcMar')}/*"))
    return sum(_height(block, width * share - padding, ruler) for block in cell)
