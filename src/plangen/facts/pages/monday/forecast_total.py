"""The team's month in the forecast: the sum of the people with a quota, whom it is without, and its commit."""

from collections.abc import Container, Iterable
from decimal import Decimal

from plangen.elements.figure import Figure
from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Value
from plangen.facts.figures.sums import compared_with_quota, counted, team_goal, with_quota
from plangen.facts.formatting.number_format import MINUS
from plangen.facts.pages.monday.meeting import attendees, first_names, meeting
from plangen.facts.scope.document import Scope
from plangen.facts.scope.team import TeamScope
from plangen.facts.scope.trace import explained
from plangen.metrics.pipeline.forecast import current_commit
from plangen.metrics.pipeline.forecast import forecast as won_and_commit
from plangen.metrics.results.bookings import bookings, gap
from plangen.metrics.results.quota import quota
from plangen.periods import Period

MOST_LISTED = 4


def commit_of(member: Scope, span: Period) -> Measure:
    """What a person commits for a month: the last forecast, else won and committed deals if any deal has a category."""
    given = current_commit(member.workspace.forecasts_of(member.person), member.person.name, span, member.book.as_of)
    # Without categories, someone with no open deals would commit nothing while the commits of others aren't known.
    is_categorized = any(deal.forecast_category for deal in member.book.opportunities)
    return won_and_commit(member.deals, span) if is_categorized and not given.known else given


def gap_of(member: Scope, span: Period) -> Measure:
    """What a person still has to book for the quota of a month."""
    return gap(bookings(member.deals, span), quota(member.person, span, member.workspace.plan))


def gap_text(scope: Scope, left: Measure) -> Value:
    """What is still to book, or “met”."""
    if left.value is None:
        return None
    if left.value <= 0:
        return "met"
    return explained(scope.workspace.trace, scope.figure(left), f"quota of the month {MINUS} bookings in it")


def team_of(scope: Scope) -> TeamScope:
    """The people at the meeting as one."""
    return TeamScope(scope.team.name, tuple(scope.once(attendees)))


def team_total(scope: Scope) -> dict[str, Value]:
    """The sums of the people with a quota, or of everyone if no one has one."""
    span, team = scope.once(meeting).month, team_of(scope)
    covered = counted(team, span)
    is_all = len(covered.members) == len(team.members)
    won, goal = compared_with_quota(covered, span), team_goal(covered, span)
    left = gap(won, goal)
    return {
        "name": scope.tables.word("team"),
        "family": ""
        if is_all
        else f"{scope.number_format.count(len(covered.members))} {scope.tables.word('with_quota')}",
        "commit": _known(scope, _sum(commit_of(each, span) for each in covered.members)),
        "won": _known(scope, won),
        "gap": gap_text(scope, left),
    }


def total_note(scope: Scope) -> str:
    """Whom the sums are without, whose commit is missing, and what is over quota lowers the gap by."""
    return " ".join(filter(None, (_without(scope), _no_commit(scope), _over(scope))))


def _without(scope: Scope) -> str:
    """Of whom the sums are, and who has no quota; nothing says why."""
    team = team_of(scope)
    summed = {each.person.name for each in counted(team, scope.once(meeting).month).members}
    others = {each.person.name for each in team.members} - summed
    if not others:
        return ""
    have = "has" if len(others) == 1 else "have"
    whose = f"the {scope.number_format.count(len(summed))} {scope.tables.word('with_quota')}"
    return f"{scope.tables.word('team')}: {whose}. {_listed(scope, others)} {have} none."


def _no_commit(scope: Scope) -> str:
    """Who has no commit, if others have one: the team's isn't known without it."""
    span = scope.once(meeting).month
    members = counted(team_of(scope), span).members
    missing = {each.person.name for each in members if not commit_of(each, span).known}
    if not missing or len(missing) == len(members):
        return ""
    return f"{_listed(scope, missing)}: no commit yet."


def _listed(scope: Scope, names: Container[str]) -> str:
    """The first names of these people: “Ana, Bo”; the first few, and how many more there are."""
    people = zip(scope.once(attendees), first_names(scope), strict=True)
    found = [first for each, first in people if each.person.name in names]
    rest = len(found) - MOST_LISTED
    more = [f"{scope.number_format.count(rest)} more"] if rest > 0 else []
    return ", ".join([*found[:MOST_LISTED], *more])


def _over(scope: Scope) -> str:
    """How much of the gaps in the rows the team's gap is less by: what others booked over their quota."""
    span = scope.once(meeting).month
    gaps = [gap_of(each, span).value for each in counted(team_of(scope), span).members]
    over = scope.figure(Measure(sum((-each for each in gaps if each is not None and each < 0), Decimal(0)), Unit.MONEY))
    return f"{over} over quota lowers the team’s gap." if over.printed else ""


def _known(scope: Scope, measure: Measure | None) -> Figure | None:
    return scope.figure(measure) if measure is not None and measure.known else None


def _sum(measures: Iterable[Measure]) -> Measure | None:
    """The sum of these amounts; None if one isn't known."""
    found = list(measures)
    values = [each.value for each in found if each.value is not None]
    if not found or len(values) < len(found):
        return None
    return Measure(sum(values, Decimal(0)), Unit.MONEY, len(found), tuple(row for each in found for row in each.rows))


def team_commit(scope: Scope) -> str:
    """How the team's commit compares with its quota: “Commit is $26.6K above the October quota …”."""
    span = scope.once(meeting).month
    covered = counted(team_of(scope), span)
    commit, goal = _sum(commit_of(each, span) for each in covered.members), team_goal(covered, span)
    if commit is None or not goal.known or not with_quota(covered, span):
        return ""
    shown, target = scope.figure(commit), scope.figure(goal)
    difference = scope.difference(shown, target)
    name = scope.number_format.month(span.start, long=True)
    if not difference.printed:
        return f"Commit is the {name} quota, {target}."
    side = "above" if difference.printed > 0 else "below"
    return f"Commit is {difference.short[1:]} {side} the {name} quota of {target}."
