"""What it takes, roughly: from what is still to be won back to deals, opportunities and meetings."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from statistics import median

from plangen.elements.measure import Measure, Unit, unknown

FIVE = Decimal(5)
_SETTLED = Decimal("1E-9")
"""A third has no last digit: what is worked out is settled here, so that 38 deals are not 39."""


@dataclass(frozen=True, slots=True)
class Ratios:
    """What the funnel is worked out with: the average deal, the win rate, and opportunities to a meeting."""

    average_deal: Measure
    win_rate: Measure
    qualification_rate: Measure


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """One step back: its name, the ratio that leads to it, what is needed exactly and rounded up to the next five.

    `a_week` is the rounded number spread over the weeks that remain.
    """

    name: str
    ratio: Measure
    exact: Measure
    needed: Measure
    a_week: Measure


def own_or_usual(own: Measure, peers: Sequence[Measure], few: int, people: int) -> Measure:
    """A ratio to plan with: the person's own, or the role's median where it rests on few records.

    Formula: the own ratio when it rests on at least `few` records; else the median of the ratios of people in the role
        that do, when there are at least `people` of them; the variant says so.
    Unit: that of the ratio.
    Source: the ratios; Settings few, people for comparisons.
    Missing: the own reason, or "few records and too few people to compare".
    """
    if own.known and own.n >= few:
        return own
    values = [each.value for each in peers if each.value is not None and each.n >= few]
    if len(values) < people:
        reason = own.reason or "few records and too few people to compare"
        return unknown(own.unit, reason, cure=own.cure, n=own.n, rows=own.rows)
    rows = tuple(row for each in peers if each.known and each.n >= few for row in each.rows)
    n = sum(each.n for each in peers if each.known and each.n >= few)
    return Measure(median(values), own.unit, n, rows, f"median of {len(values)} people in the role")


def what_it_takes(remaining: Measure, ratios: Ratios, weeks: Measure, open_qualified: Measure) -> list[FunnelStep]:
    """The steps back from what is still to be won, as far as the data go.

    Formula: deals = what remains / average deal, rounded up; opportunities = deals / win rate, rounded up, less the
        qualified ones that are open, not below 0; meetings = opportunities / qualification rate, rounded up. Each is
        then rounded up to the next five, and spread over the working weeks that remain.
    Unit: count.
    Source: gap, average_deal, win_rate, qualification_rate, weeks_worked, open_count.
    Missing: the first step whose ratio is unknown says why, and nothing stands after it; it is empty where no quota is
        known or nothing remains to be won.
    """
    if remaining.value is None or remaining.value <= 0:
        return []
    steps: list[FunnelStep] = []
    wanted: Measure = remaining
    at_hand = open_qualified.value or Decimal(0)
    for name, ratio, ready in (
        ("deals", ratios.average_deal, Decimal(0)),
        ("opportunities", ratios.win_rate, at_hand),
        ("meetings", ratios.qualification_rate, Decimal(0)),
    ):
        wanted = _before(wanted, ratio, ready)
        steps.append(FunnelStep(name, ratio, wanted, _up_to_five(wanted), _a_week(_up_to_five(wanted), weeks)))
        if not wanted.known:
            break
    return steps


def _before(wanted: Measure, ratio: Measure, ready: Decimal) -> Measure:
    """How many of one step give what is wanted of the next one, less those that are there."""
    if wanted.value is None or ratio.value is None:
        return unknown(Unit.COUNT, ratio.reason or wanted.reason, cure=ratio.cure)
    if ratio.value <= 0:
        return unknown(Unit.COUNT, "nothing won yet" if ratio.unit is Unit.SHARE else "average deal is 0")
    needed = (wanted.value / ratio.value).quantize(_SETTLED).to_integral_value(rounding=ROUND_CEILING)
    return Measure(max(Decimal(0), needed - ready), Unit.COUNT, ratio.n, ratio.rows, ratio.variant)


def _up_to_five(exact: Measure) -> Measure:
    if exact.value is None:
        return exact
    rounded = (exact.value / FIVE).to_integral_value(rounding=ROUND_CEILING) * FIVE
    return Measure(rounded, Unit.COUNT, exact.n, exact.rows, exact.variant)


def _a_week(needed: Measure, weeks: Measure) -> Measure:
    if needed.value is None or weeks.value is None:
        return unknown(Unit.COUNT, needed.reason or weeks.reason)
    if not weeks.value:
        return unknown(Unit.COUNT, "no weeks left")
    return Measure(needed.value / weeks.value, Unit.COUNT, needed.n, needed.rows, needed.variant)
