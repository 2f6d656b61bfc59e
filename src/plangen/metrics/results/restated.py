"""Whether a number printed before has changed enough to show both."""

from decimal import Decimal

from plangen.elements.measure import Measure

TOLERANCE = Decimal("0.005")


def is_restated(now: Measure, printed: Decimal | None) -> bool:
    """Whether a value differs by more than 0.5% from the one an earlier packet printed for the same period.

    False if either is n/a. A change from 0 is always a restatement.
    """
    if now.value is None or printed is None:
        return False
    return abs(now.value - printed) > abs(printed) * TOLERANCE
