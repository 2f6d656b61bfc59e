"""Stacked bars as native charts: each part is a series, named in its middle or above the bar."""

from collections.abc import Iterator
from decimal import Decimal

from plangen.elements.chart import Shade, StackedBar
from plangen.formats.charts.labels import LABEL_GAP, SIZE, Rect
from plangen.formats.charts.parts import NamedPart, PartsLayout, parts_layout
from plangen.formats.word.chart_plot import (
    AXES,
    Axis,
    Cell,
    Plot,
    all_labels,
    axes,
    categories,
    series,
    values,
)
from plangen.formats.word.chart_text import ON_ACCENT, ON_SOFT, VALUE, LabelPosition, fill, label

OUTLINE = f'<a:ln w="9525">{fill("tx1")}</a:ln>'
LOOK = {
    Shade.ACCENT: fill("accent2"),
    Shade.SOFT: fill("accent3"),
    Shade.PLAIN: f"{fill('bg1')}{OUTLINE}",
    Shade.HATCHED: (
        '<a:pattFill prst="wdUpDiag"><a:fgClr><a:schemeClr val="tx2"/></a:fgClr>'
        f'<a:bgClr><a:schemeClr val="bg1"/></a:bgClr></a:pattFill>{OUTLINE}'
    ),
}
INSET = 0.5
"""The space around the bar for its outline, in points."""


def stacked_plot(chart: StackedBar) -> Plot:
    """The plot of a stacked bar: its parts from left to right."""
    layout = parts_layout(chart)
    drawn = "".join(
        f"<c:ser>{series(at, at + 1, named.part.label)}<c:spPr>{LOOK[named.part.shade]}</c:spPr>"
        f'<c:invertIfNegative val="0"/>{_name(named, layout)}{categories([chart.value_name])}'
        f"{values(at + 1, [named.part.value])}</c:ser>"
        for at, named in enumerate(layout.parts)
    )
    plot = (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>'
        f'{drawn}<c:gapWidth val="0"/><c:overlap val="100"/>{AXES}</c:barChart>'
    )
    total = sum((named.part.value for named in layout.parts), Decimal(0)) or Decimal(1)
    axis = axes(Axis(Decimal(0), total, horizontal=True, labels=False))
    side, bottom = INSET / layout.width, INSET / layout.height
    return Plot(
        f"{plot}{axis}",
        Rect(side, layout.top / layout.height + bottom, 1 - side, 1 - bottom),
        tuple(_cells(chart, layout)),
    )


def _name(named: NamedPart, layout: PartsLayout) -> str:
    """The label of a part in its middle, or above the bar."""
    if not named.name:
        return ""
    if not named.above:
        return all_labels(label(0, named.name, "ctr", ON_ACCENT if named.part.shade is Shade.ACCENT else ON_SOFT))
    right = (named.middle - (named.left + named.right) / 2) / layout.width
    up = ((layout.top + layout.height) / 2 - (layout.top - LABEL_GAP - SIZE / 3)) / layout.height
    return all_labels(label(0, named.name, LabelPosition("ctr", right, -up), VALUE[False]))


def _cells(chart: StackedBar, layout: PartsLayout) -> Iterator[Cell]:
    """The workbook cells: a column for each part."""
    yield Cell(1, 0, chart.value_name)
    for at, named in enumerate(layout.parts, start=1):
        yield Cell(0, at, named.part.label)
        yield Cell(1, at, named.part.value)
