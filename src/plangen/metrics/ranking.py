"""Places and chances: who stands where, in which class, and with which share of the tickets."""

from collections.abc import Mapping
from decimal import Decimal

from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.metrics.quota import QuotaPlan, monthly_quotas, ramp_share
from plangen.periods import Period, months
from plangen.records.team import Person


def ranks(values: Mapping[str, Decimal | None]) -> dict[str, int | None]:
    """The place of everybody, the largest value first; equal values share a place and the next ones are skipped.

    Formula: 1 + how many have a larger value (20, 20, 15 gives 1, 1, 3).
    Unit: places.
    Source: the values.
    Missing: None for whom nothing is known; they take nobody's place.
    """
    known = [value for value in values.values() if value is not None]
    return {
        name: None if value is None else 1 + sum(other > value for other in known) for name, value in values.items()
    }


def ranks_in_classes(values: Mapping[str, Decimal | None], classes: Mapping[str, str]) -> dict[str, int | None]:
    """The place of everybody within the class that they compete in; who is in none competes with all others of none."""
    found: dict[str, int | None] = {}
    for klass in dict.fromkeys(classes.get(name, "") for name in values):
        found |= ranks({name: value for name, value in values.items() if classes.get(name, "") == klass})
    return {name: found[name] for name in values}


def lottery_shares(tickets: Mapping[str, int]) -> dict[str, Measure]:
    """Everybody's chance in a lottery.

    Formula: own tickets / all tickets (50, 30, 10, 10 of 100 gives the same in percent).
    Unit: share; part is the own tickets, n all of them.
    Source: the tickets.
    Missing: "no tickets" for everybody when there is none at all.
    """
    total = sum(tickets.values())
    if total <= 0:
        return {name: unknown(Unit.SHARE, "no tickets") for name in tickets}
    return {
        name: Measure(Decimal(count) / total, Unit.SHARE, total, variant="tickets", part=count)
        for name, count in tickets.items()
    }


def is_ramping(person: Person, period: Period) -> bool:
    """Whether a person's quota is still below the full one in some month of the period: a class of its own."""
    return any(ramp_share(person, each) < 1 for each in months(period) if person.employed(each.start, each.end))


def full_quota(person: Person, period: Period, plan: QuotaPlan) -> Measure:
    """What the quota of a period would be without ramp: “of ramp quota 30 k (full quota 100 k)”.

    Formula: sum of the monthly quotas of the period before hire, leave and ramp. A target for the month itself is
        taken as it stands.
    Unit: money.
    Source: as monthly_quotas.
    Missing: "no quota".
    """
    given = [each for each in monthly_quotas(person, period, plan) if each is not None]
    if not given:
        return unknown(Unit.MONEY, "no quota")
    rows: tuple[RowKey, ...] = tuple(dict.fromkeys(row for each in given for row in each.rows))
    total = sum((each.full for each in given), Decimal(0)).quantize(Decimal("1E-4"))
    return Measure(total, Unit.MONEY, len(given), rows, "before hire, leave and ramp")
