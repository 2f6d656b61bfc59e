"""A year grid as a Word table of 25 columns: the months as headers, and a row or more for each lane."""

from collections.abc import Callable, Iterator
from typing import Any

from plangen.elements.year_grid import A_QUARTER, HALVES, GridCell, Lane, SpanBar, YearGrid
from plangen.formats.word.blocks import (
    DARK,
    GRAY,
    HEADER,
    INK,
    THIN,
    TWIPS_PER_MILLIMETER,
    Cell,
    paragraph,
    row_xml,
    rule,
    run,
    table_xml,
    twips,
)

THICK = 24
"""The width of a bar, in eighths of a point."""
HAIRLINE, SOFT = ("CFD6DD", "background2"), ("A7B1BB", "accent3")
BARS = {SpanBar.NONE: "", SpanBar.QUIET: rule("top", THICK, SOFT), SpanBar.STRONG: rule("top", THICK, INK)}
INDENT, NARROW = 1.4, 0.4
"""The distances of a text from the start and the end of its month, in millimeters."""


def year_grid_xml(grid: YearGrid, text: Callable[[Any], str], width: float) -> str:
    """The grid across `width` twips; nothing without lanes."""
    if not grid.lanes:
        return ""
    lead = grid.lead_width * TWIPS_PER_MILLIMETER / width
    shares = [lead, *[(1 - lead) / HALVES] * HALVES]
    header = [Cell(paragraph("GridText"), rules=rule("bottom", DARK, INK))]
    header += [
        Cell(
            paragraph("GridMonth", run(text(month))),
            2,
            rules=rule("bottom", DARK, INK),
            left=INDENT,
        )
        for month in grid.months
    ]
    rows = row_xml(header, shares, HEADER) + "".join(
        row_xml(cells, shares, height) for lane in grid.lanes for cells, height in _rows(lane, text)
    )
    return table_xml("LayoutTable", shares, rows, width, " ".join(text(grid.heading).split()))


def _rows(lane: Lane, text: Callable[[Any], str]) -> Iterator[tuple[list[Cell], str]]:
    for number, row in enumerate(lane.rows):
        is_first, is_last = number == 0, number == len(lane.rows) - 1
        below = rule("bottom", THIN, HAIRLINE) if is_last else ""
        note = paragraph("Caption", run(text(lane.note))) if lane.note else ""
        name = paragraph("GridLane", run(text(lane.name))) + note if is_first else paragraph("GridText")
        height = f'<w:trHeight w:val="{twips(lane.height)}" w:hRule="atLeast"/>' if lane.height and is_first else ""
        yield [Cell(name, rules=below, right=2), *_cells(row, text, below)], height


def _cells(row: tuple[GridCell, ...], text: Callable[[Any], str], below: str) -> Iterator[Cell]:
    at = 0
    for cell in row:
        entries = "".join(
            paragraph("GridText", run(text(each.day), "Ink"), run(f" {text(each.text)}")) for each in cell.entries
        )
        left = rule("left", THIN, GRAY) if at % A_QUARTER == 0 else ""
        yield Cell(
            entries or paragraph("GridText"),
            cell.span,
            rules=BARS[cell.bar] + left + below,
            left=INDENT,
            right=NARROW if cell.entries else 0,
        )
        at += cell.span
