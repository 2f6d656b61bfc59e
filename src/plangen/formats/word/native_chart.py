"""Turn a chart into a native Word chart: its XML, and its embedded workbook by XlsxWriter."""

import io
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from xml.sax.saxutils import quoteattr

import xlsxwriter

from plangen.elements.chart import BarChart, Chart, Column, LineChart, StackedBar, Waterfall
from plangen.formats.environment import cleaned
from plangen.formats.word.chart_bars import bar_plot
from plangen.formats.word.chart_columns import column_plot
from plangen.formats.word.chart_lines import line_plot
from plangen.formats.word.chart_plot import NO_FILL, SHEET, Cell, Formula, Plot
from plangen.formats.word.chart_stacked import stacked_plot
from plangen.formats.word.chart_text import VALUE, text_look
from plangen.formats.word.chart_waterfall import waterfall_plot
from plangen.formats.word.saved import with_fixed_times

FIXED_TIME = datetime(2000, 1, 1)  # noqa: DTZ001 - XlsxWriter takes no time zone; fixed for reproducible files
_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


@dataclass(frozen=True, slots=True)
class NativeChart:
    """The two parts of a chart in Word: its XML (which refers to the workbook as `rId1`) and the workbook."""

    xml: bytes
    workbook: bytes


def native_chart(chart: Chart, language: str) -> NativeChart:
    """The chart as an editable Word chart in the document's theme colors."""
    plot = _plot(chart)
    return NativeChart(_chart_xml(plot, language).encode(), _workbook(plot.cells))


def _plot(chart: Chart) -> Plot:
    if isinstance(chart, LineChart):
        return line_plot(chart)
    if isinstance(chart, BarChart):
        return bar_plot(chart)
    if isinstance(chart, StackedBar):
        return stacked_plot(chart)
    if isinstance(chart, Waterfall):
        return waterfall_plot(chart)
    return column_plot(chart if chart.columns else replace(chart, columns=(Column("", None, ""),)))


def _chart_xml(plot: Plot, language: str) -> str:
    inner = plot.inner
    sides = (("x", inner.left), ("y", inner.top), ("w", inner.right - inner.left), ("h", inner.bottom - inner.top))
    layout = "".join(f'<c:{side} val="{part:.4f}"/>' for side, part in sides)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:lang val={quoteattr(language)}/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>'
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f"{layout}</c:manualLayout></c:layout>{plot.drawn}{NO_FILL}</c:plotArea>"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"{NO_FILL}{text_look(VALUE[False])}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _workbook(cells: Iterable[Cell]) -> bytes:
    """The data of the chart, for editing it in Word.

    Every text is written as text, so none becomes a formula.
    """
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": FIXED_TIME})
        sheet = workbook.add_worksheet(SHEET)
        for cell in cells:
            content = cell.content
            if isinstance(content, str):
                sheet.write_string(cell.row, cell.column, cleaned(content))
            elif isinstance(content, Decimal):
                sheet.write_number(cell.row, cell.column, float(content))
            elif isinstance(content, Formula):
                sheet.write_formula(cell.row, cell.column, content.text, None, float(content.value))
    return with_fixed_times(file.getvalue())
