"""A year as a grid of 24 half months: what is on in each, lane by lane, as format-neutral data."""

from dataclasses import dataclass
from enum import Enum

HALVES, A_QUARTER = 24, 6
"""The half months of a year, and of a quarter."""


class SpanBar(Enum):
    """The bar over a cell: none, or one that shows how long something goes on."""

    NONE = ""
    QUIET = "neutral"
    STRONG = "ink"


@dataclass(frozen=True, slots=True)
class GridEntry:
    """One thing in a cell: its day in bold, and what it is."""

    day: str
    text: str


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell over some half months, with its entries and the bar over them."""

    span: int
    entries: tuple[GridEntry, ...] = ()
    bar: SpanBar = SpanBar.NONE


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane: its name with a note, and its rows of cells; each row covers the year, and is at least `height` high."""

    name: str
    note: str
    rows: tuple[tuple[GridCell, ...], ...]
    height: float = 0

    def __post_init__(self) -> None:
        if any(sum(cell.span for cell in row) != HALVES for row in self.rows):
            raise ValueError("each row of a lane covers the year")


@dataclass(frozen=True, slots=True)
class YearGrid:
    """The grid: the names of the twelve months, and the lanes below them. `heading` says what it is."""

    heading: str
    months: tuple[str, ...]
    lanes: tuple[Lane, ...]
    lead_width: float = 29
    """The width of the lanes' names in millimeters; the half months share the rest."""
