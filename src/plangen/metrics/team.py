"""The figures of a team, always from sums over its people, never from averages of theirs."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.metrics.amounts import worth
from plangen.metrics.quota import QuotaPlan, company_month, months_with_quota, quota
from plangen.metrics.results import NO_DEALS, bookings, gap, share_of_quota, won_in
from plangen.periods import Period, months
from plangen.records.opportunities import Opportunity
from plangen.records.team import Person

DealsOf = Callable[[Person], Sequence[Opportunity]]


@dataclass(frozen=True, slots=True)
class QuotaLines:
    """The three lines of a team's quota: the company's target, what is assigned to people, and the difference."""

    company: Measure
    assigned: Measure
    difference: Measure


def together(people: Iterable[Person], deals_of: DealsOf) -> list[Opportunity]:
    """The deals of some people together: what a measure of these says is the team's, from sums."""
    return [deal for person in people for deal in deals_of(person)]


def team_quota(people: Sequence[Person], period: Period, plan: QuotaPlan) -> Measure:
    """The quota of a team: what its people have to win together.

    Formula: sum of the quotas of the people.
    Unit: money; n is the number of people with a quota.
    Source: as quota. A manager's own quota counts where the manager is one of the people given.
    Missing: "no quota" when nobody has one; when some have none, the sum of the others, and the variant says so.
    """
    found = [each for person in people if (each := quota(person, period, plan)).known]
    if not found:
        return unknown(Unit.MONEY, "no quota", cure="add quotas in Team")
    rows = tuple(dict.fromkeys(row for each in found for row in each.rows))
    variant = "" if len(found) == len(people) else f"{len(found)} of {len(people)} people have a quota"
    return Measure(_sum(found), Unit.MONEY, len(found), rows, variant)


def team_attainment(people: Sequence[Person], deals_of: DealsOf, period: Period, plan: QuotaPlan) -> Measure:
    """What a team won as a share of what it was to win.

    Formula: sum of bookings / sum of quotas, both over the people and the months that have a quota: what is won where
        nothing was asked would flatter the team.
    Unit: share; n is the number of deals.
    Source: as bookings and quota.
    Missing: "no quota"; "quota is 0"; "no deals in the files"; "no amounts" when no deal won carries one.
    """
    goal = team_quota(people, period, plan)
    spans = [(deals_of(person), span) for person in people for span in months_with_quota(person, period, plan)]
    won = worth([deal for deals, span in spans for deal in won_in(deals, span)])
    return share_of_quota(won if any(deals for deals, _ in spans) else unknown(Unit.MONEY, NO_DEALS), goal)


def company_target(period: Period, plan: QuotaPlan) -> Measure:
    """What the company as a whole wants to win.

    Formula: sum over the months of the period of the finest target of `all` that covers the month (month, quarter,
        half, year), a longer one spread by season.
    Unit: money.
    Source: Targets all, bookings; Settings seasonality.
    Missing: "no company target"; when some months have none, the sum of the others, and the variant says so.
    """
    every = [company_month(each, plan) for each in months(period)]
    given = [each for each in every if each is not None]
    if not given:
        return unknown(Unit.MONEY, "no company target", cure="add a row all, bookings in Targets")
    rows: tuple[RowKey, ...] = tuple(dict.fromkeys(row for each in given for row in each.rows))
    variant = "" if len(given) == len(every) else f"{len(given)} of {len(every)} months have a target"
    value = sum((each.amount for each in given), Decimal(0))
    return Measure(round(value, 4), Unit.MONEY, len(given), rows, variant)


def quota_lines(people: Sequence[Person], period: Period, plan: QuotaPlan) -> QuotaLines:
    """The team's quota in three lines; the difference is what nobody has been given yet, negative when too much is."""
    company, assigned = company_target(period, plan), team_quota(people, period, plan)
    return QuotaLines(company, assigned, unassigned(company, assigned))


def unassigned(company: Measure, assigned: Measure) -> Measure:
    """What of the company's target nobody has as a quota; negative when more is assigned than the company wants.

    Formula: company target - sum of quotas.
    Unit: money.
    Source: company_target, team_quota.
    Missing: the reason of either.
    """
    if company.value is None or assigned.value is None:
        lacking = company if company.value is None else assigned
        return unknown(Unit.MONEY, lacking.reason, cure=lacking.cure)
    return Measure(company.value - assigned.value, Unit.MONEY, assigned.n, (*company.rows, *assigned.rows))


def team_remaining(people: Sequence[Person], deals_of: DealsOf, period: Period, plan: QuotaPlan) -> Measure:
    """What a team still has to win, to hold its open pipeline against.

    Formula: sum of quotas - sum of bookings, both of the people who have a quota; what one wins beyond the own quota
        helps the others.
    Unit: money.
    Source: as team_quota and bookings.
    Missing: "no quota"; "quota is 0"; the reason of the bookings.
    """
    having = [person for person in people if quota(person, period, plan).known]
    return gap(bookings(together(having, deals_of), period), team_quota(people, period, plan))


def _sum(found: Iterable[Measure]) -> Decimal:
    return sum((each.value for each in found if each.value is not None), Decimal(0))
