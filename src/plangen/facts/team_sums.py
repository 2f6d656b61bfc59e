"""What several people together won and were to win: always from sums, never from averages of percentages."""

from collections.abc import Sequence
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown
from plangen.facts.brief import Brief
from plangen.facts.desk import Desk
from plangen.facts.subjects import salespeople
from plangen.facts.team_brief import Group
from plangen.metrics.pipeline import coverage, open_pipeline
from plangen.metrics.promises import kept, times_carried
from plangen.metrics.quota import months_with_quota, quota
from plangen.metrics.results import attainment, bookings, gap
from plangen.metrics.team import team_attainment, team_quota
from plangen.periods import Period
from plangen.records.actions import Action
from plangen.records.team import Person


def goal_of(group: Group, period: Period) -> Measure:
    """The sum of the quotas of those who have one; how many they are, where others have none."""
    alone = group.alone
    if alone is not None:
        return quota(alone.person, period, alone.desk.plan)
    return team_quota(_people(group), period, group.members[0].desk.plan)


def share_of(group: Group, period: Period) -> Measure:
    """The attainment of the members together."""
    alone, first = group.alone, group.members[0]
    if alone is not None:
        return attainment(alone.person, alone.deals, period, alone.desk.plan)
    return team_attainment(_people(group), first.book.deals_of, period, first.desk.plan)


def assigned_to_people(desk: Desk, period: Period) -> Measure:
    """The sum of the quotas of all salespeople of the company."""
    return team_quota([each.person for each in salespeople(desk, period)], period, desk.plan)


def counted(group: Group, period: Period) -> Measure:
    """What was won by those who have a quota, in the months that have one: what is held against the sum of quotas."""
    won = [
        bookings(each.deals, span)
        for each in with_quota(group, period)
        for span in months_with_quota(each.person, period, each.desk.plan)
    ]
    known = [each for each in won if each.value is not None]
    if not known:
        return won[0] if won else unknown(Unit.MONEY, "no quota")
    total = sum((each.value for each in known if each.value is not None), Decimal(0))
    rows = tuple(row for each in known for row in each.rows)
    return Measure(total, Unit.MONEY, len(rows), rows)


def with_quota(group: Group, period: Period) -> list[Brief]:
    """The members who have a quota in a period."""
    return [each for each in group.members if quota(each.person, period, each.desk.plan).known]


def compared_with_quota(group: Group, period: Period) -> Measure:
    """What the difference to the quotas is taken from: all that was won, or what those with a quota won."""
    every = len(with_quota(group, period)) == len(group.members)
    return bookings(group.deals, period) if every or group.alone else counted(group, period)


def covered(group: Group, period: Period) -> Measure:
    """How often what is open of those who have a quota to fill covers what is still to be won by them.

    Deals of somebody who left, and has no quota there any more, are to be handed over first.
    """
    filling = [each for each in with_quota(group, period) if quota(each.person, period, each.desk.plan).value]
    sellers = Group(group.name, tuple(filling) or group.members)
    won = counted(sellers, period)
    remaining = gap(won if won.known else Measure(Decimal(0), Unit.MONEY), goal_of(sellers, period))
    return coverage(open_pipeline(sellers.deals, period), remaining)


def kept_by(group: Group, period: Period) -> Measure:
    """How many commitments were kept, k of n, all members together."""
    found = [kept(each.book.actions, each.person.name, period) for each in group.members]
    due = [each for each in found if each.known]
    if not due:
        return found[0]
    part, rows = sum(each.part or 0 for each in due), tuple(row for each in due for row in each.rows)
    return Measure(Decimal(part), Unit.COUNT, sum(each.n for each in due), rows, part=part)


def carried_by(group: Group) -> list[int]:
    """How often each commitment that was carried on and is still open was carried."""
    return [times for each in group.members for action in own_commitments(each) if (times := times_of(each, action))]


def _people(group: Group) -> list[Person]:
    return [each.person for each in group.members]


def own_commitments(brief: Brief) -> Sequence[Action]:
    """A person's own commitments that are still open."""
    name = brief.person.name
    return [
        each
        for each in brief.book.actions
        if each.salesperson == name and each.owner == name and each.kind == "commitment" and each.is_open
    ]


def times_of(brief: Brief, action: Action) -> int:
    """How often a commitment was carried on."""
    return times_carried(action, brief.book.as_of, brief.book.calendar)
