"""The ground of a line chart and where each line is named at its end, the same in every format."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from itertools import pairwise, product

from plangen.elements.chart import Line, LineChart
from plangen.formats.chart_labels import AIR, LINE, LIVE_WIDTH, POINTS, SIZE, Rect, label_step, text_width
from plangen.formats.environment import cleaned

GAP = 4.5
"""Between the end of a line and its name, in points."""
BELOW = LINE + AIR
"""What the labels take below the lines."""
ABOVE = LINE + AIR
"""What a name takes above the highest line."""
_MEETS, _OUTSIDE, _CROSSES = 1000, 300, 40
"""What is worst about a place: names that meet, a name outside the drawing, a line through a name."""

Point = tuple[float, float]


class End(Enum):
    """Where a line's name stands at the line's end, the first choice first.

    What was added up rises to the right: its line leaves the upper left and the lower right free.
    """

    RIGHT = "right of it"
    ABOVE_LEFT = "above, ending with it"
    BELOW_RIGHT = "below, beginning with it"
    ABOVE = "above it"
    BELOW = "below it"
    LEFT = "left of it"


@dataclass(frozen=True, slots=True)
class LineGround:
    """The drawing in points: its size, where the lines begin and the room of one label, and the height of a value."""

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
        """Where a value lies."""
        return self.left + self.slot * (at + 0.5), self.zero - float(value) * self.unit


def line_ground(chart: LineChart) -> LineGround:
    """The scale: room right of the lines for the names of those that end there, above for a name, below for labels."""
    width, height = chart.share * LIVE_WIDTH * POINTS, chart.height * POINTS
    values = [value for line in chart.lines for value in line.values if value is not None]
    highest, lowest = max([*values, Decimal(0)]), min([*values, Decimal(0)])
    count = max(len(chart.labels), 1)
    ending = [text_width(name_of(line)) + GAP for line in chart.lines if last_known(line) == count - 1 and line.text]
    first = text_width(chart.labels[0]) / 2 if chart.labels else 0
    right = min(max(ending, default=0), width / 2)
    left = max(0, first - (width - right) / count / 2)
    slot = min((width - left - right) / (count - 0.5 if ending else count), (width - left) / count)
    unit = (height - ABOVE - BELOW) / (float(highest - lowest) or 1)
    zero = height - BELOW + float(lowest) * unit
    return LineGround(width, height, left, slot, zero, unit, label_step(chart.labels, slot), lowest, highest)


def shown_labels(chart: LineChart, ground: LineGround) -> list[str]:
    """The labels that are printed, empty where one has no room."""
    return [cleaned(label) if at % ground.step == 0 else "" for at, label in enumerate(chart.labels)]


def name_of(line: Line) -> str:
    """What is printed at the end of a line."""
    return " ".join(f"{cleaned(line.name)} {cleaned(line.text)}".split())


def last_known(line: Line) -> int:
    """The place of the last value that is known; -1 without any."""
    return max((at for at, value in enumerate(line.values) if value is not None), default=-1)


def points(line: Line, ground: LineGround) -> list[list[Point]]:
    """The pieces of a line, each as its points; a value that is not known ends a piece."""
    pieces: list[list[Point]] = [[]]
    for at, value in enumerate(line.values):
        if value is not None:
            pieces[-1].append(ground.point(at, value))
        elif pieces[-1]:
            pieces.append([])
    return [piece for piece in pieces if piece]


def ends(chart: LineChart, ground: LineGround) -> list[End]:
    """The place of each line's name: the best of all ways to place them together."""
    drawn = [points(line, ground) for line in chart.lines]
    ways = [list(End) if line.text and pieces else [End.RIGHT] for line, pieces in zip(chart.lines, drawn, strict=True)]
    return list(min(product(*ways), key=lambda way: _cost(chart, ground, drawn, list(way))))


def name_box(line: Line, end: Point, place: End) -> Rect:
    """The room of a line's name at a place."""
    width, (across, down) = text_width(name_of(line)), end
    left = {
        End.RIGHT: across + GAP,
        End.BELOW_RIGHT: across,
        End.ABOVE_LEFT: across - width,
        End.LEFT: across - GAP - width,
    }.get(place, across - width / 2)
    top = down - SIZE / 2
    if place in {End.ABOVE, End.ABOVE_LEFT}:
        top = down - GAP - SIZE
    elif place in {End.BELOW, End.BELOW_RIGHT}:
        top = down + GAP
    return Rect(left, top, left + width, top + SIZE)


def _cost(chart: LineChart, ground: LineGround, drawn: Sequence[list[list[Point]]], way: Sequence[End]) -> float:
    boxes = [
        name_box(line, pieces[-1][-1], place)
        for line, pieces, place in zip(chart.lines, drawn, way, strict=True)
        if line.text and pieces
    ]
    cost = float(sum(list(End).index(place) for place in way))
    for at, box in enumerate(boxes):
        cost += _MEETS * sum(box.meets(other) for other in boxes[:at])
        floor = ground.height - BELOW + SIZE * 0.6
        outside = min(box.left, box.top) < 0 or box.right > ground.width + 1 or box.bottom > floor
        cost += _OUTSIDE * outside
        cost += _CROSSES * (box.top < ground.zero < box.bottom)
        cost += _CROSSES * sum(_crosses(piece, box) for pieces in drawn for piece in pieces)
    return cost


def _crosses(piece: Sequence[Point], box: Rect) -> bool:
    """Whether a line goes through a box: it is looked at over the width of the box only."""
    heights = [down for _, down in _over(piece, box.left, box.right)]
    return bool(heights) and min(heights) < box.bottom and max(heights) > box.top


def _over(piece: Sequence[Point], left: float, right: float) -> Iterator[Point]:
    """The points of a line between two places, and where it comes in and goes out."""
    for (x, y), (then_x, then_y) in pairwise(piece):
        if then_x < left or x > right or then_x == x:
            continue
        for across in (max(x, left), min(then_x, right)):
            yield across, y + (then_y - y) * (across - x) / (then_x - x)
