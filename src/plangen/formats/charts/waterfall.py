"""The layout of a waterfall, the same in every format: where each bar starts and ends, and how high its text is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import ceil

from plangen.elements.chart import Step, StepKind, Waterfall
from plangen.formats.charts.labels import LABEL_GAP, LIVE_WIDTH, POINTS, Rect, text_width
from plangen.formats.environment import cleaned

BAR_SHARE = 0.625
"""The width of a bar as a share of its slot."""
BASE = 1.0
"""The space below the bars for the line at zero, in points."""


@dataclass(frozen=True, slots=True)
class StepBar:
    """A step with the values where its bar starts and ends, which are one value without a bar."""

    step: Step
    start: Decimal
    end: Decimal

    @property
    def low(self) -> Decimal:
        """The value at the bottom of the bar."""
        return min(self.start, self.end)

    @property
    def high(self) -> Decimal:
        """The value at the top of the bar."""
        return max(self.start, self.end)

    @property
    def is_drawn(self) -> bool:
        """Whether the step has a bar."""
        return self.start != self.end


@dataclass(frozen=True, slots=True)
class Connector:
    """A level line from the bar with one index to the next bar."""

    left: int
    right: int
    level: Decimal


@dataclass(frozen=True, slots=True)
class WaterfallLayout:
    """The layout in points: size, width of a slot, position of zero, and scale; bars, and their texts' extra height."""

    width: float
    height: float
    zero: float
    unit: float
    bars: tuple[StepBar, ...]
    raised: tuple[float, ...] = ()

    @property
    def slot(self) -> float:
        """The width of one step."""
        return self.width / max(len(self.bars), 1)

    def middle(self, at: int) -> float:
        """The center of a bar."""
        return self.slot * (at + 0.5)

    def left(self, at: int) -> float:
        """The left edge of a bar."""
        return self.slot * (at + 0.5 - BAR_SHARE / 2)

    def right(self, at: int) -> float:
        """The right edge of a bar."""
        return self.slot * (at + 0.5 + BAR_SHARE / 2)

    def level(self, value: Decimal) -> float:
        """The vertical position of a value."""
        return self.zero - float(value) * self.unit


def waterfall_layout(chart: Waterfall, text_height: float) -> WaterfallLayout:
    """The layout, with space for texts above the bars, each `text_height` high with its gap; zero is included."""
    width, height = chart.share * LIVE_WIDTH * POINTS, chart.height * POINTS
    bars = step_bars(chart.steps)
    highest, lowest = reach(bars)
    slot = width / max(len(bars), 1)
    lines = max((ceil(text_width(cleaned(step.text)) / slot) for step in chart.steps), default=1)
    # A text that is wider than its slot may have to go above its neighbors; the bars keep half of the height.
    above = min(text_height * max(lines, 1), max(height / 2, text_height))
    unit = (height - above - BASE) / (float(highest - lowest) or 1)
    layout = WaterfallLayout(width, height, height - BASE + float(lowest) * unit, unit, bars)
    return WaterfallLayout(width, height, layout.zero, unit, bars, tuple(_raised(layout, text_height)))


def step_bars(steps: Sequence[Step]) -> tuple[StepBar, ...]:
    """The bars: each starts where the one before ended, and a total starts at zero."""
    bars, running = [], Decimal(0)
    for step in steps:
        start = Decimal(0) if step.kind is StepKind.TOTAL and step.value is not None else running
        running = start + (step.value or Decimal(0))
        bars.append(StepBar(step, start, running))
    return tuple(bars)


def reach(bars: Sequence[StepBar]) -> tuple[Decimal, Decimal]:
    """The highest and the lowest value of the bars; zero is always included."""
    return max((bar.high for bar in bars), default=Decimal(0)), min((bar.low for bar in bars), default=Decimal(0))


def connectors(bars: Sequence[StepBar]) -> list[Connector]:
    """The lines from each bar's end to the next bar, also across steps without a bar."""
    drawn = [at for at, bar in enumerate(bars) if bar.is_drawn]
    return [Connector(left, right, bars[left].end) for left, right in pairwise(drawn)]


def _raised(layout: WaterfallLayout, text_height: float) -> Iterator[float]:
    """How far each text is raised until it overlaps no bar, connector, or earlier text, or is at the top."""
    occupied = [*_bars(layout), *_connectors(layout)]
    for at, bar in enumerate(layout.bars):
        if not (text := cleaned(bar.step.text).strip()):
            yield 0.0
            continue
        half, top = text_width(text) / 2, layout.level(bar.high) - text_height
        box = Rect(layout.middle(at) - half, top, layout.middle(at) + half, top + text_height - LABEL_GAP)
        while box.top >= 1 and any(box.overlaps(other) for other in occupied):
            box = Rect(box.left, box.top - 1, box.right, box.bottom - 1)
        occupied.append(box)
        yield top - box.top


def _bars(layout: WaterfallLayout) -> Iterator[Rect]:
    for at, bar in enumerate(layout.bars):
        if bar.is_drawn:
            yield Rect(layout.left(at), layout.level(bar.high), layout.right(at), layout.level(bar.low))


def _connectors(layout: WaterfallLayout) -> Iterator[Rect]:
    for line in connectors(layout.bars):
        level = layout.level(line.level)
        yield Rect(layout.right(line.left), level - 0.5, layout.left(line.right), level + 0.5)
