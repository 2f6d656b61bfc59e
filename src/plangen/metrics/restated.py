"""Whether a figure that was printed before has to be shown with what it was then."""

from decimal import Decimal

from plangen.elements.measure import Measure

HALF_A_PERCENT = Decimal("0.005")


def is_restated(now: Measure, printed: Decimal | None) -> bool:
    """Whether a figure differs by more than half a percent from the one that a packet printed for the same period.

    A figure that was or is n/a is not restated: there are no two numbers to show side by side. What was 0 and is no
    longer is restated.
    """
    if now.value is None or printed is None:
        return False
    return abs(now.value - printed) > abs(printed) * HALF_A_PERCENT
