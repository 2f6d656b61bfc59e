"""The kickoff itself: when it is, where it is, and what the year's theme is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from plangen.facts.scope.document import Scope
from plangen.records.meetings.events import AGENDA, Event
from plangen.records.rules.kickoffs import kickoff_of

NAME = "Sales Kickoff"
_RANGE = re.compile(r"\s*(?:–|-|\bto\b)\s*")


@dataclass(frozen=True, slots=True)
class KickoffMeeting:
    """The kickoff in words: its name, date, hours, and place with its town; what isn't known is empty."""

    name: str
    day: str
    hours: str
    place: str
    town: str
    theme: str


def kickoff_meeting(scope: Scope) -> KickoffMeeting:
    """The kickoff of the year, from Events and Settings."""
    event, settings = scope.once(kickoff_event), scope.book.settings
    where = event.place if event and event.place else settings.place
    place, _, town = where.partition(",")
    return KickoffMeeting(
        f"{NAME} {scope.period.name}",
        scope.number_format.long_day(event.day) if event else "",
        hours(scope, event.time) if event else "",
        place.strip(),
        town.strip(),
        settings.theme_of_the_year,
    )


def kickoff_event(scope: Scope) -> Event | None:
    """The kickoff in Events that is closest to the first day of the year; None without one around it."""
    return kickoff_of(scope.book, scope.period.start)


def first_day(scope: Scope) -> date:
    """The day from which the first 90 days count: the kickoff, or else the first day of the year."""
    event = scope.once(kickoff_event)
    return event.day if event else scope.period.start


def agenda(scope: Scope) -> Sequence[Event]:
    """The items of the kickoff's agenda, by time."""
    event = scope.once(kickoff_event)
    found = [each for each in scope.book.events if each.kind == AGENDA and event and each.day == event.day]
    return sorted(found, key=lambda each: (_in_order(each.time), each.row))


def hours(scope: Scope, text: str) -> str:
    """A time, or the two of a range: 9:00 AM to 4:30 PM."""
    return " to ".join(scope.number_format.clock(part) for part in _RANGE.split(text) if part)


def _in_order(text: str) -> tuple[int, str]:
    """A time as a sort key, so that 9:30 comes before 10:00; one that isn't a time comes last."""
    found = re.match(r"(\d{1,2})[:.](\d{2})", text)
    return (int(found[1]) * 60 + int(found[2]), "") if found else (24 * 60, text)
