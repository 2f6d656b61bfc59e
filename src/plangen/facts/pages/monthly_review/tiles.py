"""The four tiles of a monthly review; one is the coverage of the next three months."""

from plangen.elements.tile import Tile
from plangen.facts.blocks.tiles import ahead_tile, commitments_tile, result_tile, year_tile
from plangen.facts.scope.document import Scope
from plangen.facts.scope.spans import ahead_months
from plangen.metrics.pipeline.outlook import coverage_by_period


def month_tiles(scope: Scope) -> tuple[Tile, ...]:
    """Attainment for the month and the year to date, coverage by month, and commitments kept."""
    coverage = _coverage(scope) or ahead_tile(scope)
    return result_tile(scope), year_tile(scope), coverage, commitments_tile(scope)


def _coverage(scope: Scope) -> Tile | None:
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
    return Tile("", "Pipeline coverage, 3 months", f"{values}{unit}", f"{months}{why}", small=True)
