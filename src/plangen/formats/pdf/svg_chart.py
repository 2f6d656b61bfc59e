"""Charts as inline SVG, in the page's font and with alternative text."""

from markupsafe import Markup

from plangen.elements.chart import (
    BarChart,
    Chart,
    LineChart,
    PartBar,
    SmallChart,
    StackedBar,
    TickBar,
    TrendColumns,
    UnitBar,
    Waterfall,
)
from plangen.elements.theme import Theme
from plangen.formats.pdf.chart_bars import bar_chart
from plangen.formats.pdf.chart_columns import column_chart
from plangen.formats.pdf.chart_lines import line_chart
from plangen.formats.pdf.chart_stacked import stacked_bar
from plangen.formats.pdf.chart_waterfall import waterfall
from plangen.formats.pdf.svg_small import attainment_bar, part_bar, tick_bar, trend_columns, unit_bar


def chart_svg(chart: Chart | SmallChart, theme: Theme) -> Markup:
    """A chart as an SVG element; `alt` becomes its title, which the PDF uses as alternative text."""
    return _small(chart, theme) if isinstance(chart, SmallChart) else _large(chart, theme)


def _large(chart: Chart, theme: Theme) -> Markup:
    if isinstance(chart, LineChart):
        return line_chart(chart, theme)
    if isinstance(chart, BarChart):
        return bar_chart(chart, theme)
    if isinstance(chart, StackedBar):
        return stacked_bar(chart, theme)
    if isinstance(chart, Waterfall):
        return waterfall(chart, theme)
    return column_chart(chart, theme)


def _small(chart: SmallChart, theme: Theme) -> Markup:
    if isinstance(chart, TrendColumns):
        return trend_columns(chart, theme)
    if isinstance(chart, TickBar):
        return tick_bar(chart, theme)
    if isinstance(chart, PartBar):
        return part_bar(chart, theme)
    if isinstance(chart, UnitBar):
        return unit_bar(chart, theme)
    return attainment_bar(chart, theme)
