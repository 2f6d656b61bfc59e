"""The head of a scorecard's second page."""

from plangen.facts.blocks.at_target import at_target
from plangen.facts.blocks.page_head import PageHead, page_head
from plangen.facts.blocks.score_table import ScoreTable, score_rows
from plangen.facts.scope.document import Scope


def score_head(scope: Scope) -> PageHead:
    """How many metrics are at or near their targets; without targets, the first metric against the prior period."""
    scores = scope.once(score_rows)
    finding = at_target(scope, scores) or _compared(scores)
    if not finding:
        return page_head(scores.heading, scope.person.name)
    return page_head(finding, scores.heading)


def _compared(scores: ScoreTable) -> str:
    """The first metric with its value in the prior period: bookings of $36.8K, $23.5K in Q2 2026."""
    rows = (row for group in scores.groups for row in group.rows)
    found = next((row for row in rows if row.actual.known and row.prior is not None), None)
    return f"{found.label} {found.actual}, {found.prior} in {scores.prior_head}." if found else ""
