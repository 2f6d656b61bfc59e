"""Waterfalls as SVG."""

from markupsafe import Markup

from plangen.elements.chart import StepKind, Waterfall
from plangen.elements.theme import GRAY, INK, Theme
from plangen.formats.charts.labels import LABEL_GAP, LINE, Rect, text_width
from plangen.formats.charts.waterfall import StepBar, WaterfallLayout, connectors, waterfall_layout
from plangen.formats.environment import cleaned
from plangen.formats.pdf.svg_drawing import VALUE, area, box, hatching, short, stroke, svg, text_at

LINE_WIDTH = 0.8
HAIRLINE = 0.6
"""The least height of a bar, in points: a bar of almost nothing is still seen."""


def waterfall(chart: Waterfall, theme: Theme) -> Markup:
    """A waterfall as an SVG element."""
    layout = waterfall_layout(chart, LINE + LABEL_GAP)
    drawn = (
        stroke("".join(_connectors(layout)), GRAY, ".5"),
        *(_bar(at, bar, layout, theme) for at, bar in enumerate(layout.bars) if bar.is_drawn),
        stroke(f"M0 {short(layout.zero)}H{short(layout.width)}", INK, ".8"),
        *(_text(at, bar, layout) for at, bar in enumerate(layout.bars)),
    )
    return svg(layout.width, layout.height, chart.alt, Markup("").join(drawn), ' text-anchor="middle"')


def _connectors(layout: WaterfallLayout) -> list[str]:
    """The path steps of the lines between bars."""
    return [
        f"M{short(layout.right(line.left))} {short(layout.level(line.level))}H{short(layout.left(line.right))}"
        for line in connectors(layout.bars)
    ]


def _bar(at: int, bar: StepBar, layout: WaterfallLayout, theme: Theme) -> Markup:
    """A bar in the look of its kind; its outline is drawn inside, so the bar isn't larger than its value."""
    left, right, top = layout.left(at), layout.right(at), layout.level(bar.high)
    height = max(layout.level(bar.low) - top, HAIRLINE)
    kind = bar.step.kind
    if kind in (StepKind.CERTAIN, StepKind.HOPED):
        color = theme.accent_text if kind is StepKind.CERTAIN else theme.accent_soft
        return area(box(left, top, right - left, height), color)
    inset = LINE_WIDTH / 2
    outline = box(left + inset, top + inset, right - left - LINE_WIDTH, max(height - LINE_WIDTH, 0))
    if kind is StepKind.GAP:
        return hatching(Rect(left, top, right, top + height)) + stroke(outline, INK, ".8")
    return stroke(outline, GRAY, ".8")


def _text(at: int, bar: StepBar, layout: WaterfallLayout) -> Markup:
    """The text above a bar, or where the bar would start; it stays in the drawing."""
    text = " ".join(cleaned(bar.step.text).split())
    half = text_width(text) / 2
    middle = min(max(layout.middle(at), half), max(layout.width - half, half))
    baseline = layout.level(bar.high) - LABEL_GAP - layout.raised[at]
    return text_at(middle, baseline, text, VALUE[bar.step.value is not None]) if text else Markup("")
