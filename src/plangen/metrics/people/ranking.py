"""Ranks, drawing odds, and quota before proration."""

from collections.abc import Mapping
from decimal import Decimal

from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.elements.reasons import Reason, Variant
from plangen.metrics.results.quota import QuotaPlan, exact_sum, monthly_quotas, ramp_share
from plangen.periods import Period, months
from plangen.records.people.team import Person


def ranks(values: Mapping[str, Decimal | None]) -> dict[str, int | None]:
    """Position by value, largest first; ties share a rank and the next is skipped.

    Formula: 1 + number of larger values (20, 20, 15 rank 1, 1, 3).
    Unit: ranks.
    Source: the values.
    Missing: no rank for people whose value is n/a; they don't affect the others' ranks.
    """
    known = [value for value in values.values() if value is not None]
    return {
        name: None if value is None else 1 + sum(other > value for other in known) for name, value in values.items()
    }


def ranks_by_division(values: Mapping[str, Decimal | None], divisions: Mapping[str, str]) -> dict[str, int | None]:
    """Each person's rank in their contest division; people with no division compete with each other."""
    found: dict[str, int | None] = {}
    for division in dict.fromkeys(divisions.get(name, "") for name in values):
        found |= ranks({name: value for name, value in values.items() if divisions.get(name, "") == division})
    return {name: found[name] for name in values}


def drawing_odds(tickets: Mapping[str, int]) -> dict[str, Measure]:
    """Each person's odds in a prize drawing.

    Formula: the person's tickets ÷ all tickets (50 of 100 is 50%).
    Unit: percentage; part = the person's tickets, n = all tickets.
    Source: the tickets.
    Missing: "no tickets" if no one has any.
    """
    total = sum(tickets.values())
    if total <= 0:
        return {name: unknown(Unit.SHARE, Reason.NO_TICKETS) for name in tickets}
    return {
        name: Measure(Decimal(count) / total, Unit.SHARE, total, variant=Variant.TICKETS, part=count)
        for name, count in tickets.items()
    }


def is_ramping(person: Person, period: Period) -> bool:
    """Whether a person's quota is still ramping in any month of the period; such people get their own division."""
    return any(ramp_share(person, each) < 1 for each in months(period) if person.employed(each.start, each.end))


def full_quota(person: Person, period: Period, plan: QuotaPlan) -> Measure:
    """Quota before proration.

    Formula: sum of monthly quotas before proration for hire date, leave, and ramp. A target for exactly one month is
        used as is.
    Unit: money.
    Source: as monthly_quotas.
    Missing: "no quota".
    """
    given = [each for each in monthly_quotas(person, period, plan) if each is not None]
    if not given:
        return unknown(Unit.MONEY, Reason.NO_QUOTA)
    rows: tuple[RowKey, ...] = tuple(dict.fromkeys(row for each in given for row in each.rows))
    total = exact_sum(each.full for each in given)
    return Measure(total, Unit.MONEY, len(given), rows, Variant.BEFORE_PRORATION)
