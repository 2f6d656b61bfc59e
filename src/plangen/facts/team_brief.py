"""What one team's fact sheet is about: a team, a period and an edition, at the desk."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from plangen.elements.figure import Figure
from plangen.elements.measure import Measure
from plangen.facts.brief import Brief
from plangen.facts.desk import Desk
from plangen.facts.numerals import Numerals
from plangen.facts.subjects import Subject, Team, teams
from plangen.periods import Period
from plangen.records.book import Book
from plangen.records.opportunities import Opportunity
from plangen.tables.folding import fold

Section = TypeVar("Section")

FOR_MANAGER = "manager"


@dataclass(frozen=True)
class Group:
    """What one row of a team page adds up: a person, a team, or all of them. `name` is as the page prints it."""

    name: str
    members: tuple[Brief, ...]

    @cached_property
    def deals(self) -> tuple[Opportunity, ...]:
        """The deals of all members."""
        return tuple(deal for member in self.members for deal in member.deals)

    @property
    def alone(self) -> Brief | None:
        """The one member, where there is one only."""
        return self.members[0] if len(self.members) == 1 else None


@dataclass(frozen=True)
class TeamBrief:
    """One team document's question to the desk. `title` is the kind's, `limits` are the kind's."""

    desk: Desk
    kind: str
    title: str
    subject: Team
    period: Period
    edition: str = "rep"
    limits: Mapping[str, int] = field(default_factory=dict)

    def once(self, section: "Callable[[TeamBrief], Section]") -> Section:
        """A section of this brief, computed when it is asked for first."""
        if section not in self._computed:
            self._computed[section] = section(self)
        found: Section = self._computed[section]
        return found

    @cached_property
    def _computed(self) -> "dict[Callable[[TeamBrief], Any], Any]":
        return {}

    @property
    def book(self) -> Book:
        """The Book."""
        return self.desk.book

    @property
    def numerals(self) -> Numerals:
        """How numbers and dates are written."""
        return self.desk.numerals

    @property
    def for_manager(self) -> bool:
        """Whether it is the manager's own edition."""
        return self.edition == FOR_MANAGER

    @cached_property
    def whole(self) -> Group:
        """All of the team's people."""
        return Group(self.subject.name, tuple(self._briefs.values()))

    @cached_property
    def voice(self) -> Brief:
        """A brief of one of its people: for periods and words that are the same for all."""
        return self.whole.members[0]

    @cached_property
    def rows(self) -> tuple[Group, ...]:
        """The team's people, or the teams of a region, by the names that the page prints."""
        if self.subject.teams:
            found = [Group(team.name, tuple(self._briefs[each] for each in team.people)) for team in self.subject.teams]
        else:
            found = [Group(self.called(brief), (brief,)) for brief in self._briefs.values()]
        return tuple(sorted(found, key=lambda group: (fold(group.name), group.name)))

    @property
    def names_people(self) -> bool:
        """Whether the page has a row for each person; a manager's own copy has."""
        return self.for_manager or self.book.settings.names_on_team_pages != "none"

    def called(self, brief: Brief) -> str:
        """A person's name as it may stand on this page."""
        initials = self.book.settings.names_on_team_pages == "initials" and not self.for_manager
        return brief.person.code if initials else brief.person.name

    def with_leavers(self, group: Group, team: str) -> Group:
        """A group with those who belonged to the team of that name earlier in the year and have left before the period.

        What a team won this year, and was to win, is also theirs.
        """
        year = self.voice.year_to_date
        then = next((each for each in self.desk.once(teams, year) if fold(each.name) == fold(team)), None)
        here = {each.person for each in self.subject.people}
        gone = [each for each in then.people if each.person not in here] if then else []
        return replace(group, members=(*group.members, *(self._brief(each) for each in gone)))

    def figure(self, measure: Measure) -> Figure:
        """A measure made ready to print; rates with few records are marked."""
        return self.numerals.figure(measure, few=self.book.settings.few[0])

    @cached_property
    def _briefs(self) -> dict[Subject, Brief]:
        return {each: self._brief(each) for each in self.subject.people}

    def _brief(self, subject: Subject) -> Brief:
        return Brief(self.desk, self.kind, self.title, subject, self.period, self.edition, self.limits)
