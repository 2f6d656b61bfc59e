"""The ground of a stacked bar: its parts, and where each is named, the same in every format."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from plangen.elements.chart import Chart, Part, Shade, StackedBar
from plangen.formats.chart_labels import AIR, LINE, LIVE_WIDTH, POINTS, shortened, text_width
from plangen.formats.environment import cleaned

PADDING = 3.0
"""Between a name and the ends of its part, in points."""
BETWEEN = 6.0
"""Between two names above the bar."""


@dataclass(frozen=True, slots=True)
class Named:
    """A part with its left and right end in points, what is printed, and the middle of that; above the bar or in it."""

    part: Part
    left: float
    right: float
    name: str
    middle: float
    above: bool


@dataclass(frozen=True, slots=True)
class PartsGround:
    """The drawing in points: its size, where the bar begins below the names above it, and its parts."""

    width: float
    height: float
    top: float
    parts: tuple[Named, ...]


def parts_ground(chart: StackedBar) -> PartsGround:
    """The parts from left to right, the names that need it in a line above them."""
    width, bar = chart.share * LIVE_WIDTH * POINTS, chart.height * POINTS
    shown = [part for part in chart.parts if part.value > 0]
    whole = sum((part.value for part in shown), start=type(shown[0].value)(0)) if shown else 1
    named, left = [], 0.0
    for part in shown:
        right = left + float(part.value / whole) * width
        name = " ".join(f"{cleaned(part.label)} {cleaned(part.text)}".split())
        above = part.shade is Shade.HATCHED or text_width(name) + 2 * PADDING > right - left
        named.append(Named(part, left, right, name, (left + right) / 2, above))
        left = right
    spread = iter(_spread([one for one in named if one.above], width))
    parts = tuple(next(spread) if one.above else one for one in named)
    top = LINE + AIR if any(one.above for one in parts) else 0.0
    return PartsGround(width, bar + top, top, parts)


def drawn_height(chart: Chart) -> float:
    """The height of a chart's drawing in millimetres: that of a stacked bar has its line of names on top."""
    return parts_ground(chart).height / POINTS if isinstance(chart, StackedBar) else chart.height


def _spread(above: Sequence[Named], width: float) -> list[Named]:
    """Names in one line, each as near to its part as the others let it; all are cut alike where they are too wide."""
    room = (width - BETWEEN * (len(above) - 1)) / max(len(above), 1)
    if sum(text_width(one.name) + BETWEEN for one in above) - BETWEEN > width:
        above = [replace(one, name=shortened(one.name, room)) for one in above]
    spread: list[Named] = []
    edge = 0.0
    for one in above:
        half = text_width(one.name) / 2
        middle = max(one.middle, edge + half)
        edge = middle + half + BETWEEN
        spread.append(replace(one, middle=middle))
    edge = width
    for at in range(len(spread) - 1, -1, -1):
        half = text_width(spread[at].name) / 2
        middle = min(spread[at].middle, edge - half)
        edge = middle - half - BETWEEN
        spread[at] = replace(spread[at], middle=middle)
    return spread
