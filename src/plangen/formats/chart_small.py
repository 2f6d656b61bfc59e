"""The small charts of table cells as rectangles, the same in every format."""

from dataclasses import dataclass
from enum import Enum

from plangen.elements.chart import AttainmentBar, TrendColumns

BETWEEN = 0.25
"""The gap behind a column of a trend, as a part of its room."""
RULE = 0.25
"""The thickness of the line at zero and of half a tick, in millimetres."""
NUMBER = 13.0
"""The room of the text behind an attainment bar, in millimetres."""
BAR_HEIGHT = 3.4
BAR_AIR = 0.7
"""What the tick stands out above and below the bar."""
BREAK = 2.4
"""Where the break of a bar begins that is longer than its scale, from its end."""


class Paint(Enum):
    """What a piece is painted with."""

    STRONG = "accent"
    SOFT = "soft accent"
    INK = "ink"
    HAIRLINE = "hairline"
    PAPER = "white"


@dataclass(frozen=True, slots=True)
class Piece:
    """A rectangle in millimetres; one without paint is not seen."""

    left: float
    top: float
    width: float
    height: float
    paint: Paint | None


def trend_pieces(trend: TrendColumns) -> list[Piece]:
    """A column for each value over a line at zero, the last one strong, the place of an unknown one empty."""
    values = [None if value is None else float(value) for value in trend.values]
    known = [value for value in values if value is not None]
    highest, lowest = max([*known, 0.0]), min([*known, 0.0])
    unit = (trend.height - RULE) / ((highest - lowest) or 1)
    zero, slot = highest * unit, trend.width / max(len(values), 1)
    wide = slot * (1 - BETWEEN)
    if highest == lowest:
        zero = trend.height - RULE
    pieces = [Piece(0, zero, trend.width - slot * BETWEEN, RULE, Paint.HAIRLINE)]
    for at, value in enumerate(values):
        if value is not None:
            # Every column covers the line at zero, so that zero is seen, unlike what is not known.
            top, tall = zero - max(value, 0) * unit, abs(value) * unit + RULE
            pieces.append(Piece(at * slot, top, wide, tall, Paint.STRONG if at == len(values) - 1 else Paint.SOFT))
    return pieces


def bar_width(bar: AttainmentBar) -> float:
    """The width of the drawing without the text behind it."""
    return bar.width - NUMBER if bar.text else float(bar.width)


def bar_pieces(bar: AttainmentBar) -> list[Piece]:
    """The bar up to the end of its scale, broken where it goes on, under its tick."""
    unit = (bar_width(bar) - RULE) / float(bar.most)
    tall, value = BAR_HEIGHT - 2 * BAR_AIR, float(bar.value or 0)
    pieces = []
    if value > 0:
        reach = min(value, float(bar.most)) * unit
        pieces.append(Piece(0, BAR_AIR, reach, tall, Paint.STRONG))
        if value > bar.most:
            pieces.append(Piece(reach - BREAK, 0, BREAK / 4, BAR_HEIGHT, Paint.PAPER))
    if bar.most >= 1:
        # A tick lies on its share in the middle, on white that parts it from the bar.
        pieces.append(Piece(unit - RULE, 0, 3 * RULE, BAR_HEIGHT, Paint.PAPER))
        pieces.append(Piece(unit, 0, RULE * 1.4, BAR_HEIGHT, Paint.INK))
    return [Piece(0, BAR_AIR, RULE, tall, Paint.INK), *pieces]
