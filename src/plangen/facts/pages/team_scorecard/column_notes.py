"""What the columns of a team page are of: spans, people, and what counts once."""

from collections.abc import Iterable

from plangen.facts.figures.sums import counted
from plangen.facts.scope.document import Scope
from plangen.facts.scope.team import TeamScope, any_member, everyone, names_people, team_rows
from plangen.metrics.results.bookings import bookings
from plangen.metrics.results.quota import quota


def column_notes(scope: Scope) -> Iterable[str]:
    """The notes on attainment, the year to date, and new accounts."""
    if scope.workspace.has_quota_in(scope.period):
        yield from _of_quotas(scope)
    yield from _new_accounts(scope)


def _of_quotas(scope: Scope) -> Iterable[str]:
    """Which quotas the percentages are of, from when on a person has them, and whose bookings have no quota in them."""
    member, length = any_member(scope), scope.period.length
    has_year = member.year_to_date.start < scope.period.start and member.has_year
    if has_year and not member.is_over:
        yield f"Attainment is of the full {length}’s quota, year to date of quota to date."
    people = everyone(scope).members
    if names_people(scope) and not scope.team.teams and any(each.is_new for each in people):
        what = "Attainment and year to date" if has_year else "Attainment"
        yield f"{what}: from a person’s first full {length} on."
    if any(_books_without_target(each) for each in people):
        yield "Sums have the bookings of people whose quota is 0."


def _books_without_target(member: Scope) -> bool:
    """Whether a person has bookings under a quota of 0, in the period or the year."""
    spans, plan = (member.period, member.year_to_date), member.workspace.plan
    return any(quota(member.person, each, plan).value == 0 and bookings(member.deals, each).value for each in spans)


def _new_accounts(scope: Scope) -> Iterable[str]:
    """That an account counts once for the team, if the rows have it several times."""
    new, period = scope.workspace.new_accounts, scope.period
    if not scope.workspace.is_known_company_wide(new, period) or not (names_people(scope) or scope.team.teams):
        return
    of_rows = [new(counted(each, period).deals, period).value or 0 for each in team_rows(scope)]
    total = new(counted(everyone(scope), period).deals, period).value
    if total is not None and sum(of_rows) > total:
        yield f"New accounts: one that several {'teams' if scope.team.teams else 'people'} sell to counts once in sums."


def size_of(scope: Scope, group: TeamScope) -> str:
    """How many people a team's figures are of: “4 of 5 people”, or “5 people” if of all."""
    total, count = len(group.members), len(counted(group, scope.period).members)
    people = scope.number_format.count(total) if count == total else scope.number_format.of(count, total)
    return f"{people} {'person' if total == 1 else 'people'}"
