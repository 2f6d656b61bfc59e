"""Figures as printed in, the marks next to them out: ahead, near, or behind."""

from decimal import Decimal

from plangen.elements.figure import Figure, Mark
from plangen.elements.measure import Unit
from plangen.records.settings import Settings

NEAR_POINTS = Decimal("0.03")
NEAR_DAYS = Decimal("0.1")


def mark_against(actual: Figure, target: Figure, settings: Settings) -> Mark:
    """The mark of an actual against its target, as printed; none if either is unknown or the sample is too small."""
    if actual.printed is None or target.printed is None or _is_small(actual, settings):
        return Mark.NONE
    value, goal = actual.printed, target.printed
    gap = value - goal
    if actual.unit is Unit.SHARE:
        return Mark.AHEAD if gap >= 0 else Mark.NEAR if gap >= -NEAR_POINTS else Mark.BEHIND
    if actual.unit is Unit.DAYS:
        return Mark.AHEAD if gap <= 0 else Mark.NEAR if gap <= goal * NEAR_DAYS else Mark.BEHIND
    if goal <= 0 or (actual.unit is Unit.COUNT and value < goal < 1):
        # No one can win a fraction of an account, so no one without one is behind.
        return Mark.NONE
    return mark_of_share(value / goal, settings)


def mark_of_share(share: Decimal, settings: Settings) -> Mark:
    """The mark of a share of a target, per Settings."""
    return Mark.AHEAD if share >= settings.ahead_from else Mark.NEAR if share >= settings.near_from else Mark.BEHIND


def _is_small(actual: Figure, settings: Settings) -> bool:
    """Whether a rate or median is based on too few deals for a mark, per Settings."""
    few, enough = settings.small_samples
    return actual.n < (few if actual.unit is Unit.DAYS else enough if actual.part is not None else 0)
