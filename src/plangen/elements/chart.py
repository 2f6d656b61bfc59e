"""Charts as format-neutral data: what is drawn, never how a format draws it.

Every chart has a `title` (the finding), a `caption` (unit and period), and `alt` (alternative text). `height` is in
millimeters (34, 38, or 52); `share` is the fraction of the text width. All texts are ready to print: no format turns a
value into text. Small charts go into table cells and have no title or caption.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

SIX_COLUMNS = 0.49
"""The share of the text width that six of twelve layout columns take up."""
HALF, TWO_THIRDS = 86 / 176, 116 / 176
"""The shares of the text width that the wide columns of the page's grid take up."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a column chart: its label below, its value with the text above it, and its target tick.

    `value` None draws no column and prints `text` (n/a) at the base; `tick` None draws no tick. `strong` draws it in
    the accent color, the others are muted; a `hatched` one isn't to be counted on. `text` is printed directly above the
    column; inside it if a tick just above leaves no space; above that tick if the column is too small. `tick_text` is
    printed above the tick. An empty text prints nothing.
    """

    label: str
    value: Decimal | None
    text: str
    tick: Decimal | None = None
    tick_text: str = ""
    strong: bool = False
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class ColumnChart:
    """Columns with target ticks, starting at zero, without a value axis.

    `value_name` and `tick_name` name the two series in the chart's embedded workbook; `tick_name` is empty without
    ticks. Without `has_labels`, what is below the chart has the labels of its columns.
    """

    title: str
    caption: str
    alt: str
    columns: tuple[Column, ...]
    value_name: str
    tick_name: str = ""
    height: int = 38
    share: float = 1.0
    has_labels: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a line chart: its name, a value at each label, and the text of its last value.

    A value of None draws nothing there: the bookings line ends at the as-of date. Name and text are printed together at
    the end of the line ("Bookings 712"). `strong` draws it in the accent color, the others are thin and dashed.
    """

    name: str
    values: tuple[Decimal | None, ...]
    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class LineChart:
    """Lines over time, starting at zero, named at their ends instead of in a legend.

    `labels` are the months or weeks, one for each value of a line; as many are printed as fit, evenly spaced and
    starting with the first.
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
    """One bar of a bar chart: its label to the left, its value with the text at its end, then a muted note.

    `value` None draws no bar and prints `text` (n/a) where it would start. `strong` draws it in the accent color, the
    others are muted.
    """

    label: str
    value: Decimal | None
    text: str
    note: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars from top to bottom, at most nine, starting at zero, without a value axis.

    `value_name` names the series in the chart's embedded workbook. A long label is wrapped or truncated.
    """

    title: str
    caption: str
    alt: str
    bars: tuple[Bar, ...]
    value_name: str
    height: int = 52
    share: float = SIX_COLUMNS


class Shade(Enum):
    """The fill of a part of a stacked bar; all four can be told apart in black and white."""

    ACCENT = "accent"
    SOFT = "soft"
    PLAIN = "white with an outline"
    HATCHED = "hatched"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a stacked bar: its label, its value (not below zero), and the text printed after the label."""

    label: str
    value: Decimal
    text: str
    shade: Shade


@dataclass(frozen=True, slots=True)
class StackedBar:
    """One bar across the full width, whose parts are labeled inside, or above if they are too narrow.

    `height` is the bar's alone, without the line of labels above it. A part of zero is neither drawn nor labeled.
    `value_name` names the row in the chart's embedded workbook. With `names_above`, all labels are above.
    """

    title: str
    caption: str
    alt: str
    parts: tuple[Part, ...]
    value_name: str
    height: int = 8
    share: float = SIX_COLUMNS
    names_above: bool = False


class StepKind(Enum):
    """What a step of a waterfall stands for; all four can be told apart in black and white."""

    CERTAIN = "accent"
    HOPED = "neutral"
    GAP = "hatched, outlined"
    TOTAL = "outlined white"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a waterfall: its label, its value with the text above its bar, and its kind.

    A value of None or 0 draws no bar: its text is printed where the step before ended. A value below zero goes down.
    A gap is never below zero; without one, the step is left out.
    """

    label: str
    value: Decimal | None
    text: str
    kind: StepKind


@dataclass(frozen=True, slots=True)
class Waterfall:
    """Two to eight steps from left to right: each starts where the one before ended, a total starts at zero.

    Each step has an equal share of the width, so a row of equal cells below lines up with the bars. Labels are not
    printed in the chart: that row has them. `value_name` names the values in the chart's embedded workbook.
    """

    title: str
    caption: str
    alt: str
    steps: tuple[Step, ...]
    value_name: str
    height: int = 38
    share: float = SIX_COLUMNS


@dataclass(frozen=True, slots=True)
class TrendColumns:
    """A trend as tiny columns in a cell, the last one in the accent color; None leaves a gap.

    `width` and `height` are in millimeters.
    """

    alt: str
    values: tuple[Decimal | None, ...]
    width: int = 16
    height: int = 4


@dataclass(frozen=True, slots=True)
class AttainmentBar:
    """A bar in a cell with a tick at 1 (100%) and its text after it, flush with the right end of `width`.

    `value` is a share; None draws only the tick and prints `text` (n/a). The scale ends at `scale_max`: a larger value
    is drawn up to there, with a break in the bar. All bars of a table column have the same `scale_max`, so their ticks
    line up. One that `has_track` shows the rest of the scale, too.
    """

    alt: str
    value: Decimal | None
    text: str
    scale_max: Decimal = Decimal("1.5")
    width: int = 40
    has_track: bool = False


@dataclass(frozen=True, slots=True)
class TickBar:
    """A bar in a cell with a tick at the value that is needed; None draws no tick.

    `strong` draws the bar in the accent color (short of the need), else it is muted. The scale ends at `scale_max`: a
    larger value is drawn up to there, with a break in the bar, and a larger tick is not drawn. All bars of a table
    column have the same `scale_max`.
    """

    alt: str
    value: Decimal
    tick: Decimal | None
    scale_max: Decimal
    strong: bool
    width: int = 70


@dataclass(frozen=True, slots=True)
class PartBar:
    """A bar in a cell, with an outlined part after it: what there is, and what there could be.

    All bars of a table column have the same `scale_max`, the largest sum of both.
    """

    alt: str
    value: Decimal
    more: Decimal
    scale_max: Decimal
    width: int = 23


@dataclass(frozen=True, slots=True)
class UnitBar:
    """A bar of blocks, one for each unit: the first `filled` of `total` are in the accent color, the others muted.

    Several `rows` are filled column by column. A block with the gap after it is `block` millimeters wide, and `height`
    high; a bar of one block is solid. `tick` is the number of blocks at which a tick is drawn below; None draws none.
    """

    alt: str
    filled: int
    total: int
    rows: int = 1
    block: float = 4.9
    height: float = 9
    tick: Decimal | None = None


Chart = ColumnChart | LineChart | BarChart | StackedBar | Waterfall
"""Every chart with a title and caption."""
SmallChart = TrendColumns | AttainmentBar | TickBar | PartBar | UnitBar
"""Every chart for a table cell."""
