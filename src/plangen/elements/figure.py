"""A measure ready to print: its texts are computed once, so every page and format prints the same."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NoReturn

from plangen.elements.measure import Unit
from plangen.elements.reasons import Reason

NOT_KNOWN = "n/a"


class Mark(StrEnum):
    """How an actual compares with its target; the value is the arrow printed, and the font has all three."""

    AHEAD = "↗"
    NEAR = "→"
    BEHIND = "↘"
    NONE = ""


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """The texts of one measure.

    `full` is exact (1,234,567), `short` fits a tile (1.2M), `bare` goes under a header that names the unit. `printed`
    is the value as `short` shows it, rounded half up, once; statuses are computed from it. `exact` is the value as
    `full` shows it and replaces `printed` where `short` is too coarse to compare. `few` marks a rate based on too few
    records to draw conclusions from.
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
    fix: str = ""
    exact: Decimal | None = None
    missing: Reason | None = None
    """Why there is no value; `reason` and `fix` say it in words."""

    @property
    def known(self) -> bool:
        """Whether the figure has a value."""
        return self.printed is not None

    def __str__(self) -> str:
        return self.short

    def __bool__(self) -> NoReturn:
        raise TypeError("a figure is neither true nor false: use .known")

    def _no_order(self, other: object) -> NoReturn:
        del other
        raise TypeError("figures can't be compared in a template: use .known, or a Comparison from the facts")

    __lt__ = __le__ = __gt__ = __ge__ = _no_order


@dataclass(frozen=True, slots=True)
class Comparison:
    """An actual with its target, the difference, and the mark, computed from the figures as printed."""

    actual: Figure
    target: Figure
    difference: Figure
    mark: Mark = Mark.NONE
