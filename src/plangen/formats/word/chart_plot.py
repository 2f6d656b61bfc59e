"""The parts of native charts: series and axes as XML, and the workbook cells they refer to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from xml.sax.saxutils import escape

from plangen.formats.charts.labels import Rect
from plangen.formats.environment import cleaned
from plangen.formats.word.chart_text import LABEL_OPTIONS, VALUE, fill, label, text_look

SHEET = "Sheet1"
AXES = '<c:axId val="1"/><c:axId val="2"/>'
"""The IDs of the two axes; Word rejects negative ones."""
NO_FILL = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
NO_LINE = "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
_NO_LEADERS = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:showLeaderLines val="0"/>'
    "</c:ext></c:extLst>"
)
"""Turns off the leader line from a moved label to its point."""
_NO_TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
_COLUMN_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Formula:
    """One of our own formulas, with its value."""

    text: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a chart's workbook, numbered from 0; a text never becomes a formula."""

    row: int
    column: int
    content: str | Decimal | Formula


@dataclass(frozen=True, slots=True)
class Plot:
    """The XML of a plot, its area within the chart (from 0 to 1), and the workbook cells."""

    drawn: str
    inner: Rect
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """An invisible value axis: its limits and direction, and the labels of the category axis.

    Without labels, the category axis is invisible too, or a line at zero with `base_line`.
    """

    lowest: Decimal
    highest: Decimal
    horizontal: bool = False
    labels: bool = True
    base_line: bool = False
    step: int = 1


def column_letter(column: int) -> str:
    """The letter of a workbook column, numbered from 0."""
    return _COLUMN_LETTERS[column]


def series(order: int, column: int, name: str) -> str:
    """The start of a series: its number, and its name, which is the header of its workbook column."""
    cell = f"{SHEET}!${column_letter(column)}$1"
    return (
        f'<c:idx val="{order}"/><c:order val="{order}"/><c:tx><c:strRef><c:f>{cell}</c:f><c:strCache>'
        f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(cleaned(name))}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
    )


def categories(labels: Sequence[str]) -> str:
    """The category labels; an empty label has no point."""
    points = "".join(_point(at, escape(cleaned(text))) for at, text in enumerate(labels) if text)
    return (
        f"<c:cat><c:strRef><c:f>{_rows(0, len(labels))}</c:f><c:strCache>"
        f'<c:ptCount val="{len(labels)}"/>{points}</c:strCache></c:strRef></c:cat>'
    )


def values(column: int, numbers: Sequence[Decimal | None]) -> str:
    """The values of a series; an unknown one has no point."""
    points = "".join(_point(at, f"{value:f}") for at, value in enumerate(numbers) if value is not None)
    return (
        f"<c:val><c:numRef><c:f>{_rows(column, len(numbers))}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{len(numbers)}"/>{points}</c:numCache></c:numRef></c:val>'
    )


def axes(axis: Axis) -> str:
    """The category axis with its line, and the invisible value axis, which sets the scale."""
    scale = '<c:scaling><c:orientation val="{}"/>{}</c:scaling>'
    direction, sides = ("maxMin", "lt") if axis.horizontal else ("minMax", "bl")
    limits = f'<c:max val="{axis.highest:f}"/><c:min val="{axis.lowest:f}"/>'
    deleted, label_position = int(not (axis.labels or axis.base_line)), "none" if axis.base_line else "low"
    skipped = f'<c:tickLblSkip val="{axis.step}"/>' if axis.step > 1 else ""
    return (
        f'<c:catAx><c:axId val="1"/>{scale.format(direction, "")}<c:delete val="{deleted}"/>'
        f'<c:axPos val="{sides[0]}"/><c:numFmt formatCode="General" sourceLinked="0"/>{_NO_TICKS}'
        f'<c:tickLblPos val="{label_position}"/>'
        f'<c:spPr><a:ln w="9525" cap="flat">{fill("tx1")}<a:round/></a:ln></c:spPr>'
        f'{text_look(VALUE[False])}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        f'<c:lblAlgn val="ctr"/><c:lblOffset val="40"/>{skipped}<c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="2"/>{scale.format("minMax", limits)}<c:delete val="1"/><c:axPos val="{sides[1]}"/>'
        f'<c:numFmt formatCode="General" sourceLinked="0"/>{_NO_TICKS}<c:tickLblPos val="none"/><c:crossAx val="1"/>'
        '<c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
    )


def unknown_series(order: int, column: int, texts: Sequence[str]) -> str:
    """A series of zeros that prints the texts of unknown values (n/a) where their columns or bars would start."""
    labels = "".join(label(at, text, "outEnd", VALUE[False]) for at, text in enumerate(texts) if text)
    zeros = [Decimal(0) if text else None for text in texts]
    return (
        f"<c:ser>{series(order, column, next(text for text in texts if text))}{NO_FILL}"
        f'<c:invertIfNegative val="0"/>{all_labels(labels)}{values(column, zeros)}</c:ser>'
    )


def all_labels(labels: str) -> str:
    """The labels of a series, as text: number formats can't produce short texts such as 1.2M."""
    if not labels:
        return ""
    return f"<c:dLbls>{labels}{NO_FILL}{text_look(VALUE[False])}{LABEL_OPTIONS.format(0)}{_NO_LEADERS}</c:dLbls>"


def column_of(column: int, name: str, numbers: Iterable[Decimal | None]) -> list[Cell]:
    """A series in the workbook: its name above its values."""
    cells = [Cell(row, column, value) for row, value in enumerate(numbers, start=1) if value is not None]
    return [Cell(0, column, name), *cells]


def labels_of(labels: Iterable[str]) -> list[Cell]:
    """The labels in the workbook's first column."""
    return [Cell(row, 0, label) for row, label in enumerate(labels, start=1)]


def unknown_cells(column: int, values_column: int, texts: Sequence[str]) -> list[Cell]:
    """The column for unknown values; its formulas turn to #N/A when a value is entered in Word."""
    letter = column_letter(values_column)
    cells = [
        Cell(row, column, Formula(f"=IF(ISBLANK(${letter}${row + 1}),0,NA())", Decimal(0)))
        for row, text in enumerate(texts, start=1)
        if text
    ]
    return [Cell(0, column, next(text for text in texts if text)), *cells]


def _rows(column: int, count: int) -> str:
    letter = column_letter(column)
    return f"{SHEET}!${letter}$2:${letter}${count + 1}"


def _point(at: int, content: str) -> str:
    return f'<c:pt idx="{at}"><c:v>{content}</c:v></c:pt>'
