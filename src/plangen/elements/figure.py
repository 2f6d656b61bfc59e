"""A measure made ready to print: its texts are made once, so that every page and format says the same."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NoReturn

from plangen.elements.measure import Unit

NOT_KNOWN = "n/a"


class Mark(StrEnum):
    """How an actual stands to its target; the value is the sign that is printed, all three are in the typeface."""

    AHEAD = "↗"
    NEAR = "→"
    BEHIND = "↘"
    NONE = ""


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """The texts of one measure.

    `full` is exact (1,234,567), `short` fits a tile (1.2M), `bare` stands under a head that names the unit. `printed`
    is the value as `short` shows it, rounded half up, once; statuses are worked out from it. `exact` is the value as
    `full` shows it: it takes the place of `printed` where `short` is too coarse to compare. `few` marks a rate that
    rests on so few records that nothing may be derived from it.
    """

    full: str
    short: str
    bare: str
    unit: Unit
    printed: Decimal | None
    n: int = 0
    part: int | None = None
    few: bool = False
    reason: str = ""
    cure: str = ""
    exact: Decimal | None = None

    @property
    def known(self) -> bool:
        """Whether the figure can be said."""
        return self.printed is not None

    def __str__(self) -> str:
        return self.short

    def __bool__(self) -> NoReturn:
        raise TypeError("a figure is neither true nor false: ask .known")

    def _no_order(self, other: object) -> NoReturn:
        del other
        raise TypeError("a template compares nothing: ask .known, or take a Comparison from the facts")

    __lt__ = __le__ = __gt__ = __ge__ = _no_order


@dataclass(frozen=True, slots=True)
class Comparison:
    """An actual beside its target, the difference, and the mark, worked out from the figures as printed."""

    actual: Figure
    target: Figure
    difference: Figure
    mark: Mark = Mark.NONE
