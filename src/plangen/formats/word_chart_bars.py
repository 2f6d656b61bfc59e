"""Horizontal bars as a native chart."""

from collections.abc import Iterator
from decimal import Decimal

from plangen.elements.chart import BarChart
from plangen.formats.chart_bars import BarGround, bar_ground
from plangen.formats.chart_labels import Rect
from plangen.formats.word_chart_plot import (
    AXES,
    Axis,
    Cell,
    Plot,
    all_labels,
    axes,
    categories,
    column_of,
    labels_of,
    not_known,
    not_known_cells,
    series,
    values,
)
from plangen.formats.word_chart_text import VALUE, fill, label

VALUES, UNKNOWN = 1, 2
"""The columns of the workbook."""
WIDEST_GAP = 500


def bar_plot(chart: BarChart) -> Plot:
    """Bars from top to bottom with their texts at the ends."""
    ground = bar_ground(chart)
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
        f"{categories([' '.join(lines) for lines in ground.labels])}"
        f"{values(VALUES, [bar.value for bar in chart.bars])}</c:ser>"
        f"{not_known(1, UNKNOWN, unknown) if any(unknown) else ''}"
        f'<c:gapWidth val="{min(round((ground.slot / ground.bar - 1) * 100), WIDEST_GAP)}"/>'
        f'<c:overlap val="100"/>{AXES}</c:barChart>'
    )
    inner = Rect(ground.left / ground.width, 0, 1, 1)
    return Plot(f"{drawn}{axes(_axis(ground))}", inner, tuple(_cells(chart)))


def _axis(ground: BarGround) -> Axis:
    """The values at the two ends of the plot."""
    lowest, highest = (Decimal(str(round((end - ground.zero) / ground.unit, 6))) for end in (ground.left, ground.width))
    return Axis(lowest, highest, horizontal=True)


def _unknown(chart: BarChart) -> list[str]:
    """What is printed in place of each value that is not known."""
    return [bar.text if bar.value is None else "" for bar in chart.bars]


def _cells(chart: BarChart) -> Iterator[Cell]:
    """The workbook: whole labels and values."""
    yield from labels_of(bar.label for bar in chart.bars)
    yield from column_of(VALUES, chart.value_name, [bar.value for bar in chart.bars])
    if any(unknown := _unknown(chart)):
        yield from not_known_cells(UNKNOWN, VALUES, unknown)
