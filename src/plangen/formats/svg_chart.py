"""Charts as SVG inside a page: vectors, with the typeface of the page and its alternative text."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from math import ceil

from markupsafe import Markup

from plangen.elements.chart import Column, ColumnChart
from plangen.elements.theme import GREY, INK, Theme
from plangen.formats.chart_labels import AIR, LINE, SIZE, Place, place_of, text_width
from plangen.formats.environment import cleaned

LIVE_WIDTH = 176
"""The text width of a page in millimetres, the same on Letter and A4."""
POINTS = 72 / 25.4
BAR = 0.64
TICK = 0.86
"""Widths of a column and of its tick, as parts of the room that a column has."""
WIDEST_BAR = 52.0
CAPITAL = 0.65
"""The height of a figure as a part of its size."""
ROOM = AIR + SIZE * CAPITAL + 2
"""What a text needs between the top of its column and a tick above it."""
VALUE = {True: Markup(' font-weight="700" fill="{}"').format(INK), False: Markup(' fill="{}"').format(GREY)}
"""The look of a value's text above its column, by whether the column is strong."""
TARGET = Markup(' font-style="italic" fill="{}"').format(GREY)


@dataclass(frozen=True, slots=True)
class Rect:
    """A part of the drawing that is taken: nothing else is written there."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Rect") -> bool:
        """Whether two parts share a point."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


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


@dataclass(slots=True)
class Writing:
    """The texts that are written so far and the parts of the drawing that are taken."""

    taken: list[Rect] = field(default_factory=list)
    texts: list[Markup] = field(default_factory=list)


def column_chart(chart: ColumnChart, theme: Theme) -> Markup:
    """A column chart as an SVG element; `alt` is its title, which the PDF gives as alternative text."""
    ground = _ground(chart)
    writing = Writing(_obstacles(chart.columns, ground))
    for at, column in enumerate(chart.columns):
        _write_values(writing, ground, at, column)
        _write_label(writing, ground, at, column)
    shapes = Markup("").join(
        (
            _columns(chart.columns, ground, strong=False, colour=theme.accent_soft),
            _columns(chart.columns, ground, strong=True, colour=theme.accent_text),
            Markup('<path d="M0 {}H{}" stroke="{}" stroke-width=".8"/>').format(
                _short(ground.zero), _short(ground.width), INK
            ),
            _ticks(chart.columns, ground),
        )
    )
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" viewBox="0 0 {x} {y}"'
        ' font-family="Carlito" font-size="{size}" text-anchor="middle"><title>{alt}</title>{shapes}{texts}</svg>'
    ).format(
        width=_short(ground.width / POINTS),
        height=chart.height,
        x=_short(ground.width),
        y=_short(ground.height),
        size=SIZE,
        alt=" ".join(cleaned(chart.alt).split()),
        shapes=shapes,
        texts=Markup("").join(writing.texts),
    )


def _ground(chart: ColumnChart) -> Ground:
    """The scale: room above for the texts, below for the labels, zero always inside."""
    width, height = chart.share * LIVE_WIDTH * POINTS, chart.height * POINTS
    slot = width / max(len(chart.columns), 1)
    values = [value for column in chart.columns for value in (column.value, column.tick) if value is not None]
    highest, lowest = float(max([*values, Decimal(0)])), float(min([*values, Decimal(0)]))
    lines = max((len(_lines(column.label, slot)) for column in chart.columns), default=1)
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
        baseline = value - AIR if place is Place.ABOVE_COLUMN else min(value, tick) - AIR
        written = _write(writing, ground, (middle, baseline), cleaned(column.text), VALUE[column.strong])
        above = min(above, written - LINE) if place is Place.ABOVE_TICK or tick >= value else above
    if column.tick_text:
        _write(writing, ground, (middle, above), cleaned(column.tick_text), TARGET)


def _write_inside(writing: Writing, place: tuple[float, float], column: Column) -> None:
    """The text in its column: white on the accent, ink on what stands back, where white could not be read."""
    look = Markup(' font-weight="700" fill="#fff"') if column.strong else Markup(' fill="{}"').format(INK)
    writing.texts.append(_text(*place, cleaned(column.text), look))


def _write(writing: Writing, ground: Ground, place: tuple[float, float], text: str, look: Markup) -> float:
    """The baseline at which a text was written: raised until it meets nothing, as long as there is room above."""
    half = text_width(text) / 2
    middle = min(max(place[0], half), max(ground.width - half, half))
    baseline = place[1]
    box = Rect(middle - half, baseline - SIZE * 0.75, middle + half, baseline)
    while any(box.meets(other) for other in writing.taken) and box.top >= 1:
        baseline -= 1
        box = Rect(box.left, box.top - 1, box.right, box.bottom - 1)
    writing.taken.append(box)
    writing.texts.append(_text(middle, baseline, text, look))
    return baseline


def _write_label(writing: Writing, ground: Ground, at: int, column: Column) -> None:
    """The label below all columns, in at most two lines."""
    for line, text in enumerate(_lines(column.label, ground.slot)):
        baseline = ground.floor + AIR + SIZE * 0.8 + LINE * line
        writing.texts.append(_text(ground.middle(at), baseline, text, Markup(' fill="{}"').format(GREY)))


def _lines(label: str, room: float) -> tuple[str, ...]:
    """A label as one line, or two broken between words; what is still too long is cut."""
    words = cleaned(label).split()
    if not words:
        return ()
    whole = " ".join(words)
    if text_width(whole) <= room or len(words) == 1:
        return (_cut(whole, room),)
    ways = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    best = min(ways, key=lambda way: max(text_width(way[0]), text_width(way[1])))
    return tuple(_cut(line, room) for line in best)


def _cut(text: str, room: float) -> str:
    if text_width(text) <= room:
        return text
    while len(text) > 1 and text_width(text + "…") > room:
        text = text[:-1]
    return text.rstrip() + "…"


def _columns(columns: Sequence[Column], ground: Ground, *, strong: bool, colour: str) -> Markup:
    """All columns of one loudness as one path."""
    steps = []
    for at, column in enumerate(columns):
        if column.value is None or column.strong is not strong or not column.value:
            continue
        left, width = ground.middle(at) - ground.bar(), ground.bar() * 2
        height = ground.level(column.value) - ground.zero
        steps.append(f"M{_short(left)} {_short(ground.zero)}h{_short(width)}v{_short(height)}h{_short(-width)}z")
    return Markup('<path d="{}" fill="{}"/>').format("".join(steps), colour) if steps else Markup("")


def _ticks(columns: Sequence[Column], ground: Ground) -> Markup:
    """All ticks as one path, on a white one that parts them from the columns they cross."""
    steps = []
    for at, column in enumerate(columns):
        if column.tick is not None:
            left, right = ground.middle(at) - ground.tick(), ground.middle(at) + ground.tick()
            steps.append(f"M{_short(left)} {_short(ground.level(column.tick))}H{_short(right)}")
    path = Markup('<path d="{}" stroke="{}" stroke-width="{}"/>')
    return path.format("".join(steps), "#fff", "2") + path.format("".join(steps), INK, "1.2") if steps else Markup("")


def _text(middle: float, baseline: float, text: str, look: Markup) -> Markup:
    return Markup('<text x="{}" y="{}"{}>{}</text>').format(_short(middle), _short(baseline), look, text)


def _short(number: float) -> str:
    return f"{number:.1f}".rstrip("0").rstrip(".")
