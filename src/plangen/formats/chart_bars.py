"""The ground of a bar chart: the room of the labels, where the bars begin and how long they are, in every format."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.chart import Bar, BarChart
from plangen.formats.chart_labels import AIR, LINE, LIVE_WIDTH, POINTS, broken, text_width
from plangen.formats.environment import cleaned

MOST_LABEL = 0.4
"""The part of the width that labels take at most."""
GAP = 5.0
"""Between a label and the bars, in points."""
BAR = 0.62
"""The height of a bar as a part of its room."""
HIGHEST_BAR = 15.0


@dataclass(frozen=True, slots=True)
class BarGround:
    """The drawing in points: its size, where the plot begins, the room and height of a bar, zero and the scale."""

    width: float
    height: float
    left: float
    slot: float
    bar: float
    zero: float
    unit: float
    labels: tuple[tuple[str, ...], ...]

    def reach(self, value: Decimal) -> float:
        """How far a bar goes from zero."""
        return float(value) * self.unit


def bar_ground(chart: BarChart) -> BarGround:
    """The scale: labels on the left, room for the texts at the ends of the longest bars, zero always inside."""
    width, height = chart.share * LIVE_WIDTH * POINTS, chart.height * POINTS
    slot = height / max(len(chart.bars), 1)
    room = width * MOST_LABEL
    lines = 2 if slot >= 2 * LINE + AIR else 1
    labels = tuple(broken(bar.label, room, lines) for bar in chart.bars)
    widest = max((text_width(line) for label in labels for line in label), default=0)
    left = min(widest, room) + GAP if widest else 0
    below = [bar for bar in chart.bars if bar.value is not None and bar.value < 0]
    over = [bar for bar in chart.bars if bar not in below]
    before, behind = _reserved(below), _reserved(over)
    lowest, highest = -_longest(below), _longest(over)
    unit = max(width - left - before - behind, width / 10) / ((highest - lowest) or 1)
    zero = left + before - lowest * unit
    return BarGround(width, height, left, slot, min(slot * BAR, HIGHEST_BAR), zero, unit, labels)


def end_text(bar: Bar) -> str:
    """What is printed at the end of a bar."""
    return " ".join(f"{cleaned(bar.text)} {cleaned(bar.note)}".split())


def _reserved(bars: Iterable[Bar]) -> float:
    return max((text_width(end_text(bar)) + 2 * AIR for bar in bars), default=0)


def _longest(bars: Iterable[Bar]) -> float:
    return max((abs(float(bar.value)) for bar in bars if bar.value is not None), default=0)
