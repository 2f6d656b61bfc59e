"""What native charts are made of: series and axes as XML, and the cells of the workbook that they point at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from xml.sax.saxutils import escape

from plangen.formats.chart_labels import Rect
from plangen.formats.environment import cleaned
from plangen.formats.word_chart_text import SHOWN, VALUE, fill, label, text_look

SHEET = "Sheet1"
AXES = '<c:axId val="1"/><c:axId val="2"/>'
"""The numbers of the two axes, without a sign: Word refuses negative ones."""
UNSEEN = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
NO_LINE = "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
_NO_LEADERS = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:showLeaderLines val="0"/>'
    "</c:ext></c:extLst>"
)
"""A label that is moved has no line to its point."""
_QUIET = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of ours, with the value that it has."""

    text: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the workbook behind a chart, counted from 0; a text never becomes a formula."""

    row: int
    column: int
    held: str | Decimal | Formula


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart without its frame: what is drawn, in which part of the frame (from 0 to 1), and the workbook's cells."""

    drawn: str
    inner: Rect
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis of values that nobody sees: its ends, its side, and which way the categories go."""

    lowest: Decimal
    highest: Decimal
    horizontal: bool = False
    labels: bool = True
    step: int = 1


def series(order: int, column: int, name: str) -> str:
    """The beginning of a series: its number, and its name, which stands over its column of the workbook."""
    place = f"{SHEET}!${_LETTERS[column]}$1"
    return (
        f'<c:idx val="{order}"/><c:order val="{order}"/><c:tx><c:strRef><c:f>{place}</c:f><c:strCache>'
        f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(cleaned(name))}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
    )


def categories(labels: Sequence[str]) -> str:
    """What stands below or beside the values; an empty label has no point."""
    points = "".join(_point(at, escape(cleaned(text))) for at, text in enumerate(labels) if text)
    return (
        f"<c:cat><c:strRef><c:f>{_rows(0, len(labels))}</c:f><c:strCache>"
        f'<c:ptCount val="{len(labels)}"/>{points}</c:strCache></c:strRef></c:cat>'
    )


def values(column: int, known: Sequence[Decimal | None]) -> str:
    """The values of a series; one that is not known has no point."""
    points = "".join(_point(at, f"{value:f}") for at, value in enumerate(known) if value is not None)
    return (
        f"<c:val><c:numRef><c:f>{_rows(column, len(known))}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{len(known)}"/>{points}</c:numCache></c:numRef></c:val>'
    )


def axes(axis: Axis) -> str:
    """The axis of the categories with its line, and the unseen one of the values, which sets the scale."""
    scale = '<c:scaling><c:orientation val="{}"/>{}</c:scaling>'
    way, sides = ("maxMin", "lt") if axis.horizontal else ("minMax", "bl")
    ends = f'<c:max val="{axis.highest:f}"/><c:min val="{axis.lowest:f}"/>'
    skipped = f'<c:tickLblSkip val="{axis.step}"/>' if axis.step > 1 else ""
    return (
        f'<c:catAx><c:axId val="1"/>{scale.format(way, "")}<c:delete val="{int(not axis.labels)}"/>'
        f'<c:axPos val="{sides[0]}"/><c:numFmt formatCode="General" sourceLinked="0"/>{_QUIET}'
        f'<c:tickLblPos val="low"/><c:spPr><a:ln w="9525" cap="flat">{fill("tx1")}<a:round/></a:ln></c:spPr>'
        f'{text_look(VALUE[False])}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        f'<c:lblAlgn val="ctr"/><c:lblOffset val="40"/>{skipped}<c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="2"/>{scale.format("minMax", ends)}<c:delete val="1"/><c:axPos val="{sides[1]}"/>'
        f'<c:numFmt formatCode="General" sourceLinked="0"/>{_QUIET}<c:tickLblPos val="none"/><c:crossAx val="1"/>'
        '<c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
    )


def not_known(order: int, column: int, texts: Sequence[str]) -> str:
    """A series without height that prints what is not known (n/a) where its column or bar would begin."""
    labels = "".join(label(at, text, "outEnd", VALUE[False]) for at, text in enumerate(texts) if text)
    zeros = [Decimal(0) if text else None for text in texts]
    return (
        f"<c:ser>{series(order, column, next(text for text in texts if text))}{UNSEEN}"
        f'<c:invertIfNegative val="0"/>{all_labels(labels)}{values(column, zeros)}</c:ser>'
    )


def all_labels(made: str) -> str:
    """The labels of a series; they are typed, as a short text is no number format."""
    return f"<c:dLbls>{made}{UNSEEN}{text_look(VALUE[False])}{SHOWN.format(0)}{_NO_LEADERS}</c:dLbls>" if made else ""


def column_of(column: int, name: str, known: Iterable[Decimal | None]) -> list[Cell]:
    """A series in the workbook: its name over its values."""
    cells = [Cell(row, column, value) for row, value in enumerate(known, start=1) if value is not None]
    return [Cell(0, column, name), *cells]


def labels_of(labels: Iterable[str]) -> list[Cell]:
    """The labels in the workbook's first column."""
    return [Cell(row, 0, label) for row, label in enumerate(labels, start=1)]


def not_known_cells(column: int, values_column: int, texts: Sequence[str]) -> list[Cell]:
    """The column behind what is not known; it empties itself when a value is typed in Word."""
    letter = _LETTERS[values_column]
    cells = [
        Cell(row, column, Formula(f"=IF(ISBLANK(${letter}${row + 1}),0,NA())", Decimal(0)))
        for row, text in enumerate(texts, start=1)
        if text
    ]
    return [Cell(0, column, next(text for text in texts if text)), *cells]


def _rows(column: int, count: int) -> str:
    letter = _LETTERS[column]
    return f"{SHEET}!${letter}$2:${letter}${count + 1}"


def _point(at: int, held: str) -> str:
    return f'<c:pt idx="{at}"><c:v>{held}</c:v></c:pt>'
