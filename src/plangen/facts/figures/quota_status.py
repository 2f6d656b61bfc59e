"""Quota status: bookings against quota for the period, the year, and the period ahead."""

from dataclasses import dataclass, replace
from decimal import Decimal

from plangen.elements.figure import Comparison, Figure
from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason
from plangen.facts.formatting.differences import difference
from plangen.facts.scope.document import Scope
from plangen.facts.scope.trace import Traced, traced
from plangen.metrics.pipeline.coverage import coverage, open_pipeline, still_to_close
from plangen.metrics.pipeline.decisions import flagged_deals
from plangen.metrics.results.bookings import attainment, bookings, bookings_under_quota, gap
from plangen.metrics.results.pace import attainment_to_date, expected_to_date, pace_to_expected, quota_to_date
from plangen.metrics.results.quota import monthly_quotas, quota, ramp_share
from plangen.periods import Period


@dataclass(frozen=True, slots=True)
class QuotaStatus:
    """Bookings in a period against its quota; `attainment` is the attainment.

    If the quota isn't a full one, `quota_name` is “ramp quota” or “prorated quota”, and `full` is what a full one would
    be. `ramps` says whether a ramp lowers it. Of a running year, the quota is that to date, with that name.
    """

    bookings: Figure
    quota: Figure
    attainment: Figure
    against: Comparison
    full: Figure
    quota_name: str = ""
    ramps: bool = False


def year_status(scope: Scope) -> QuotaStatus:
    """A person's quota status in the year to date: until the period is over, of the quota to date.

    It is n/a if the files start later than the year.
    """
    period, plan, clock = scope.year_to_date, scope.workspace.plan, scope.workspace.clock
    if not scope.has_year:
        money, share = (scope.figure(unknown(unit, Reason.FILES_START_LATER)) for unit in (Unit.MONEY, Unit.SHARE))
        return QuotaStatus(money, money, share, scope.comparison(money, money), money)
    if scope.is_over:
        return quota_status(scope, period)
    won = scope.figure(bookings(scope.deals, period))
    goal = scope.figure(quota_to_date(scope.person, period, plan, clock))
    share = scope.figure(attainment_to_date(scope.person, scope.deals, period, plan, clock))
    return QuotaStatus(won, goal, share, scope.comparison(won, goal), goal, "quota to date")


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


def unsigned_difference(scope: Scope, status: QuotaStatus) -> Figure:
    """The difference between bookings and quota, without its sign, from the values as printed."""
    larger, smaller = status.against.actual, status.against.target
    if (status.against.difference.printed or 0) < 0:
        larger, smaller = smaller, larger
    found = difference(scope.number_format, larger, smaller)
    texts = {name: getattr(found, name).removeprefix("+") for name in ("full", "short", "bare")}
    return traced(scope.workspace.trace, Traced(replace(found, **texts), difference_of=(larger, smaller)))


def expected_by_now(scope: Scope) -> Measure:
    """What a person is expected to have booked by now in the period."""
    typical = scope.workspace.typical_pace(scope.person, scope.period)
    return expected_to_date(scope.person, scope.period, scope.workspace.plan, scope.workspace.clock, typical)


def period_pace(scope: Scope) -> Measure:
    """The pace of a running period: bookings to date against those expected by now."""
    won = bookings_under_quota(scope.person, scope.deals, scope.period, scope.workspace.plan)
    return pace_to_expected(won, expected_by_now(scope))


def gap_ahead(scope: Scope) -> Measure:
    """The gap to quota in the period ahead; unknown for someone who left before it."""
    if scope.has_left:
        return unknown(Unit.MONEY, Reason.NOT_EMPLOYED)
    goal = quota(scope.person, scope.ahead, scope.workspace.plan)
    won = bookings(scope.deals, scope.ahead) if scope.deals else Measure(Decimal(0), Unit.MONEY)
    return gap(won, goal)


def to_go(scope: Scope) -> Figure:
    """The gap to quota in the period ahead; of the running one, the difference of the amounts printed next to it."""
    found = scope.figure(gap_ahead(scope))
    if scope.is_over or not found.known:
        return found
    return unsigned_difference(scope, quota_status(scope, scope.ahead))


def set_to_close(scope: Scope, span: Period | None = None) -> Measure:
    """The open pipeline that closes in a span, the period ahead by default, without deals past their close date."""
    return open_pipeline(still_to_close(scope.deals, scope.book.as_of), span or scope.ahead)


def coverage_ahead(scope: Scope) -> Measure:
    """Coverage of the period ahead; unknown, not 0, if no deals are on file or none has an amount."""
    if not scope.book.has_deals:
        return unknown(Unit.TIMES, Reason.NO_DEALS)
    if not scope.book.has_amounts:
        return unknown(Unit.TIMES, Reason.NO_AMOUNTS)
    return coverage(set_to_close(scope), gap_ahead(scope))


def clean_coverage_ahead(scope: Scope) -> Measure:
    """Coverage of the period ahead by the open deals without a flag."""
    flagged = {each.deal.row for each in flagged_deals(scope.deals, scope.workspace.standards)}
    coming = still_to_close(scope.deals, scope.book.as_of)
    clean = [deal for deal in coming if deal.row not in flagged]
    return coverage(open_pipeline(clean, scope.ahead), gap_ahead(scope))
