"""A row of tiles as HTML."""

from collections.abc import Callable, Sequence
from typing import Any

from markupsafe import Markup

from plangen.elements.tile import Tile

_TILE = Markup('<div><p class="cap">{}</p><b{}>{}</b>{}</div>')
_SUB = Markup('<p class="made-of">{}{}</p>')
_NOTE = Markup('<p class="cap">{}</p>')


def tiles_html(tiles: Sequence[Tile], draw: Callable[[Any], str]) -> Markup:
    """The tiles side by side, or nothing; a row of nothing but small ones has columns of its own."""
    if not tiles:
        return Markup("")
    are_small = all(tile.small for tile in tiles)
    drawn = Markup("").join(_tile(tile, draw, several=tile.small and not are_small) for tile in tiles)
    return Markup('<div class="row tiles{}">{}</div>').format(" words" if are_small else "", drawn)


def _tile(tile: Tile, draw: Callable[[Any], str], *, several: bool) -> Markup:
    look = Markup(' class="several"') if several else ""
    mark = f"{tile.mark} " if tile.mark else ""
    sub = _SUB.format(mark, draw(tile.sub)) if tile.mark or tile.sub else ""
    note = _NOTE.format(draw(tile.note)) if tile.note else ""
    return _TILE.format(draw(tile.label), look, draw(tile.text), sub + note)
