"""A table's definition: its names, its columns, and which of them are required."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from plangen.tables.values.folding import fold


@dataclass(frozen=True, slots=True)
class Family:
    """Columns whose headers differ by year or month (`quota 2026`, `Jan`): `pattern` must match the folded header.

    The pattern's named groups say what differs.
    """

    name: str
    pattern: str


@dataclass(frozen=True)
class Shape:
    """A table's definition: `columns` by name, and `needs` as groups of columns of which one must be present.

    `names` are accepted sheet or file names. `min_headers` is how many known headers make a header row; one fewer is
    enough if the sheet has one of the names.
    """

    name: str
    columns: tuple[str, ...]
    needs: tuple[tuple[str, ...], ...]
    names: tuple[str, ...] = ()
    families: tuple[Family, ...] = ()
    min_headers: int = 3
    lookalikes: tuple[str, ...] = ()
    """Headers that look like one of the columns but aren't."""
    needs_if_named: tuple[tuple[str, ...], ...] = ()
    """The required columns of a sheet with one of the names, if fewer than `needs`."""
    keys: tuple[tuple[str, ...], ...] = ()
    """The columns whose values tell a row from all others; several groups if rows may have one key or another."""
    shared_names: tuple[str, ...] = ()
    """Names that sheets of other tables may have, too: they only make `needs_if_named` enough."""
    stand_ins: tuple[tuple[str, str], ...] = ()
    """Pairs of columns: the first is read as the second if the second is missing."""
    is_named: bool = False
    """Whether the sheet has one of the names; then the required headers are enough."""

    def __hash__(self) -> int:
        """Of the name, since shapes have many fields and are the keys of caches."""
        return hash((self.name, self.is_named))

    @cached_property
    def by_name(self) -> Self:
        """The shape to use for a sheet with one of its names."""
        return replace(self, needs=self.needs_if_named, is_named=True) if self.needs_if_named else self

    @cached_property
    def folded_names(self) -> frozenset[str]:
        """The table's names, folded."""
        return frozenset(fold(name) for name in (self.name, *self.names))

    @cached_property
    def folded_shared_names(self) -> frozenset[str]:
        """The names shared with other tables, folded."""
        return frozenset(fold(name) for name in self.shared_names)

    @cached_property
    def folded_lookalikes(self) -> frozenset[str]:
        """The traps, folded."""
        return frozenset(fold(trap) for trap in self.lookalikes)
