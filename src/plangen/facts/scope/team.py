"""The scope of a team document: a team, a period, and an edition."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from plangen.elements.figure import Figure
from plangen.elements.measure import Measure
from plangen.facts.formatting.number_format import NumberFormat
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import Subject, Team, teams
from plangen.facts.scope.workspace import Workspace
from plangen.periods import Period
from plangen.records.book import Book
from plangen.records.deals.opportunities import Opportunity
from plangen.tables.values.folding import fold

Section = TypeVar("Section")

FOR_MANAGER = "manager"


@dataclass(frozen=True)
class TeamScope:
    """The people in one row of a team page: a person, a team, or everyone. `name` is printed."""

    name: str
    members: tuple[Scope, ...]

    @cached_property
    def deals(self) -> tuple[Opportunity, ...]:
        """The deals of all members."""
        return tuple(deal for member in self.members for deal in member.deals)

    @property
    def only_member(self) -> Scope | None:
        """The only member; None if there are several."""
        return self.members[0] if len(self.members) == 1 else None


@dataclass(frozen=True)
class TeamPageScope:
    """The scope of one team document. `title` and `limits` come from the document type."""

    workspace: Workspace
    document_type: str
    title: str
    subject: Team
    period: Period
    edition: str = "rep"
    limits: Mapping[str, int] = field(default_factory=dict)

    def once(self, section: "Callable[[TeamPageScope], Section]") -> Section:
        """A section, computed on first use."""
        if section not in self._computed:
            self._computed[section] = section(self)
        found: Section = self._computed[section]
        return found

    @cached_property
    def _computed(self) -> "dict[Callable[[TeamPageScope], Any], Any]":
        return {}

    @property
    def book(self) -> Book:
        """The Book."""
        return self.workspace.book

    @property
    def number_format(self) -> NumberFormat:
        """The number and date formats."""
        return self.workspace.number_format

    @property
    def for_manager(self) -> bool:
        """Whether this is the manager's copy."""
        return self.edition == FOR_MANAGER

    @cached_property
    def everyone(self) -> TeamScope:
        """Everyone on the team."""
        return TeamScope(self.subject.name, tuple(self._scopes.values()))

    @cached_property
    def any_member(self) -> Scope:
        """The scope of any member, for periods and words that are the same for everyone."""
        return self.everyone.members[0]

    @cached_property
    def rows(self) -> tuple[TeamScope, ...]:
        """The team's people, or the teams of a region, sorted by printed name."""
        if self.subject.teams:
            groups = [
                TeamScope(team.name, tuple(self._scopes[each] for each in team.people)) for team in self.subject.teams
            ]
        else:
            groups = [TeamScope(self.printed_name(scope), (scope,)) for scope in self._scopes.values()]
        return tuple(sorted(groups, key=lambda group: (fold(group.name), group.name)))

    @property
    def names_people(self) -> bool:
        """Whether the page has a row for each person; the manager's copy always does."""
        return self.for_manager or self.book.settings.names_on_team_pages != "none"

    def printed_name(self, scope: Scope) -> str:
        """A person's name as this page may print it."""
        initials = self.book.settings.names_on_team_pages == "initials" and not self.for_manager
        return scope.person.code if initials else scope.person.name

    def with_leavers(self, group: TeamScope, team: str) -> TeamScope:
        """A group plus everyone who was on the team of that name this year but left before the period.

        Their bookings and quotas are part of the team's year.
        """
        year = self.any_member.year_to_date
        then = next((each for each in self.workspace.once(teams, year) if fold(each.name) == fold(team)), None)
        current = {each.person for each in self.subject.people}
        left = [each for each in then.people if each.person not in current] if then else []
        return replace(group, members=(*group.members, *(self._scope(each) for each in left)))

    def figure(self, measure: Measure) -> Figure:
        """A measure formatted for print; rates on a small sample are marked."""
        return self.number_format.figure(measure, few=self.book.settings.small_samples[0])

    @cached_property
    def _scopes(self) -> dict[Subject, Scope]:
        return {each: self._scope(each) for each in self.subject.people}

    def _scope(self, subject: Subject) -> Scope:
        return Scope(self.workspace, self.document_type, self.title, subject, self.period, self.edition, self.limits)
