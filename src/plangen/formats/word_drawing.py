"""What a template draws: charts and blanks are laid on a desk while it is filled, and placed in its XML afterwards."""

import re
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from plangen.elements.chart import Chart, SmallChart
from plangen.elements.field import Field
from plangen.formats.chart_parts import drawn_height
from plangen.formats.environment import cleaned
from plangen.formats.word_chart import native_chart
from plangen.formats.word_fields import field_runs, text_run
from plangen.formats.word_shapes import small_chart_runs
from plangen.formats.word_tables import inner_width

_FIRST, _LAST = "\ufdd0", "\ufdd1"
"""Signs that stand in no text: they are no letters, and every value is cleaned of them."""
_MARK = re.compile(f"{_FIRST}([0-9]+){_LAST}")
UNITS_PER_MILLIMETRE = 36_000
UNITS_PER_TWIP = 635


@dataclass(slots=True)
class Desk:
    """The drawings of one document, in the order in which its template printed them."""

    document: Document
    language: str
    drawings: list[Chart | SmallChart | Field] = field(default_factory=list)
    charts: int = 0

    def mark(self, drawing: Chart | SmallChart | Field) -> str:
        """The sign that keeps a drawing's place."""
        self.drawings.append(drawing)
        return f"{_FIRST}{len(self.drawings) - 1}{_LAST}"

    @property
    def live_width(self) -> int:
        """The width between the margins in twips."""
        section = self.document.sections[0]
        width, left, right = (
            int(size or 0) for size in (section.page_width, section.left_margin, section.right_margin)
        )
        return (width - left - right) // UNITS_PER_TWIP


def place_drawings(part: XmlPart, desk: Desk) -> None:
    """Puts each drawing of the desk in its place in a part, and takes out the runs that came out empty."""
    for text in list(part.element.iter(qn("w:t"))):
        run = text.getparent()
        if _FIRST in (text.text or ""):
            for piece in _pieces(text.text, run, part, desk):
                run.addprevious(piece)
            run.getparent().remove(run)
        elif not text.text and len(run.findall("*")) == 1 + (run.find(qn("w:rPr")) is not None):
            run.getparent().remove(run)
    _number_drawings(part, desk)


def _pieces(text: str, run: Any, part: XmlPart, desk: Desk) -> list[Any]:
    """The runs that stand in place of one run: its texts, and the drawings between them."""
    made: list[Any] = []
    for at, piece in enumerate(_MARK.split(text)):
        if at % 2 == 0:
            made += [text_run(piece, run)] if piece else []
            continue
        drawing = desk.drawings[int(piece)]
        if isinstance(drawing, Field):
            made += field_runs(drawing, run)
        elif isinstance(drawing, SmallChart):
            made += small_chart_runs(drawing, run)
        else:
            made.append(_chart_run(drawing, run, part, desk))
    return made


def _chart_run(chart: Chart, run: Any, part: XmlPart, desk: Desk) -> Any:
    """A run with the chart as wide as its share of the text, at most as wide as its cell."""
    native = native_chart(chart, desk.language)
    package: Any = part.package
    drawn = Part(package.next_partname("/word/charts/chart%d.xml"), CONTENT_TYPE.DML_CHART, native.xml, package)
    name = package.next_partname("/word/embeddings/chart%d.xlsx")
    drawn.relate_to(Part(name, CONTENT_TYPE.SML_SHEET, native.workbook, package), RELATIONSHIP_TYPE.PACKAGE)
    relation = part.relate_to(drawn, RELATIONSHIP_TYPE.CHART)
    width = min(round(desk.live_width * chart.share), inner_width(run, desk.live_width)) * UNITS_PER_TWIP
    said = " ".join(cleaned(chart.alt).split())
    return parse_xml(
        f"<w:r {nsdecls('w', 'wp', 'a', 'r')}><w:drawing>"
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{round(drawn_height(chart) * UNITS_PER_MILLIMETRE)}"/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="1" name="Chart" descr={quoteattr(said)}/>'
        "<wp:cNvGraphicFramePr/><a:graphic>"
        f'<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _number_drawings(part: XmlPart, desk: Desk) -> None:
    """Gives every drawing of the document a number of its own, as Word wants it."""
    for said in part.element.iter(qn("wp:docPr")):
        desk.charts += 1
        said.set("id", str(desk.charts))
