"""Lines that are named at their ends as a native chart."""

from collections.abc import Iterator
from decimal import Decimal

from plangen.elements.chart import Line, LineChart
from plangen.formats.chart_labels import Rect, text_width
from plangen.formats.chart_lines import (
    ABOVE,
    BELOW,
    End,
    LineGround,
    ends,
    last_known,
    line_ground,
    name_of,
    shown_labels,
)
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
    series,
    values,
)
from plangen.formats.word_chart_text import VALUE, Place, fill, label

POSITION = {
    End.RIGHT: "r",
    End.LEFT: "l",
    End.ABOVE: "t",
    End.BELOW: "b",
    End.ABOVE_LEFT: "t",
    End.BELOW_RIGHT: "b",
}
ASIDE = {End.ABOVE_LEFT: -0.5, End.BELOW_RIGHT: 0.5}
"""How far a name is moved from the middle of its line's end, in parts of its own width."""
DOT = 5
"""The width of the dot at the end of a strong line, in points."""


def line_plot(chart: LineChart) -> Plot:
    """Lines, the quiet ones below the strong ones, with a name at the end of each."""
    ground = line_ground(chart)
    labels = categories(shown_labels(chart, ground))
    places = dict(enumerate(ends(chart, ground)))
    quiet_first = sorted(enumerate(chart.lines), key=lambda one: one[1].strong)
    drawn = "".join(
        f"<c:ser>{series(at, at + 1, line.name)}{_look(line)}"
        f'{_name(line, places[at], ground)}{labels}{values(at + 1, line.values)}<c:smooth val="0"/></c:ser>'
        for at, line in quiet_first
    )
    kind = '<c:grouping val="standard"/><c:varyColors val="0"/>'
    plot = f'<c:lineChart>{kind}{drawn}<c:marker val="1"/>{AXES}</c:lineChart>'
    count = max(len(chart.labels), 1)
    right = min((ground.left + ground.slot * count) / ground.width, 1)
    inner = Rect(ground.left / ground.width, 0, right, 1 - BELOW / ground.height)
    return Plot(f"{plot}{axes(_axis(ground))}", inner, tuple(_cells(chart)))


def _look(line: Line) -> str:
    """A strong line in the accent with a dot at its end; another thin and dashed."""
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


def _name(line: Line, place: End, ground: LineGround) -> str:
    """The name and value of a line at its last point."""
    last, name = last_known(line), name_of(line)
    if last < 0 or not line.text:
        return ""
    aside = ASIDE.get(place, 0) * text_width(name) / ground.width
    return all_labels(label(last, name, Place(POSITION[place], aside), VALUE[line.strong]))


def _axis(ground: LineGround) -> Axis:
    """The scale on which the highest value lies as far below the top as a name needs."""
    if ground.lowest == ground.highest:
        return Axis(ground.lowest, ground.lowest + 1, step=ground.step)
    room = ground.height - BELOW
    whole = Decimal(str(round(room / (room - ABOVE), 4)))
    return Axis(ground.lowest, ground.lowest + (ground.highest - ground.lowest) * whole, step=ground.step)


def _cells(chart: LineChart) -> Iterator[Cell]:
    """The workbook: labels, and a column for each line."""
    yield from labels_of(chart.labels)
    for at, line in enumerate(chart.lines, start=1):
        yield from column_of(at, line.name, line.values)
