"""The result of every metric: a value, or the reason it has none, and the records it is based on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from plangen.elements.reasons import Fix, Reason, Variant

Detail = int | str | date
"""A number, name, or date in the words of a reason, variant, or fix."""


class Unit(StrEnum):
    """The unit of a value."""

    MONEY = "money"
    COUNT = "count"
    SHARE = "share"
    """A fraction, printed as a percentage."""
    POINTS = "points"
    """A difference of two shares, as a fraction, printed in percentage points."""
    TIMES = "times"
    """A multiple, printed with ×."""
    DAYS = "days"


class RowKey(NamedTuple):
    """The location of a record: the number of its grid in the Book and of its row in the grid (from 0)."""

    grid: int
    row: int


@dataclass(frozen=True, slots=True)
class Measure:
    """A value in a unit, with the records it is based on; or no value, with the reason.

    An undefined `value` is None, never 0 or NaN; then `reason` says why and `fix` what would supply it. `n` counts the
    records; `part` is the k of "k of n" if the value is a share of records; `rows` are these records; `variant` names
    the definition if there are several. `details` are the numbers, names, and dates in the words of these.
    """

    value: Decimal | None
    unit: Unit
    n: int = 0
    rows: tuple[RowKey, ...] = ()
    variant: Variant | None = None
    reason: Reason | None = None
    fix: Fix | None = None
    part: int | None = None
    details: tuple[Detail, ...] = ()

    def __post_init__(self) -> None:
        if (self.value is None) != (self.reason is not None):
            raise ValueError("a measure has either a value or a reason")
        if self.value is not None and not self.value.is_finite():
            raise ValueError("a measure is finite, or has no value and a reason")

    @property
    def known(self) -> bool:
        """Whether the measure has a value."""
        return self.value is not None

    def __bool__(self) -> bool:
        raise TypeError("a measure is neither true nor false: use .known, or compare .value")


def unknown(  # noqa: PLR0913 - ceiling: what a measure without a value may have
    unit: Unit,
    reason: Reason,
    *,
    fix: Fix | None = None,
    details: tuple[Detail, ...] = (),
    n: int = 0,
    rows: Sequence[RowKey] = (),
) -> Measure:
    """A measure without a value, and the reason."""
    return Measure(None, unit, n=n, rows=tuple(rows), reason=reason, fix=fix, details=details)


def unknown_as(unit: Unit, *inputs: Measure) -> Measure:
    """A measure without a value for the reason of the first input without one; only the first input's fix is kept."""
    cause = next(each for each in inputs if each.value is None)
    fix = inputs[0].fix if cause is inputs[0] else None
    return Measure(None, unit, reason=cause.reason, fix=fix, details=cause.details)
