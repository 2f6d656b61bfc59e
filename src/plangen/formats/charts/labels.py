"""The size of chart texts and the position of a column's value, the same in every format."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from plangen.elements.chart import Column
from plangen.formats.environment import cleaned

SIZE = 8.5
"""The font size of every text in a chart, in points; no printed text is smaller."""
LINE = 10.0
LABEL_GAP = 2.4
"""The gap between a column or tick and the text above it."""
POINTS = 72 / 25.4
LIVE_WIDTH = 176
"""The text width of a page in millimeters, the same on Letter and A4."""
NARROW = frozenset("fijlrtIJ.,:;'|!()[] ·")
WIDE = frozenset("mwMWOQGD@%&ЖШЩЮФМ")
BETWEEN_LABELS = 4.0


class ValuePosition(Enum):
    """The position of a column's value text."""

    ABOVE_COLUMN = "above the column"
    ABOVE_TICK = "above the tick"
    AT_BASE = "where the column would start"


@dataclass(frozen=True, slots=True)
class Rect:
    """An occupied area of the drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Rect") -> bool:
        """Whether two areas overlap."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def value_position(column: Column, unit: float, clearance: float) -> ValuePosition:
    """The position of a value's text, never in its column; `unit` is the height of a value of one in points.

    `clearance` is the space that a text needs between the top of its column and a tick above. With less, the text goes
    above the tick.
    """
    if column.value is None:
        return ValuePosition.AT_BASE
    height = max(float(column.value), 0) * unit
    gap = float(column.tick) * unit - height if column.tick is not None else 0
    return ValuePosition.ABOVE_COLUMN if gap <= 0 or gap >= clearance else ValuePosition.ABOVE_TICK


def text_width(text: str) -> float:
    """The estimated width of a text in points, erring on the wide side."""
    return SIZE * sum(
        0.3 if each in NARROW else 0.9 if each in WIDE else 0.62 if each.isupper() else 0.53 for each in text
    )


def wrapped(label: str, width: float, max_lines: int = 2) -> tuple[str, ...]:
    """A label on one line, or on two broken between words; a line that is still too long is truncated."""
    words = cleaned(label).split()
    if not words:
        return ()
    one_line = " ".join(words)
    if text_width(one_line) <= width or len(words) == 1 or max_lines == 1:
        return (truncated(one_line, width),)
    splits = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    best = min(splits, key=lambda split: max(text_width(split[0]), text_width(split[1])))
    return tuple(truncated(line, width) for line in best)


def truncated(text: str, width: float) -> str:
    """The text, truncated with an ellipsis if it doesn't fit the width."""
    if text_width(text) <= width:
        return text
    while len(text) > 1 and text_width(text + "…") > width:
        text = text[:-1]
    return text.rstrip() + "…"


def label_step(labels: Sequence[str], slot: float) -> int:
    """The smallest n for which every nth label fits without overlap; `slot` is the width of one label's slot."""
    widest = max((text_width(" ".join(cleaned(label).split())) for label in labels), default=0) + BETWEEN_LABELS
    return next((step for step in range(1, len(labels)) if step * slot >= widest), max(len(labels), 1))
