"""Where the texts of a column chart stand, the same in every format: at the top of their own column."""

from enum import Enum

from plangen.elements.chart import Column

SIZE = 8.5
"""The size of every text in a chart, in points; nothing on paper is smaller."""
LINE = 10.0
AIR = 2.4
"""Between a column or tick and the text above it."""
NARROW = frozenset("fijlrtIJ.,:;'|!()[] ·")
WIDE = frozenset("mwMWOQGD@%&ЖШЩЮФМ")


class Place(Enum):
    """Where the text of a column's value stands."""

    ABOVE_COLUMN = "above the column"
    INSIDE = "inside the column's top"
    ABOVE_TICK = "above the tick"


def place_of(column: Column, unit: float, width: float, room: float) -> Place:
    """The place of a value's text; in points, `unit` is the height of one, `width` the column's width.

    `room` is what a text takes between the top of its column and a tick above. Where there is less, the text goes
    inside its column, or above the tick when it does not fit in there.
    """
    if column.value is None:
        return Place.ABOVE_TICK
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
