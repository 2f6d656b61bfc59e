"""The hour of the Monday meeting: who takes notes, who practices what, and when each part starts."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta

PARTS = (5, 5, 25, 5, 5, 10, 5)
"""The minutes of thanks, last week, forecast, month and year, what's on, practice, and priorities: one hour."""
FORECAST = 2
"""The place of the part whose minutes are divided by people."""
_DAYS_A_WEEK = 7


def part_starts(start: time, minutes: Sequence[int] = PARTS) -> tuple[time, ...]:
    """When each part of a meeting starts.

    Formula: the start of the meeting + the minutes of the parts before.
    Unit: time of day.
    Source: Settings team meeting; Events time.
    Missing: never.
    """
    return tuple(_later(start, sum(minutes[:at])) for at in range(len(minutes)))


def turns(start: time, people: int, minutes: int = PARTS[FORECAST]) -> tuple[time, ...]:
    """When each person's turn starts.

    Formula: the start of the part + minutes × people before ÷ people, down to the minute.
    Unit: time of day.
    Source: Team; Settings team meeting.
    Missing: empty without people.
    """
    return tuple(_later(start, minutes * at // people) for at in range(people))


def in_turn(names: Sequence[str], monday: date, away: Collection[str] = (), first: int = 0) -> list[str]:
    """The people in the order in which a duty comes to them in a week.

    Formula: by name, starting with the one whose turn it is: the roster's place is the number of weeks since a fixed
        Monday + first, modulo the people. Those away are skipped.
    Unit: people.
    Source: Team; Events (days away).
    Missing: empty if everyone is away.
    """
    if not names:
        return []
    at = (monday.toordinal() // _DAYS_A_WEEK + first) % len(names)
    return [name for name in (*names[at:], *names[:at]) if name not in away]


def _later(start: time, minutes: int) -> time:
    return (datetime.combine(date.min, start) + timedelta(minutes=minutes)).time()
