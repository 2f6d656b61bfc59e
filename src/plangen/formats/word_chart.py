"""A chart in, a native Word chart out: series by python-pptx, the plot area by hand, the small workbook by XlsxWriter.

Columns are a column chart and targets an unseen line that carries their labels. The ticks themselves are short pieces
of a scatter series on the same axes: a line's dash markers would be three times as thick, and LibreOffice puts caps on
error bars. It also draws a category for each point of a series, so the pieces are spread over several short series.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from xml.sax.saxutils import quoteattr

import xlsxwriter
from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.enum.chart import XL_CHART_TYPE

from plangen.elements.chart import Column, ColumnChart
from plangen.formats.chart_labels import Place, place_of
from plangen.formats.environment import cleaned
from plangen.formats.word_bytes import without_clock
from plangen.formats.word_chart_text import SHOWN, TARGET, VALUE, Ink, fill, label, text_look

NO_CLOCK = datetime(2000, 1, 1)  # noqa: DTZ001 - XlsxWriter takes no zone; the same bytes on every day
HEADROOM = Decimal("1.16")
TICK_REACH = Decimal("0.41")
GAP_WIDTH = 55
LABELS_HEIGHT = 6.2
PIECE_ROWS = 3
_AXES = '<c:axId val="1"/><c:axId val="2"/>'
_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_UNSEEN = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
POINTS = 72 / 25.4
LIVE_WIDTH = 176
ROOM = 16.0
"""What a label needs between the top of its column and a tick above it, in points: Word sets air around its text."""

Series = dict[str, str]
"""The parts of one series as XML, by element name: idx, order, tx, cat, val."""


@dataclass(frozen=True, slots=True)
class NativeChart:
    """The two parts that Word keeps of a chart: its XML (which points at the workbook as `rId1`) and the workbook."""

    xml: bytes
    workbook: bytes


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


def native_chart(chart: ColumnChart, language: str) -> NativeChart:
    """The chart as Word draws and edits it, in the document's theme colours."""
    if not chart.columns:
        chart = replace(chart, columns=(Column("", None, ""),))
    return NativeChart(_chart_xml(chart, language).encode(), _workbook(chart))


def _chart_xml(chart: ColumnChart, language: str) -> str:
    won, quota = _series(chart)
    plot = f"{_columns(chart, won)}{_ticks(chart, quota) if chart.tick_name else ''}{_axes(chart)}"
    height = f"{1 - LABELS_HEIGHT / chart.height:.4f}"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:lang val={quoteattr(language)}/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>'
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="0"/><c:y val="0"/><c:w val="1"/><c:h val="{height}"/></c:manualLayout></c:layout>'
        f"{plot}{_UNSEEN}</c:plotArea>"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"{_UNSEEN}{text_look(VALUE[False])}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _series(chart: ColumnChart) -> tuple[Series, Series]:
    """The two series, values and targets, as python-pptx writes them."""
    data = CategoryChartData(number_format="General")  # type: ignore[no-untyped-call]  # python-pptx
    data.categories = [cleaned(column.label) for column in chart.columns]
    for name, values in (
        (chart.value_name, [column.value for column in chart.columns]),
        (chart.tick_name, [column.tick for column in chart.columns]),
    ):
        data.add_series(cleaned(name), [_number(value) for value in values])  # type: ignore[no-untyped-call]  # python-pptx
    writer = ChartXmlWriter(XL_CHART_TYPE.COLUMN_CLUSTERED, data)  # type: ignore[no-untyped-call]  # the same
    root = etree.fromstring(writer.xml.encode())
    made: list[Series] = []
    for series in root.iter(f"{_C}ser"):
        for part in series:
            etree.cleanup_namespaces(part)
        made.append({etree.QName(part).localname: etree.tostring(part, encoding="unicode").strip() for part in series})
    return made[0], made[1]


def _columns(chart: ColumnChart, won: Series) -> str:
    points = "".join(
        f'<c:dPt><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"<c:spPr>{fill('accent2')}</c:spPr></c:dPt>"
        for at, column in enumerate(chart.columns)
        if column.strong
    )
    labels = _labels([_value_label(at, column, _place(chart, column)) for at, column in enumerate(chart.columns)])
    return (
        '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f"<c:ser>{won['idx']}{won['order']}{won['tx']}<c:spPr>{fill('accent3')}</c:spPr>"
        f'<c:invertIfNegative val="0"/>{points}{labels}{won["cat"]}{won["val"]}</c:ser>'
        f'<c:gapWidth val="{GAP_WIDTH}"/>{_AXES}</c:barChart>'
    )


def _ticks(chart: ColumnChart, quota: Series) -> str:
    labels = _labels([_tick_label(at, column, _place(chart, column)) for at, column in enumerate(chart.columns)])
    drawn = "".join(_pieces_drawn(at, group, quota) for at, group in enumerate(_groups(chart), start=2))
    return (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f"<c:ser>{quota['idx']}{quota['order']}{quota['tx']}<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
        f'<c:marker><c:symbol val="none"/></c:marker>{labels}{quota["cat"]}{quota["val"]}<c:smooth val="0"/></c:ser>'
        f'<c:marker val="1"/>{_AXES}</c:lineChart>'
        '<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
        f"{drawn}{_AXES}</c:scatterChart>"
    )


def _groups(chart: ColumnChart) -> Iterator[Sequence[Piece]]:
    """The ticks in groups that have no more points, blanks between them counted, than the chart has columns."""
    pieces = [Piece(2 + at * PIECE_ROWS, at + 1, column.tick) for at, column in enumerate(chart.columns)]
    most = max(1, (len(pieces) + 1) // PIECE_ROWS)
    for first in range(0, len(pieces), most):
        yield pieces[first : first + most]


def _pieces_drawn(order: int, pieces: Sequence[Piece], quota: Series) -> str:
    first, last = pieces[0].row, pieces[-1].row + 1
    across, heights = [], []
    for piece in pieces:
        for row, end in enumerate(piece.ends, start=piece.row - first):
            if piece.height is not None:
                across.append(f'<c:pt idx="{row}"><c:v>{end}</c:v></c:pt>')
                heights.append(f'<c:pt idx="{row}"><c:v>{piece.height}</c:v></c:pt>')
    number = f'<c:formatCode>General</c:formatCode><c:ptCount val="{last - first + 1}"/>'
    values = "".join(
        f"<c:{name}><c:numRef><c:f>Sheet1!${column}${first}:${column}${last}</c:f>"
        f"<c:numCache>{number}{''.join(points)}</c:numCache></c:numRef></c:{name}>"
        for name, column, points in (("xVal", "E", across), ("yVal", "F", heights))
    )
    return (
        f'<c:ser><c:idx val="{order}"/><c:order val="{order}"/>{quota["tx"]}'
        f'<c:spPr><a:ln w="13970" cap="flat">{fill("tx1")}<a:round/></a:ln></c:spPr>'
        f'<c:marker><c:symbol val="none"/></c:marker>{values}<c:smooth val="0"/></c:ser>'
    )


def _axes(chart: ColumnChart) -> str:
    lowest, highest = _span(chart)
    scale = '<c:scaling><c:orientation val="minMax"/>{}</c:scaling>'
    quiet = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
    return (
        f'<c:catAx><c:axId val="1"/>{scale.format("")}<c:delete val="0"/><c:axPos val="b"/>'
        f'<c:numFmt formatCode="General" sourceLinked="0"/>{quiet}<c:tickLblPos val="low"/>'
        f'<c:spPr><a:ln w="9525" cap="flat">{fill("tx1")}<a:round/></a:ln></c:spPr>{text_look(VALUE[False])}'
        '<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="40"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="2"/>{scale.format(f"""<c:max val="{highest}"/><c:min val="{lowest}"/>""")}'
        '<c:delete val="1"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        f'{quiet}<c:tickLblPos val="none"/><c:crossAx val="1"/><c:crosses val="autoZero"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def _place(chart: ColumnChart, column: Column) -> Place:
    """The place of a column's text in this chart."""
    lowest, highest = _span(chart)
    unit = (chart.height - LABELS_HEIGHT) * POINTS / float(highest - lowest)
    slot = chart.share * LIVE_WIDTH * POINTS / len(chart.columns)
    return place_of(column, unit, slot / (1 + GAP_WIDTH / 100), ROOM)


def _value_label(at: int, column: Column, place: Place) -> str:
    """The text of a value at its column's top; nothing when it stands above the tick."""
    if not column.text or (place is Place.ABOVE_TICK and column.tick is not None):
        return ""
    if place is Place.INSIDE:
        # White could not be read on the soft colour of what stands back.
        return label(at, column.text, "inEnd", Ink("bg1" if column.strong else "tx1", bold=column.strong))
    return label(at, column.text, "outEnd", VALUE[column.strong])


def _tick_label(at: int, column: Column, place: Place) -> str:
    """The text above a tick: the target's own, or that of a value that has no room at its column."""
    if column.tick is None:
        return ""
    if column.text and place is Place.ABOVE_TICK:
        return label(at, column.text, "t", VALUE[column.strong])
    return label(at, column.tick_text, "t", TARGET) if column.tick_text else ""


def _labels(labels: Sequence[str]) -> str:
    """The labels of a series; they are typed, as a short text is no number format."""
    made = "".join(labels)
    return f"<c:dLbls>{made}{_UNSEEN}{text_look(VALUE[False])}{SHOWN.format(0)}</c:dLbls>" if made else ""


def _span(chart: ColumnChart) -> tuple[Decimal, Decimal]:
    """The lowest and the highest value of the axis, with room for a label; it always holds zero."""
    heights = [height for column in chart.columns for height in (column.value, column.tick) if height is not None]
    lowest, highest = min(Decimal(0), *heights, Decimal(0)), max(Decimal(0), *heights, Decimal(0))
    return (Decimal(0), Decimal(1)) if lowest == highest else (lowest * HEADROOM, highest * HEADROOM)


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _workbook(chart: ColumnChart) -> bytes:
    """The table behind the chart, for who edits it in Word.

    Every text is written as a text, so that none becomes a formula; the ticks follow the targets by formulas of ours.
    """
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": NO_CLOCK})
        sheet = workbook.add_worksheet("Sheet1")
        sheet.write_string(0, 1, cleaned(chart.value_name))
        for row, column in enumerate(chart.columns, start=1):
            sheet.write_string(row, 0, cleaned(column.label))
            if column.value is not None:
                sheet.write_number(row, 1, float(column.value))
        if chart.tick_name:
            _write_ticks(sheet, chart)
    return without_clock(file.getvalue())


def _write_ticks(sheet: xlsxwriter.worksheet.Worksheet, chart: ColumnChart) -> None:
    sheet.write_string(0, 2, cleaned(chart.tick_name))
    for piece in (piece for group in _groups(chart) for piece in group):
        if piece.height is None:
            continue
        sheet.write_number(piece.place, 2, float(piece.height))
        for row, end in enumerate(piece.ends, start=piece.row - 1):
            sheet.write_number(row, 4, float(end))
            sheet.write_formula(row, 5, f"=$C${piece.place + 1}", None, float(piece.height))
