"""Personal goals, with lines to write in on the person's own copies."""

from dataclasses import dataclass

from plangen.elements.field import Field
from plangen.facts.formatting.truncation import FullText
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.records.meetings.goals import PERSONAL

CAREER_LIMIT = Limit("career", 3)
CAREER_TEXT = Limit("career_text")


@dataclass(frozen=True, slots=True)
class Career:
    """Personal goals, and how many lines to write in: none on the manager's copy, which shows only shared goals."""

    goals: tuple[str, ...]
    blank: Field
    lines: int


def personal_goals(scope: Scope, heading: str = "") -> Career | None:
    """The goals that this copy may show; None on a manager's copy without any.

    With a heading, the document prints the whole of a truncated goal under it at its end.
    """
    goals = tuple(
        scope.truncated(CAREER_TEXT, each.text, FullText(heading, each.text) if heading else None)
        for each in scope.book.goals
        if each.salesperson == scope.person.name
        and ((each.private and not scope.for_manager) or (each.area == PERSONAL and not each.private))
    )[: scope.most(CAREER_LIMIT)]
    if scope.for_manager and not goals:
        return None
    blank = Field(scope.row("Notes", "career", "1").cell("text"), "Career")
    return Career(goals, blank, 0 if scope.for_manager else 2)
