"""Column charts with target ticks as SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from markupsafe import Markup

from plangen.elements.chart import Column, ColumnChart
from plangen.elements.theme import INK, Theme
from plangen.formats.charts.labels import (
    LABEL_GAP,
    LINE,
    LIVE_WIDTH,
    POINTS,
    SIZE,
    Rect,
    ValuePosition,
    text_width,
    value_position,
    wrapped,
)
from plangen.formats.environment import cleaned
from plangen.formats.pdf.svg_drawing import (
    CAPITAL,
    LABEL,
    TARGET,
    VALUE,
    TextPlacer,
    area,
    box,
    hatching,
    short,
    stroke,
    svg,
    text_at,
)

BAR_SHARE = 0.64
TICK_SHARE = 0.86
"""The width of a column and of its tick, as shares of the column's slot."""
MAX_BAR_WIDTH = 52.0
CLEARANCE = LABEL_GAP + SIZE * CAPITAL + 2
"""The space that a text needs between the top of its column and a tick above it."""


@dataclass(frozen=True, slots=True)
class ColumnLayout:
    """The layout in points: size, width of a column's slot, position of zero, top of the labels, and scale."""

    width: float
    height: float
    slot: float
    zero: float
    label_top: float
    unit: float

    def middle(self, at: int) -> float:
        """The center of a column."""
        return self.slot * (at + 0.5)

    def level(self, value: Decimal) -> float:
        """The vertical position of a value."""
        return self.zero - float(value) * self.unit

    def half_bar(self) -> float:
        """Half the width of a column."""
        return min(self.slot * BAR_SHARE, MAX_BAR_WIDTH) / 2

    def half_tick(self) -> float:
        """Half the width of a tick."""
        return min(self.slot * TICK_SHARE, MAX_BAR_WIDTH * TICK_SHARE / BAR_SHARE) / 2


def column_chart(chart: ColumnChart, theme: Theme) -> Markup:
    """A column chart as an SVG element."""
    layout = _layout(chart)
    placer = TextPlacer(layout.width, _obstacles(chart.columns, layout))
    for at, column in enumerate(chart.columns):
        place = _place_below if _is_below_zero(column) else _place_values
        place(placer, layout, at, column)
        if chart.has_labels:
            _place_label(placer, layout, at, column)
    drawn = (
        _columns(chart.columns, layout, strong=False, color=theme.accent_soft),
        _columns(chart.columns, layout, strong=True, color=theme.accent_text),
        _hatched(chart.columns, layout),
        stroke(f"M0 {short(layout.zero)}H{short(layout.width)}", INK, ".8"),
        _ticks(chart.columns, layout),
        *placer.texts,
    )
    return svg(layout.width, layout.height, chart.alt, Markup("").join(drawn), ' text-anchor="middle"')


def _layout(chart: ColumnChart) -> ColumnLayout:
    """The layout, with space for texts above and labels below, and zero always included."""
    width, height = chart.share * LIVE_WIDTH * POINTS, chart.height * POINTS
    slot = width / max(len(chart.columns), 1)
    values = [value for column in chart.columns for value in (column.value, column.tick) if value is not None]
    highest, lowest = float(max([*values, Decimal(0)])), float(min([*values, Decimal(0)]))
    lines = max((len(wrapped(column.label, slot)) for column in chart.columns), default=1)
    above = LINE * max((_text_lines(column, slot) for column in chart.columns), default=1) + LABEL_GAP
    below = LINE * lines + LABEL_GAP if chart.has_labels else 1
    under = LINE + LABEL_GAP if any(_is_below_zero(column) and column.text for column in chart.columns) else 0
    unit = (height - above - below - under) / ((highest - lowest) or 1)
    label_top = height - below
    return ColumnLayout(width, height, slot, label_top - under + lowest * unit, label_top, unit)


def _text_lines(column: Column, slot: float) -> int:
    """How many lines the texts of a column may need: two texts, or one wider than its slot."""
    texts = [text for text in (column.text, column.tick_text) if text]
    return max(len(texts), *(ceil(text_width(text) / slot) for text in texts), 1)


def _obstacles(columns: Sequence[Column], layout: ColumnLayout) -> list[Rect]:
    """The areas of the columns and ticks."""
    found = []
    for at, column in enumerate(columns):
        middle = layout.middle(at)
        if column.value is not None:
            ends = sorted((layout.zero, layout.level(column.value)))
            found.append(Rect(middle - layout.half_bar(), ends[0], middle + layout.half_bar(), ends[1]))
        if column.tick is not None:
            level = layout.level(column.tick)
            found.append(Rect(middle - layout.half_tick(), level - 1, middle + layout.half_tick(), level + 1))
    return found


def _is_below_zero(column: Column) -> bool:
    """Whether a column goes down from zero, so its text is below it; a tick keeps the text above."""
    return column.value is not None and column.value < 0 and column.tick is None


def _place_below(placer: TextPlacer, layout: ColumnLayout, at: int, column: Column) -> None:
    """Places the text of a value below zero under its column."""
    if column.text and column.value is not None:
        baseline = layout.level(column.value) + LABEL_GAP + SIZE * CAPITAL
        text = text_at(layout.middle(at), baseline, cleaned(column.text), VALUE[column.strong])
        placer.texts.append(text)


def _place_values(placer: TextPlacer, layout: ColumnLayout, at: int, column: Column) -> None:
    """Places the text of a value at the top of its column, and the text of a tick above the tick."""
    value = layout.level(max(column.value or Decimal(0), Decimal(0)))
    tick = layout.level(column.tick) if column.tick is not None else layout.zero
    middle, position = layout.middle(at), value_position(column, layout.unit, CLEARANCE)
    above = min(tick, layout.zero) - LABEL_GAP
    if column.text:
        look = VALUE[column.strong and column.value is not None]
        baseline = min(value, tick) - LABEL_GAP if position is ValuePosition.ABOVE_TICK else value - LABEL_GAP
        placed = placer.place((middle, baseline), cleaned(column.text), look)
        above = min(above, placed - LINE) if position is ValuePosition.ABOVE_TICK or tick >= value else above
    if column.tick_text:
        placer.place((middle, above), cleaned(column.tick_text), TARGET)


def _place_label(placer: TextPlacer, layout: ColumnLayout, at: int, column: Column) -> None:
    """Places a column's label below all columns, on at most two lines."""
    for line, text in enumerate(wrapped(column.label, layout.slot)):
        baseline = layout.label_top + LABEL_GAP + SIZE * 0.8 + LINE * line
        placer.texts.append(text_at(layout.middle(at), baseline, text, LABEL))


def _columns(columns: Sequence[Column], layout: ColumnLayout, *, strong: bool, color: str) -> Markup:
    """All strong or all muted columns as one path."""
    steps = []
    for at, column in enumerate(columns):
        if column.value is None or column.strong is not strong or column.hatched or not column.value:
            continue
        left, width = layout.middle(at) - layout.half_bar(), layout.half_bar() * 2
        steps.append(box(left, layout.zero, width, layout.level(column.value) - layout.zero))
    return area("".join(steps), color)


def _hatched(columns: Sequence[Column], layout: ColumnLayout) -> Markup:
    """All hatched columns, each with an outline."""
    drawn = Markup("")
    for at, column in enumerate(columns):
        if column.hatched and column.value:
            left, width = layout.middle(at) - layout.half_bar(), layout.half_bar() * 2
            top, bottom = sorted((layout.level(column.value), layout.zero))
            drawn += hatching(Rect(left, top, left + width, bottom)) + stroke(
                box(left, top, width, bottom - top), INK, ".8"
            )
    return drawn


def _ticks(columns: Sequence[Column], layout: ColumnLayout) -> Markup:
    """All ticks as one path, over a white one as wide as the columns that they cross."""
    edges, steps = [], []
    for at, column in enumerate(columns):
        if column.tick is None:
            continue
        middle, level = layout.middle(at), short(layout.level(column.tick))
        steps.append(f"M{short(middle - layout.half_tick())} {level}H{short(middle + layout.half_tick())}")
        if column.value is not None and column.value > column.tick:
            edges.append(f"M{short(middle - layout.half_bar())} {level}H{short(middle + layout.half_bar())}")
    edge = stroke("".join(edges), "#fff", "3.4") if edges else Markup("")
    return edge + stroke("".join(steps), INK, "1.4")
