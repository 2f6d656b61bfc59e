"""Charts as neutral descriptions: what is drawn, never how a format draws it."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a column chart: its label below, its value with the text above it, and its target tick.

    `value` None draws no column, `tick` None no tick. `strong` draws it in the accent, the others stand back. `text` is
    printed at the column's own top: directly above it; inside it where a tick just above leaves no room; above that
    tick where the column is too small. `tick_text` is printed above the tick. Both are empty where nothing is to be
    printed.
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

    `title` is the finding, `caption` names unit and period, `alt` says the same to who cannot see it. `height` is in
    millimetres, `share` the part of the text width. `value_name` and `tick_name` name the two series (in the chart's
    own workbook); `tick_name` is empty when there are no ticks.
    """

    title: str
    caption: str
    alt: str
    columns: tuple[Column, ...]
    value_name: str
    tick_name: str = ""
    height: int = 38
    share: float = 1.0


Chart = ColumnChart
"""Every kind of chart there is."""
