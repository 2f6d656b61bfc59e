"""Quota status: bookings against quota for the period, the year, and the period ahead."""

from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.figure import Comparison, Figure
from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason
from plangen.facts.scope.document import Scope
from plangen.metrics.pipeline.coverage import coverage, open_pipeline
from plangen.metrics.results.bookings import attainment, bookings, gap
from plangen.metrics.results.quota import monthly_quotas, quota, ramp_share
from plangen.periods import Period


@dataclass(frozen=True, slots=True)
class QuotaStatus:
    """Bookings in a period against its quota; `attainment` is the attainment.

    If the quota isn't a full one, `quota_name` is “ramp quota” or “prorated quota”, and `full` is what a full one would
    be. `ramps` says whether a ramp lowers it.
    """

    bookings: Figure
    quota: Figure
    attainment: Figure
    against: Comparison
    full: Figure
    quota_name: str = ""
    ramps: bool = False


def quota_status(scope: Scope, period: Period) -> QuotaStatus:
    """A person's quota status in a period."""
    plan = scope.workspace.plan
    won = scope.figure(bookings(scope.deals, period))
    goal = scope.figure(quota(scope.person, period, plan))
    share = scope.figure(attainment(scope.person, scope.deals, period, plan))
    given = [each for each in monthly_quotas(scope.person, period, plan) if each is not None]
    full = scope.figure(Measure(sum((each.full for each in given), Decimal(0)), Unit.MONEY))
    reduced = goal.known and goal.printed != full.printed
    ramps = reduced and any(ramp_share(scope.person, each.month) < 1 and each.amount for each in given)
    quota_is = ("ramp quota" if ramps else "prorated quota") if reduced else ""
    return QuotaStatus(won, goal, share, scope.comparison(won, goal), full, quota_is, ramps)


def gap_ahead(scope: Scope) -> Measure:
    """The gap to quota in the period ahead."""
    goal = quota(scope.person, scope.ahead, scope.workspace.plan)
    won = bookings(scope.deals, scope.ahead) if scope.deals else Measure(Decimal(0), Unit.MONEY)
    return gap(won, goal)


def coverage_ahead(scope: Scope) -> Measure:
    """Coverage of the period ahead; unknown, not 0, if no deals are on file or none has an amount."""
    if not scope.book.has_deals:
        return unknown(Unit.TIMES, Reason.NO_DEALS)
    if not scope.book.has_amounts:
        return unknown(Unit.TIMES, Reason.NO_AMOUNTS)
    return coverage(open_pipeline(scope.deals, scope.ahead), gap_ahead(scope))
