"""What a table looks like before any row is read: its names, its columns, and which of them it needs."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from plangen.tables.folding import fold


@dataclass(frozen=True, slots=True)
class Family:
    """Columns whose heads differ by a year or a month (`quota 2026`, `Jan`): `pattern` is searched in the folded head.

    The named groups of the pattern say what differs.
    """

    name: str
    pattern: str


@dataclass(frozen=True)
class Shape:
    """A table of ours: `columns` by their own names, `needs` as groups of columns of which one has to be there.

    `names` are names that a sheet or file may have. `headers` is how many known heads make a header row without a name
    that says so; one fewer is enough where the name does.
    """

    name: str
    columns: tuple[str, ...]
    needs: tuple[tuple[str, ...], ...]
    names: tuple[str, ...] = ()
    families: tuple[Family, ...] = ()
    headers: int = 3
    traps: tuple[str, ...] = ()
    """Heads that look like one of the columns and are not."""
    enough: tuple[tuple[str, ...], ...] = ()
    """What a sheet with one of the names needs, where that is less than what tells the table from others."""
    is_named: bool = False
    """Whether the sheet has one of the names; then it needs no other known heads than these."""

    @property
    def by_name(self) -> Self:
        """The shape as it is asked of a sheet that has one of its names."""
        return replace(self, needs=self.enough, is_named=True) if self.enough else self

    @cached_property
    def folded_names(self) -> frozenset[str]:
        """The table's own name and the others, folded."""
        return frozenset(fold(name) for name in (self.name, *self.names))

    @cached_property
    def folded_traps(self) -> frozenset[str]:
        """The traps, folded."""
        return frozenset(fold(trap) for trap in self.traps)
