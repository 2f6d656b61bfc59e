"""Column charts with target ticks as native charts.

Columns are a column chart, targets are an invisible line that carries their labels, and ticks are segments.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from plangen.elements.chart import Column, ColumnChart, Shade
from plangen.formats.charts.labels import LINE, LIVE_WIDTH, POINTS, Rect, ValuePosition, value_position, wrapped
from plangen.formats.word.chart_plot import (
    AXES,
    NO_LINE,
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
from plangen.formats.word.chart_segments import Segment, Segments, segment_cells, segments_plot
from plangen.formats.word.chart_stacked import LOOK
from plangen.formats.word.chart_text import TARGET, VALUE, fill, label, label_with_target

HEADROOM, SECOND_LINE = Decimal("1.16"), Decimal("0.16")
"""The length of the axis relative to the highest column or tick, and the extra for a second line above it."""
TICK_REACH, TICK_WIDTH = Decimal("0.41"), Decimal("1.4")
"""Half the length of a tick, in columns, and its width in points."""
GAP_WIDTH = 55
LABELS_HEIGHT = 6.2
"""The height of a line of labels below the columns, in millimeters."""
CLEARANCE = 16.0
"""The space a label needs between the top of its column and a tick above it, in points, with Word's padding."""
FREE = Column("", None, "")
VALUES, TICKS, UNKNOWN, TICK_POINTS = range(1, 5)
"""The workbook columns."""


def column_plot(chart: ColumnChart) -> Plot:
    """The plot of a column chart: columns, ticks, and their texts.

    One column alone gets a free place on each side: it isn't wider than others, and LibreOffice draws its tick next to
    the column, not in place of it.
    """
    if len(chart.columns) == 1:
        chart = replace(chart, columns=(FREE, *chart.columns, FREE))
    lowest, highest = _span(chart)
    ticks = _ticks(chart) if chart.tick_name else ""
    axis = Axis(lowest, highest, labels=chart.has_labels, base_line=not chart.has_labels)
    inner = Rect(0, 0, 1, 1 - _labels_height(chart) / chart.height)
    return Plot(f"{_columns(chart)}{ticks}{axes(axis)}", inner, tuple(_cells(chart)))


def _columns(chart: ColumnChart) -> str:
    points = "".join(
        f'<c:dPt><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"<c:spPr>{LOOK[Shade.HATCHED] if column.hatched else fill('accent2')}</c:spPr></c:dPt>"
        for at, column in enumerate(chart.columns)
        if column.strong or column.hatched
    )
    labels = "".join(_value_label(at, column, _position(chart, column)) for at, column in enumerate(chart.columns))
    unknown, others = _unknown(chart), 2 + len(_segments(chart).groups)
    return (
        '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f"<c:ser>{series(0, VALUES, chart.value_name)}<c:spPr>{fill('accent3')}</c:spPr>"
        f'<c:invertIfNegative val="0"/>{points}{all_labels(labels)}{_categories(chart)}'
        f"{values(VALUES, [column.value for column in chart.columns])}</c:ser>"
        f"{unknown_series(others, UNKNOWN, unknown) if any(unknown) else ''}"
        f'<c:gapWidth val="{GAP_WIDTH}"/><c:overlap val="100"/>{AXES}</c:barChart>'
    )


def _ticks(chart: ColumnChart) -> str:
    labels = "".join(_tick_label(at, column, _position(chart, column)) for at, column in enumerate(chart.columns))
    return (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'<c:ser>{series(1, TICKS, chart.tick_name)}{NO_LINE}<c:marker><c:symbol val="none"/></c:marker>'
        f"{all_labels(labels)}{_categories(chart)}{values(TICKS, [column.tick for column in chart.columns])}"
        f'<c:smooth val="0"/></c:ser><c:marker val="1"/>{AXES}</c:lineChart>'
        f"{segments_plot(_segments(chart), 2)}"
    )


def _segments(chart: ColumnChart) -> Segments:
    """The ticks as lines across their columns."""
    lines = tuple(
        Segment(at - TICK_REACH, at + TICK_REACH, column.tick, f"$C${at + 1}")
        for at, column in enumerate(chart.columns, start=1)
    )
    return Segments(lines, len(lines), chart.tick_name, TICKS, TICK_POINTS, "tx1", TICK_WIDTH)


def _position(chart: ColumnChart, column: Column) -> ValuePosition:
    """The position of a column's value text."""
    lowest, highest = _span(chart)
    unit = (chart.height - _labels_height(chart)) * POINTS / float(highest - lowest)
    return value_position(column, unit, CLEARANCE)


def _slot(chart: ColumnChart) -> float:
    return chart.share * LIVE_WIDTH * POINTS / len(chart.columns)


def _labels_height(chart: ColumnChart) -> float:
    """The height of the labels below the columns, with a second line if one has to be wrapped."""
    if not chart.has_labels:
        return 0
    lines = max(len(wrapped(column.label, _slot(chart))) for column in chart.columns)
    return LABELS_HEIGHT + max(lines - 1, 0) * LINE / POINTS


def _value_label(at: int, column: Column, position: ValuePosition) -> str:
    """The label of a value at the top of its column; empty if it goes above the tick."""
    above_tick = position is ValuePosition.ABOVE_TICK and column.tick is not None
    if not column.text or column.value is None or above_tick:
        return ""
    if _covers_target(column):
        return label_with_target(at, column.tick_text, column.text, "outEnd", VALUE[column.strong])
    return label(at, column.text, "outEnd", VALUE[column.strong])


def _tick_label(at: int, column: Column, position: ValuePosition) -> str:
    """The label above a tick: the target's text, or that of a value that doesn't fit at its column."""
    if column.tick is None or _covers_target(column):
        return ""
    if column.text and position is ValuePosition.ABOVE_TICK:
        if column.tick_text:
            return label_with_target(at, column.tick_text, column.text, "t", VALUE[column.strong])
        return label(at, column.text, "t", VALUE[column.strong])
    return label(at, column.tick_text, "t", TARGET) if column.tick_text else ""


def _covers_target(column: Column) -> bool:
    """Whether a column covers its target's text, which would not be readable there."""
    return bool(
        column.tick_text and column.tick is not None and column.value is not None and column.value >= column.tick
    )


def _span(chart: ColumnChart) -> tuple[Decimal, Decimal]:
    """The lowest and highest value of the axis, with space for a label; zero is always included."""
    heights = [height for column in chart.columns for height in (column.value, column.tick) if height is not None]
    lowest, highest = min(Decimal(0), *heights, Decimal(0)), max(Decimal(0), *heights, Decimal(0))
    if lowest == highest:
        return Decimal(0), Decimal(1)
    two_lines = any(_covers_target(column) and column.value == highest for column in chart.columns)
    return lowest * HEADROOM, highest * (HEADROOM + SECOND_LINE * two_lines)


def _unknown(chart: ColumnChart) -> list[str]:
    """The text of each unknown value, empty for the known ones."""
    return [column.text if column.value is None else "" for column in chart.columns]


def _categories(chart: ColumnChart) -> str:
    return categories([column.label for column in chart.columns])


def _cells(chart: ColumnChart) -> Iterator[Cell]:
    """The workbook cells: labels, values, and targets; formulas make the ticks follow the targets."""
    yield from labels_of(column.label for column in chart.columns)
    yield from column_of(VALUES, chart.value_name, [column.value for column in chart.columns])
    if any(unknown := _unknown(chart)):
        yield from unknown_cells(UNKNOWN, VALUES, unknown)
    if not chart.tick_name:
        return
    yield from column_of(TICKS, chart.tick_name, [column.tick for column in chart.columns])
    yield from segment_cells(_segments(chart))
