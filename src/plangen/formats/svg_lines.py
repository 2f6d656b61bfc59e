"""Lines that are named at their ends, as SVG."""

from markupsafe import Markup

from plangen.elements.chart import Line, LineChart
from plangen.elements.theme import INK, Theme
from plangen.formats.chart_labels import AIR, SIZE
from plangen.formats.chart_lines import (
    BELOW,
    End,
    LineGround,
    ends,
    line_ground,
    name_box,
    name_of,
    points,
    shown_labels,
)
from plangen.formats.svg_drawing import LABEL, VALUE, anchored, short, stroke, svg, text_at

DOT = 2.1
"""Half the width of the dot at the end of a strong line."""
ANCHOR = {End.RIGHT: "start", End.BELOW_RIGHT: "start", End.ABOVE_LEFT: "end", End.LEFT: "end"}


def line_chart(chart: LineChart, theme: Theme) -> Markup:
    """A line chart as an SVG element."""
    ground = line_ground(chart)
    right = ground.left + ground.slot * max(len(chart.labels), 1)
    quiet_first = sorted(chart.lines, key=lambda line: line.strong)
    drawn = (
        stroke(f"M{short(ground.left)} {short(ground.zero)}H{short(right)}", INK, ".8"),
        *(_line(line, ground, theme) for line in quiet_first),
        *_labels(chart, ground),
        *_names(chart, ground),
    )
    return svg(ground.width, ground.height, chart.alt, Markup("").join(drawn))


def _line(line: Line, ground: LineGround, theme: Theme) -> Markup:
    """The line itself, a strong one with a dot at its end."""
    pieces = points(line, ground)
    steps = "".join("M" + "L".join(f"{short(x)} {short(y)}" for x, y in piece) for piece in pieces)
    if not line.strong:
        return stroke(steps, INK, "1", ' stroke-dasharray="3 2"')
    look = ' stroke-linejoin="round" stroke-linecap="round"'
    across, down = pieces[-1][-1] if pieces else (0, 0)
    dot = Markup('<circle cx="{}" cy="{}" r="{}" fill="{}"/>').format(
        short(across), short(down), DOT, theme.accent_text
    )
    return stroke(steps, theme.accent_text, "2.2", look) + (dot if pieces else "")


def _labels(chart: LineChart, ground: LineGround) -> list[Markup]:
    """The labels below the lines."""
    baseline = ground.height - BELOW + AIR + SIZE * 0.8
    middle = anchored(LABEL, "middle")
    return [
        text_at(ground.left + ground.slot * (at + 0.5), baseline, label, middle)
        for at, label in enumerate(shown_labels(chart, ground))
        if label
    ]


def _names(chart: LineChart, ground: LineGround) -> list[Markup]:
    """The name and value of each line at its end."""
    texts = []
    for line, place in zip(chart.lines, ends(chart, ground), strict=True):
        pieces = points(line, ground)
        if line.text and pieces:
            room = name_box(line, pieces[-1][-1], place)
            anchor, across = ANCHOR.get(place, "middle"), (room.left + room.right) / 2
            across = {"start": room.left, "end": room.right}.get(anchor, across)
            texts.append(text_at(across, room.bottom - SIZE * 0.2, name_of(line), anchored(VALUE[line.strong], anchor)))
    return texts
