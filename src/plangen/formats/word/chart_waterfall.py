"""Waterfalls as native charts: columns stacked on an unfilled base, and an invisible line that carries the texts.

In the workbook, one column has the values, and formulas compute the rest, so the chart follows an edited value.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from plangen.elements.chart import Shade, Step, StepKind, Waterfall
from plangen.formats.charts.labels import Rect
from plangen.formats.charts.waterfall import (
    BAR_SHARE,
    BASE,
    StepBar,
    WaterfallLayout,
    connectors,
    reach,
    waterfall_layout,
)
from plangen.formats.word.chart_plot import (
    AXES,
    NO_FILL,
    NO_LINE,
    Axis,
    Cell,
    Formula,
    Plot,
    all_labels,
    axes,
    categories,
    column_of,
    labels_of,
    series,
    values,
)
from plangen.formats.word.chart_segments import Segment, Segments, segment_cells, segments_plot
from plangen.formats.word.chart_stacked import LOOK as SHADES
from plangen.formats.word.chart_text import VALUE, fill, label

TEXT_HEIGHT = 15.0
"""The height of a text with Word's padding and its gap, in points."""
GAP_WIDTH = round(100 / BAR_SHARE) - 100
CONNECTOR_WIDTH = Decimal("0.5")
STEP_VALUES, RUNNING, UNFILLED, FIRST_KIND = range(1, 5)
"""The workbook columns; the kinds of bars are followed by the texts' heights and the connectors."""
RUNNING_NAME, BASE_NAME, BELOW_NAME, TEXT_NAME, CONNECTOR_NAME = (
    "Running total",
    "Base",
    "Below zero",
    "Text height",
    "Connector",
)
_EDGE = '<a:ln w="6350">{}</a:ln>'
"""An outline in the color of a bar: a bar of almost nothing is still seen."""
LOOK = {
    StepKind.CERTAIN: fill("accent2") + _EDGE.format(fill("accent2")),
    StepKind.HOPED: fill("accent3") + _EDGE.format(fill("accent3")),
    StepKind.GAP: SHADES[Shade.HATCHED],
    StepKind.TOTAL: f'{fill("bg1")}<a:ln w="9525">{fill("tx2")}</a:ln>',
}


@dataclass(frozen=True, slots=True)
class KindSeries:
    """The bars of one kind, or their parts below zero where they cross it: name, workbook column, and amounts."""

    kind: StepKind
    column: int
    name: str
    amounts: tuple[Formula | None, ...]


def waterfall_plot(chart: Waterfall) -> Plot:
    """The plot of a waterfall: base, bars, texts, and connectors."""
    chart = chart if chart.steps else replace(chart, steps=(Step("", None, "", StepKind.TOTAL),))
    layout = waterfall_layout(chart, TEXT_HEIGHT)
    kinds = _kinds(layout.bars)
    text_column = FIRST_KIND + len(kinds)
    lines = _connectors(layout.bars, text_column + 1)
    drawn = (
        f"{_bars(chart, layout.bars, kinds)}{_texts(chart, layout, text_column, len(kinds) + 1)}"
        f"{segments_plot(lines, len(kinds) + 2)}"
    )
    highest = Decimal(f"{layout.zero / layout.unit:.6g}")
    axis = axes(Axis(reach(layout.bars)[1], highest, labels=False, base_line=True))
    cells = (*_cells(chart, layout, kinds), *_text_cells(layout, text_column), *_connector_cells(lines))
    return Plot(f"{drawn}{axis}", Rect(0, 0, 1, 1 - BASE / layout.height), cells)


def _kinds(bars: Sequence[StepBar]) -> list[KindSeries]:
    """A series for each kind of step, named after its steps, and another one for its parts below zero, if any."""
    found: list[KindSeries] = []
    for kind in StepKind:
        steps = [bar.step for bar in bars if bar.step.kind is kind]
        amounts = [_amounts(at, bar) if bar.step.kind is kind else (None, None) for at, bar in enumerate(bars)]
        name = ", ".join(step.label for step in steps if step.label)
        for shown, parts in ((name or kind.name.title(), 0), (BELOW_NAME, 1)):
            if any(amount[parts] for amount in amounts):
                each = tuple(amount[parts] for amount in amounts)
                found.append(KindSeries(kind, FIRST_KIND + len(found), shown, each))
    return found


def _amounts(at: int, bar: StepBar) -> tuple[Formula, Formula | None]:
    """What is stacked on the base for a bar, and what is below zero if the bar crosses it."""
    value, ends = f"$B${at + 2}", _ends(at, bar)
    if bar.low >= 0:
        return Formula(f"=ABS({value})", bar.high - bar.low), None
    if bar.high <= 0:
        return Formula(f"=-ABS({value})", bar.low - bar.high), None
    return Formula(f"=MAX({ends})", bar.high), Formula(f"=MIN({ends})", bar.low)


def _base(at: int, bar: StepBar) -> Formula:
    """Where a bar starts, seen from zero."""
    if bar.low >= 0:
        return Formula(f"=MIN({_ends(at, bar)})", bar.low)
    return Formula(f"=MAX({_ends(at, bar)})", bar.high) if bar.high <= 0 else Formula("=0", Decimal(0))


def _ends(at: int, bar: StepBar) -> str:
    """The cells of the values where a bar starts and ends."""
    return f"{_start(at, bar)},$C${at + 2}"


def _start(at: int, bar: StepBar) -> str:
    """The cell of the value where a bar starts: the running total of the step before, or zero for a total."""
    is_total = bar.step.kind is StepKind.TOTAL and bar.step.value is not None
    return "0" if is_total or at == 0 else f"$C${at + 1}"


def _bars(chart: Waterfall, bars: Sequence[StepBar], kinds: Sequence[KindSeries]) -> str:
    labels = categories([step.label for step in chart.steps])
    bases = values(UNFILLED, [_base(at, bar).value for at, bar in enumerate(bars)])
    stacked = "".join(
        f"<c:ser>{series(order, each.column, each.name)}<c:spPr>{LOOK[each.kind]}</c:spPr>"
        f'<c:invertIfNegative val="0"/>{labels}{values(each.column, _shown(each))}</c:ser>'
        for order, each in enumerate(kinds, start=1)
    )
    return (
        '<c:barChart><c:barDir val="col"/><c:grouping val="stacked"/><c:varyColors val="0"/>'
        f'<c:ser>{series(0, UNFILLED, BASE_NAME)}{NO_FILL}<c:invertIfNegative val="0"/>{labels}{bases}</c:ser>'
        f'{stacked}<c:gapWidth val="{GAP_WIDTH}"/><c:overlap val="100"/>{AXES}</c:barChart>'
    )


def _shown(each: KindSeries) -> list[Decimal | None]:
    """The amounts that are drawn: a step of zero has no bar, and no outline of one."""
    return [amount.value if amount is not None and amount.value else None for amount in each.amounts]


def _texts(chart: Waterfall, layout: WaterfallLayout, column: int, order: int) -> str:
    """The texts, as the labels of an invisible line at their heights."""
    labels = "".join(
        label(at, step.text, "t", VALUE[step.value is not None])
        for at, step in enumerate(chart.steps)
        if step.text.strip()
    )
    heights = values(column, [_text_level(at, layout).value for at in range(len(layout.bars))])
    return (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'<c:ser>{series(order, column, TEXT_NAME)}{NO_LINE}<c:marker><c:symbol val="none"/></c:marker>'
        f"{all_labels(labels)}{categories([step.label for step in chart.steps])}{heights}"
        f'<c:smooth val="0"/></c:ser><c:marker val="1"/>{AXES}</c:lineChart>'
    )


def _text_level(at: int, layout: WaterfallLayout) -> Formula:
    """The height of a text: the top of its bar, or more where something is in the way."""
    bar = layout.bars[at]
    more = Decimal(f"{layout.raised[at] / layout.unit:.6g}")
    return Formula(f"=MAX({_ends(at, bar)})" + (f"+{more:f}" if more else ""), bar.high + more)


def _connectors(bars: Sequence[StepBar], column: int) -> Segments:
    half = Decimal(str(BAR_SHARE)) / 2
    lines = tuple(
        Segment(line.left + 1 + half, line.right + 1 - half, line.level, f"$C${line.left + 2}")
        for line in connectors(bars)
    )
    return Segments(lines, len(bars), CONNECTOR_NAME, column, column, "tx2", CONNECTOR_WIDTH)


def _cells(chart: Waterfall, layout: WaterfallLayout, kinds: Sequence[KindSeries]) -> Iterator[Cell]:
    """The workbook cells of the bars: labels, values, running totals, bases, and what is stacked on them."""
    yield from labels_of(step.label for step in chart.steps)
    yield from column_of(STEP_VALUES, chart.value_name, [step.value for step in chart.steps])
    yield from (Cell(0, RUNNING, RUNNING_NAME), Cell(0, UNFILLED, BASE_NAME))
    for at, bar in enumerate(layout.bars):
        start = _start(at, bar)
        yield Cell(at + 1, RUNNING, Formula(f"={start}+$B${at + 2}".replace("=0+", "="), bar.end))
        yield Cell(at + 1, UNFILLED, _base(at, bar))
    for each in kinds:
        yield Cell(0, each.column, each.name)
        yield from (Cell(at, each.column, amount) for at, amount in enumerate(each.amounts, start=1) if amount)


def _text_cells(layout: WaterfallLayout, column: int) -> Iterator[Cell]:
    yield Cell(0, column, TEXT_NAME)
    for at in range(len(layout.bars)):
        yield Cell(at + 1, column, _text_level(at, layout))


def _connector_cells(lines: Segments) -> Iterator[Cell]:
    if lines.lines:
        yield Cell(0, lines.named, CONNECTOR_NAME)
        yield from segment_cells(lines)
