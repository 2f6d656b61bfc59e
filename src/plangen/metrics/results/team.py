"""Team metrics, always from sums over its people, never from averages of their numbers."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain

from plangen.elements.measure import Measure, RowKey, Unit, unknown, unknown_as
from plangen.elements.reasons import Fix, Reason, Variant
from plangen.metrics.results.amounts import total, total_value, with_amount
from plangen.metrics.results.bookings import bookings, gap, share_of_quota, won_in
from plangen.metrics.results.quota import QuotaPlan, company_month, exact_sum, months_with_quota, quota
from plangen.periods import Period, months
from plangen.records.deals.opportunities import Opportunity, OrderLine
from plangen.records.people.team import Person

DealsOf = Callable[[Person], Sequence[Opportunity]]


@dataclass(frozen=True, slots=True)
class QuotaLines:
    """The company target, the quota assigned to people, and the difference."""

    company: Measure
    assigned: Measure
    difference: Measure


def team_deals(people: Iterable[Person], deals_of: DealsOf) -> list[Opportunity]:
    """All deals of several people, each once; a metric over them is the team's."""
    return shares_joined([deal for person in people for deal in deals_of(person)])


def shares_joined(deals: Sequence[Opportunity]) -> list[Opportunity]:
    """The deals with the shares of each split deal as one, whose lines are its shares and whose money is their sum."""
    shares: dict[tuple[object, ...], list[Opportunity]] = {}
    for at, deal in enumerate(deals):
        apart = (deal.name, deal.account, deal.created, deal.close) if deal.is_share else (at,)
        shares.setdefault((deal.id,) if deal.id else apart, []).append(deal)
    if len(shares) == len(deals):
        return [*deals]
    return [_joined(each) if len(each) > 1 else each[0] for each in shares.values()]


def _joined(shares: Sequence[Opportunity]) -> Opportunity:
    """The deal of several shares: the first one, with the money of all."""
    first = shares[0]
    priced, margins = with_amount(shares), [deal.margin for deal in shares if deal.margin is not None]
    lines = (deal.lines or (OrderLine(deal.row, deal.amount, deal.product),) for deal in shares)
    return replace(
        first,
        amount=total(priced) if priced else None,
        margin=sum(margins, Decimal(0)) if margins else None,
        lines=tuple(chain.from_iterable(lines)),
    )


def team_quota(people: Sequence[Person], period: Period, plan: QuotaPlan) -> Measure:
    """Sum of the team's quotas.

    Formula: sum of the people's quotas; if some have none, the sum of the others (noted). A manager's quota counts only
        if the manager is one of the people.
    Unit: money; n = people with a quota.
    Source: as quota.
    Missing: "no quota" if no one has one.
    """
    found = [each for person in people if (each := quota(person, period, plan)).known]
    if not found:
        return unknown(Unit.MONEY, Reason.NO_QUOTA, fix=Fix.ADD_QUOTAS)
    rows = tuple(dict.fromkeys(row for each in found for row in each.rows))
    if len(found) == len(people):
        return Measure(_sum(found), Unit.MONEY, len(found), rows)
    details = (len(found), len(people))
    return Measure(_sum(found), Unit.MONEY, len(found), rows, Variant.PEOPLE_WITH_QUOTA, details=details)


def team_attainment(people: Sequence[Person], deals_of: DealsOf, period: Period, plan: QuotaPlan) -> Measure:
    """Team bookings as a share of team quota.

    Formula: sum of bookings ÷ sum of quota, both over the people and months that have a quota.
    Unit: percentage; n = deals.
    Source: as bookings and quota.
    Missing: "no quota"; "quota is 0"; "no deals on file"; "no amounts" if no won deal has one.
    """
    goal = team_quota(people, period, plan)
    spans = [(deals_of(person), span) for person in people for span in months_with_quota(person, period, plan)]
    won = total_value([deal for deals, span in spans for deal in won_in(deals, span)])
    return share_of_quota(won if any(deals for deals, _ in spans) else unknown(Unit.MONEY, Reason.NO_DEALS), goal)


def company_target(period: Period, plan: QuotaPlan) -> Measure:
    """Company-wide bookings target.

    Formula: sum over the months of the shortest target for “all” that covers the month (month, quarter, half, year); a
        longer one is spread by seasonality. If some months have none, the sum of the others (noted).
    Unit: money.
    Source: Targets all, bookings; Settings seasonality.
    Missing: "no company target".
    """
    targets = [company_month(each, plan) for each in months(period)]
    given = [each for each in targets if each is not None]
    if not given:
        return unknown(Unit.MONEY, Reason.NO_COMPANY_TARGET, fix=Fix.ADD_COMPANY_TARGET)
    rows: tuple[RowKey, ...] = tuple(dict.fromkeys(row for each in given for row in each.rows))
    value = exact_sum(each.amount for each in given)
    if len(given) == len(targets):
        return Measure(value, Unit.MONEY, len(given), rows)
    details = (len(given), len(targets))
    return Measure(value, Unit.MONEY, len(given), rows, Variant.MONTHS_WITH_TARGET, details=details)


def quota_lines(people: Sequence[Person], period: Period, plan: QuotaPlan) -> QuotaLines:
    """The company target, the assigned quota, and the unassigned target."""
    company, assigned = company_target(period, plan), team_quota(people, period, plan)
    return QuotaLines(company, assigned, unassigned(company, assigned))


def unassigned(company: Measure, assigned: Measure) -> Measure:
    """Company target minus assigned quota; negative when over-assigned.

    Formula: company target − sum of quotas.
    Unit: money.
    Source: company_target, team_quota.
    Missing: the reason either input is n/a.
    """
    if company.value is None or assigned.value is None:
        missing = company if company.value is None else assigned
        return unknown_as(Unit.MONEY, missing)
    return Measure(company.value - assigned.value, Unit.MONEY, assigned.n, (*company.rows, *assigned.rows))


def team_remaining(people: Sequence[Person], deals_of: DealsOf, period: Period, plan: QuotaPlan) -> Measure:
    """What the team still has to book.

    Formula: sum of quotas − sum of bookings, over people with a quota; bookings over one person's quota offset
        another's gap.
    Unit: money.
    Source: as team_quota and bookings.
    Missing: "no quota"; "quota is 0"; or the reason bookings are n/a.
    """
    with_quota = [person for person in people if quota(person, period, plan).known]
    return gap(bookings(team_deals(with_quota, deals_of), period), team_quota(people, period, plan))


def _sum(measures: Iterable[Measure]) -> Decimal:
    return sum((each.value for each in measures if each.value is not None), Decimal(0))
