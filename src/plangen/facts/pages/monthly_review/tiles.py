"""The four tiles of a monthly review."""

from plangen.elements.tile import Tile
from plangen.facts.blocks.tiles import ahead_tile, commitments_tile, result_tile, year_tile
from plangen.facts.scope.document import Scope


def month_tiles(scope: Scope) -> tuple[Tile, ...]:
    """Attainment for the month and the year to date, coverage of the month ahead, and commitments kept."""
    return result_tile(scope), year_tile(scope), ahead_tile(scope), commitments_tile(scope)
