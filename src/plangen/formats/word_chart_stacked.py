"""One stacked bar as a native chart: each part is a series, named in its middle or moved above the bar."""

from collections.abc import Iterator
from decimal import Decimal

from plangen.elements.chart import Shade, StackedBar
from plangen.formats.chart_labels import AIR, SIZE, Rect
from plangen.formats.chart_parts import Named, PartsGround, parts_ground
from plangen.formats.word_chart_plot import (
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
from plangen.formats.word_chart_text import ON_ACCENT, ON_SOFT, VALUE, Place, fill, label

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
"""What the frame leaves free around the bar for its outline, in points."""


def stacked_plot(chart: StackedBar) -> Plot:
    """The parts of one bar from left to right."""
    ground = parts_ground(chart)
    drawn = "".join(
        f"<c:ser>{series(at, at + 1, named.part.label)}<c:spPr>{LOOK[named.part.shade]}</c:spPr>"
        f'<c:invertIfNegative val="0"/>{_name(named, ground)}{categories([chart.value_name])}'
        f"{values(at + 1, [named.part.value])}</c:ser>"
        for at, named in enumerate(ground.parts)
    )
    plot = (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>'
        f'{drawn}<c:gapWidth val="0"/><c:overlap val="100"/>{AXES}</c:barChart>'
    )
    whole = sum((named.part.value for named in ground.parts), Decimal(0)) or Decimal(1)
    axis = axes(Axis(Decimal(0), whole, horizontal=True, labels=False))
    side, foot = INSET / ground.width, INSET / ground.height
    return Plot(
        f"{plot}{axis}", Rect(side, ground.top / ground.height + foot, 1 - side, 1 - foot), tuple(_cells(chart, ground))
    )


def _name(named: Named, ground: PartsGround) -> str:
    """The name of a part in its middle, or above the bar."""
    if not named.name:
        return ""
    if not named.above:
        return all_labels(label(0, named.name, "ctr", ON_ACCENT if named.part.shade is Shade.ACCENT else ON_SOFT))
    aside = (named.middle - (named.left + named.right) / 2) / ground.width
    up = ((ground.top + ground.height) / 2 - (ground.top - AIR - SIZE / 3)) / ground.height
    return all_labels(label(0, named.name, Place("ctr", aside, -up), VALUE[False]))


def _cells(chart: StackedBar, ground: PartsGround) -> Iterator[Cell]:
    """The workbook: a column for each part."""
    yield Cell(1, 0, chart.value_name)
    for at, named in enumerate(ground.parts, start=1):
        yield Cell(0, at, named.part.label)
        yield Cell(1, at, named.part.value)
