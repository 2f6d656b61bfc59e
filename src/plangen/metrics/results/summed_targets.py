"""Targets for amounts that add up over months, such as pipeline created and new bookings."""

from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Fix, Reason, Variant
from plangen.metrics.results.quota import QuotaPlan, exact_sum, reduced_share
from plangen.periods import Length, Period, months
from plangen.records.people.team import Person
from plangen.records.targets.rows import Target
from plangen.tables.values.folding import fold


def summed_target(measure: str, person: Person, period: Period, plan: QuotaPlan) -> Measure:
    """Target for an amount that adds up over months.

    Formula: for each month of the period: the person's target, or the role's, or the one for all; of those, the one
        with the shortest period that contains the month, × the month's share of it by seasonality × share of the month
        employed × ramp % × (1 − share of working days on long leave); summed. A target for exactly one month is used as
        is.
    Unit: money.
    Source: Targets; Team hired, left, ramp; Settings seasonality, pro rata; Events (days away).
    Missing: "no target" if no month has one; months without one add nothing (noted).
    """
    spans = [*months(period)]
    found = [(each, best) for each in spans if (best := _best(measure, person, each, plan)) is not None]
    if not found:
        return unknown(Unit.MONEY, Reason.NO_TARGET, fix=Fix.ADD_TARGET, details=(measure,))
    total = exact_sum(_of_month(best, person, each, plan) for each, best in found)
    rows = tuple(dict.fromkeys(best.row for _, best in found))
    if len(found) < len(spans):
        details = (len(found), len(spans))
        return Measure(total, Unit.MONEY, len(found), rows, Variant.MONTHS_WITH_TARGET, details=details)
    return Measure(total, Unit.MONEY, len(found), rows, Variant.TARGET_FOR, details=(found[0][1].scope,))


def _best(measure: str, person: Person, each: Period, plan: QuotaPlan) -> Target | None:
    covering = [
        one
        for one in plan.targets
        if one.measure == measure and one.period.start <= each.start and each.end <= one.period.end
    ]
    for scope, who in (("person", person.name), ("role", fold(person.role)), ("all", "all")):
        fitting = [one for one in covering if (one.scope, one.who) == (scope, who)]
        if fitting:
            return min(fitting, key=lambda one: one.period.length.months)
    return None


def _of_month(best: Target, person: Person, each: Period, plan: QuotaPlan) -> Decimal:
    if best.period.length is Length.MONTH:
        return best.amount
    weights = sum((plan.weight(one.start) for one in months(best.period)), Decimal(0))
    part = plan.weight(each.start) / weights if weights else Decimal(0)
    return best.amount * part * reduced_share(person, each, plan)
