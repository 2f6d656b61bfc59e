"""Small charts for table cells as Word shapes: one group in the line of text, followed by its text."""

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from plangen.elements.chart import AttainmentBar, PartBar, SmallChart, TickBar, TrendColumns, UnitBar
from plangen.formats.charts.small import (
    BAR_HEIGHT,
    TICK_BAR_HEIGHT,
    Paint,
    Shape,
    bar_shapes,
    bar_width,
    part_bar_shapes,
    tick_bar_shapes,
    trend_shapes,
    unit_bar_shapes,
    unit_bar_size,
)
from plangen.formats.environment import cleaned
from plangen.formats.word.fields import text_run

UNITS_PER_MILLIMETER = 36_000
_AFTER_ALIGNMENT = ("w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange")
"""The paragraph properties that come after the alignment."""
COLOR = {
    Paint.STRONG: '<a:schemeClr val="accent2"/>',
    Paint.SOFT: '<a:schemeClr val="accent3"/>',
    Paint.INK: '<a:schemeClr val="tx1"/>',
    Paint.HAIRLINE: '<a:schemeClr val="bg1"><a:lumMod val="80000"/></a:schemeClr>',
    Paint.MUTED: '<a:schemeClr val="bg1"><a:lumMod val="85000"/></a:schemeClr>',
    Paint.PAPER: '<a:schemeClr val="bg1"/>',
}
_MARKUP = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def small_chart_runs(chart: SmallChart, run: Any) -> list[Any]:
    """The runs of a small chart; a tab moves its text to the right end."""
    paragraph = run.getparent()
    _fit_line(paragraph)
    if isinstance(chart, TrendColumns):
        return [_group((chart.width, chart.height), chart.alt, trend_shapes(chart))]
    if isinstance(chart, TickBar):
        return [_group((chart.width, TICK_BAR_HEIGHT), chart.alt, tick_bar_shapes(chart))]
    if isinstance(chart, PartBar):
        return [_group((chart.width, TICK_BAR_HEIGHT), chart.alt, part_bar_shapes(chart))]
    if isinstance(chart, UnitBar):
        return [_group(unit_bar_size(chart), chart.alt, unit_bar_shapes(chart))]
    drawn = _group((bar_width(chart), BAR_HEIGHT), chart.alt, bar_shapes(chart))
    text = " ".join(cleaned(chart.text).split())
    if not text:
        return [drawn]
    _set_tab(paragraph, chart)
    tab = OxmlElement("w:r")
    tab.append(OxmlElement("w:tab"))
    return [drawn, tab, text_run(text, run)]


def _group(size: tuple[float, float], alt: str, shapes: Sequence[Shape]) -> Any:
    """A run with the shapes as one group and its alternative text."""
    width, height = map(_units, size)
    frame = f'<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/>'
    inside = f'<a:chOff x="0" y="0"/><a:chExt cx="{width}" cy="{height}"/>'
    description = " ".join(cleaned(alt).split())
    return parse_xml(
        f"<w:r {nsdecls('w', 'wp', 'a')} {_MARKUP}>"
        '<mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="1" name="Small chart" descr={quoteattr(description)}/><wp:cNvGraphicFramePr/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"><wpg:wgp>'
        f"<wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>{frame}{inside}</a:xfrm></wpg:grpSpPr>"
        f"{_shape_xml(Shape(0, 0, *size, None))}{''.join(map(_shape_xml, shapes))}</wpg:wgp></a:graphicData>"
        "</a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>"
    )


def _shape_xml(shape: Shape) -> str:
    left, top, width, height = map(_units, (shape.left, shape.top, shape.width, shape.height))
    # LibreOffice sizes a group by its contents, so the first shape is an invisible frame.
    paint = f"<a:solidFill>{COLOR[shape.paint]}</a:solidFill>" if shape.paint else "<a:noFill/>"
    return (
        f'<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"{paint}<a:ln><a:noFill/></a:ln></wps:spPr>"
        "<wps:bodyPr/></wps:wsp>"
    )


def _fit_line(paragraph: Any) -> None:
    """Lets lines grow with their content, because an exact line height clips drawings, and centers texts in them."""
    properties = paragraph.get_or_add_pPr()
    spacing = properties.get_or_add_spacing()
    spacing.set(qn("w:line"), "240")
    spacing.set(qn("w:lineRule"), "auto")
    if properties.find(qn("w:textAlignment")) is None:
        alignment = OxmlElement("w:textAlignment")
        alignment.set(qn("w:val"), "center")
        properties.insert_element_before(alignment, *_AFTER_ALIGNMENT)


def _set_tab(paragraph: Any, bar: AttainmentBar) -> None:
    """Sets a right-aligned tab stop at the right end of the bar's width."""
    tabs = paragraph.get_or_add_pPr().get_or_add_tabs()
    tabs.insert_tab_in_order(_units(bar.width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.SPACES)


def _units(millimeters: float) -> int:
    return round(millimeters * UNITS_PER_MILLIMETER)
