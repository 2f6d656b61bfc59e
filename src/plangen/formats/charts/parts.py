"""The layout of a stacked bar: its parts and the position of their names, the same in every format."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from plangen.elements.chart import Chart, Part, Shade, StackedBar
from plangen.formats.charts.labels import LABEL_GAP, LINE, LIVE_WIDTH, POINTS, text_width, truncated
from plangen.formats.environment import cleaned

PADDING = 3.0
"""The gap between a name and the ends of its part, in points."""
NAME_GAP = 6.0
"""The gap between two names above the bar."""


@dataclass(frozen=True, slots=True)
class NamedPart:
    """A part with its left and right edge in points, and its name with the name's center, above the bar or in it."""

    part: Part
    left: float
    right: float
    name: str
    middle: float
    above: bool


@dataclass(frozen=True, slots=True)
class PartsLayout:
    """The layout in points: size, top of the bar below the names, and parts."""

    width: float
    height: float
    top: float
    parts: tuple[NamedPart, ...]


def parts_layout(chart: StackedBar) -> PartsLayout:
    """The layout with the parts from left to right, and names that don't fit on a line above them."""
    width, bar = chart.share * LIVE_WIDTH * POINTS, chart.height * POINTS
    shown = [part for part in chart.parts if part.value > 0]
    total = sum((part.value for part in shown), start=type(shown[0].value)(0)) if shown else 1
    named, left = [], 0.0
    for part in shown:
        right = left + float(part.value / total) * width
        name = " ".join(f"{cleaned(part.label)} {cleaned(part.text)}".split())
        is_wide = text_width(name) + 2 * PADDING > right - left
        above = chart.names_above or part.shade is Shade.HATCHED or is_wide
        named.append(NamedPart(part, left, right, name, (left + right) / 2, above))
        left = right
    spread = iter(_spread([each for each in named if each.above], width))
    parts = tuple(next(spread) if each.above else each for each in named)
    top = LINE + LABEL_GAP if any(each.above for each in parts) else 0.0
    return PartsLayout(width, bar + top, top, parts)


def drawn_height(chart: Chart) -> float:
    """The height of a chart's drawing in millimeters; a stacked bar includes the names above it."""
    return parts_layout(chart).height / POINTS if isinstance(chart, StackedBar) else chart.height


def _spread(above: Sequence[NamedPart], width: float) -> list[NamedPart]:
    """Names on one line, each as close to its part as possible; if they don't all fit, each gets the same width."""
    name_width = (width - NAME_GAP * (len(above) - 1)) / max(len(above), 1)
    if sum(text_width(named.name) + NAME_GAP for named in above) - NAME_GAP > width:
        above = [replace(named, name=truncated(named.name, name_width)) for named in above]
    spread: list[NamedPart] = []
    edge = 0.0
    for named in above:
        half = text_width(named.name) / 2
        middle = max(named.middle, edge + half)
        edge = middle + half + NAME_GAP
        spread.append(replace(named, middle=middle))
    edge = width
    for at in range(len(spread) - 1, -1, -1):
        half = text_width(spread[at].name) / 2
        middle = min(spread[at].middle, edge - half)
        edge = middle - half - NAME_GAP
        spread[at] = replace(spread[at], middle=middle)
    return spread
