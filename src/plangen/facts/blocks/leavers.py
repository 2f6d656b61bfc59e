"""Who left a team and is part of its sums, so that the rows of a team page add up to its total."""

from collections.abc import Sequence

from plangen.facts.figures.sums import bookings_under_quota, team_goal_to_date, with_quota
from plangen.facts.scope.document import Scope
from plangen.facts.scope.team import TeamScope, names_people, printed_name
from plangen.metrics.results.bookings import bookings
from plangen.periods import Period

MOST_NAMES = 2


def counted_leavers(scope: Scope, left: Sequence[Scope], year: Period) -> TeamScope | None:
    """Those of the people who left that the team's year counts: with a quota in it, or with deals if no one has one."""
    group = TeamScope("", tuple(left))
    has_quotas = scope.workspace.has_quota_in(year)
    found = with_quota(group, year) if has_quotas else [each for each in left if bookings(each.deals, year).n]
    return TeamScope(group.name, tuple(found)) if found else None


def leaver_names(scope: Scope, left: TeamScope) -> str:
    """Who left, and when: “Dax Gone, Mar 31”; how many, if names are hidden or there are many."""
    if not names_people(scope) or len(left.members) > MOST_NAMES:
        count = len(left.members)
        return f"{scope.number_format.count(count)} {'person' if count == 1 else 'people'}"
    return "; ".join(
        f"{printed_name(scope, each)}, {scope.number_format.short_day(each.person.left)}"
        for each in left.members
        if each.person.left
    )


def of_quota(scope: Scope, group: TeamScope, period: Period) -> str:
    """The bookings of a group and its quota, to date if the period is running: “$4.3K of $50.0K”; else its bookings."""
    goal = scope.figure(team_goal_to_date(group, period))
    if not goal.known:
        return scope.figure(bookings(group.deals, period)).short
    won, goal = scope.comparable(scope.figure(bookings_under_quota(group, period)), goal)
    return f"{won} of {goal}"
