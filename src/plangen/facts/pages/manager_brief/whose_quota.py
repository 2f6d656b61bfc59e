"""Whose quota the first line of a manager's brief is about."""

from plangen.facts.figures.sums import with_quota
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import teams
from plangen.facts.scope.team import everyone


def whose_quota(scope: Scope) -> str:
    """Whose quota it is: the team's, or that of those who report to its manager if the team has others."""
    counted, leader = with_quota(everyone(scope), scope.period), scope.team.leader
    led = [each for each in scope.workspace.once(teams, scope.period) if leader is not None and each.leader == leader]
    others = {member.person for each in led for member in each.people} - {leader}
    if others <= {each.person for each in everyone(scope).members}:
        return "Team"
    return counted[0].person.first_name if len(counted) == 1 else "Direct reports"
