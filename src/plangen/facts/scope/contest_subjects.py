"""Contests as subjects of documents, and their winners."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from plangen.doctypes.subjects import CONTEST, FINISHED_CONTEST, STARTED_CONTEST, WINNER, SubjectSort
from plangen.facts.scope.contests import contest_awards, contest_period, contest_records, contest_teams
from plangen.facts.scope.name_parts import only_name
from plangen.facts.scope.subjects import DEFAULT_TEAM_NAME, AnySubject, Subject, Team, teams
from plangen.facts.scope.workspace import Workspace
from plangen.metrics.contests.awards import Award
from plangen.metrics.contests.participants import names_of, participants
from plangen.periods import Period
from plangen.records.contests.rows import Contest
from plangen.records.people.team import Person
from plangen.tables.values.folding import fold


@dataclass(frozen=True, slots=True)
class ContestSubject:
    """A contest and the salespeople who take part; `team` is the name of all of them together.

    `leader` is the manager of everyone in it; None if they have different managers or none.
    """

    contest: Contest
    people: tuple[Subject, ...]
    team: str
    leader: Person | None
    sort: SubjectSort = CONTEST

    @property
    def name(self) -> str:
        """The contest's name."""
        return self.contest.name

    @property
    def name_parts(self) -> Mapping[str, str]:
        """The contest's name."""
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
class Winner:
    """An award of a contest with the people who won it; `number` tells the awards of one person apart."""

    of: ContestSubject
    award: Award
    people: tuple[Subject, ...]
    number: int = 1
    sort: SubjectSort = WINNER

    @property
    def contest(self) -> Contest:
        """The contest."""
        return self.of.contest

    @property
    def winner(self) -> str:
        """The person or team that won it."""
        return self.award.name or self.of.team

    @property
    def name(self) -> str:
        """The winner with the contest."""
        again = f", {self.number}" if self.number > 1 else ""
        return f"{self.winner}, {self.contest.name}{again}"

    @property
    def name_parts(self) -> Mapping[str, str]:
        """The winner's names, and the contest's."""
        person = self.people[0].person if len(self.people) == 1 and self.award.name == self.people[0].name else None
        own = only_name(self.winner) if person is None else self.people[0].name_parts
        again = f", {self.number}" if self.number > 1 else ""
        return {**own, "contest": f"{self.contest.name}{again}"}

    @property
    def recipient(self) -> Person | None:
        """The leader, who hands it out."""
        return self.of.leader

    @property
    def manager(self) -> Person | None:
        """The leader."""
        return self.of.leader

    @property
    def manager_name(self) -> str:
        """The name of the leader; empty without one."""
        return self.of.manager_name


def contest_in(subject: AnySubject) -> ContestSubject:
    """The contest of a subject; raises TypeError for a subject without one."""
    if isinstance(subject, Winner):
        return subject.of
    if not isinstance(subject, ContestSubject):
        raise TypeError("only a contest, or who won it, has a contest")
    return subject


def contest_about(subject: AnySubject) -> ContestSubject | None:
    """The contest of a subject; None for a subject without one."""
    return contest_in(subject) if isinstance(subject, ContestSubject | Winner) else None


def is_of_one(subject: AnySubject) -> bool:
    """Whether a subject is what one person won alone."""
    return isinstance(subject, Winner) and len(subject.people) == 1


def winner_in(subject: AnySubject) -> Winner:
    """The winner that a subject is; raises TypeError for any other."""
    if not isinstance(subject, Winner):
        raise TypeError("only a winner has a certificate")
    return subject


def contests(workspace: Workspace, period: Period) -> list[ContestSubject]:
    """The contests with a day in the period, from their start through their audit date, by start date."""
    return [each for each in _in_period(workspace, period) if each.people]


def contests_without_people(workspace: Workspace, period: Period) -> list[Contest]:
    """The contests with a day in the period in which no one takes part, so that they have no documents."""
    return [each.contest for each in _in_period(workspace, period) if not each.people]


def _in_period(workspace: Workspace, period: Period) -> list[ContestSubject]:
    return [workspace.once(contest_subject_of, each) for each in workspace.book.contests if _is_in(each, period)]


def started_contests(workspace: Workspace, period: Period) -> list[ContestSubject]:
    """The contests of the period that have started."""
    found = workspace.once(contests, period)
    return [replace(each, sort=STARTED_CONTEST) for each in found if each.contest.start <= workspace.book.as_of]


def finished_contests(workspace: Workspace, period: Period) -> list[ContestSubject]:
    """The contests of the period whose last day is over."""
    found = workspace.once(contests, period)
    return [replace(each, sort=FINISHED_CONTEST) for each in found if each.contest.over_on(workspace.book.as_of)]


def winners(workspace: Workspace, period: Period) -> list[Winner]:
    """The winners of the contests of the period whose scores are final."""
    return [winner for each in workspace.once(contests, period) for winner in _winners(workspace, each)]


def _winners(workspace: Workspace, of: ContestSubject) -> Iterator[Winner]:
    people = {each.name: each for each in of.people}
    seen: Counter[str] = Counter()
    for award in workspace.once(contest_awards, of.contest):
        seen[fold(award.name)] += 1
        members = tuple(people[name] for name in award.names if name in people)
        if members:
            yield Winner(of, award, members, seen[fold(award.name)])


def contest_subject_of(workspace: Workspace, contest: Contest) -> ContestSubject:
    """A contest with the people who take part."""
    subjects = {each.name: each for team in workspace.once(contest_teams, contest) for each in team.people}
    names = names_of(participants(contest, workspace.once(contest_records, contest)))
    people = tuple(subjects[name] for name in names)
    unit = _unit(workspace, contest, people)
    return ContestSubject(contest, people, _team_name(workspace, unit), unit.leader if unit else None)


def _unit(workspace: Workspace, contest: Contest, people: Sequence[Subject]) -> Team | None:
    """The smallest team, region, or company with all these people in it; None if there is none."""
    units = workspace.once(teams, contest_period(contest))
    around = [unit for unit in units if set(people) <= set(unit.people)]
    return min(around, key=lambda unit: len(unit.people), default=None)


def _team_name(workspace: Workspace, unit: Team | None) -> str:
    """The name of a unit as printed, or else the company's."""
    company = workspace.book.settings.company
    if unit is None:
        return company or DEFAULT_TEAM_NAME
    is_named = "team" in fold(unit.name) or unit.name == company or unit.teams
    return unit.name if is_named else f"Team {unit.name}"


def _is_in(contest: Contest, period: Period) -> bool:
    return contest.start < period.end and period.start <= contest.audit
