"""Clean up the tables of a filled template: remove empty ones and empty columns, and fit the grids to the rows."""

import string
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from docx.oxml.ns import qn

from plangen.formats.word.structure import rows_or_cells

FIGURES_STYLE = "FiguresTable"
"""The table style whose empty columns are removed."""
FULL_WIDTH = 5000
"""The full width, in fiftieths of a percent."""
TOLERANCE = 1.02
"""How much wider than the table its cells may be together: rounding."""


def finish_tables(root: Any) -> None:
    """Removes tables without rows and empty columns of figures tables, and fits each grid to its rows."""
    for table in list(root.iter(qn("w:tbl"))):
        rows = rows_or_cells(table, qn("w:tr"))
        if not rows:
            table.getparent().remove(table)
            continue
        dropped = _style_of(table) == FIGURES_STYLE and _drop_empty_columns(rows)
        columns = max(_columns_of(row) for row in rows)
        if dropped or columns != len(table.find(qn("w:tblGrid"))) or any(map(_is_too_wide, rows)):
            _fit(table, rows, columns)


def inner_width(run: Any, live_width: int) -> int:
    """The width in twips available to a run: its cell's width without padding, or the page's text width."""
    cell = next(run.iterancestors(qn("w:tc")), None)
    if cell is None:
        return live_width
    row, table = cell.getparent(), cell.getparent().getparent()
    first, widths = 0, [int(column.get(qn("w:w"))) for column in table.find(qn("w:tblGrid"))]
    for other in row.findall(qn("w:tc")):
        if other is cell:
            break
        first += _span(other)
    padding = sum(int(side.get(qn("w:w"))) for side in cell.iterfind(f"{qn('w:tcPr')}/{qn('w:tcMar')}/*"))
    return sum(widths[first : first + _span(cell)]) - padding


def _is_too_wide(row: Any) -> bool:
    """Whether the cells of a row are wider than the table: each cell that a loop repeats has the full width."""
    widths = [cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}") for cell in row.findall(qn("w:tc"))]
    shares = [width for width in widths if width is not None and width.get(qn("w:type")) == "pct"]
    return sum(float(width.get(qn("w:w"), "0").rstrip("%")) for width in shares) > FULL_WIDTH * TOLERANCE


def _style_of(table: Any) -> str:
    style = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
    return "" if style is None else str(style.get(qn("w:val")))


def _drop_empty_columns(rows: Sequence[Any]) -> bool:
    """Removes the columns in which every row has an empty cell; returns whether there were any."""
    if any(_columns_of(row) != len(row.findall(qn("w:tc"))) for row in rows):
        return False
    grid = [row.findall(qn("w:tc")) for row in rows]
    columns = min(len(cells) for cells in grid)
    empty = [at for at in range(columns) if all(_is_empty(cells[at]) for cells in grid)]
    if len(empty) == columns:
        return False
    for cells in grid:
        for at in empty:
            cells[at].getparent().remove(cells[at])
    return bool(empty)


def _is_empty(cell: Any) -> bool:
    """Whether a cell has nothing; a no-break space keeps its column."""
    texts = "".join(text.text or "" for text in cell.iter(qn("w:t")))
    parts = cell.iter(qn("w:drawing"), qn("w:sdt"), qn("w:fldChar"))
    return not texts.strip(string.whitespace) and next(parts, None) is None


def _fit(table: Any, rows: Sequence[Any], columns: int) -> None:
    """Sets the grid from the row with the most cells, and every cell to its share of it; the table keeps its width."""
    grid = table.find(qn("w:tblGrid"))
    full_width = sum(int(column.get(qn("w:w"))) for column in grid)
    widest = max(rows, key=lambda row: len(row.findall(qn("w:tc"))))
    widths = list(_widths(widest, columns))
    total = sum(widths) or 1
    edges = [round(full_width * sum(widths[:at]) / total) for at in range(columns + 1)]
    for column in list(grid):
        grid.remove(column)
    for left, right in pairwise(edges):
        column = grid.makeelement(qn("w:gridCol"), {qn("w:w"): str(right - left)})
        grid.append(column)
    for row in rows:
        at = 0
        for cell in row.findall(qn("w:tc")):
            span = _span(cell)
            width = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
            if width is not None:
                width.set(qn("w:type"), "pct")
                width.set(qn("w:w"), str(round(FULL_WIDTH * sum(widths[at : at + span]) / total)))
            at += span


def _widths(row: Any, columns: int) -> Iterator[float]:
    """The widths of a row's cells by column; a spanning cell is split evenly between its columns."""
    count = 0
    for cell in row.findall(qn("w:tc")):
        width = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
        size = float(width.get(qn("w:w"), "0").rstrip("%")) if width is not None else FULL_WIDTH / columns
        for _ in range(_span(cell)):
            count += 1
            yield size / _span(cell)
    for _ in range(columns - count):
        yield FULL_WIDTH / columns


def _columns_of(row: Any) -> int:
    return sum(_span(cell) for cell in row.findall(qn("w:tc")))


def _span(cell: Any) -> int:
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    return 1 if span is None else int(span.get(qn("w:val")))
