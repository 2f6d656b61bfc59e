"""What every metric returns: a value or the reason why there is none, and what it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class Unit(StrEnum):
    """What a value counts."""

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
    """Where a record stands: the number of its grid in the Book and of its row in the grid (from 0)."""

    grid: int
    row: int


@dataclass(frozen=True, slots=True)
class Measure:
    """A value in a unit, with what it rests on; or no value, and the reason.

    `value` is None when the figure cannot be said, never 0 and never NaN; then `reason` says why in two or three words
    ("no quota") and `cure` what would give it. `n` counts the records it rests on; `part` is the k of "k of n" where
    the figure is a share of records; `rows` are these records; `variant` names the definition where there are several.
    """

    value: Decimal | None
    unit: Unit
    n: int = 0
    rows: tuple[RowKey, ...] = ()
    variant: str = ""
    reason: str = ""
    cure: str = ""
    part: int | None = None

    def __post_init__(self) -> None:
        if (self.value is None) != bool(self.reason):
            raise ValueError("a measure has either a value or a reason")
        if self.value is not None and not self.value.is_finite():
            raise ValueError("a measure is finite, or has no value and a reason")

    @property
    def known(self) -> bool:
        """Whether the figure can be said."""
        return self.value is not None

    def __bool__(self) -> bool:
        raise TypeError("a measure is neither true nor false: ask .known, or compare .value")


def unknown(unit: Unit, reason: str, *, cure: str = "", n: int = 0, rows: Sequence[RowKey] = ()) -> Measure:
    """A measure that cannot be said, and why."""
    return Measure(None, unit, n=n, rows=tuple(rows), reason=reason, cure=cure)
