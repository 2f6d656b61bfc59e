"""The notes of a team, and the year that a kickoff looks back on."""

from collections.abc import Sequence
from dataclasses import replace

from plangen.facts.scope.document import Scope
from plangen.facts.scope.team import TeamScope, team_in
from plangen.metrics.results.bookings import without_credits, won_in
from plangen.periods import Period
from plangen.records.meetings.notes import ALL, Note
from plangen.records.people.team import Person
from plangen.tables.values.folding import fold


def year_before(scope: Scope) -> Period:
    """The year that the kickoff looks back on."""
    return scope.book.calendar.before(scope.period)


def team_then(scope: Scope) -> TeamScope:
    """The team of the year that the kickoff looks back on, A–Z by family name, whatever the team below is."""
    team = team_in(scope, year_before(scope))
    return replace(team, members=tuple(sorted(team.members, key=lambda each: by_family(each.person))))


def by_family(person: Person) -> tuple[str, str]:
    """The key that sorts people by family name, then given name."""
    return fold(person.family), fold(person.given)


def sellers(scope: Scope) -> list[Scope]:
    """The members of that year's team who won a deal in it."""
    year = year_before(scope)
    return [each for each in team_then(scope).members if without_credits(won_in(each.deals, year))]


def team_notes(scope: Scope, topic: str, period: Period) -> Sequence[Note]:
    """The team's own notes on a topic in a period, then those for everyone; a region or company has all teams'."""
    names = {fold(scope.team.name), *(fold(each.person.team) for each in scope.team.people if scope.team.teams)}
    found = [
        each
        for each in scope.book.notes
        if each.topic == topic
        and (each.team == ALL or fold(each.team) in names - {""})
        and (each.period is None or (period.start <= each.period.start and each.period.end <= period.end))
    ]
    return sorted(found, key=lambda each: (each.team == ALL, each.row))
