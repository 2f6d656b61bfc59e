"""Columns with target ticks as a native chart.

Columns are a column chart and targets an unseen line that carries their labels. The ticks themselves are short pieces
of a scatter series on the same axes: a line's dash markers would be three times as thick, and LibreOffice puts caps on
error bars. It also draws a category for each point of a series, so the pieces are spread over several short series.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.chart import Column, ColumnChart
from plangen.formats.chart_labels import LINE, LIVE_WIDTH, POINTS, Place, Rect, broken, place_of
from plangen.formats.word_chart_plot import (
    AXES,
    NO_LINE,
    SHEET,
    Axis,
    Cell,
    Formula,
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
from plangen.formats.word_chart_text import ON_ACCENT, ON_SOFT, TARGET, VALUE, fill, label, label_with_target

HEADROOM, ANOTHER_LINE = Decimal("1.16"), Decimal("0.16")
"""What the axis is longer than the highest column or tick; more where two lines stand above it."""
TICK_REACH = Decimal("0.41")
GAP_WIDTH = 55
LABELS_HEIGHT = 6.2
"""What a line of labels takes below the columns, in millimetres."""
PIECE_ROWS = 3
ROOM = 16.0
"""What a label needs between the top of its column and a tick above it, in points: Word sets air around its text."""
VALUES, TICKS, UNKNOWN, ACROSS, HEIGHTS = range(1, 6)
"""The columns of the workbook."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The two ends of one tick in the workbook: its first row, its column's place, its height."""

    row: int
    place: int
    height: Decimal | None

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """Where the tick begins and ends, counted in columns from 1."""
        return self.place - TICK_REACH, self.place + TICK_REACH


def column_plot(chart: ColumnChart) -> Plot:
    """Columns, their ticks and their texts."""
    lowest, highest = _span(chart)
    ticks = _ticks(chart) if chart.tick_name else ""
    inner = Rect(0, 0, 1, 1 - _labels_height(chart) / chart.height)
    return Plot(f"{_columns(chart)}{ticks}{axes(Axis(lowest, highest))}", inner, tuple(_cells(chart)))


def _columns(chart: ColumnChart) -> str:
    points = "".join(
        f'<c:dPt><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"<c:spPr>{fill('accent2')}</c:spPr></c:dPt>"
        for at, column in enumerate(chart.columns)
        if column.strong
    )
    labels = "".join(_value_label(at, column, _place(chart, column)) for at, column in enumerate(chart.columns))
    unknown, others = _unknown(chart), 2 + len(list(_groups(chart)))
    return (
        '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f"<c:ser>{series(0, VALUES, chart.value_name)}<c:spPr>{fill('accent3')}</c:spPr>"
        f'<c:invertIfNegative val="0"/>{points}{all_labels(labels)}{_categories(chart)}'
        f"{values(VALUES, [column.value for column in chart.columns])}</c:ser>"
        f"{not_known(others, UNKNOWN, unknown) if any(unknown) else ''}"
        f'<c:gapWidth val="{GAP_WIDTH}"/><c:overlap val="100"/>{AXES}</c:barChart>'
    )


def _ticks(chart: ColumnChart) -> str:
    labels = "".join(_tick_label(at, column, _place(chart, column)) for at, column in enumerate(chart.columns))
    drawn = "".join(_pieces_drawn(at, group, chart.tick_name) for at, group in enumerate(_groups(chart), start=2))
    return (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'<c:ser>{series(1, TICKS, chart.tick_name)}{NO_LINE}<c:marker><c:symbol val="none"/></c:marker>'
        f"{all_labels(labels)}{_categories(chart)}{values(TICKS, [column.tick for column in chart.columns])}"
        f'<c:smooth val="0"/></c:ser><c:marker val="1"/>{AXES}</c:lineChart>'
        '<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
        f"{drawn}{AXES}</c:scatterChart>"
    )


def _groups(chart: ColumnChart) -> Iterator[Sequence[Piece]]:
    """The ticks in groups that have no more points, blanks between them counted, than the chart has columns."""
    pieces = [Piece(2 + at * PIECE_ROWS, at + 1, column.tick) for at, column in enumerate(chart.columns)]
    most = max(1, (len(pieces) + 1) // PIECE_ROWS)
    for first in range(0, len(pieces), most):
        yield pieces[first : first + most]


def _pieces_drawn(order: int, pieces: Sequence[Piece], name: str) -> str:
    first, last = pieces[0].row, pieces[-1].row + 1
    across, heights = [], []
    for piece in pieces:
        for row, end in enumerate(piece.ends, start=piece.row - first):
            if piece.height is not None:
                across.append(f'<c:pt idx="{row}"><c:v>{end}</c:v></c:pt>')
                heights.append(f'<c:pt idx="{row}"><c:v>{piece.height}</c:v></c:pt>')
    number = f'<c:formatCode>General</c:formatCode><c:ptCount val="{last - first + 1}"/>'
    drawn = "".join(
        f"<c:{name}><c:numRef><c:f>{SHEET}!${column}${first}:${column}${last}</c:f>"
        f"<c:numCache>{number}{''.join(points)}</c:numCache></c:numRef></c:{name}>"
        for name, column, points in (("xVal", "E", across), ("yVal", "F", heights))
    )
    return (
        f"<c:ser>{series(order, TICKS, name)}"
        f'<c:spPr><a:ln w="13970" cap="flat">{fill("tx1")}<a:round/></a:ln></c:spPr>'
        f'<c:marker><c:symbol val="none"/></c:marker>{drawn}<c:smooth val="0"/></c:ser>'
    )


def _place(chart: ColumnChart, column: Column) -> Place:
    """The place of a column's text in this chart."""
    lowest, highest = _span(chart)
    unit = (chart.height - _labels_height(chart)) * POINTS / float(highest - lowest)
    return place_of(column, unit, _slot(chart) / (1 + GAP_WIDTH / 100), ROOM)


def _slot(chart: ColumnChart) -> float:
    return chart.share * LIVE_WIDTH * POINTS / len(chart.columns)


def _labels_height(chart: ColumnChart) -> float:
    """What the labels take below the columns; a second line where one has to be broken."""
    lines = max(len(broken(column.label, _slot(chart))) for column in chart.columns)
    return LABELS_HEIGHT + max(lines - 1, 0) * LINE / POINTS


def _value_label(at: int, column: Column, place: Place) -> str:
    """The text of a value at its column's top; nothing when it stands above the tick."""
    above_tick = place is Place.ABOVE_TICK and column.tick is not None
    if not column.text or column.value is None or above_tick:
        return ""
    if _passed(column):
        return label_with_target(at, column.tick_text, column.text, "outEnd", VALUE[column.strong])
    if place is Place.INSIDE:
        # White could not be read on the soft colour of what stands back.
        return label(at, column.text, "inEnd", ON_ACCENT if column.strong else ON_SOFT)
    return label(at, column.text, "outEnd", VALUE[column.strong])


def _tick_label(at: int, column: Column, place: Place) -> str:
    """The text above a tick: the target's own, or that of a value that has no room at its column."""
    if column.tick is None or _passed(column):
        return ""
    if column.text and place is Place.ABOVE_TICK:
        if column.tick_text:
            return label_with_target(at, column.tick_text, column.text, "t", VALUE[column.strong])
        return label(at, column.text, "t", VALUE[column.strong])
    return label(at, column.tick_text, "t", TARGET) if column.tick_text else ""


def _passed(column: Column) -> bool:
    """Whether a target with a text of its own lies in its column, where no text could be read."""
    return bool(
        column.tick_text and column.tick is not None and column.value is not None and column.value >= column.tick
    )


def _span(chart: ColumnChart) -> tuple[Decimal, Decimal]:
    """The lowest and the highest value of the axis, with room for a label; it always holds zero."""
    heights = [height for column in chart.columns for height in (column.value, column.tick) if height is not None]
    lowest, highest = min(Decimal(0), *heights, Decimal(0)), max(Decimal(0), *heights, Decimal(0))
    if lowest == highest:
        return Decimal(0), Decimal(1)
    tall = any(_passed(column) and column.value == highest for column in chart.columns)
    return lowest * HEADROOM, highest * (HEADROOM + ANOTHER_LINE * tall)


def _unknown(chart: ColumnChart) -> list[str]:
    """What is printed in place of each value that is not known."""
    return [column.text if column.value is None else "" for column in chart.columns]


def _categories(chart: ColumnChart) -> str:
    return categories([column.label for column in chart.columns])


def _cells(chart: ColumnChart) -> Iterator[Cell]:
    """The workbook: labels, values and targets; the ticks follow the targets by formulas of ours."""
    yield from labels_of(column.label for column in chart.columns)
    yield from column_of(VALUES, chart.value_name, [column.value for column in chart.columns])
    if any(unknown := _unknown(chart)):
        yield from not_known_cells(UNKNOWN, VALUES, unknown)
    if not chart.tick_name:
        return
    yield from column_of(TICKS, chart.tick_name, [column.tick for column in chart.columns])
    for piece in (piece for group in _groups(chart) for piece in group):
        if piece.height is None:
            continue
        for row, end in enumerate(piece.ends, start=piece.row - 1):
            yield Cell(row, ACROSS, end)
            yield Cell(row, HEIGHTS, Formula(f"=$C${piece.place + 1}", piece.height))
