"""The full text of everything truncated in a review."""

from collections.abc import Iterable

from plangen.facts.blocks.goals import plan_progress, printed_goals
from plangen.facts.blocks.page_one_full_text import FullText, full_text
from plangen.facts.blocks.ratings import growth, reviews_of
from plangen.facts.formatting.truncation import ELLIPSIS
from plangen.facts.scope.document import Scope
from plangen.records.meetings.reviews import AREAS


def all_full_text(scope: Scope) -> tuple[FullText, ...]:
    """The texts truncated on page one, then on the plan and growth pages; the manager page isn't included."""
    return (*full_text(scope), *_goals(scope), *_evidence(scope))


def _goals(scope: Scope) -> Iterable[FullText]:
    page = scope.once(plan_progress)
    shortened = {row.goal for row in page.goals if ELLIPSIS in row.goal} if page else set()
    for goal in printed_goals(scope):
        if any(goal.text.startswith(text.rstrip(ELLIPSIS)) for text in shortened):
            yield FullText(goal.id, goal.text)


def _evidence(scope: Scope) -> Iterable[FullText]:
    page, reviews = scope.once(growth), reviews_of(scope)
    for area, row in zip(AREAS, page.rows if page else (), strict=False):
        review = reviews.get(area)
        if ELLIPSIS in row.evidence.value and review and review.shared:
            yield FullText(row.area, review.evidence)
