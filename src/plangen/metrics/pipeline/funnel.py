"""The activity plan: from the gap to quota back to deals, opportunities, and meetings."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from statistics import median

from plangen.elements.measure import Measure, Unit, unknown, unknown_as
from plangen.elements.reasons import Reason, Variant

ROUND_UP_TO = Decimal(5)
_PRECISION = Decimal("1E-9")
"""Results are rounded to this before rounding up: a third has no last digit, and 38 deals must not become 39."""


@dataclass(frozen=True, slots=True)
class Ratios:
    """The ratios an activity plan uses: average deal size, win rate, and meeting-to-opportunity rate."""

    average_deal: Measure
    win_rate: Measure
    qualification_rate: Measure


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """One step of an activity plan: name, ratio, and the number needed, exact and rounded up to a multiple of 5.

    `per_week` is the rounded number divided by the remaining weeks.
    """

    name: str
    ratio: Measure
    exact: Measure
    needed: Measure
    per_week: Measure


def planning_ratio(own: Measure, peers: Sequence[Measure], min_records: int, min_people: int) -> Measure:
    """The person's ratio, or the role's median if the sample is small.

    Formula: the person's ratio if it is based on enough records (Settings small sample); otherwise the role's median,
        if enough people in the role have one (noted).
    Unit: that of the ratio.
    Source: the ratios; Settings small sample, people for comparisons.
    Missing: the reason the person's ratio is n/a; otherwise "small sample, few peers".
    """
    if own.known and own.n >= min_records:
        return own
    usable = [(each.value, each) for each in peers if each.value is not None and each.n >= min_records]
    if len(usable) < min_people:
        return own if own.reason else unknown(own.unit, Reason.FEW_PEERS, n=own.n, rows=own.rows)
    rows = tuple(row for _, each in usable for row in each.rows)
    n = sum(each.n for _, each in usable)
    middle = median(value for value, _ in usable)
    return Measure(middle, own.unit, n, rows, Variant.MEDIAN_OF_ROLE, details=(len(usable),))


def activity_plan(remaining: Measure, ratios: Ratios, weeks: Measure, open_qualified: Measure) -> list[FunnelStep]:
    """Deals, opportunities, and meetings needed to close the gap, as far as the data allows.

    Formula: deals = gap to quota ÷ average deal size; opportunities = deals ÷ win rate − open qualified opportunities,
        at least 0; meetings = opportunities ÷ meeting-to-opportunity rate. Each is rounded up, shown as the next
        multiple of 5, and divided by the remaining working weeks.
    Unit: count.
    Source: gap to quota, average_deal, win_rate, qualification_rate, weeks_worked, open_count.
    Missing: the first step with an unknown ratio shows why, and later steps are left off; empty if there is no quota or
        quota is met.
    """
    if remaining.value is None or remaining.value <= 0:
        return []
    steps: list[FunnelStep] = []
    wanted: Measure = remaining
    in_hand = open_qualified.value or Decimal(0)
    for name, ratio, existing, if_zero in (
        ("deals", ratios.average_deal, Decimal(0), Reason.AVERAGE_DEAL_IS_0),
        ("opportunities", ratios.win_rate, in_hand, Reason.NO_WINS_YET),
        ("meetings", ratios.qualification_rate, Decimal(0), Reason.NO_QUALIFIED_OPPORTUNITIES),
    ):
        wanted = _needed(wanted, ratio, existing, if_zero)
        rounded = _rounded_up(wanted)
        steps.append(FunnelStep(name, ratio, wanted, rounded, _per_week(rounded, weeks)))
        if not wanted.known:
            break
    return steps


def _needed(wanted: Measure, ratio: Measure, existing: Decimal, if_zero: Reason) -> Measure:
    """How many of one step yield what the next step needs, minus those already there."""
    if wanted.value is None or ratio.value is None:
        return unknown_as(Unit.COUNT, ratio, wanted)
    if ratio.value <= 0:
        return unknown(Unit.COUNT, if_zero)
    needed = (wanted.value / ratio.value).quantize(_PRECISION).to_integral_value(rounding=ROUND_CEILING)
    return Measure(
        max(Decimal(0), needed - existing), Unit.COUNT, ratio.n, ratio.rows, ratio.variant, details=ratio.details
    )


def _rounded_up(exact: Measure) -> Measure:
    if exact.value is None:
        return exact
    rounded = (exact.value / ROUND_UP_TO).to_integral_value(rounding=ROUND_CEILING) * ROUND_UP_TO
    return Measure(rounded, Unit.COUNT, exact.n, exact.rows, exact.variant, details=exact.details)


def _per_week(needed: Measure, weeks: Measure) -> Measure:
    if needed.value is None or weeks.value is None:
        return unknown_as(Unit.COUNT, needed, weeks)
    if not weeks.value:
        return unknown(Unit.COUNT, Reason.PERIOD_OVER)
    return Measure(
        needed.value / weeks.value, Unit.COUNT, needed.n, needed.rows, needed.variant, details=needed.details
    )
