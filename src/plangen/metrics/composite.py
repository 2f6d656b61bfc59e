"""One number out of several, with weights; and how an actual stands to its target as a share."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown

MOST = Decimal("1.5")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A row of the composite; `lower_is_better` for days and the like."""

    actual: Measure
    target: Measure
    weight: Decimal
    lower_is_better: bool = False


def share_of_target(actual: Measure, target: Measure, *, lower_is_better: bool = False) -> Measure:
    """How far a target is reached, so that more is better.

    Formula: actual / target; target / actual where lower is better.
    Unit: share.
    Source: the two measures.
    Missing: "target is 0"; "0 days" and the like, when lower is better and nothing was needed, is "actual is 0"; the
        reason of either.
    """
    if target.value is None or actual.value is None:
        lacking = target if target.value is None else actual
        return unknown(Unit.SHARE, lacking.reason, cure=lacking.cure)
    above, below = (target.value, actual.value) if lower_is_better else (actual.value, target.value)
    if below == 0:
        return unknown(Unit.SHARE, "actual is 0" if lower_is_better else "target is 0")
    return Measure(above / below, Unit.SHARE, actual.n, actual.rows)


def composite(rows: Sequence[Weighed]) -> Measure:
    """Several rows as one number, on the manager's page only; never with a status, never ranked.

    Formula: sum of weight x min(share of target, 1.5) / sum of weights, over the rows that can be said: the weights of
        the others drop out, and the variant says how many are left.
    Unit: share; n is the number of rows that count.
    Source: the rows; Settings results weights.
    Missing: "no row can be said"; "no weights".
    """
    shares = [(share_of_target(row.actual, row.target, lower_is_better=row.lower_is_better), row) for row in rows]
    known = [(share.value, row) for share, row in shares if share.value is not None]
    whole = sum((row.weight for _, row in known), Decimal(0))
    if whole <= 0:
        return unknown(Unit.SHARE, "no weights" if known else "no row can be said")
    reached = sum((row.weight * min(share, MOST) for share, row in known), Decimal(0))
    variant = "" if len(known) == len(rows) else f"{len(known)} of {len(rows)} rows, weights adapted"
    resting = tuple(dict.fromkeys(key for _, row in known for key in row.actual.rows))
    return Measure(reached / whole, Unit.SHARE, len(known), resting, variant)
