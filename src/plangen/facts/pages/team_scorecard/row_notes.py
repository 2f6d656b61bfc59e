"""The note next to a person's name on a team page: how their period differs from a full one, and never why."""

from datetime import timedelta
from decimal import Decimal
from enum import StrEnum

from plangen.facts.figures.quota_status import quota_status
from plangen.facts.scope.document import Scope
from plangen.periods import working_days
from plangen.records.meetings.events import days

LONG_AWAY = Decimal("0.2")
"""The share of a period's working days away that counts; a week of vacation doesn't."""


class Note(StrEnum):
    """How a person's period differs from a full one; the value is what the manager's copy prints next to the name."""

    NONE = ""
    NEW_HIRE = "new hire"
    AWAY = "away"
    PRORATED = "prorated"


def printed_note(scope: Scope, person: Scope) -> Note:
    """The note next to a name. The team copy has “prorated” or nothing, so it doesn't show who was on leave."""
    if scope.for_manager:
        return note_of(person)
    return Note.PRORATED if quota_status(person, scope.period).quota_name else Note.NONE


def note_of(scope: Scope) -> Note:
    """Whether a person is a new hire, was away, or has a prorated quota; never why."""
    if scope.is_new:
        return Note.NEW_HIRE
    if _days_away(scope) >= LONG_AWAY * working_days(scope.period.start, scope.period.end, scope.book.holidays):
        return Note.AWAY
    return Note.PRORATED if quota_status(scope, scope.period).quota_name else Note.NONE


def _days_away(scope: Scope) -> int:
    """The number of working days away in the period."""
    events = [each for each in scope.book.events if each.kind == "away" and each.salesperson == scope.person.name]
    away = {day for event in events for day in days(event) if day in scope.period}
    return sum(working_days(day, day + timedelta(days=1), scope.book.holidays) for day in away)
