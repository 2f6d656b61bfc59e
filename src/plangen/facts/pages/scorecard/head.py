"""The head of a scorecard's second page."""

from plangen.facts.blocks.at_target import at_target
from plangen.facts.blocks.page_head import PageHead, page_head
from plangen.facts.blocks.score_table import score_rows
from plangen.facts.scope.document import Scope


def score_head(scope: Scope) -> PageHead:
    """How many metrics are at or near their targets; without targets, what the page has."""
    scores = scope.once(score_rows)
    finding = at_target(scope, scores)
    if not finding:
        return page_head(scores.heading, scope.person.name)
    return page_head(finding, scores.heading)
