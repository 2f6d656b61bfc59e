"""The four tiles of a monthly review; one is the coverage of the next three months."""

from dataclasses import dataclass

from plangen.elements.figure import Figure, Mark
from plangen.facts.blocks.tiles import Tile, ahead_tile, commitments_tile, result_tile, year_tile
from plangen.facts.scope.document import Scope
from plangen.facts.scope.spans import ahead_months
from plangen.metrics.pipeline.outlook import coverage_by_period


@dataclass(frozen=True, slots=True)
class MonthTile:
    """A label, a large text, and a line below it; with `several` figures, the text is smaller.

    `figures` are those in `text`.
    """

    label: str
    text: str
    sub: str
    mark: Mark = Mark.NONE
    several: bool = False
    figures: tuple[Figure, ...] = ()


def month_tiles(scope: Scope) -> tuple[MonthTile, ...]:
    """Attainment for the month and the year to date, coverage by month, and commitments kept."""
    month, year, commitments = (
        _month_tile(tile) for tile in (result_tile(scope), year_tile(scope), commitments_tile(scope))
    )
    return month, year, _coverage(scope) or _month_tile(ahead_tile(scope)), commitments


def _month_tile(tile: Tile) -> MonthTile:
    return MonthTile(tile.label, tile.figure.short, tile.sub, tile.mark, figures=(tile.figure,))


def _coverage(scope: Scope) -> MonthTile | None:
    """The coverage of each of the next three months; None if no month has one."""
    if not scope.book.has_amounts or scope.has_left:
        return None
    spans = ahead_months(scope)
    found = [
        scope.figure(each.coverage)
        for each in coverage_by_period(scope.person, scope.deals, spans, scope.workspace.plan)
    ]
    if not any(figure.known for figure in found):
        return None
    values = " · ".join(figure.bare for figure in found)
    unit = "×" if found[-1].known else ""
    months = " · ".join(scope.number_format.month(span.start) for span in spans)
    reasons = {figure.reason for figure in found if not figure.known}
    why = f"; n/a: {', '.join(sorted(reasons))}" if reasons else ""
    return MonthTile("Pipeline coverage, 3 months", f"{values}{unit}", f"{months}{why}", several=True)
