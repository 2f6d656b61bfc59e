"""Two figures next to their difference: a reader who subtracts them on the page gets the same."""

from dataclasses import replace
from decimal import Decimal

from plangen.elements.figure import Figure
from plangen.elements.measure import Measure, Unit
from plangen.facts.formatting.number_format import MINUS, NumberFormat

MILLION = Decimal(10) ** 6
HIDDEN = 200
"""A unit is too coarse to compare amounts in if it hides more than one part in this many of the target."""


def difference(numbers: NumberFormat, actual: Figure, target: Figure) -> Figure:
    """Actual minus target, from the values that `comparable` prints, with its sign; of shares, in points."""
    unit = Unit.POINTS if actual.unit is Unit.SHARE else actual.unit
    if actual.printed is None or target.printed is None:
        missing = target if target.printed is None else actual
        return Figure("", "", "", unit, None, reason=missing.reason, fix=missing.fix, missing=missing.missing)
    value, goal = comparable_values(numbers, actual, target)
    found = numbers.figure(Measure(abs(value - goal), unit))
    scale = _scale(numbers, actual, target)
    if scale is not None:
        found = _in_units(numbers, replace(found, exact=abs(value - goal)), scale)
    sign = "" if not found.printed else "+" if value > goal else MINUS
    signed = -(found.printed or Decimal(0)) if value < goal else found.printed
    text = f"{sign}{found.short}"
    return Figure(text, text, f"{sign}{found.bare}", unit, signed, exact=signed)


def comparable(numbers: NumberFormat, actual: Figure, target: Figure) -> tuple[Figure, Figure]:
    """Two figures to print next to their difference: 1.4M and 1.5M become 1,387.8K and 1,461.7K."""
    scale = _scale(numbers, actual, target)
    if scale is None:
        return actual, target
    return _in_units(numbers, actual, scale), _in_units(numbers, target, scale)


def comparable_values(numbers: NumberFormat, actual: Figure, target: Figure) -> tuple[Decimal, Decimal]:
    """Two known values to subtract, as `comparable` prints them."""
    one, other = comparable(numbers, actual, target)
    return one.printed or Decimal(0), other.printed or Decimal(0)


def _scale(numbers: NumberFormat, actual: Figure, target: Figure) -> Decimal | None:
    """The unit in which amounts are compared; None if `short` shows enough of them.

    It doesn't if it hides more than half a percent of the target, nor in millions: the difference of 4.1M and 4.0M may
    be anything from 0 to 200K.
    """
    if actual.unit is not Unit.MONEY or actual.exact is None or target.exact is None:
        return None
    value, goal = actual.printed or Decimal(0), target.printed or Decimal(0)
    hidden = max(abs(actual.exact - value), abs(target.exact - goal))
    is_coarse = goal != 0 and hidden * HIDDEN > abs(goal)
    largest = max(abs(value), abs(goal))
    return numbers.scale_below(largest) if largest >= MILLION or is_coarse else None


def _in_units(numbers: NumberFormat, figure: Figure, scale: Decimal) -> Figure:
    printed, short = numbers.in_units(figure.exact or Decimal(0), scale)
    return replace(figure, short=short, bare=numbers.bare(printed, figure.unit), printed=printed)
