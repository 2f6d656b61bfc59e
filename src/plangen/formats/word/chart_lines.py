"""Line charts with names at the ends of the lines, as native charts."""

from collections.abc import Iterator
from decimal import Decimal

from plangen.elements.chart import Line, LineChart
from plangen.formats.charts.labels import Rect, text_width
from plangen.formats.charts.lines import (
    ABOVE,
    BELOW,
    End,
    LineLayout,
    ends,
    last_known,
    line_layout,
    name_of,
    shown_labels,
)
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
    values,
)
from plangen.formats.word.chart_text import VALUE, LabelPosition, fill, label

POSITION = {
    End.RIGHT: "r",
    End.LEFT: "l",
    End.ABOVE: "t",
    End.BELOW: "b",
    End.ABOVE_LEFT: "t",
    End.BELOW_RIGHT: "b",
}
SHIFT = {End.ABOVE_LEFT: -0.5, End.BELOW_RIGHT: 0.5}
"""How far a name is shifted from its line's end, as a share of the name's width."""
DOT = 5
"""The width of the dot at the end of a strong line, in points."""


def line_plot(chart: LineChart) -> Plot:
    """The plot of a line chart: muted lines below strong ones, with a name at the end of each."""
    layout = line_layout(chart)
    labels = categories(shown_labels(chart, layout))
    positions = dict(enumerate(ends(chart, layout)))
    muted_first = sorted(enumerate(chart.lines), key=lambda numbered: numbered[1].strong)
    drawn = "".join(
        f"<c:ser>{series(at, at + 1, line.name)}{_look(line)}"
        f'{_name(line, positions[at], layout)}{labels}{values(at + 1, line.values)}<c:smooth val="0"/></c:ser>'
        for at, line in muted_first
    )
    options = '<c:grouping val="standard"/><c:varyColors val="0"/>'
    plot = f'<c:lineChart>{options}{drawn}<c:marker val="1"/>{AXES}</c:lineChart>'
    count = max(len(chart.labels), 1)
    right = min((layout.left + layout.slot * count) / layout.width, 1)
    inner = Rect(layout.left / layout.width, 0, right, 1 - BELOW / layout.height)
    return Plot(f"{plot}{axes(_axis(layout))}", inner, tuple(_cells(chart)))


def _look(line: Line) -> str:
    """The look of a line: strong, in the accent color with a dot at its end; or thin and dashed."""
    if not line.strong:
        return (
            f'<c:spPr><a:ln w="12700" cap="flat">{fill("tx1")}<a:prstDash val="sysDash"/><a:round/></a:ln></c:spPr>'
            '<c:marker><c:symbol val="none"/></c:marker>'
        )
    ink, last = fill("accent2"), last_known(line)
    drawn = f'<c:spPr><a:ln w="27940" cap="rnd">{ink}<a:round/></a:ln></c:spPr>'
    dot = (
        f'<c:dPt><c:idx val="{last}"/><c:marker><c:symbol val="circle"/><c:size val="{DOT}"/><c:spPr>{ink}'
        f'<a:ln><a:noFill/></a:ln></c:spPr></c:marker><c:bubble3D val="0"/>{drawn}</c:dPt>'
    )
    return f'{drawn}<c:marker><c:symbol val="none"/></c:marker>{dot if last >= 0 else ""}'


def _name(line: Line, position: End, layout: LineLayout) -> str:
    """The name and value of a line at its last point."""
    last, name = last_known(line), name_of(line)
    if last < 0 or not line.text:
        return ""
    shift = SHIFT.get(position, 0) * text_width(name) / layout.width
    return all_labels(label(last, name, LabelPosition(POSITION[position], shift), VALUE[line.strong]))


def _axis(layout: LineLayout) -> Axis:
    """The value axis, with space for a name above the highest value."""
    if layout.lowest == layout.highest:
        return Axis(layout.lowest, layout.lowest + 1, step=layout.step)
    height = layout.height - BELOW
    stretch = Decimal(str(round(height / (height - ABOVE), 4)))
    return Axis(layout.lowest, layout.lowest + (layout.highest - layout.lowest) * stretch, step=layout.step)


def _cells(chart: LineChart) -> Iterator[Cell]:
    """The workbook cells: labels, and a column for each line."""
    yield from labels_of(chart.labels)
    for at, line in enumerate(chart.lines, start=1):
        yield from column_of(at, line.name, line.values)
