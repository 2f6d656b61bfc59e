"""Place charts, fields, tables, and tiles in a Word document: collected while its template is filled, then drawn."""

import re
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from plangen.elements.chain import Chain
from plangen.elements.chart import Chart, SmallChart
from plangen.elements.field import Field
from plangen.elements.table import Table
from plangen.elements.tile import Tile
from plangen.elements.year_grid import YearGrid
from plangen.formats.charts.parts import drawn_height
from plangen.formats.environment import as_text, cleaned
from plangen.formats.word.blocks import AFTER_TABLE, elements_of
from plangen.formats.word.chain import chain_xml
from plangen.formats.word.fields import field_runs, text_run
from plangen.formats.word.native_chart import native_chart
from plangen.formats.word.paper import live_size, section_of
from plangen.formats.word.shapes import small_chart_runs
from plangen.formats.word.table import table_blocks
from plangen.formats.word.table_cleanup import inner_width
from plangen.formats.word.tile import tiles_xml
from plangen.formats.word.year_grid import year_grid_xml

_FIRST, _LAST = "\ufdd0", "\ufdd1"
"""Characters that no text contains: they are Unicode noncharacters, and every value is cleaned of them."""
_MARK = re.compile(f"{_FIRST}([0-9]+){_LAST}")
UNITS_PER_MILLIMETER = 36_000
UNITS_PER_TWIP = 635
Block = Table | Chain | YearGrid | tuple[Tile, ...]
"""What is printed in paragraphs or tables of its own."""
Drawing = Chart | SmallChart | Field | Block


@dataclass(slots=True)
class Drawings:
    """The charts, fields, and blocks of a document, in the order in which its template printed them."""

    document: Document
    language: str
    items: list[Drawing] = field(default_factory=list)
    count: int = 0

    def mark(self, drawing: Drawing) -> str:
        """Adds a drawing and returns the placeholder for it."""
        self.items.append(drawing)
        return f"{_FIRST}{len(self.items) - 1}{_LAST}"

    def text(self, value: object) -> str:
        """What is printed for a value in a block: its text, or the placeholder of a drawing."""
        return self.mark(value) if isinstance(value, Chart | SmallChart | Field) else as_text(value)

    @property
    def live_width(self) -> int:
        """The width between the margins in twips."""
        section = self.document.sections[0]
        width, left, right = (
            int(size or 0) for size in (section.page_width, section.left_margin, section.right_margin)
        )
        return (width - left - right) // UNITS_PER_TWIP

    def live_width_at(self, element: Any) -> int:
        """The width between the margins in twips where an element is, as sections may have other papers."""
        section = section_of(element) if len(self.document.sections) > 1 else None
        return self.live_width if section is None else live_size(section)[0]


def place_blocks(part: XmlPart, drawings: Drawings) -> None:
    """Puts tables, chains, and tiles before the paragraphs with their placeholders, and removes those left empty."""
    if not any(isinstance(item, Table | Chain | YearGrid | tuple) for item in drawings.items):
        return
    for text in list(part.element.iter(qn("w:t"))):
        marked = [int(number) for number in _MARK.findall(text.text or "")]
        blocks = [number for number in marked if isinstance(drawings.items[number], Table | Chain | YearGrid | tuple)]
        if not blocks:
            continue
        paragraph = next(text.iterancestors(qn("w:p")))
        for number in blocks:
            for element in elements_of(_block_xml(drawings.items[number], paragraph, drawings)):
                paragraph.addprevious(element)
            text.text = text.text.replace(f"{_FIRST}{number}{_LAST}", "")
        if not any(each.text for each in paragraph.iter(qn("w:t"))):
            _remove_or_shrink(paragraph)


def _block_xml(block: Any, paragraph: Any, drawings: Drawings) -> str:
    width = inner_width(paragraph, drawings.live_width_at(paragraph))
    if isinstance(block, Table):
        return table_blocks(block, drawings.text, width)
    if isinstance(block, Chain):
        return chain_xml(block, drawings.text, width)
    if isinstance(block, YearGrid):
        return year_grid_xml(block, drawings.text, width)
    return tiles_xml(block, drawings.text, width) if block else ""


def _remove_or_shrink(paragraph: Any) -> None:
    """Removes an empty paragraph; it stays, as low as can be, where Word needs one: between or after tables."""
    before, after = paragraph.getprevious(), paragraph.getnext()
    needs_one = before is None or before.tag in (qn("w:tbl"), qn("w:tcPr"))
    ends_cell = after is None and paragraph.getparent().tag == qn("w:tc")
    if needs_one and (ends_cell or (after is not None and after.tag == qn("w:tbl"))):
        paragraph.addprevious(elements_of(AFTER_TABLE)[0])
    paragraph.getparent().remove(paragraph)


def place_drawings(part: XmlPart, drawings: Drawings) -> None:
    """Replaces the placeholders in a part with their drawings, and removes runs left empty."""
    for text in list(part.element.iter(qn("w:t"))):
        run = text.getparent()
        if _FIRST in (text.text or ""):
            for piece in _pieces(text.text, run, part, drawings):
                run.addprevious(piece)
            run.getparent().remove(run)
        elif not text.text and len(run.findall("*")) == 1 + (run.find(qn("w:rPr")) is not None):
            run.getparent().remove(run)
    _number_drawings(part, drawings)


def _pieces(text: str, run: Any, part: XmlPart, drawings: Drawings) -> list[Any]:
    """The runs that replace a run: its texts and the drawings between them."""
    runs: list[Any] = []
    for at, piece in enumerate(_MARK.split(text)):
        if at % 2 == 0:
            runs += [text_run(piece, run)] if piece else []
            continue
        drawing = drawings.items[int(piece)]
        if isinstance(drawing, Field):
            runs += field_runs(drawing, run)
        elif isinstance(drawing, SmallChart):
            runs += small_chart_runs(drawing, run)
        else:
            runs.append(_chart_run(drawing, run, part, drawings))
    return runs


def _chart_run(chart: Any, run: Any, part: XmlPart, drawings: Drawings) -> Any:
    """A run with a chart in its share of the text width, or in the width of its cell if that is smaller."""
    native = native_chart(chart, drawings.language)
    package: Any = part.package
    chart_part = Part(package.next_partname("/word/charts/chart%d.xml"), CONTENT_TYPE.DML_CHART, native.xml, package)
    name = package.next_partname("/word/embeddings/chart%d.xlsx")
    chart_part.relate_to(Part(name, CONTENT_TYPE.SML_SHEET, native.workbook, package), RELATIONSHIP_TYPE.PACKAGE)
    relation = part.relate_to(chart_part, RELATIONSHIP_TYPE.CHART)
    live_width = drawings.live_width_at(run)
    width = min(round(live_width * chart.share), inner_width(run, live_width)) * UNITS_PER_TWIP
    alt = " ".join(cleaned(chart.alt).split())
    return parse_xml(
        f"<w:r {nsdecls('w', 'wp', 'a', 'r')}><w:drawing>"
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{round(drawn_height(chart) * UNITS_PER_MILLIMETER)}"/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="1" name="Chart" descr={quoteattr(alt)}/>'
        "<wp:cNvGraphicFramePr/><a:graphic>"
        f'<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _number_drawings(part: XmlPart, drawings: Drawings) -> None:
    """Gives every drawing in the document a unique number, as Word requires."""
    for properties in part.element.iter(qn("wp:docPr")):
        drawings.count += 1
        properties.set("id", str(drawings.count))
