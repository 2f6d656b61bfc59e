"""Line charts with names at the ends of the lines, as SVG."""

from markupsafe import Markup

from plangen.elements.chart import Line, LineChart
from plangen.elements.theme import INK, Theme
from plangen.formats.charts.labels import LABEL_GAP, SIZE
from plangen.formats.charts.lines import (
    BELOW,
    End,
    LineLayout,
    ends,
    line_layout,
    name_box,
    name_of,
    points,
    shown_labels,
)
from plangen.formats.pdf.svg_drawing import LABEL, VALUE, anchored, short, stroke, svg, text_at

DOT = 2.1
"""The radius of the dot at the end of a strong line."""
ANCHOR = {End.RIGHT: "start", End.BELOW_RIGHT: "start", End.ABOVE_LEFT: "end", End.LEFT: "end"}


def line_chart(chart: LineChart, theme: Theme) -> Markup:
    """A line chart as an SVG element."""
    layout = line_layout(chart)
    right = layout.left + layout.slot * max(len(chart.labels), 1)
    muted_first = sorted(chart.lines, key=lambda line: line.strong)
    drawn = (
        stroke(f"M{short(layout.left)} {short(layout.zero)}H{short(right)}", INK, ".8"),
        *(_line(line, layout, theme) for line in muted_first),
        *_labels(chart, layout),
        *_names(chart, layout),
    )
    return svg(layout.width, layout.height, chart.alt, Markup("").join(drawn))


def _line(line: Line, layout: LineLayout, theme: Theme) -> Markup:
    """A line; a strong one has a dot at its end."""
    segments = points(line, layout)
    steps = "".join("M" + "L".join(f"{short(x)} {short(y)}" for x, y in segment) for segment in segments)
    if not line.strong:
        return stroke(steps, INK, "1", ' stroke-dasharray="3 2"')
    look = ' stroke-linejoin="round" stroke-linecap="round"'
    across, down = segments[-1][-1] if segments else (0, 0)
    dot = Markup('<circle cx="{}" cy="{}" r="{}" fill="{}"/>').format(
        short(across), short(down), DOT, theme.accent_text
    )
    return stroke(steps, theme.accent_text, "2.2", look) + (dot if segments else "")


def _labels(chart: LineChart, layout: LineLayout) -> list[Markup]:
    """The labels below the lines."""
    baseline = layout.height - BELOW + LABEL_GAP + SIZE * 0.8
    middle = anchored(LABEL, "middle")
    return [
        text_at(layout.left + layout.slot * (at + 0.5), baseline, label, middle)
        for at, label in enumerate(shown_labels(chart, layout))
        if label
    ]


def _names(chart: LineChart, layout: LineLayout) -> list[Markup]:
    """The name and value of each line at its end."""
    texts = []
    for line, position in zip(chart.lines, ends(chart, layout), strict=True):
        segments = points(line, layout)
        if line.text and segments:
            area = name_box(line, segments[-1][-1], position)
            anchor, across = ANCHOR.get(position, "middle"), (area.left + area.right) / 2
            across = {"start": area.left, "end": area.right}.get(anchor, across)
            texts.append(text_at(across, area.bottom - SIZE * 0.2, name_of(line), anchored(VALUE[line.strong], anchor)))
    return texts
