"""How the period stands: what was won and was to be won, for the period, the year and what comes next."""

from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.figure import Comparison, Figure
from plangen.elements.measure import Measure, Unit, unknown
from plangen.facts.brief import Brief
from plangen.metrics.pipeline import coverage, open_pipeline
from plangen.metrics.quota import monthly_quotas, quota, ramp_share
from plangen.metrics.results import NO_DEALS, attainment, bookings, gap
from plangen.periods import Period


@dataclass(frozen=True, slots=True)
class Standing:
    """What was won in a period against its quota; `share` is the attainment.

    `quota_is` says what kind of quota it is when it is not a full one: "ramp quota", "adjusted quota"; `full` is what a
    full one would be.
    """

    won: Figure
    goal: Figure
    share: Figure
    against: Comparison
    full: Figure
    quota_is: str = ""


def standing(brief: Brief, period: Period) -> Standing:
    """The standing of a person in a period."""
    plan = brief.desk.plan
    won = brief.figure(bookings(brief.deals, period))
    goal = brief.figure(quota(brief.person, period, plan))
    share = brief.figure(attainment(brief.person, brief.deals, period, plan))
    given = [each for each in monthly_quotas(brief.person, period, plan) if each is not None]
    full = brief.figure(Measure(sum((each.full for each in given), Decimal(0)), Unit.MONEY))
    ramps = any(ramp_share(brief.person, each.month) < 1 and each.amount for each in given)
    cut = goal.known and goal.printed != full.printed
    return Standing(won, goal, share, brief.comparison(won, goal), full, _kind_of_quota(ramps=ramps) if cut else "")


def _kind_of_quota(*, ramps: bool) -> str:
    return "ramp quota" if ramps else "adjusted quota"


def remaining(brief: Brief) -> Measure:
    """What is still to be won in the period ahead."""
    goal = quota(brief.person, brief.ahead, brief.desk.plan)
    won = bookings(brief.deals, brief.ahead) if brief.deals else Measure(Decimal(0), Unit.MONEY)
    return gap(won, goal)


def coverage_ahead(brief: Brief) -> Measure:
    """The coverage of the period ahead; not 0 where the files hold no deals, or none with an amount."""
    if not brief.book.has_deals:
        return unknown(Unit.TIMES, NO_DEALS)
    if not brief.book.has_amounts:
        return unknown(Unit.TIMES, "no amounts")
    return coverage(open_pipeline(brief.deals, brief.ahead), remaining(brief))
