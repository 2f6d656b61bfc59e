"""A chart in, a native Word chart out: what is drawn as XML written by hand, and the small workbook by XlsxWriter."""

import io
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from xml.sax.saxutils import quoteattr

import xlsxwriter

from plangen.elements.chart import BarChart, Chart, Column, LineChart, StackedBar
from plangen.formats.environment import cleaned
from plangen.formats.word_bytes import without_clock
from plangen.formats.word_chart_bars import bar_plot
from plangen.formats.word_chart_columns import column_plot
from plangen.formats.word_chart_lines import line_plot
from plangen.formats.word_chart_plot import SHEET, UNSEEN, Cell, Formula, Plot
from plangen.formats.word_chart_stacked import stacked_plot
from plangen.formats.word_chart_text import VALUE, text_look

NO_CLOCK = datetime(2000, 1, 1)  # noqa: DTZ001 - XlsxWriter takes no zone; the same bytes on every day
_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


@dataclass(frozen=True, slots=True)
class NativeChart:
    """The two parts that Word keeps of a chart: its XML (which points at the workbook as `rId1`) and the workbook."""

    xml: bytes
    workbook: bytes


def native_chart(chart: Chart, language: str) -> NativeChart:
    """The chart as Word draws and edits it, in the document's theme colours."""
    plot = _plot(chart)
    return NativeChart(_chart_xml(plot, language).encode(), _workbook(plot.cells))


def _plot(chart: Chart) -> Plot:
    if isinstance(chart, LineChart):
        return line_plot(chart)
    if isinstance(chart, BarChart):
        return bar_plot(chart)
    if isinstance(chart, StackedBar):
        return stacked_plot(chart)
    return column_plot(chart if chart.columns else replace(chart, columns=(Column("", None, ""),)))


def _chart_xml(plot: Plot, language: str) -> str:
    inner = plot.inner
    sides = (("x", inner.left), ("y", inner.top), ("w", inner.right - inner.left), ("h", inner.bottom - inner.top))
    place = "".join(f'<c:{side} val="{part:.4f}"/>' for side, part in sides)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:lang val={quoteattr(language)}/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>'
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f"{place}</c:manualLayout></c:layout>{plot.drawn}{UNSEEN}</c:plotArea>"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"{UNSEEN}{text_look(VALUE[False])}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _workbook(cells: Iterable[Cell]) -> bytes:
    """The table behind the chart, for who edits it in Word.

    Every text is written as a text, so that none becomes a formula.
    """
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": NO_CLOCK})
        sheet = workbook.add_worksheet(SHEET)
        for cell in cells:
            held = cell.held
            if isinstance(held, str):
                sheet.write_string(cell.row, cell.column, cleaned(held))
            elif isinstance(held, Decimal):
                sheet.write_number(cell.row, cell.column, float(held))
            elif isinstance(held, Formula):
                sheet.write_formula(cell.row, cell.column, held.text, None, float(held.value))
    return without_clock(file.getvalue())
