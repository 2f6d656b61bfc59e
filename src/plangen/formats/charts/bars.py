"""The layout of a bar chart, the same in every format: the label width, and where bars start and end."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.chart import Bar, BarChart
from plangen.formats.charts.labels import LABEL_GAP, LINE, LIVE_WIDTH, POINTS, text_width, wrapped
from plangen.formats.environment import cleaned

MAX_LABEL_SHARE = 0.4
"""The largest share of the width that labels take."""
LABEL_TO_BAR = 5.0
"""The gap between a label and the bars, in points."""
BAR_SHARE = 0.62
"""The height of a bar as a share of its slot."""
MAX_BAR_HEIGHT = 15.0


@dataclass(frozen=True, slots=True)
class BarLayout:
    """The layout in points: size, left edge of the plot, height of a slot and a bar, position of zero, and scale."""

    width: float
    height: float
    left: float
    slot: float
    bar: float
    zero: float
    unit: float
    labels: tuple[tuple[str, ...], ...]

    def reach(self, value: Decimal) -> float:
        """The length of a bar."""
        return float(value) * self.unit


def bar_layout(chart: BarChart) -> BarLayout:
    """The layout, with labels on the left, space for the texts after the longest bars, and zero always included."""
    width, height = chart.share * LIVE_WIDTH * POINTS, chart.height * POINTS
    slot = height / max(len(chart.bars), 1)
    label_width = width * MAX_LABEL_SHARE
    lines = 2 if slot >= 2 * LINE + LABEL_GAP else 1
    labels = tuple(wrapped(bar.label, label_width, lines) for bar in chart.bars)
    widest = max((text_width(line) for label in labels for line in label), default=0)
    left = min(widest, label_width) + LABEL_TO_BAR if widest else 0
    negative = [bar for bar in chart.bars if bar.value is not None and bar.value < 0]
    positive = [bar for bar in chart.bars if bar not in negative]
    before, after = _text_space(negative), _text_space(positive)
    lowest, highest = -_longest(negative), _longest(positive)
    unit = max(width - left - before - after, width / 10) / ((highest - lowest) or 1)
    zero = left + before - lowest * unit
    return BarLayout(width, height, left, slot, min(slot * BAR_SHARE, MAX_BAR_HEIGHT), zero, unit, labels)


def end_text(bar: Bar) -> str:
    """The text printed at the end of a bar."""
    return " ".join(f"{cleaned(bar.text)} {cleaned(bar.note)}".split())


def _text_space(bars: Iterable[Bar]) -> float:
    return max((text_width(end_text(bar)) + 2 * LABEL_GAP for bar in bars), default=0)


def _longest(bars: Iterable[Bar]) -> float:
    return max((abs(float(bar.value)) for bar in bars if bar.value is not None), default=0)
