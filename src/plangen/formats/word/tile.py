"""A row of tiles as a Word table without borders."""

from collections.abc import Callable, Sequence
from typing import Any

from plangen.elements.tile import Tile
from plangen.formats.word.blocks import Cell, paragraph, row_xml, run, table_xml

WIDTHS = (45, 45, 45, 41)
"""In millimeters; every row of tiles has the same columns."""


def tiles_xml(tiles: Sequence[Tile], text: Callable[[Any], str], width: float) -> str:
    """The tiles side by side across `width` twips; `text` turns a value into what is printed."""
    widths = WIDTHS if len(tiles) <= len(WIDTHS) else (1,) * len(tiles)
    cells = [Cell(_content(tile, text), right=3) for tile in tiles]
    cells += [Cell(paragraph("Caption"))] * (len(widths) - len(cells))
    shares = [each / sum(widths) for each in widths]
    return table_xml("LayoutTable", shares, row_xml(cells, shares), width)


def _content(tile: Tile, text: Callable[[Any], str]) -> str:
    sub = f"{tile.mark} {text(tile.sub)}" if tile.mark else text(tile.sub)
    return (
        paragraph("Caption", run(text(tile.label)))
        + paragraph("TileWords" if tile.small else "TileFigure", run(text(tile.text)))
        + (paragraph("TileMadeOf", run(sub)) if sub or not tile.small else "")
        + (paragraph("Caption", run(text(tile.note))) if tile.note else "")
    )
