"""One stacked bar as SVG."""

from markupsafe import Markup

from plangen.elements.chart import Shade, StackedBar
from plangen.elements.theme import INK, Theme
from plangen.formats.charts.labels import LABEL_GAP, SIZE, Rect
from plangen.formats.charts.parts import NamedPart, PartsLayout, parts_layout
from plangen.formats.pdf.svg_drawing import (
    CAPITAL,
    LABEL,
    ON_ACCENT,
    ON_SOFT,
    area,
    box,
    hatching,
    stroke,
    svg,
    text_at,
)

LINE_WIDTH = 0.8


def stacked_bar(chart: StackedBar, theme: Theme) -> Markup:
    """A stacked bar as an SVG element."""
    layout = parts_layout(chart)
    drawn = (
        *(_part(named, layout, theme) for named in layout.parts),
        *(_name(named, layout) for named in layout.parts if named.name),
    )
    return svg(layout.width, layout.height, chart.alt, Markup("").join(drawn), ' text-anchor="middle"')


def _part(named: NamedPart, layout: PartsLayout, theme: Theme) -> Markup:
    """A part in its shade; its outline is drawn inside, so the part isn't wider than its share."""
    shade = named.part.shade
    inset = LINE_WIDTH / 2
    wide, high = max(named.right - named.left - LINE_WIDTH, 0), layout.height - layout.top - LINE_WIDTH
    outline = box(named.left + inset, layout.top + inset, wide, high)
    if shade is Shade.HATCHED:
        return hatching(Rect(named.left, layout.top, named.right, layout.height)) + stroke(outline, INK, ".8")
    if shade is Shade.PLAIN:
        return stroke(outline, INK, ".8")
    color = theme.accent_text if shade is Shade.ACCENT else theme.accent_soft
    return area(box(named.left, layout.top, named.right - named.left, layout.height - layout.top), color)


def _name(named: NamedPart, layout: PartsLayout) -> Markup:
    """The name of a part in its middle, or above it."""
    if named.above:
        return text_at(named.middle, layout.top - LABEL_GAP, named.name, LABEL)
    baseline = (layout.top + layout.height) / 2 + SIZE * CAPITAL / 2
    return text_at(named.middle, baseline, named.name, ON_ACCENT if named.part.shade is Shade.ACCENT else ON_SOFT)
