"""Short level lines on the axes of a column chart: the ticks of columns, and the connectors of a waterfall.

They are segments of scatter series: a line's dash markers would be three times as thick, and LibreOffice puts caps on
error bars. It also draws a category for each point of a series, so the segments are split into several short series.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plangen.formats.word.chart_plot import AXES, SHEET, Cell, Formula, column_letter, series
from plangen.formats.word.chart_text import fill

ROWS_PER_SEGMENT = 3


@dataclass(frozen=True, slots=True)
class Segment:
    """A line from start to end, in columns from 1, at a height, which is in a workbook cell; None draws nothing."""

    start: Decimal
    end: Decimal
    height: Decimal | None
    cell: str


@dataclass(frozen=True, slots=True)
class Segments:
    """The segments of a chart with `categories` columns; theme color, and width in points.

    The name is in the header of the workbook column `named`; the points are in the columns from `first` on.
    """

    lines: tuple[Segment, ...]
    categories: int
    name: str
    named: int
    first: int
    color: str
    width: Decimal

    @property
    def groups(self) -> tuple[tuple[tuple[int, Segment], ...], ...]:
        """The lines with their workbook rows, in groups of no more points, blanks included, than there are columns."""
        placed = tuple((2 + at * ROWS_PER_SEGMENT, line) for at, line in enumerate(self.lines))
        most = max(1, (self.categories + 1) // ROWS_PER_SEGMENT)
        return tuple(placed[first : first + most] for first in range(0, len(placed), most))


def segments_plot(segments: Segments, order: int) -> str:
    """The plot of the segments, a series for each group, numbered from `order` on; empty without segments."""
    drawn = "".join(_series(segments, group, at) for at, group in enumerate(segments.groups, start=order))
    if not drawn:
        return ""
    return f'<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{drawn}{AXES}</c:scatterChart>'


def segment_cells(segments: Segments) -> Iterator[Cell]:
    """The points in the workbook; formulas make them follow the heights."""
    for row, line in (placed for group in segments.groups for placed in group):
        if line.height is None:
            continue
        for at, end in enumerate((line.start, line.end), start=row - 1):
            yield Cell(at, segments.first, end)
            yield Cell(at, segments.first + 1, Formula(f"={line.cell}", line.height))


def _series(segments: Segments, group: Sequence[tuple[int, Segment]], order: int) -> str:
    first, last = group[0][0], group[-1][0] + 1
    xs, ys = [], []
    for row, line in group:
        if line.height is None:
            continue
        for at, end in enumerate((line.start, line.end), start=row - first):
            xs.append(f'<c:pt idx="{at}"><c:v>{end}</c:v></c:pt>')
            ys.append(f'<c:pt idx="{at}"><c:v>{line.height:f}</c:v></c:pt>')
    number = f'<c:formatCode>General</c:formatCode><c:ptCount val="{last - first + 1}"/>'
    drawn = "".join(
        f"<c:{name}><c:numRef><c:f>{SHEET}!${letter}${first}:${letter}${last}</c:f>"
        f"<c:numCache>{number}{''.join(points)}</c:numCache></c:numRef></c:{name}>"
        for name, letter, points in (
            ("xVal", column_letter(segments.first), xs),
            ("yVal", column_letter(segments.first + 1), ys),
        )
    )
    width = round(segments.width * 12700)
    return (
        f"<c:ser>{series(order, segments.named, segments.name)}"
        f'<c:spPr><a:ln w="{width}" cap="flat">{fill(segments.color)}<a:round/></a:ln></c:spPr>'
        f'<c:marker><c:symbol val="none"/></c:marker>{drawn}<c:smooth val="0"/></c:ser>'
    )
