"""Columns with target ticks as SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from markupsafe import Markup

from plangen.elements.chart import Column, ColumnChart
from plangen.elements.theme import INK, Theme
from plangen.formats.chart_labels import AIR, LINE, LIVE_WIDTH, POINTS, SIZE, Place, Rect, broken, place_of, text_width
from plangen.formats.environment import cleaned
from plangen.formats.svg_drawing import (
    CAPITAL,
    LABEL,
    ON_ACCENT,
    ON_SOFT,
    TARGET,
    VALUE,
    Writing,
    area,
    box,
    short,
    stroke,
    svg,
    text_at,
)

BAR = 0.64
TICK = 0.86
"""Widths of a column and of its tick, as parts of the room that a column has."""
WIDEST_BAR = 52.0
ROOM = AIR + SIZE * CAPITAL + 2
"""What a text needs between the top of its column and a tick above it."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The drawing's size in points, the room of one column, where a value lies, and where labels begin."""

    width: float
    height: float
    slot: float
    zero: float
    floor: float
    unit: float

    def middle(self, at: int) -> float:
        """The middle of a column."""
        return self.slot * (at + 0.5)

    def level(self, value: Decimal) -> float:
        """The height at which a value lies."""
        return self.zero - float(value) * self.unit

    def bar(self) -> float:
        """Half the width of a column."""
        return min(self.slot * BAR, WIDEST_BAR) / 2

    def tick(self) -> float:
        """Half the width of a tick."""
        return min(self.slot * TICK, WIDEST_BAR * TICK / BAR) / 2


def column_chart(chart: ColumnChart, theme: Theme) -> Markup:
    """A column chart as an SVG element."""
    ground = _ground(chart)
    writing = Writing(ground.width, _obstacles(chart.columns, ground))
    for at, column in enumerate(chart.columns):
        _write_values(writing, ground, at, column)
        _write_label(writing, ground, at, column)
    drawn = (
        _columns(chart.columns, ground, strong=False, colour=theme.accent_soft),
        _columns(chart.columns, ground, strong=True, colour=theme.accent_text),
        stroke(f"M0 {short(ground.zero)}H{short(ground.width)}", INK, ".8"),
        _ticks(chart.columns, ground),
        *writing.texts,
    )
    return svg(ground.width, ground.height, chart.alt, Markup("").join(drawn), ' text-anchor="middle"')


def _ground(chart: ColumnChart) -> Ground:
    """The scale: room above for the texts, below for the labels, zero always inside."""
    width, height = chart.share * LIVE_WIDTH * POINTS, chart.height * POINTS
    slot = width / max(len(chart.columns), 1)
    values = [value for column in chart.columns for value in (column.value, column.tick) if value is not None]
    highest, lowest = float(max([*values, Decimal(0)])), float(min([*values, Decimal(0)]))
    lines = max((len(broken(column.label, slot)) for column in chart.columns), default=1)
    above = LINE * max((_stories(column, slot) for column in chart.columns), default=1) + AIR
    below = LINE * lines + AIR
    unit = (height - above - below) / ((highest - lowest) or 1)
    floor = height - below
    return Ground(width, height, slot, floor + lowest * unit, floor, unit)


def _stories(column: Column, slot: float) -> int:
    """How many lines of room the texts of a column may need: two texts, or one too wide for its place."""
    texts = [text for text in (column.text, column.tick_text) if text]
    return max(len(texts), *(ceil(text_width(text) / slot) for text in texts), 1)


def _obstacles(columns: Sequence[Column], ground: Ground) -> list[Rect]:
    """The columns and ticks themselves."""
    taken = []
    for at, column in enumerate(columns):
        middle = ground.middle(at)
        if column.value is not None:
            ends = sorted((ground.zero, ground.level(column.value)))
            taken.append(Rect(middle - ground.bar(), ends[0], middle + ground.bar(), ends[1]))
        if column.tick is not None:
            level = ground.level(column.tick)
            taken.append(Rect(middle - ground.tick(), level - 1, middle + ground.tick(), level + 1))
    return taken


def _write_values(writing: Writing, ground: Ground, at: int, column: Column) -> None:
    """The text of the value at the top of its column, and the text of the tick above the tick."""
    value = ground.level(max(column.value or Decimal(0), Decimal(0)))
    tick = ground.level(column.tick) if column.tick is not None else ground.zero
    middle, place = ground.middle(at), place_of(column, ground.unit, ground.bar() * 2, ROOM)
    above = min(tick, ground.zero) - AIR
    if column.text and place is Place.INSIDE:
        _write_inside(writing, (middle, value + AIR + SIZE * CAPITAL), column)
    elif column.text:
        look = VALUE[column.strong and column.value is not None]
        baseline = min(value, tick) - AIR if place is Place.ABOVE_TICK else value - AIR
        written = writing.raised((middle, baseline), cleaned(column.text), look)
        above = min(above, written - LINE) if place is Place.ABOVE_TICK or tick >= value else above
    if column.tick_text:
        writing.raised((middle, above), cleaned(column.tick_text), TARGET)


def _write_inside(writing: Writing, place: tuple[float, float], column: Column) -> None:
    """The text in its column: white on the accent, ink on what stands back, where white could not be read."""
    writing.texts.append(text_at(*place, cleaned(column.text), ON_ACCENT if column.strong else ON_SOFT))


def _write_label(writing: Writing, ground: Ground, at: int, column: Column) -> None:
    """The label below all columns, in at most two lines."""
    for line, text in enumerate(broken(column.label, ground.slot)):
        baseline = ground.floor + AIR + SIZE * 0.8 + LINE * line
        writing.texts.append(text_at(ground.middle(at), baseline, text, LABEL))


def _columns(columns: Sequence[Column], ground: Ground, *, strong: bool, colour: str) -> Markup:
    """All columns of one loudness as one path."""
    steps = []
    for at, column in enumerate(columns):
        if column.value is None or column.strong is not strong or not column.value:
            continue
        left, width = ground.middle(at) - ground.bar(), ground.bar() * 2
        steps.append(box(left, ground.zero, width, ground.level(column.value) - ground.zero))
    return area("".join(steps), colour)


def _ticks(columns: Sequence[Column], ground: Ground) -> Markup:
    """All ticks as one path, on a white one that parts them from the columns they cross."""
    steps = []
    for at, column in enumerate(columns):
        if column.tick is not None:
            left, right = ground.middle(at) - ground.tick(), ground.middle(at) + ground.tick()
            steps.append(f"M{short(left)} {short(ground.level(column.tick))}H{short(right)}")
    return stroke("".join(steps), "#fff", "2") + stroke("".join(steps), INK, "1.2")
