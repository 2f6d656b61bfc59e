"""The notes below the table of a team page: whom its sums cover, and who isn't named."""

from collections.abc import Iterable

from plangen.facts.blocks.leavers import counted_leavers, leaver_names, of_quota
from plangen.facts.figures.sums import with_quota
from plangen.facts.pages.team_scorecard.column_notes import column_notes
from plangen.facts.scope.document import Scope
from plangen.facts.scope.team import TeamScope, any_member, everyone, leavers, names_people, team_rows, with_leavers


def covered(scope: Scope) -> tuple[int, int] | None:
    """How many of the people the team's numbers cover; None if all."""
    count, total = len(with_quota(everyone(scope), scope.period)), len(everyone(scope).members)
    has_quotas = scope.workspace.has_quota_in(scope.period)
    return (count, total) if has_quotas and 0 < count < total else None


def leavers_without_a_row(scope: Scope) -> TeamScope | None:
    """Those who left before the period whom the team's year to date counts, but no row; None if there are none."""
    member = any_member(scope)
    year = member.year_to_date
    if year.start >= scope.period.start or not member.has_year:
        return None
    of_rows = [each for group in team_rows(scope) for each in leavers(scope, group.name)] if scope.team.teams else []
    known = {each.person for each in of_rows}
    left = [each for each in leavers(scope, scope.team.name) if each.person not in known]
    return counted_leavers(scope, left, year)


def table_notes(scope: Scope) -> Iterable[str]:
    """What the totals leave out, whom the year to date has besides, that names are hidden, and what columns are of."""
    if left := leavers_without_a_row(scope):
        year, team = any_member(scope).year_to_date, everyone(scope)
        total = of_quota(scope, with_leavers(scope, team, scope.team.name), year)
        gone = of_quota(scope, left, year)
        names = leaver_names(scope, left)
        yield f"Year to date: the team’s {total} includes {gone} of those who left ({names})."
    if not names_people(scope) and not scope.team.teams:
        yield "Names are hidden on this page."
    yield from column_notes(scope)
