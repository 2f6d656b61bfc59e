"""Each person's weekly customer activity over a year, as logged in the Activities sheet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from .days import is_working
from .people import PEOPLE, Person
from .words import Row

FIRST_MONDAY, LAST_MONDAY = date(2025, 9, 29), date(2026, 9, 28)
ONE_WEEK = timedelta(days=7)
FULL_WEEK = 5
JULY = 7
DEMO_OUTCOMES = ("trial agreed", "quote requested", "second visit agreed", "no need now", None, None)


@dataclass(frozen=True, slots=True)
class TypicalWeek:
    """A person's typical weekly activity; demos are per ten weeks, and `july` is that month's level in percent."""

    calls: int
    meetings: int
    demos: int
    proposals: int
    july: int = 100


TYPICAL_WEEKS = {
    "Ana Ruiz": TypicalWeek(19, 5, 8, 4),
    "Zoë Lindqvist": TypicalWeek(36, 6, 12, 4),
    "Omar Haddad": TypicalWeek(22, 4, 6, 3),
    "Priya Raman": TypicalWeek(15, 4, 3, 2),
    "Ewa Wójcik": TypicalWeek(24, 3, 2, 1),
    "Renée Caldwell": TypicalWeek(7, 2, 1, 1),
    "José Marín": TypicalWeek(17, 5, 6, 4),
    "Julia Mensah": TypicalWeek(14, 3, 4, 2, july=45),
    "Leïla Haddad": TypicalWeek(18, 4, 7, 3),
    "François Métayer": TypicalWeek(16, 4, 4, 3),
}


def activities(owners: dict[str, str], rng: Random) -> list[Row]:
    """The rows of the Activities sheet: weekly counts of calls and proposals; meetings and demos with their account."""
    rows: list[Row] = []
    for person in PEOPLE:
        if person.name in TYPICAL_WEEKS:
            accounts = [account for account, owner in owners.items() if owner == person.name]
            for monday, days in _weeks(person):
                rows += _week(person.name, (monday, days), accounts, rng)
    return sorted(rows, key=lambda row: (str(row[0]), str(row[1])))


def _weeks(person: Person) -> Iterator[tuple[date, list[date]]]:
    """The Monday and working days of each week the person worked."""
    monday = FIRST_MONDAY
    while monday <= LAST_MONDAY:
        week = (monday + timedelta(days=offset) for offset in range(FULL_WEEK))
        days = [day for day in week if is_working(day) and person.hired <= day <= (person.left or day)]
        if days:
            yield monday, days
        monday += ONE_WEEK


def _week(name: str, week: tuple[date, list[date]], accounts: list[str], rng: Random) -> Iterator[Row]:
    monday, days = week
    typical = TYPICAL_WEEKS[name]
    share = len(days) * (typical.july if monday.month == JULY else 100)
    calls, proposals = (_about(number, share, rng) for number in (typical.calls, typical.proposals))
    if calls:
        yield days[0], name, "call", calls, None, None
    if proposals:
        yield days[-1], name, "proposal", proposals, None, None
    meetings = ((rng.choice(days), _visited(accounts, rng)) for _ in range(_about(typical.meetings, share, rng)))
    for day, account in dict.fromkeys(meetings):
        yield day, name, "meeting", None, account, None
    if rng.randrange(10) < typical.demos % 10 or typical.demos >= 10:  # noqa: PLR2004 - demos are per ten weeks
        yield rng.choice(days), name, "demo", None, _visited(accounts, rng), rng.choice(DEMO_OUTCOMES)


def _about(typical: int, share: int, rng: Random) -> int:
    """A random number near the typical one, scaled by the share (of 500) of the week worked."""
    return (typical * share * rng.randrange(60, 141) // 100 + 250) // 500


def _visited(accounts: list[str], rng: Random) -> str:
    """A random account, weighted toward the first ones, which are the largest."""
    return accounts[min(rng.randrange(len(accounts)), rng.randrange(len(accounts)), rng.randrange(len(accounts)))]
