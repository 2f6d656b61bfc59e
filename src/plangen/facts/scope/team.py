"""The scope of a team document: a team, a period, and an edition."""

from dataclasses import dataclass, replace
from functools import cached_property

from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import Subject, teams
from plangen.metrics.results.team import shares_joined
from plangen.periods import Period
from plangen.records.deals.opportunities import Opportunity
from plangen.tables.values.folding import fold


@dataclass(frozen=True)
class TeamScope:
    """The people in one row of a team page: a person, a team, or everyone. `name` is printed."""

    name: str
    members: tuple[Scope, ...]

    @cached_property
    def deals(self) -> tuple[Opportunity, ...]:
        """The deals of all members; a deal that several share is in it once."""
        return tuple(shares_joined([deal for member in self.members for deal in member.deals]))

    @property
    def only_member(self) -> Scope | None:
        """The only member; None if there are several."""
        return self.members[0] if len(self.members) == 1 else None


def everyone(scope: Scope) -> TeamScope:
    """Everyone on the team of a document."""
    return TeamScope(scope.team.name, tuple(scope.once(_members).values()))


def any_member(scope: Scope) -> Scope:
    """The scope of any member, for periods and words that are the same for everyone."""
    return next(iter(scope.once(_members).values()))


def team_rows(scope: Scope) -> tuple[TeamScope, ...]:
    """The team's people, or the teams of a region, sorted by printed name."""
    return scope.once(_rows)


def names_people(scope: Scope) -> bool:
    """Whether the page has a row for each person; the manager's copy always does."""
    return scope.for_manager or scope.book.settings.names_on_team_pages != "none"


def printed_name(scope: Scope, member: Scope) -> str:
    """A member's name as the page may print it."""
    initials = scope.book.settings.names_on_team_pages == "initials" and not scope.for_manager
    return member.person.code if initials else member.person.name


def of_people(scope: Scope, name: str, count: int) -> str:
    """What a sum is of: With a quota, 4 people."""
    return f"{name}, {scope.number_format.count(count)} {'person' if count == 1 else 'people'}"


def with_leavers(scope: Scope, group: TeamScope, team: str) -> TeamScope:
    """A group plus everyone who was on the team of that name this year but left before the period.

    Their bookings and quotas are part of the team's year.
    """
    return replace(group, members=(*group.members, *leavers(scope, team)))


def leavers(scope: Scope, team: str) -> tuple[Scope, ...]:
    """Everyone who was on the team of that name this year but left before the period."""
    year = any_member(scope).year_to_date
    then = next((each for each in scope.workspace.once(teams, year) if fold(each.name) == fold(team)), None)
    current = {each.person for each in scope.team.people}
    return tuple(_member(scope, each) for each in then.people if each.person not in current) if then else ()


def team_in(scope: Scope, period: Period) -> TeamScope:
    """The team in another period, with everyone who was on it then; today's people if it is new."""
    name = fold(scope.team.name)
    then = next((each for each in scope.workspace.once(teams, period) if fold(each.name) == name), scope.team)
    return TeamScope(then.name, tuple(replace(_member(scope, each), period=period) for each in then.people))


def _rows(scope: Scope) -> tuple[TeamScope, ...]:
    members = scope.once(_members)
    if scope.team.teams:
        groups = [TeamScope(team.name, tuple(members[each] for each in team.people)) for team in scope.team.teams]
    else:
        groups = [TeamScope(printed_name(scope, member), (member,)) for member in members.values()]
    return tuple(sorted(groups, key=lambda group: (fold(group.name), group.name)))


def _members(scope: Scope) -> dict[Subject, Scope]:
    return {each: _member(scope, each) for each in scope.team.people}


def _member(scope: Scope, subject: Subject) -> Scope:
    return replace(scope, subject=subject, printed={})
