"""The columns that a header row was matched to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from plangen.tables.headers.units import HeaderUnit, TitleUnit
from plangen.tables.shape import Shape


@dataclass(frozen=True, slots=True)
class FamilyColumn:
    """A column of a family: its number, its header, and what the header specifies (`{"year": "2026"}`)."""

    column: int
    header: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class MatchedHeaders:
    """A grid row matched to the columns of one shape. `exact_matches` counts the columns found by an exact name.

    `unused` are headers that match no column. `passed_over` gives, for some of them, the column they lost to a better
    header; `similar` gives the column they resemble, as a suggestion only.
    """

    columns: Mapping[str, int]
    families: Mapping[str, tuple[FamilyColumn, ...]] = field(default_factory=dict)
    unused: tuple[str, ...] = ()
    exact_matches: int = 0
    passed_over: Mapping[str, str] = field(default_factory=dict)
    similar: Mapping[str, str] = field(default_factory=dict)
    lines: int = 1
    units: Mapping[int, HeaderUnit] = field(default_factory=dict)
    """Units in the headers of number columns, by the grid's column."""
    mapped: int = 0
    """How many columns were found by a header that the user mapped."""
    title: TitleUnit | None = None
    """The unit in a line above the headers."""
    refused: Mapping[int, str] = field(default_factory=dict)
    """Columns not used because their header says they hold something else, with the column they would have been."""

    @property
    def found(self) -> int:
        """The number of known headers."""
        return len(self.columns) + sum(len(columns) for columns in self.families.values())

    def missing(self, shape: Shape) -> tuple[tuple[str, ...], ...]:
        """The groups of required columns with none present; a family counts as its columns."""
        present = {*self.columns, *self.families}
        return tuple(group for group in shape.needs if present.isdisjoint(group))
