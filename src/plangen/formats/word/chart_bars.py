"""Bar charts as native charts."""

from collections.abc import Iterator
from decimal import Decimal

from plangen.elements.chart import BarChart
from plangen.formats.charts.bars import BarLayout, bar_layout
from plangen.formats.charts.labels import Rect
from plangen.formats.word.chart_plot import (
    AXES,
    Axis,
    Cell,
    Plot,
    all_labels,
    axes,
    categories,
    column_of,
    labels_of,
    series,
    unknown_cells,
    unknown_series,
    values,
)
from plangen.formats.word.chart_text import VALUE, fill, label

VALUES, UNKNOWN = 1, 2
"""The workbook columns."""
MAX_GAP_WIDTH = 500


def bar_plot(chart: BarChart) -> Plot:
    """The plot of a bar chart: bars from top to bottom with texts at their ends."""
    layout = bar_layout(chart)
    strong = "".join(
        f'<c:dPt><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"<c:spPr>{fill('accent2')}</c:spPr></c:dPt>"
        for at, bar in enumerate(chart.bars)
        if bar.strong
    )
    labels = "".join(
        label(at, bar.text, "outEnd", VALUE[bar.strong], bar.note)
        for at, bar in enumerate(chart.bars)
        if bar.value is not None and (bar.text or bar.note)
    )
    unknown = _unknown(chart)
    drawn = (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f"<c:ser>{series(0, VALUES, chart.value_name)}<c:spPr>{fill('accent3')}</c:spPr>"
        f'<c:invertIfNegative val="0"/>{strong}{all_labels(labels)}'
        f"{categories([' '.join(lines) for lines in layout.labels])}"
        f"{values(VALUES, [bar.value for bar in chart.bars])}</c:ser>"
        f"{unknown_series(1, UNKNOWN, unknown) if any(unknown) else ''}"
        f'<c:gapWidth val="{min(round((layout.slot / layout.bar - 1) * 100), MAX_GAP_WIDTH)}"/>'
        f'<c:overlap val="100"/>{AXES}</c:barChart>'
    )
    inner = Rect(layout.left / layout.width, 0, 1, 1)
    return Plot(f"{drawn}{axes(_axis(layout))}", inner, tuple(_cells(chart)))


def _axis(layout: BarLayout) -> Axis:
    """The value axis from one end of the plot to the other."""
    lowest, highest = (Decimal(str(round((end - layout.zero) / layout.unit, 6))) for end in (layout.left, layout.width))
    return Axis(lowest, highest, horizontal=True)


def _unknown(chart: BarChart) -> list[str]:
    """The text of each unknown value, empty for the known ones."""
    return [bar.text if bar.value is None else "" for bar in chart.bars]


def _cells(chart: BarChart) -> Iterator[Cell]:
    """The workbook cells: full labels and values."""
    yield from labels_of(bar.label for bar in chart.bars)
    yield from column_of(VALUES, chart.value_name, [bar.value for bar in chart.bars])
    if any(unknown := _unknown(chart)):
        yield from unknown_cells(UNKNOWN, VALUES, unknown)
