"""Facts as a template sees them: the values of a table's rows by name, also by the names of earlier versions."""

from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from typing import Any

from plangen.elements.table import Row, Table
from plangen.formats.old_names import NO_VALUE, OLD_FIELDS, row_value, table_part

OWNERS = ("plangen.elements.table", "plangen.facts", "plangen.formats.old_names")
"""The modules of the facts that are looked into; figures, fields, and charts stay as they are."""


def seen(value: Any) -> Any:
    """A value as a template sees it."""
    if isinstance(value, tuple) and type(value) is tuple:
        return tuple(map(seen, value))
    return Seen(value) if is_dataclass(value) and type(value).__module__.startswith(OWNERS) else value


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """Facts with their parts as a template sees them."""

    _facts: Any

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._facts, name, NO_VALUE)
        if found is NO_VALUE and isinstance(self._facts, Row):
            found = row_value(self._facts, name)
        if found is NO_VALUE and isinstance(self._facts, Table):
            found = table_part(self._facts, name)
        if found is NO_VALUE:
            found = getattr(self._facts, OLD_FIELDS.get(name, name))
        return seen(found)

    def __iter__(self) -> Iterator[Any]:
        return map(seen, self._facts)

    def __len__(self) -> int:
        return len(self._facts)

    def __getitem__(self, at: Any) -> Any:
        return seen(tuple(self._facts)[at])

    def __eq__(self, other: object) -> bool:
        """Whether the rows are those of a tuple, or both are the same facts."""
        return tuple(self) == other if isinstance(other, tuple) else self._facts == getattr(other, "_facts", other)

    def __hash__(self) -> int:
        return id(self._facts)

    def __bool__(self) -> bool:
        return bool(self._facts)
