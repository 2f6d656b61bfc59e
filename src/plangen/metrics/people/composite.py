"""The weighted score of several metrics, and actual as a share of target."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown, unknown_as
from plangen.elements.reasons import Reason, Variant

MAX_SHARE = Decimal("1.5")


@dataclass(frozen=True, slots=True)
class WeightedMetric:
    """A metric in the weighted score; `lower_is_better` for days and the like."""

    actual: Measure
    target: Measure
    weight: Decimal
    lower_is_better: bool = False


def share_of_target(actual: Measure, target: Measure, *, lower_is_better: bool = False) -> Measure:
    """How much of a target was reached, scaled so higher is better.

    Formula: actual ÷ target; target ÷ actual if lower is better.
    Unit: percentage.
    Source: the metric and its target.
    Missing: "target is 0"; "actual is 0" if lower is better; or the reason either input is n/a.
    """
    if target.value is None or actual.value is None:
        missing = target if target.value is None else actual
        return unknown_as(Unit.SHARE, missing)
    above, below = (target.value, actual.value) if lower_is_better else (actual.value, target.value)
    if below == 0:
        return unknown(Unit.SHARE, Reason.ACTUAL_IS_0 if lower_is_better else Reason.TARGET_IS_0)
    return Measure(above / below, Unit.SHARE, actual.n, actual.rows)


def weighted_score(metrics: Sequence[WeightedMetric]) -> Measure:
    """Several metrics combined into one number; manager's page only, never ranked, no status.

    Formula: sum of weight × % of target (at most 150%) ÷ sum of weights, over the metrics that are not n/a; shown
        with the number used.
    Unit: percentage; n = metrics used.
    Source: the metrics; Settings results weights.
    Missing: "no metrics available"; "no weights".
    """
    shares = [
        (share_of_target(each.actual, each.target, lower_is_better=each.lower_is_better), each) for each in metrics
    ]
    known = [(share.value, each) for share, each in shares if share.value is not None]
    weights = sum((each.weight for _, each in known), Decimal(0))
    if weights <= 0:
        return unknown(Unit.SHARE, Reason.NO_WEIGHTS if known else Reason.NO_METRICS)
    weighted = sum((each.weight * min(share, MAX_SHARE) for share, each in known), Decimal(0))
    rows = tuple(dict.fromkeys(key for _, each in known for key in each.actual.rows))
    if len(known) == len(metrics):
        return Measure(weighted / weights, Unit.SHARE, len(known), rows)
    details = (len(known), len(metrics))
    return Measure(weighted / weights, Unit.SHARE, len(known), rows, Variant.REWEIGHTED, details=details)
