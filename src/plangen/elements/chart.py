"""Charts as neutral descriptions: what is drawn, never how a format draws it.

Every chart has a `title`, its finding; a `caption`, which names unit and period; and `alt`, which says the same to who
cannot see it. `height` is in millimetres (34, 38 or 52), `share` the part of the text width. All texts come printed:
no format makes one of a value. The small ones stand in the cells of tables, with neither title nor caption.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

SIX_COLUMNS = 0.49
"""The share of the text width that a chart of six of the twelve columns has."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a column chart: its label below, its value with the text above it, and its target tick.

    `value` None draws no column, and prints `text` (n/a) at the base; `tick` None draws no tick. `strong` draws it in
    the accent, the others stand back. `text` is printed at the column's own top: directly above it; inside it where a
    tick just above leaves no room; above that tick where the column is too small. `tick_text` is printed above the
    tick. Both are empty where nothing is to be printed.
    """

    label: str
    value: Decimal | None
    text: str
    tick: Decimal | None = None
    tick_text: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class ColumnChart:
    """Columns with target ticks, starting at zero, without a value axis.

    `value_name` and `tick_name` name the two series (in the chart's own workbook); `tick_name` is empty when there are
    no ticks.
    """

    title: str
    caption: str
    alt: str
    columns: tuple[Column, ...]
    value_name: str
    tick_name: str = ""
    height: int = 38
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a line chart: its name, a value at each label, and the text of the value at which it ends.

    A value of None draws nothing there: the line of what was won ends at as-of. Name and text are printed together at
    the line's own end ("Won 712"). `strong` draws it in the accent, the others are thin and dashed.
    """

    name: str
    values: tuple[Decimal | None, ...]
    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class LineChart:
    """Lines over time, starting at zero, named at their ends instead of in a legend.

    `labels` are the months or weeks, one for each value of a line; as many are printed as have room, evenly spaced and
    beginning with the first.
    """

    title: str
    caption: str
    alt: str
    labels: tuple[str, ...]
    lines: tuple[Line, ...]
    height: int = 52
    share: float = SIX_COLUMNS


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a bar chart: its label left of it, its value with the text at its end and a quieter note behind it.

    `value` None draws no bar and prints `text` (n/a) where it would begin. `strong` draws it in the accent, the others
    stand back.
    """

    label: str
    value: Decimal | None
    text: str
    note: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars from top to bottom, at most nine, starting at zero, without a value axis.

    `value_name` names the series in the chart's own workbook. A long label is broken or cut.
    """

    title: str
    caption: str
    alt: str
    bars: tuple[Bar, ...]
    value_name: str
    height: int = 52
    share: float = SIX_COLUMNS


class Shade(Enum):
    """How a part of a stacked bar is filled; each can be told from the others in black and white."""

    ACCENT = "accent"
    SOFT = "soft"
    PLAIN = "white with an outline"
    HATCHED = "hatched"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a stacked bar: its label, its value (not below zero) and the text printed behind the label."""

    label: str
    value: Decimal
    text: str
    shade: Shade


@dataclass(frozen=True, slots=True)
class StackedBar:
    """One bar over the whole width, made of parts that are named inside, or above it where they are too narrow.

    `height` is that of the bar itself; a line of labels above it comes on top. A part of zero is neither drawn nor
    named. `value_name` names the row in the chart's own workbook.
    """

    title: str
    caption: str
    alt: str
    parts: tuple[Part, ...]
    value_name: str
    height: int = 8
    share: float = SIX_COLUMNS


@dataclass(frozen=True, slots=True)
class TrendColumns:
    """A trend as tiny columns in a cell, the last one in the accent; None leaves a gap.

    `width` and `height` are in millimetres.
    """

    alt: str
    values: tuple[Decimal | None, ...]
    width: int = 16
    height: int = 4


@dataclass(frozen=True, slots=True)
class AttainmentBar:
    """A bar in a cell with a tick at 1 (100 %), and its text behind, flush with the right end of `width`.

    `value` is a share; None draws the tick only and prints `text` (n/a). The scale ends at `most`: what is more is
    drawn up to there, with a break in the bar. All bars of a column have the same `most`, so that ticks stand in line.
    """

    alt: str
    value: Decimal | None
    text: str
    most: Decimal = Decimal("1.5")
    width: int = 40


Chart = ColumnChart | LineChart | BarChart | StackedBar
"""Every kind of chart there is."""
SmallChart = TrendColumns | AttainmentBar
"""Every kind of small chart that stands in the cell of a table."""
