"""What was cut on any page of a review, whole, at the end."""

from collections.abc import Iterable

from plangen.facts.brief import Brief
from plangen.facts.cutting import CUT
from plangen.facts.growth import growth, reviews_of
from plangen.facts.in_full import FullText, in_full
from plangen.facts.plan_progress import goals_on_the_page, plan_progress
from plangen.records.reviews import AREAS


def all_in_full(brief: Brief) -> tuple[FullText, ...]:
    """The texts that page one cuts, then those of the plan and of growth; the manager's own sheet is not among them."""
    return (*in_full(brief), *_goals(brief), *_evidence(brief))


def _goals(brief: Brief) -> Iterable[FullText]:
    page = brief.once(plan_progress)
    cut = {row.goal for row in page.goals if CUT in row.goal} if page else set()
    for goal in goals_on_the_page(brief):
        if any(goal.text.startswith(text.rstrip(CUT)) for text in cut):
            yield FullText(goal.id, goal.text)


def _evidence(brief: Brief) -> Iterable[FullText]:
    page, known = brief.once(growth), reviews_of(brief)
    for area, row in zip(AREAS, page.rows if page else (), strict=False):
        review = known.get(area)
        if CUT in row.evidence.value and review and review.shared:
            yield FullText(row.area, review.evidence)
