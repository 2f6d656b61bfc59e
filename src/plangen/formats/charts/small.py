"""Small charts for table cells as rectangles, the same in every format."""

from dataclasses import dataclass
from enum import Enum

from plangen.elements.chart import AttainmentBar, PartBar, TickBar, TrendColumns, UnitBar

COLUMN_GAP = 0.25
"""The gap after a column of a trend, as a share of its slot."""
LINE_WIDTH = 0.25
"""The thickness of the line at zero and of half a tick, in millimeters."""
TEXT_WIDTH = 13.0
"""The width of the text after an attainment bar, in millimeters."""
BAR_HEIGHT = 3.4
TICK_OVERHANG = 0.7
"""How far the tick extends above and below the bar."""
BREAK_AT = 2.4
"""The distance of the break from the end of a bar that is longer than its scale."""

TICK_BAR_HEIGHT, TICK_BAR_OVERHANG = 4.0, 0.4
"""The height of a tick bar's drawing, and how far its tick extends above and below the bar."""
TICK_WIDTH, TICK_EDGE = 0.5, 0.35
"""The width of a tick bar's tick, and of the white edge on each side of it."""

OUTLINE = 0.28
"""The width of the outline of a bar's open part, in millimeters."""


BLOCK_GAP = 0.56
"""The white between two blocks of a unit bar, in millimeters."""
UNIT_TICK_HEIGHT = 4.6


class Paint(Enum):
    """The color of a shape."""

    STRONG = "accent"
    SOFT = "soft accent"
    INK = "ink"
    HAIRLINE = "hairline"
    MUTED = "neutral"
    PAPER = "white"


@dataclass(frozen=True, slots=True)
class Shape:
    """A rectangle in millimeters; one without paint is invisible."""

    left: float
    top: float
    width: float
    height: float
    paint: Paint | None


def trend_shapes(trend: TrendColumns) -> list[Shape]:
    """A column for each known value over a line at zero, the last one strong."""
    values = [None if value is None else float(value) for value in trend.values]
    known = [value for value in values if value is not None]
    highest, lowest = max([*known, 0.0]), min([*known, 0.0])
    unit = (trend.height - LINE_WIDTH) / ((highest - lowest) or 1)
    zero, slot = highest * unit, trend.width / max(len(values), 1)
    column_width = slot * (1 - COLUMN_GAP)
    if highest == lowest:
        zero = trend.height - LINE_WIDTH
    shapes = [Shape(0, zero, trend.width - slot * COLUMN_GAP, LINE_WIDTH, Paint.HAIRLINE)]
    for at, value in enumerate(values):
        if value is not None:
            # Every column covers the line at zero, so a value of zero shows and an unknown one doesn't.
            top, height = zero - max(value, 0) * unit, abs(value) * unit + LINE_WIDTH
            shapes.append(
                Shape(at * slot, top, column_width, height, Paint.STRONG if at == len(values) - 1 else Paint.SOFT)
            )
    return shapes


def bar_width(bar: AttainmentBar) -> float:
    """The width of the drawing without the text after it."""
    return bar.width - TEXT_WIDTH if bar.text else float(bar.width)


def bar_shapes(bar: AttainmentBar) -> list[Shape]:
    """The bar up to the end of its scale, with a break if its value is larger, and its tick."""
    unit = (bar_width(bar) - LINE_WIDTH) / float(bar.scale_max)
    height, value = BAR_HEIGHT - 2 * TICK_OVERHANG, float(bar.value or 0)
    end = unit * float(bar.scale_max)
    shapes = [Shape(0, TICK_OVERHANG, end, height, Paint.HAIRLINE)] if bar.has_track else []
    if value > 0:
        reach = min(value, float(bar.scale_max)) * unit
        shapes.append(Shape(0, TICK_OVERHANG, reach, height, Paint.STRONG))
        if value > bar.scale_max:
            shapes.append(Shape(reach - BREAK_AT, 0, BREAK_AT / 4, BAR_HEIGHT, Paint.PAPER))
    if bar.scale_max >= 1:
        # The tick is centered on its share, on white that separates it from the bar.
        shapes.append(Shape(unit - LINE_WIDTH, 0, 3 * LINE_WIDTH, BAR_HEIGHT, Paint.PAPER))
        shapes.append(Shape(unit, 0, LINE_WIDTH * 1.4, BAR_HEIGHT, Paint.INK))
    return [Shape(0, TICK_OVERHANG, LINE_WIDTH, height, Paint.INK), *shapes]


def tick_bar_shapes(bar: TickBar) -> list[Shape]:
    """The bar up to the end of its scale, with a break if its value is larger, and its tick at the needed value."""
    limit, value = float(bar.scale_max), float(bar.value)
    unit = (bar.width - TICK_WIDTH / 2 - TICK_EDGE) / limit if limit > 0 else 0.0
    height, reach, shapes = TICK_BAR_HEIGHT - 2 * TICK_BAR_OVERHANG, min(value, limit) * unit, []
    if reach > 0:
        # A bar of almost nothing is still seen.
        reach = max(reach, LINE_WIDTH)
        shapes.append(Shape(0, TICK_BAR_OVERHANG, reach, height, Paint.STRONG if bar.strong else Paint.SOFT))
        if value > limit:
            shapes.append(Shape(reach - BREAK_AT, 0, BREAK_AT / 4, TICK_BAR_HEIGHT, Paint.PAPER))
    if bar.tick is None or not 0 <= bar.tick <= bar.scale_max:
        return shapes
    left = max(float(bar.tick) * unit - TICK_WIDTH / 2, 0)
    if left - TICK_EDGE < reach:
        start = max(left - TICK_EDGE, 0)
        shapes.append(Shape(start, 0, left + TICK_WIDTH + TICK_EDGE - start, TICK_BAR_HEIGHT, Paint.PAPER))
    return [*shapes, Shape(left, 0, TICK_WIDTH, TICK_BAR_HEIGHT, Paint.INK)]


def part_bar_shapes(bar: PartBar) -> list[Shape]:
    """The bar, and after it the outline of its open part; a line at zero that both start from."""
    limit = float(bar.scale_max)
    unit = (bar.width - LINE_WIDTH) / limit if limit > 0 else 0.0
    height = TICK_BAR_HEIGHT - 2 * TICK_BAR_OVERHANG
    reach, more = (min(max(float(value), 0), limit) * unit for value in (bar.value, bar.more))
    shapes = [Shape(0, TICK_BAR_OVERHANG, LINE_WIDTH, height, Paint.INK)]
    if more > 0:
        # A part of almost nothing is still seen.
        more = max(more, 3 * OUTLINE)
        shapes += [
            Shape(reach, TICK_BAR_OVERHANG, more, height, Paint.INK),
            Shape(reach + OUTLINE, TICK_BAR_OVERHANG + OUTLINE, more - 2 * OUTLINE, height - 2 * OUTLINE, Paint.PAPER),
        ]
    if reach > 0:
        shapes.append(Shape(0, TICK_BAR_OVERHANG, max(reach, LINE_WIDTH), height, Paint.STRONG))
    return shapes


def unit_bar_size(bar: UnitBar) -> tuple[float, float]:
    """The width and height of the drawing, with its tick."""
    columns = -(-bar.total // bar.rows)
    tick = UNIT_TICK_HEIGHT if bar.tick is not None else 0.0
    return max(columns * bar.block - BLOCK_GAP, LINE_WIDTH), bar.rows * bar.height - BLOCK_GAP + tick


def unit_bar_shapes(bar: UnitBar) -> list[Shape]:
    """A block for each unit, and the tick below."""
    width, height = bar.block - BLOCK_GAP, bar.height - BLOCK_GAP
    shapes = [
        Shape(
            at // bar.rows * bar.block,
            at % bar.rows * bar.height,
            width,
            height,
            Paint.STRONG if at < bar.filled else Paint.MUTED,
        )
        for at in range(bar.total)
    ]
    if bar.tick is not None:
        whole, drawn = unit_bar_size(bar)
        left = min(float(bar.tick) / bar.rows * bar.block - BLOCK_GAP / 2, whole) - LINE_WIDTH
        top = drawn - UNIT_TICK_HEIGHT + LINE_WIDTH
        shapes.append(Shape(max(left, 0), top, 2 * LINE_WIDTH, UNIT_TICK_HEIGHT - LINE_WIDTH, Paint.INK))
    return shapes
