"""Small charts for table cells as SVG; the text after a bar is a text of the page."""

from collections.abc import Sequence

from markupsafe import Markup

from plangen.elements.chart import AttainmentBar, PartBar, TickBar, TrendColumns, UnitBar
from plangen.elements.theme import HAIRLINE, INK, Theme
from plangen.formats.charts.small import (
    BAR_HEIGHT,
    TEXT_WIDTH,
    TICK_BAR_HEIGHT,
    Paint,
    Shape,
    bar_shapes,
    bar_width,
    part_bar_shapes,
    tick_bar_shapes,
    trend_shapes,
    unit_bar_shapes,
    unit_bar_size,
)
from plangen.formats.environment import cleaned

MIDDLE = 1.05
"""How far the middle of a digit is above the text baseline, in millimeters."""
MUTED = "#d5dbe1"
_BAR = Markup('<span style="display:inline-block;width:{}mm;white-space:nowrap">{}{}</span>')
_TEXT = Markup('<span style="display:inline-block;width:{}mm;text-align:right">{}</span>')
_DRAWING = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" width="{0:g}mm" height="{1:g}mm" viewBox="0 0 {0:g} {1:g}"'
    ' style="display:inline-block;margin:0;vertical-align:{4}mm"><title>{2}</title>{3}</svg>'
)


def trend_columns(trend: TrendColumns, theme: Theme) -> Markup:
    """A trend as an SVG element in a line of text."""
    return _drawing((trend.width, trend.height), trend.alt, trend_shapes(trend), theme)


def attainment_bar(bar: AttainmentBar, theme: Theme) -> Markup:
    """An attainment bar as an SVG element followed by its text."""
    drawn = _drawing((bar_width(bar), BAR_HEIGHT), bar.alt, bar_shapes(bar), theme)
    text = " ".join(cleaned(bar.text).split())
    return _BAR.format(bar.width, drawn, _TEXT.format(TEXT_WIDTH, text) if text else "")


def tick_bar(bar: TickBar, theme: Theme) -> Markup:
    """A bar with its tick as an SVG element in a line of text."""
    return _drawing((bar.width, TICK_BAR_HEIGHT), bar.alt, tick_bar_shapes(bar), theme)


def part_bar(bar: PartBar, theme: Theme) -> Markup:
    """A bar with its open part as an SVG element in a line of text."""
    return _drawing((bar.width, TICK_BAR_HEIGHT), bar.alt, part_bar_shapes(bar), theme)


def unit_bar(bar: UnitBar, theme: Theme) -> Markup:
    """A bar of blocks as an SVG element in a line of text."""
    return _drawing(unit_bar_size(bar), bar.alt, unit_bar_shapes(bar), theme)


def _drawing(size: tuple[float, float], alt: str, shapes: Sequence[Shape], theme: Theme) -> Markup:
    colors = {
        Paint.STRONG: theme.accent_text,
        Paint.SOFT: theme.accent_soft,
        Paint.INK: INK,
        Paint.HAIRLINE: HAIRLINE,
        Paint.MUTED: MUTED,
        Paint.PAPER: "#fff",
    }
    boxes = Markup("").join(
        Markup('<path d="M{} {}h{}v{}h{}z" fill="{}"/>').format(
            *map(_length, (shape.left, shape.top, shape.width, shape.height, -shape.width)), colors[shape.paint]
        )
        for shape in shapes
        if shape.paint
    )
    vertical_align = _length(MIDDLE - size[1] / 2)
    return _DRAWING.format(*size, " ".join(cleaned(alt).split()), boxes, vertical_align)


def _length(length: float) -> str:
    return f"{length:.2f}".rstrip("0").rstrip(".")
