"""The subjects of documents: salespeople, teams, and managers."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Protocol

from plangen.doctypes.subjects import MANAGER, MEETING, SALESPERSON, TEAM, SubjectSort
from plangen.facts.scope.name_parts import name_parts, only_name
from plangen.facts.scope.workspace import Workspace
from plangen.periods import Period
from plangen.records.people.team import Person
from plangen.tables.values.folding import fold

DEFAULT_TEAM_NAME = "Sales team"
"""The name of the only team if the spreadsheets name no team, manager, or company."""

MOST_AT_A_MEETING = 16


class AnySubject(Protocol):
    """What one document is about, whatever its sort."""

    @property
    def sort(self) -> SubjectSort:
        """Its sort."""

    @property
    def name(self) -> str:
        """Its name as printed."""

    @property
    def name_parts(self) -> Mapping[str, str]:
        """Its name, for the placeholders of a file name pattern."""

    @property
    def people(self) -> "tuple[Subject, ...]":
        """The salespeople that it is about."""

    @property
    def recipient(self) -> Person | None:
        """The one person who may receive its documents that are handed out."""

    @property
    def manager(self) -> Person | None:
        """The one person who may receive its documents that are for the manager alone."""

    @property
    def manager_name(self) -> str:
        """The name of the manager whose folder its documents go into; empty without one."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A salesperson and their manager, who has only a name without a row in Team."""

    sort: ClassVar[SubjectSort] = SALESPERSON
    person: Person
    manager: Person | None

    @property
    def name(self) -> str:
        """The person's name."""
        return self.person.name

    @property
    def name_parts(self) -> Mapping[str, str]:
        """The person's names."""
        return name_parts(self.person)

    @property
    def people(self) -> "tuple[Subject, ...]":
        """The person alone."""
        return (self,)

    @property
    def recipient(self) -> Person:
        """The person."""
        return self.person

    @property
    def manager_name(self) -> str:
        """The name of the manager; empty without one."""
        return self.person.manager


@dataclass(frozen=True, slots=True)
class Team:
    """A team and its salespeople in a period, or a region or company with its `teams`.

    `leader` is the manager of everyone in it; None if they have different managers or none.
    """

    name: str
    leader: Person | None
    people: tuple[Subject, ...]
    teams: "tuple[Team, ...]" = ()
    sort: SubjectSort = TEAM

    @property
    def name_parts(self) -> Mapping[str, str]:
        """The team's name."""
        return only_name(self.name)

    @property
    def recipient(self) -> Person | None:
        """The leader."""
        return self.leader

    @property
    def manager(self) -> Person | None:
        """The leader."""
        return self.leader

    @property
    def manager_name(self) -> str:
        """The name of the leader; empty without one."""
        return self.leader.name if self.leader else ""


@dataclass(frozen=True, slots=True)
class Manager:
    """A manager, with the salespeople who report to them as a team."""

    sort: ClassVar[SubjectSort] = MANAGER
    person: Person
    team: Team

    @property
    def name(self) -> str:
        """The manager's name."""
        return self.person.name

    @property
    def name_parts(self) -> Mapping[str, str]:
        """The manager's name."""
        return only_name(self.name)

    @property
    def people(self) -> tuple[Subject, ...]:
        """The salespeople who report to the manager."""
        return self.team.people

    @property
    def recipient(self) -> Person:
        """The manager."""
        return self.person

    @property
    def manager(self) -> Person:
        """The manager."""
        return self.person

    @property
    def manager_name(self) -> str:
        """The manager's name, so their documents go into the same folder as those of their people."""
        return self.person.name


def salespeople(workspace: Workspace, period: Period) -> list[Subject]:
    """Everyone in sales employed on at least one day of the period, by family name."""
    employed = (each for each in workspace.book.sellers if each.employed(period.start, period.end))
    found = [Subject(person, _manager(workspace, person)) for person in employed]
    return sorted(found, key=lambda subject: (fold(subject.person.family), fold(subject.person.given)))


def teams(workspace: Workspace, period: Period) -> list[Team]:
    """Every team with people in it, by name, then the regions and the company above them.

    A person's team is the one named in Team, or else that of their manager, or else the company; next to other teams,
    those without either are a team that says so, and the company is everyone.
    """
    groups: dict[str, list[Subject]] = defaultdict(list)
    names: dict[str, str] = {}
    for subject in salespeople(workspace, period):
        name = _team_name(workspace, subject.person)
        groups[names.setdefault(fold(name), name)].append(subject)
    base = [Team(name, _leader(workspace, people), tuple(people)) for name, people in groups.items()]
    if len(base) > 1:
        base = [replace(team, name=f"{team.name}, no manager") if _is_rest(team) else team for team in base]
    base.sort(key=lambda team: fold(team.name))
    above = _above(workspace, base)
    return [*base, *above, *_company(workspace, base, above)]


def _is_rest(team: Team) -> bool:
    """Whether a team has the people of whom Team names neither a team nor a manager."""
    return not any(each.person.team or each.person.manager for each in team.people)


def _company(workspace: Workspace, base: Sequence[Team], above: Sequence[Team]) -> list[Team]:
    """The company with everyone, if no unit has them all; none without its name, or with a single team."""
    name, rows = workspace.book.settings.company, list[Team]()
    for unit in sorted((*above, *base), key=lambda team: -len(team.people)):
        if not any(set(unit.people) <= set(each.people) for each in rows):
            rows.append(unit)
    rows.sort(key=lambda team: fold(team.name))
    is_named = name and all(fold(name) != fold(each.name) for each in (*base, *above))
    people = tuple(dict.fromkeys(subject for team in rows for subject in team.people))
    return [Team(name, None, people, tuple(rows))] if is_named and rows[1:] else []


def meeting_teams(workspace: Workspace, period: Period) -> list[Team]:
    """Every team that meets on Mondays, by name."""
    found = [part for team in workspace.once(teams, period) if not team.teams for part in _parts(team)]
    return sorted(found, key=lambda team: fold(team.name))


def _parts(team: Team) -> list[Team]:
    """The team that meets; if there are too many for an hour, the people of each manager."""
    by_manager: dict[str, list[Subject]] = defaultdict(list)
    for each in team.people:
        by_manager[fold(each.manager_name)].append(each)
    if len(team.people) <= MOST_AT_A_MEETING or len(by_manager) == 1:
        return [replace(team, sort=MEETING)]
    leaders = [(people, people[0].manager) for people in by_manager.values()]
    names = [f"{leader.name}'s team" if leader else f"{team.name}, no manager" for _, leader in leaders]
    return [Team(name, leader, tuple(who), sort=MEETING) for name, (who, leader) in zip(names, leaders, strict=True)]


def managers(workspace: Workspace, period: Period) -> list[Manager]:
    """Every manager of a salesperson of the period, by family name, with their people."""
    groups: dict[str, list[Subject]] = defaultdict(list)
    for subject in salespeople(workspace, period):
        if subject.manager is not None:
            groups[subject.manager.name].append(subject)
    found = []
    for people in groups.values():
        leader = people[0].manager
        if leader is not None:
            found.append(Manager(leader, Team(leader.name, leader, tuple(people))))
    return sorted(found, key=lambda each: (fold(each.person.family), fold(each.person.given)))


def _manager(workspace: Workspace, person: Person) -> Person | None:
    name = person.manager
    return (workspace.book.roster.find(name) or Person(name)) if name else None


def _team_name(workspace: Workspace, person: Person) -> str:
    if person.team:
        return person.team
    return f"{person.manager}'s team" if person.manager else workspace.book.settings.company or DEFAULT_TEAM_NAME


def _leader(workspace: Workspace, people: Sequence[Subject]) -> Person | None:
    """The manager of everyone, who may be one of them; None with several managers or none."""
    for subject in people:
        leader = _manager(workspace, subject.person)
        if leader and all(
            fold(each.manager_name) in {"", fold(leader.name)} or each.person == leader for each in people
        ):
            return leader
    return None


def _above(workspace: Workspace, base: Sequence[Team]) -> list[Team]:
    """The units above the teams, smallest first: one for each manager of several teams or managers."""
    chart = _OrgChart(workspace, base)
    units = [unit for leader in chart.leaders if (unit := chart.unit(leader)) is not None and unit.teams]
    found = {unit.name: unit for unit in reversed(units)}
    return sorted(found.values(), key=lambda team: (len(team.people), fold(team.name)))


class _OrgChart:
    """The leaders of the teams and everyone above them, by folded name."""

    def __init__(self, workspace: Workspace, base: Sequence[Team]) -> None:
        self._workspace, self._base = workspace, base
        self.leaders: dict[str, Person] = {}
        for team in base:
            leader = team.leader
            while leader is not None and fold(leader.name) not in self.leaders:
                self.leaders[fold(leader.name)] = leader
                leader = _manager(workspace, leader)
        self._tops = sum(not leader.manager for leader in self.leaders.values())

    def unit(self, leader: str, seen: frozenset[str] = frozenset()) -> Team | None:
        """The teams that a leader has, as one; their only team if there is one; None without any.

        A leader already in `seen` is skipped, as two people may name each other as manager.
        """
        if leader in seen:
            return None
        led = [key for key, each in self.leaders.items() if fold(each.manager) == leader]
        units = [self.unit(key, seen | {leader}) for key in led]
        below = [team for team in self._base if fold(team.manager_name) == leader] + [unit for unit in units if unit]
        if len(below) < 2:  # noqa: PLR2004 - a single team needs no unit above it
            return below[0] if below else None
        people = tuple(dict.fromkeys(subject for team in below for subject in team.people))
        person = self.leaders[leader]
        is_all = len(people) == len({subject for team in self._base for subject in team.people})
        return Team(self._name(person, is_all), person, people, tuple(sorted(below, key=lambda team: fold(team.name))))

    def _name(self, leader: Person, is_all: bool) -> str:
        """The leader's team, the company for the one who has everyone, or their territory; otherwise their name."""
        company = self._workspace.book.settings.company if is_all and not leader.manager and self._tops == 1 else ""
        taken = {fold(team.name) for team in self._base}
        names = [name for name in (leader.team, company, leader.territory) if name and fold(name) not in taken]
        return names[0] if names else f"{leader.name}'s teams"
