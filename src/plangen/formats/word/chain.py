"""A chain of boxes as a Word table: framed cells, the notes under them, and rows with a rule under each value."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from plangen.elements.chain import Chain
from plangen.elements.table import RowLook
from plangen.formats.charts.chain import LEAD_WIDTH, SIGN_WIDTH, box_width
from plangen.formats.word.blocks import (
    GRAY,
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

SIDES = ("top", "left", "bottom", "right")
FRAME, THICK_FRAME = 6, 14
"""The widths of frames, in eighths of a point."""
BOX_HEIGHT, PEN_HEIGHT = 18, 8
HAIRLINE = ("CFD6DD", "background2")


def chain_xml(chain: Chain, text: Callable[[Any], str], width: float) -> str:
    """The boxes with their rows across `width` twips; nothing without boxes."""
    if not chain.boxes:
        return ""
    millimeters = width / TWIPS_PER_MILLIMETER
    widths = [LEAD_WIDTH] if chain.has_lead else []
    each = box_width(millimeters, len(chain.boxes), has_lead=chain.has_lead)
    for at, _ in enumerate(chain.boxes):
        widths += [SIGN_WIDTH, each] if at else [each]
    shares = [each / sum(widths) for each in widths]
    note = paragraph("CaptionBelow", run(text(chain.note))) if chain.note else ""
    return table_xml("LayoutTable", shares, "".join(_rows(chain, text, shares)), width, chain.name) + note


def _rows(chain: Chain, text: Callable[[Any], str], shares: Sequence[float]) -> Iterator[str]:
    boxes = [
        Cell(
            paragraph("BoxLabel", run(text(box.label))) + paragraph("BoxFigure", run(text(box.text))),
            rules="".join(rule(side, THICK_FRAME if box.is_framed else FRAME, _frame(box.is_framed)) for side in SIDES),
            align="center",
        )
        for box in chain.boxes
    ]
    signs = [Cell(paragraph("BoxSign", run(text(sign))), align="center") for sign in chain.signs]
    height = f'<w:trHeight w:val="{twips(BOX_HEIGHT)}" w:hRule="atLeast"/>'
    yield row_xml(_cells(chain, text, chain.lead, boxes, signs), shares, height)
    if any(box.note for box in chain.boxes):
        notes = [Cell(paragraph("BoxLabel", run(text(box.note)))) for box in chain.boxes]
        yield row_xml(_cells(chain, text, "", notes), shares)
    for row in chain.rows:
        is_pen = row.look is RowLook.BLANK
        style = "Strong" if row.look is RowLook.TOTAL else ""
        line = rule("bottom", THIN, GRAY if is_pen else HAIRLINE)
        values = [
            Cell(paragraph("BoxValue", run(text(value), style)), rules=line, align="bottom" if is_pen else "center")
            for value in row.values
        ]
        height = f'<w:trHeight w:val="{twips(PEN_HEIGHT)}" w:hRule="exact"/>' if is_pen else ""
        yield row_xml(_cells(chain, text, row.label, values), shares, height)


def _frame(is_framed: bool) -> tuple[str, str]:
    return INK if is_framed else GRAY


def _cells(
    chain: Chain, text: Callable[[Any], str], label: str, cells: list[Cell], signs: list[Cell] | None = None
) -> list[Cell]:
    lead = [Cell(paragraph("TableHeader", run(text(label))), align="center")] if chain.has_lead else []
    between = signs or [Cell(paragraph("BoxLabel"))] * len(chain.signs)
    return [*lead, cells[0], *(each for pair in zip(between, cells[1:], strict=True) for each in pair)]
