"""The four figures of a monthly review; the coverage of the next three months is one of them."""

from dataclasses import dataclass

from plangen.elements.figure import Figure, Mark
from plangen.facts.brief import Brief
from plangen.facts.monthly_spans import ahead_months
from plangen.facts.tiles import Tile, ahead_tile, promises_tile, result_tile, year_tile
from plangen.metrics.outlook import coverage_ahead


@dataclass(frozen=True, slots=True)
class MonthTile:
    """A caption, what stands large, and a line below it; `several` figures in one place stand smaller.

    `figures` are those that `text` says.
    """

    label: str
    text: str
    sub: str
    mark: Mark = Mark.NONE
    several: bool = False
    figures: tuple[Figure, ...] = ()


def month_tiles(brief: Brief) -> tuple[MonthTile, ...]:
    """Attainment of the month and of the year to date, coverage month by month, and commitments kept."""
    first, year, last = (_of(tile) for tile in (result_tile(brief), year_tile(brief), promises_tile(brief)))
    return first, year, _coverage(brief) or _of(ahead_tile(brief)), last


def _of(tile: Tile) -> MonthTile:
    return MonthTile(tile.label, tile.figure.short, tile.sub, tile.mark, figures=(tile.figure,))


def _coverage(brief: Brief) -> MonthTile | None:
    """The coverage of each of the next three months; None where not one of them can be said."""
    if not brief.book.has_amounts or brief.has_left:
        return None
    spans = ahead_months(brief)
    found = [brief.figure(each.coverage) for each in coverage_ahead(brief.person, brief.deals, spans, brief.desk.plan)]
    if not any(figure.known for figure in found):
        return None
    said = " · ".join(figure.bare for figure in found)
    last = "×" if found[-1].known else ""
    months = " · ".join(brief.numerals.month(span.start) for span in spans)
    reasons = {figure.reason for figure in found if not figure.known}
    why = f"; n/a: {', '.join(sorted(reasons))}" if reasons else ""
    return MonthTile("Coverage, next three months", f"{said}{last}", f"{months}{why}", several=True)
