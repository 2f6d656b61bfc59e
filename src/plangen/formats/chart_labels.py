"""What the texts of a chart need and where those of a column stand, the same in every format."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from plangen.elements.chart import Column
from plangen.formats.environment import cleaned

SIZE = 8.5
"""The size of every text in a chart, in points; nothing on paper is smaller."""
LINE = 10.0
AIR = 2.4
"""Between a column or tick and the text above it."""
POINTS = 72 / 25.4
LIVE_WIDTH = 176
"""The text width of a page in millimetres, the same on Letter and A4."""
NARROW = frozenset("fijlrtIJ.,:;'|!()[] ·")
WIDE = frozenset("mwMWOQGD@%&ЖШЩЮФМ")
BETWEEN_LABELS = 4.0


class Place(Enum):
    """Where the text of a column's value stands."""

    ABOVE_COLUMN = "above the column"
    INSIDE = "inside the column's top"
    ABOVE_TICK = "above the tick"
    AT_BASE = "where the column would begin"


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


def place_of(column: Column, unit: float, width: float, room: float) -> Place:
    """The place of a value's text; in points, `unit` is the height of one, `width` the column's width.

    `room` is what a text takes between the top of its column and a tick above. Where there is less, the text goes
    inside its column, or above the tick when it does not fit in there.
    """
    if column.value is None:
        return Place.AT_BASE
    height = max(float(column.value), 0) * unit
    gap = float(column.tick) * unit - height if column.tick is not None else 0
    if gap <= 0 or gap >= room:
        return Place.ABOVE_COLUMN
    fits = height >= LINE + AIR and text_width(column.text) <= width
    return Place.INSIDE if fits else Place.ABOVE_TICK


def text_width(text: str) -> float:
    """About the width of a text in points, rather too wide than too narrow."""
    ems = sum(0.3 if sign in NARROW else 0.9 if sign in WIDE else 0.62 if sign.isupper() else 0.53 for sign in text)
    return ems * SIZE


def broken(label: str, room: float, most: int = 2) -> tuple[str, ...]:
    """A label in one line, or in two broken between words; what is still too long is cut."""
    words = cleaned(label).split()
    if not words:
        return ()
    whole = " ".join(words)
    if text_width(whole) <= room or len(words) == 1 or most == 1:
        return (shortened(whole, room),)
    ways = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    best = min(ways, key=lambda way: max(text_width(way[0]), text_width(way[1])))
    return tuple(shortened(line, room) for line in best)


def shortened(text: str, room: float) -> str:
    """A text that has the room, cut with an ellipsis where it has not."""
    if text_width(text) <= room:
        return text
    while len(text) > 1 and text_width(text + "…") > room:
        text = text[:-1]
    return text.rstrip() + "…"


def label_step(labels: Sequence[str], slot: float) -> int:
    """Every how many labels one is printed, so that none meets the next; `slot` is the room of one in points."""
    widest = max((text_width(" ".join(cleaned(label).split())) for label in labels), default=0) + BETWEEN_LABELS
    return next((step for step in range(1, len(labels)) if step * slot >= widest), max(len(labels), 1))
