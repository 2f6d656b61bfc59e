"""How sheets print: landscape, and a page wide if they stay readable, else on pages next to each other."""

from collections.abc import Sequence
from itertools import accumulate

from xlsxwriter.worksheet import Worksheet

FOOTER = "&L&A&RPage &P of &N"
"""The name of the sheet at the left of each printed page, and its number at the right."""
LIVE_WIDTH = 250
"""The width between the margins of a landscape page, in millimeters: of Letter, since A4 is wider."""
SIDE_MARGIN = 0.5
"""In inches."""
LEAST_SCALE = 77
"""In percent: a text of 11 points is printed as large as the smallest text of the documents, 8.5."""
DIGIT, PADDING = 7, 5
"""The width of a digit, which column widths are counted in, and the padding of a cell, both in pixels."""
PIXEL = 25.4 / 96
"""In millimeters."""
USUAL_WIDTH = 8.43
"""The width of a column that isn't set."""
WIDEST_REPEATED = 30
"""A first column that is wider isn't repeated: it would take too much of each page."""


def printed_width(widths: Sequence[float]) -> float:
    """The width of columns in millimeters, by their widths in digits; a hidden one has none."""
    return sum((width * DIGIT + PADDING) * PIXEL for width in widths if width)


def columns_on(pages: int, widths: Sequence[float]) -> int:
    """How many of the columns fit on some pages next to each other at the least scale; at least one does."""
    room = pages * LIVE_WIDTH * 100 / LEAST_SCALE
    return max(sum(total <= room for total in accumulate(printed_width((each,)) for each in widths)), 1)


def print_readably(sheet: Worksheet, widths: Sequence[float], *, pages_high: int = 0) -> None:
    """Prints a sheet in landscape with its name and page numbers; `pages_high` 0 is as many as it takes.

    A sheet that would be too small on pages of its width is printed at the least scale, over several pages next to each
    other that repeat its first column.
    """
    sheet.set_landscape()
    sheet.set_margins(left=SIDE_MARGIN, right=SIDE_MARGIN)
    sheet.set_footer(FOOTER)
    if columns_on(1, widths) >= len(widths):
        sheet.fit_to_pages(1, pages_high)
        return
    sheet.set_print_scale(LEAST_SCALE)
    sheet.print_across()
    if 0 < widths[0] <= WIDEST_REPEATED:
        sheet.repeat_columns(0)
