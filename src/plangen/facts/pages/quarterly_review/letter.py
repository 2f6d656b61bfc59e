"""The letter on top of a pre-read: when the meeting is, and three questions to think about."""

from dataclasses import dataclass

from plangen.elements.field import Field
from plangen.facts.blocks.commitments import review_event
from plangen.facts.scope.document import Scope

QUESTIONS = 3


@dataclass(frozen=True, slots=True)
class Letter:
    """The recipient and sender, the meeting time (empty if unknown), and the blanks to fill in."""

    to: str
    sender: str
    when: str
    when_blank: Field
    where_blank: Field
    answers: tuple[Field, ...]


def letter(scope: Scope) -> Letter | None:
    """The letter; None in every other edition."""
    if not scope.is_preread:
        return None
    manager, event = scope.manager, review_event(scope, scope.period)
    return Letter(
        to=scope.person.first_name,
        sender=manager.first_name if manager else "",
        when=_when(scope),
        when_blank=Field(event.cell("date"), "When"),
        where_blank=Field(event.cell("title"), "Where"),
        answers=tuple(
            Field(scope.row("Notes", "question", str(at)).cell("text"), f"Question {at}")
            for at in range(1, QUESTIONS + 1)
        ),
    )


def _when(scope: Scope) -> str:
    """The date and time of the meeting; empty without a date."""
    found = next((event for event in scope.meetings if event.day == scope.meeting), None)
    if found is None:
        return ""
    return (
        f"{scope.number_format.long_day(found.day)}{f', {scope.number_format.clock(found.time)}' if found.time else ''}"
    )
