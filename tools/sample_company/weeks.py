"""What everybody did with customers in each week of a year, as the tally sheet has it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from .days import is_working
from .people import PEOPLE, Person
from .words import Row

FIRST_MONDAY, LAST_MONDAY = date(2025, 9, 29), date(2026, 9, 28)
A_WEEK = timedelta(days=7)
FULL_WEEK = 5
JULY = 7
AFTER_A_DEMO = ("trial agreed", "quote asked for", "second visit agreed", "no need now", None, None)


@dataclass(frozen=True, slots=True)
class Usual:
    """What somebody does in a usual week, but for demos, which are of ten weeks; `july` is that month in percent."""

    calls: int
    meetings: int
    demos: int
    proposals: int
    july: int = 100


USUAL = {
    "Ana Ruiz": Usual(19, 5, 8, 4),
    "Zoë Lindqvist": Usual(36, 6, 12, 4),
    "Omar Haddad": Usual(22, 4, 6, 3),
    "Priya Raman": Usual(15, 4, 3, 2),
    "Ewa Wójcik": Usual(24, 3, 2, 1),
    "Renée Caldwell": Usual(7, 2, 1, 1),
    "José Marín": Usual(17, 5, 6, 4),
    "Julia Mensah": Usual(14, 3, 4, 2, july=45),
    "Leïla Haddad": Usual(18, 4, 7, 3),
    "François Métayer": Usual(16, 4, 4, 3),
}


def activities(owners: dict[str, str], draw: Random) -> list[Row]:
    """The rows of the sheet Activities: calls and proposals by the week, meetings and demos with their account."""
    rows: list[Row] = []
    for person in PEOPLE:
        if person.name in USUAL:
            accounts = [account for account, owner in owners.items() if owner == person.name]
            for monday, days in _weeks(person):
                rows += _week(person.name, (monday, days), accounts, draw)
    return sorted(rows, key=lambda row: (str(row[0]), str(row[1])))


def _weeks(person: Person) -> Iterator[tuple[date, list[date]]]:
    """The Mondays of the weeks in which the person worked, with the days of work in each."""
    monday = FIRST_MONDAY
    while monday <= LAST_MONDAY:
        week = (monday + timedelta(days=offset) for offset in range(FULL_WEEK))
        days = [day for day in week if is_working(day) and person.hired <= day <= (person.left or day)]
        if days:
            yield monday, days
        monday += A_WEEK


def _week(name: str, week: tuple[date, list[date]], accounts: list[str], draw: Random) -> Iterator[Row]:
    monday, days = week
    usual = USUAL[name]
    share = len(days) * (usual.july if monday.month == JULY else 100)
    calls, proposals = (_about(number, share, draw) for number in (usual.calls, usual.proposals))
    if calls:
        yield days[0], name, "call", calls, None, None
    if proposals:
        yield days[-1], name, "proposal", proposals, None, None
    meetings = ((draw.choice(days), _called_on(accounts, draw)) for _ in range(_about(usual.meetings, share, draw)))
    for day, account in dict.fromkeys(meetings):
        yield day, name, "meeting", None, account, None
    if draw.randrange(10) < usual.demos % 10 or usual.demos >= 10:  # noqa: PLR2004 - ten weeks
        yield draw.choice(days), name, "demo", None, _called_on(accounts, draw), draw.choice(AFTER_A_DEMO)


def _about(usual: int, share: int, draw: Random) -> int:
    """A number near the usual one, for the share (of 500) of the week that was worked."""
    return (usual * share * draw.randrange(60, 141) // 100 + 250) // 500


def _called_on(accounts: list[str], draw: Random) -> str:
    """One of the accounts, more often one of the first and largest."""
    return accounts[min(draw.randrange(len(accounts)), draw.randrange(len(accounts)), draw.randrange(len(accounts)))]
