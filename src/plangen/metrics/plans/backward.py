"""What a plan takes: from what is left to win back to deals, opportunities, meetings, and calls a week."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from plangen.elements.measure import Measure, Unit, unknown, unknown_as
from plangen.elements.reasons import Reason, Variant
from plangen.metrics.pipeline.activity import MEETING, activity_count
from plangen.metrics.pipeline.funnel import ROUND_UP_TO, Ratios, activity_plan
from plangen.metrics.plans.bridge import Bridge, Source
from plangen.periods import Period
from plangen.records.meetings.activities import Activity

CALL = "call"
TO_WIN = "to win"


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One step: what is needed in the rest of the plan, the ratio that it follows from, needed per week, and now."""

    name: str
    needed: Measure
    ratio: Measure | None
    per_week: Measure
    now: Measure

    @property
    def shortfall(self) -> Decimal | None:
        """The pace as a share of what is needed per week; None if either isn't known."""
        if self.now.value is None or not self.per_week.value:
            return None
        return self.now.value / self.per_week.value


def to_win(found: Bridge) -> Measure:
    """What still has to be won with new opportunities and those open now.

    Formula: quota − won to date − repeat business − renewals, at least 0.
    Unit: money.
    Source: quota; the bridge.
    Missing: "no quota".
    """
    if found.quota.value is None:
        return Measure(None, Unit.MONEY, reason=found.quota.reason, fix=found.quota.fix, details=found.quota.details)
    certain = found.value(Source.WON, Source.REPEAT, Source.RENEWALS)
    return Measure(max(Decimal(0), found.quota.value - certain), Unit.MONEY, found.quota.n, found.quota.rows)


def calls_per_meeting(activities: Sequence[Activity], period: Period) -> Measure:
    """Calls logged for each meeting.

    Formula: sum of count over calls ÷ sum of count over meetings, both in the period.
    Unit: ratio; part = meetings, n = calls.
    Source: Activities type, count, date.
    Missing: "no activities on file"; "0 meetings logged"; "only meetings logged".
    """
    calls, meetings = (activity_count(activities, each, period) for each in (CALL, MEETING))
    if calls.value is None or meetings.value is None:
        return unknown_as(Unit.TIMES, calls, meetings)
    if not meetings.value:
        return unknown(Unit.TIMES, Reason.NO_MEETINGS)
    if not calls.value:
        return unknown(Unit.TIMES, Reason.ONLY_MEETINGS, n=int(meetings.value))
    rows = (*calls.rows, *meetings.rows)
    ratio = calls.value / meetings.value
    return Measure(ratio, Unit.TIMES, int(calls.value), rows, Variant.LOGGED, part=int(meetings.value))


@dataclass(frozen=True, slots=True)
class PlanPace:
    """The pace of the last weeks, each a week: bookings, deals won, opportunities created, meetings, and calls."""

    bookings: Measure
    deals: Measure
    opportunities: Measure
    meetings: Measure
    calls: Measure


@dataclass(frozen=True, slots=True)
class PlanRatios:
    """The ratios that the steps follow from; `open_qualified` are the deals that are open already."""

    funnel: Ratios
    calls: Measure
    open_qualified: Measure


def plan_steps(wanted: Measure, ratios: PlanRatios, weeks: Measure, pace: PlanPace) -> list[PlanStep]:
    """The steps from what is left to win back to calls, as far as the data allows.

    Formula: deals, opportunities, and meetings as in activity_plan, with ratios of the last twelve months, all without
        renewals, and less the open qualified opportunities that close in the plan; calls = meetings needed × calls per
        meeting. Each is rounded up to the next multiple of 5 and divided by the working weeks ahead in the plan. Next
        to it, what was done per week worked in the last 13 weeks; opportunities are qualified and no renewals.
    Unit: money for the first step, then counts.
    Source: to_win, activity_plan, calls_per_meeting, weeks_worked.
    Missing: the first step with an unknown ratio shows why, and later steps are left off; empty without a quota or if
        nothing is left to win.
    """
    if wanted.value is None or wanted.value <= 0:
        return []
    first = PlanStep(TO_WIN, wanted, None, _a_week(wanted, weeks, Unit.MONEY), pace.bookings)
    now = {"deals": pace.deals, "opportunities": pace.opportunities, "meetings": pace.meetings}
    found = activity_plan(wanted, ratios.funnel, weeks, ratios.open_qualified)
    steps = [PlanStep(each.name, each.needed, each.ratio, each.per_week, now[each.name]) for each in found]
    last = found[-1]
    if last.name == "meetings" and last.exact.known and ratios.calls.known:
        steps.append(_calls(last.exact, ratios.calls, weeks, pace))
    return [first, *steps]


def _calls(meetings: Measure, ratio: Measure, weeks: Measure, pace: PlanPace) -> PlanStep:
    """The calls that lead to so many meetings."""
    exact = (meetings.value or Decimal(0)) * (ratio.value or Decimal(0)) / ROUND_UP_TO
    rounded = exact.quantize(Decimal("1E-9")).to_integral_value(rounding=ROUND_CEILING) * ROUND_UP_TO
    needed = Measure(rounded, Unit.COUNT, ratio.n, ratio.rows)
    return PlanStep("calls", needed, ratio, _a_week(needed, weeks, Unit.COUNT), pace.calls)


def bottleneck(steps: Sequence[PlanStep]) -> PlanStep | None:
    """The step after the first whose pace is furthest below what is needed; None if none is below it."""
    paces = [(share, at, each) for at, each in enumerate(steps[1:]) if (share := each.shortfall) is not None]
    below = [each for each in paces if each[0] < 1]
    return min(below, key=lambda each: each[:2])[2] if below else None


def _a_week(needed: Measure, weeks: Measure, unit: Unit) -> Measure:
    if needed.value is None or weeks.value is None:
        return unknown_as(unit, needed, weeks)
    if not weeks.value:
        return unknown(unit, Reason.PERIOD_OVER)
    return Measure(needed.value / weeks.value, unit, needed.n, needed.rows)
