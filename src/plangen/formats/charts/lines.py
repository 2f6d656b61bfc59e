"""The layout of a line chart and the position of each line's name, the same in every format."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from itertools import pairwise, product

from plangen.elements.chart import Line, LineChart
from plangen.formats.charts.labels import LABEL_GAP, LINE, LIVE_WIDTH, POINTS, SIZE, Rect, label_step, text_width
from plangen.formats.environment import cleaned

NAME_GAP = 4.5
"""The gap between the end of a line and its name, in points."""
BELOW = LINE + LABEL_GAP
"""The height of the labels below the lines."""
ABOVE = LINE + LABEL_GAP
"""The height of a name above the highest line."""
_OVERLAP, _OUTSIDE, _CROSSES = 1000, 300, 40
"""The cost of a position: names that overlap, a name outside the drawing, a line through a name."""

Point = tuple[float, float]


class End(Enum):
    """The position of a line's name at the line's end, in order of preference.

    Running totals rise to the right, so their lines leave the upper left and the lower right free.
    """

    RIGHT = "right of it"
    ABOVE_LEFT = "above, ending with it"
    BELOW_RIGHT = "below, starting with it"
    ABOVE = "above it"
    BELOW = "below it"
    LEFT = "left of it"


@dataclass(frozen=True, slots=True)
class LineLayout:
    """The layout in points: size, left edge of the lines, width of a label's slot, position of zero, and scale."""

    width: float
    height: float
    left: float
    slot: float
    zero: float
    unit: float
    step: int
    lowest: Decimal
    highest: Decimal

    def point(self, at: int, value: Decimal) -> Point:
        """The point of a value."""
        return self.left + self.slot * (at + 0.5), self.zero - float(value) * self.unit


def line_layout(chart: LineChart) -> LineLayout:
    """The layout, with space for names on the right of lines that end there and above, and for labels below."""
    width, height = chart.share * LIVE_WIDTH * POINTS, chart.height * POINTS
    values = [value for line in chart.lines for value in line.values if value is not None]
    highest, lowest = max([*values, Decimal(0)]), min([*values, Decimal(0)])
    count = max(len(chart.labels), 1)
    ending = [
        text_width(name_of(line)) + NAME_GAP for line in chart.lines if last_known(line) == count - 1 and line.text
    ]
    first = text_width(chart.labels[0]) / 2 if chart.labels else 0
    right = min(max(ending, default=0), width / 2)
    left = max(0, first - (width - right) / count / 2)
    slot = min((width - left - right) / (count - 0.5 if ending else count), (width - left) / count)
    unit = (height - ABOVE - BELOW) / (float(highest - lowest) or 1)
    zero = height - BELOW + float(lowest) * unit
    return LineLayout(width, height, left, slot, zero, unit, label_step(chart.labels, slot), lowest, highest)


def shown_labels(chart: LineChart, layout: LineLayout) -> list[str]:
    """The labels to print, empty where one doesn't fit."""
    return [cleaned(label) if at % layout.step == 0 else "" for at, label in enumerate(chart.labels)]


def name_of(line: Line) -> str:
    """The text printed at the end of a line."""
    return " ".join(f"{cleaned(line.name)} {cleaned(line.text)}".split())


def last_known(line: Line) -> int:
    """The index of the last known value; -1 without any."""
    return max((at for at, value in enumerate(line.values) if value is not None), default=-1)


def points(line: Line, layout: LineLayout) -> list[list[Point]]:
    """The segments of a line as lists of points; an unknown value ends a segment."""
    segments: list[list[Point]] = [[]]
    for at, value in enumerate(line.values):
        if value is not None:
            segments[-1].append(layout.point(at, value))
        elif segments[-1]:
            segments.append([])
    return [segment for segment in segments if segment]


def ends(chart: LineChart, layout: LineLayout) -> list[End]:
    """The position of each line's name, from the best combination of positions for all lines."""
    drawn = [points(line, layout) for line in chart.lines]
    options = [
        list(End) if line.text and segments else [End.RIGHT] for line, segments in zip(chart.lines, drawn, strict=True)
    ]
    return list(min(product(*options), key=lambda positions: _cost(chart, layout, drawn, list(positions))))


def name_box(line: Line, end: Point, position: End) -> Rect:
    """The area of a line's name at a position."""
    width, (across, down) = text_width(name_of(line)), end
    left = {
        End.RIGHT: across + NAME_GAP,
        End.BELOW_RIGHT: across,
        End.ABOVE_LEFT: across - width,
        End.LEFT: across - NAME_GAP - width,
    }.get(position, across - width / 2)
    top = down - SIZE / 2
    if position in {End.ABOVE, End.ABOVE_LEFT}:
        top = down - NAME_GAP - SIZE
    elif position in {End.BELOW, End.BELOW_RIGHT}:
        top = down + NAME_GAP
    return Rect(left, top, left + width, top + SIZE)


def _cost(chart: LineChart, layout: LineLayout, drawn: Sequence[list[list[Point]]], positions: Sequence[End]) -> float:
    boxes = [
        name_box(line, segments[-1][-1], position)
        for line, segments, position in zip(chart.lines, drawn, positions, strict=True)
        if line.text and segments
    ]
    cost = float(sum(list(End).index(position) for position in positions))
    for at, box in enumerate(boxes):
        cost += _OVERLAP * sum(box.overlaps(other) for other in boxes[:at])
        lowest = layout.height - BELOW + SIZE * 0.6
        outside = min(box.left, box.top) < 0 or box.right > layout.width + 1 or box.bottom > lowest
        cost += _OUTSIDE * outside
        cost += _CROSSES * (box.top < layout.zero < box.bottom)
        cost += _CROSSES * sum(_crosses(segment, box) for segments in drawn for segment in segments)
    return cost


def _crosses(segment: Sequence[Point], box: Rect) -> bool:
    """Whether a segment crosses a box, checked over the width of the box only."""
    heights = [down for _, down in _between(segment, box.left, box.right)]
    return bool(heights) and min(heights) < box.bottom and max(heights) > box.top


def _between(segment: Sequence[Point], left: float, right: float) -> Iterator[Point]:
    """The points where each part of a segment enters and leaves the range from left to right."""
    for (x, y), (then_x, then_y) in pairwise(segment):
        if then_x < left or x > right or then_x == x:
            continue
        for across in (max(x, left), min(then_x, right)):
            yield across, y + (then_y - y) * (across - x) / (then_x - x)
