"""The letter on top of a pre-read: when the meeting is, and three questions to think about."""

from dataclasses import dataclass

from plangen.elements.field import Field
from plangen.facts.brief import Brief

QUESTIONS = 3


@dataclass(frozen=True, slots=True)
class Letter:
    """To whom and from whom; `when` may be empty, for the pen; `answers` are the lines under the questions."""

    to: str
    sender: str
    when: str
    when_blank: Field
    where_blank: Field
    answers: tuple[Field, ...]


def preread(brief: Brief) -> Letter | None:
    """The letter; None in every other edition."""
    if not brief.is_preread:
        return None
    manager, key = brief.subject.manager, f"Notes/{brief.person.code}:{brief.period.code}"
    event = f"Events/{brief.person.code}:{brief.period.code}:review"
    return Letter(
        to=brief.person.called,
        sender=manager.called if manager else "",
        when=_when(brief),
        when_blank=Field(f"{event}/date", "When"),
        where_blank=Field(f"{event}/title", "Where"),
        answers=tuple(Field(f"{key}:question {at}/text", f"Question {at}") for at in range(1, QUESTIONS + 1)),
    )


def _when(brief: Brief) -> str:
    """The day and the time of the meeting, as far as they are known."""
    found = next((event for event in brief.meetings if event.day == brief.meeting), None)
    if found is None:
        return ""
    return f"{brief.numerals.long_day(found.day)}{f', {found.time}' if found.time else ''}"
