"""Bookings, quotas, and commitments of several people: always from sums, never from averaged percentages."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown, unknown_as
from plangen.elements.reasons import Reason
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import salespeople
from plangen.facts.scope.team import TeamScope
from plangen.facts.scope.workspace import Workspace
from plangen.metrics.people.commitments import commitments_kept, times_carried
from plangen.metrics.pipeline.coverage import coverage, open_pipeline, still_to_close
from plangen.metrics.pipeline.decisions import flagged_deals
from plangen.metrics.results.bookings import attainment, bookings, gap
from plangen.metrics.results.pace import attainment_to_date, pace, quota_to_date
from plangen.metrics.results.quota import months_with_quota, quota
from plangen.metrics.results.team import shares_joined, team_attainment, team_quota
from plangen.periods import Period
from plangen.records.meetings.actions import Action
from plangen.records.people.team import Person


def team_goal(group: TeamScope, period: Period) -> Measure:
    """The sum of the members' quotas, and how many members have one."""
    alone = group.only_member
    if alone is not None:
        goal = quota(alone.person, period, alone.workspace.plan)
        return replace(goal, n=1) if goal.known else goal
    return team_quota(_people(group), period, group.members[0].workspace.plan)


def team_share(group: TeamScope, period: Period) -> Measure:
    """The members' attainment as a group."""
    alone, first = group.only_member, group.members[0]
    if alone is not None:
        return attainment(alone.person, alone.deals, period, alone.workspace.plan)
    return team_attainment(_people(group), first.book.deals_of, period, first.workspace.plan)


def team_share_to_date(group: TeamScope, period: Period) -> Measure:
    """The members' attainment as a group; of a running period, of their quotas to date."""
    first = group.members[0]
    clock, plan = first.workspace.clock, first.workspace.plan
    if period.over_on(clock.as_of):
        return team_share(group, period)
    if group.only_member is not None:
        return attainment_to_date(first.person, first.deals, period, plan, clock)
    goal = team_goal_to_date(group, period)
    return pace(bookings_under_quota(group, period), goal) if goal.known else unknown_as(Unit.SHARE, goal)


def team_goal_to_date(group: TeamScope, period: Period) -> Measure:
    """The sum of the members' quotas; of a running period, of those to date."""
    first = group.members[0]
    clock, plan = first.workspace.clock, first.workspace.plan
    if period.over_on(clock.as_of):
        return team_goal(group, period)
    goals = [quota_to_date(each.person, period, plan, clock) for each in with_quota(group, period)]
    if not goals:
        return unknown(Unit.MONEY, Reason.NO_QUOTA)
    total = sum((each.value for each in goals if each.value is not None), Decimal(0))
    return Measure(total, Unit.MONEY, len(goals))


def assigned_quota(workspace: Workspace, period: Period) -> Measure:
    """The sum of the quotas of every salesperson in the company."""
    return team_quota([each.person for each in salespeople(workspace, period)], period, workspace.plan)


def bookings_under_quota(group: TeamScope, period: Period) -> Measure:
    """The bookings to compare with the sum of quotas: those of members and months with a quota."""
    monthly = [
        bookings(each.deals, span)
        for each in with_quota(group, period)
        for span in months_with_quota(each.person, period, each.workspace.plan)
    ]
    known = [each for each in monthly if each.value is not None]
    if not known:
        return monthly[0] if monthly else unknown(Unit.MONEY, Reason.NO_QUOTA)
    total = sum((each.value for each in known if each.value is not None), Decimal(0))
    rows = tuple(row for each in known for row in each.rows)
    return Measure(total, Unit.MONEY, len(rows), rows)


def with_quota(group: TeamScope, period: Period) -> list[Scope]:
    """The members with a quota in a period."""
    return [each for each in group.members if quota(each.person, period, each.workspace.plan).known]


def counted(group: TeamScope, period: Period) -> TeamScope:
    """The members that a team's numbers cover: those with a quota in the period, or all if none has one."""
    return group if group.only_member else replace(group, members=tuple(with_quota(group, period)) or group.members)


def without_quota(group: TeamScope, period: Period) -> Measure:
    """The bookings that a team's numbers leave out: those of members and months without a quota."""
    total, under = bookings(group.deals, period), bookings_under_quota(group, period)
    if total.value is None or under.value is None:
        return unknown(Unit.MONEY, total.reason or under.reason or Reason.NO_DEALS)
    rows = set(total.rows) - set(under.rows)
    return Measure(total.value - under.value, Unit.MONEY, len(rows), tuple(sorted(rows)))


def compared_with_quota(group: TeamScope, period: Period) -> Measure:
    """The bookings to compare with the sum of quotas: those under a quota; all if no member or each one has a quota."""
    all_or_none = len(with_quota(group, period)) in (0, len(group.members))
    return bookings(group.deals, period) if all_or_none or group.only_member else bookings_under_quota(group, period)


def team_coverage(group: TeamScope, period: Period) -> Measure:
    """Open pipeline of the members with a quota, one of 0 included, divided by their gap to quota.

    Deals of someone who left don't count until they are reassigned.
    """
    sellers = TeamScope(group.name, tuple(with_quota(group, period)) or group.members)
    there = [each for each in sellers.members if not each.has_left]
    if not there:
        return unknown(Unit.TIMES, Reason.NOT_EMPLOYED)
    won = bookings_under_quota(sellers, period)
    remaining = gap(won if won.known else Measure(Decimal(0), Unit.MONEY), team_goal(sellers, period))
    opened = still_to_close(TeamScope(group.name, tuple(there)).deals, there[0].book.as_of)
    return coverage(open_pipeline(opened, period), remaining)


def team_decisions(group: TeamScope) -> Measure:
    """The number of open deals that need a decision; one that several members share counts once."""
    if not group.deals:
        return unknown(Unit.COUNT, Reason.NO_DEALS)
    if not any(deal.is_open for deal in group.deals):
        return unknown(Unit.COUNT, Reason.NO_OPEN_DEALS)
    flagged = [one.deal for each in group.members for one in flagged_deals(each.deals, each.workspace.standards)]
    rows = [deal.row for deal in shares_joined(flagged)]
    return Measure(Decimal(len(rows)), Unit.COUNT, len(rows), tuple(rows))


def team_commitments_kept(group: TeamScope, period: Period) -> Measure:
    """The commitments of all members that were kept, k of n."""
    by_member = [kept_in(each, period) for each in group.members]
    due = [each for each in by_member if each.known]
    if not due:
        return by_member[0]
    part, rows = sum(each.part or 0 for each in due), tuple(row for each in due for row in each.rows)
    return Measure(Decimal(part), Unit.COUNT, sum(each.n for each in due), rows, part=part)


def kept_in(scope: Scope, period: Period) -> Measure:
    """A person's commitments kept in a period, of those due by the as-of date."""
    return commitments_kept(scope.book.actions, scope.person.name, period, scope.book.as_of)


def times_carried_over(group: TeamScope) -> list[int]:
    """For each open commitment that was carried over, how many times."""
    return [
        times
        for each in group.members
        for action in own_commitments(each)
        if (times := commitment_times_carried(each, action))
    ]


def _people(group: TeamScope) -> list[Person]:
    return [each.person for each in group.members]


def own_commitments(scope: Scope) -> Sequence[Action]:
    """A person's own open commitments."""
    name = scope.person.name
    return [
        each
        for each in scope.book.actions
        if each.salesperson == name and each.owner == name and each.kind == "commitment" and each.is_open
    ]


def commitment_times_carried(scope: Scope, action: Action) -> int:
    """The number of times a commitment was carried over."""
    return times_carried(action, scope.book.as_of, scope.book.calendar)
