"""Whom documents are made for."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from plangen.facts.desk import Desk
from plangen.periods import Period
from plangen.records.team import Person
from plangen.tables.folding import fold

NAMELESS_TEAM = "Sales team"
"""What the one team of a company is called that has told neither its teams and managers nor its name."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One salesperson, and the manager who leads the review (a person without a row has only a name)."""

    person: Person
    manager: Person | None

    @property
    def name(self) -> str:
        """The person's name."""
        return self.person.name

    @property
    def led_by(self) -> str:
        """The name of the manager, or nothing."""
        return self.person.manager


@dataclass(frozen=True, slots=True)
class Team:
    """A team and its salespeople in a period; or a region or a company, whose `teams` are then its rows.

    `leader` is the one whom all of them name as their manager, None where there is no such one.
    """

    name: str
    leader: Person | None
    people: tuple[Subject, ...]
    teams: "tuple[Team, ...]" = ()

    @property
    def led_by(self) -> str:
        """The name of who leads it, or nothing."""
        return self.leader.name if self.leader else ""


@dataclass(frozen=True, slots=True)
class Manager:
    """Somebody who leads reviews, with the salespeople who name them as their manager, as a team."""

    person: Person
    team: Team

    @property
    def name(self) -> str:
        """The manager's name."""
        return self.person.name

    @property
    def led_by(self) -> str:
        """The manager's own name: what is made for managers lies with what is made for their people."""
        return self.person.name


AnySubject = Subject | Team | Manager


def salespeople(desk: Desk, period: Period) -> list[Subject]:
    """Every salesperson employed on at least one day of the period, by family name.

    Somebody who leads others is one only with a quota, a target or deals of their own.
    """
    book = desk.book
    leaders = {fold(person.manager) for person in book.roster.people if person.manager}
    found = []
    for person in book.roster.people:
        leads = person.manages or fold(person.name) in leaders
        sells = bool(person.quotas or book.deals_of(person) or any(each.who == person.name for each in book.targets))
        if person.employed(period.start, period.end) and (sells or not leads):
            found.append(Subject(person, _manager(desk, person)))
    return sorted(found, key=lambda subject: (fold(subject.person.family), fold(subject.person.given)))


def teams(desk: Desk, period: Period) -> list[Team]:
    """Every team with somebody in it, by name, and then what lies above them by the chains of managers.

    A person's team is the one named in Team; else the people of one manager are one; else the whole company is.
    """
    groups: dict[str, list[Subject]] = defaultdict(list)
    names: dict[str, str] = {}
    for subject in salespeople(desk, period):
        name = _team_name(desk, subject.person)
        groups[names.setdefault(fold(name), name)].append(subject)
    own = [Team(name, _leader(desk, people), tuple(people)) for name, people in groups.items()]
    own.sort(key=lambda team: fold(team.name))
    return [*own, *_above(desk, own)]


def managers(desk: Desk, period: Period) -> list[Manager]:
    """Everybody whom a salesperson of the period names as the manager, by family name, with these people."""
    groups: dict[str, list[Subject]] = defaultdict(list)
    for subject in salespeople(desk, period):
        if subject.manager is not None:
            groups[subject.manager.name].append(subject)
    found = []
    for people in groups.values():
        leader = people[0].manager
        if leader is not None:
            found.append(Manager(leader, Team(leader.name, leader, tuple(people))))
    return sorted(found, key=lambda each: (fold(each.person.family), fold(each.person.given)))


SUBJECTS: Mapping[str, Callable[[Desk, Period], Sequence[AnySubject]]] = {
    "salesperson": salespeople,
    "team": teams,
    "manager": managers,
}
"""Every sort of subject that a kind may be made for."""


def _manager(desk: Desk, person: Person) -> Person | None:
    if not person.manager:
        return None
    return desk.book.roster.find(person.manager) or Person(person.manager)


def _team_name(desk: Desk, person: Person) -> str:
    if person.team:
        return person.team
    return f"{person.manager}’s team" if person.manager else desk.book.settings.company or NAMELESS_TEAM


def _leader(desk: Desk, people: Sequence[Subject]) -> Person | None:
    """The one manager of all of them, who may be one of them; None where they name several or none."""
    for subject in people:
        leader = _manager(desk, subject.person)
        if leader and all(fold(each.led_by) in {"", fold(leader.name)} or each.person == leader for each in people):
            return leader
    return None


def _above(desk: Desk, own: Sequence[Team]) -> list[Team]:
    """What lies above the teams: each manager of more than one team or of other managers, the lowest first."""
    chart = _Chart(desk, own)
    found: dict[str, Team] = {}
    for leader in chart.leaders:
        unit = chart.unit(leader)
        if unit is not None and unit.teams:
            found.setdefault(unit.name, unit)
    return sorted(found.values(), key=lambda team: (len(team.people), fold(team.name)))


class _Chart:
    """Who leads whom: the leaders of teams and those above them, by folded name."""

    def __init__(self, desk: Desk, own: Sequence[Team]) -> None:
        self._desk, self._own = desk, own
        self.leaders: dict[str, Person] = {}
        for team in own:
            boss = team.leader
            while boss is not None and fold(boss.name) not in self.leaders:
                self.leaders[fold(boss.name)] = boss
                boss = _manager(desk, boss)
        self._tops = sum(not leader.manager for leader in self.leaders.values())

    def unit(self, leader: str, seen: frozenset[str] = frozenset()) -> Team | None:
        """All that somebody leads: the one team, or the teams as one; None where there are none.

        Somebody who is their own manager's manager is passed over.
        """
        if leader in seen:
            return None
        led = [key for key, each in self.leaders.items() if fold(each.manager) == leader]
        units = [self.unit(key, seen | {leader}) for key in led]
        below = [team for team in self._own if fold(team.led_by) == leader] + [unit for unit in units if unit]
        if len(below) < 2:  # noqa: PLR2004 - one team alone needs nothing above it
            return below[0] if below else None
        people = tuple(dict.fromkeys(subject for team in below for subject in team.people))
        person = self.leaders[leader]
        return Team(self._name(person), person, people, tuple(sorted(below, key=lambda team: fold(team.name))))

    def _name(self, leader: Person) -> str:
        """The leader's own team or territory, where it is not one of the teams; the company at the top."""
        company = self._desk.book.settings.company if not leader.manager and self._tops == 1 else ""
        taken = {fold(team.name) for team in self._own}
        named = [name for name in (leader.team, company, leader.territory) if name and fold(name) not in taken]
        return named[0] if named else f"{leader.name}’s teams"
