"""Which head stands for which of our columns."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from plangen.sources.grid import Cell
from plangen.tables.folding import fold
from plangen.tables.profile import Profile, shipped_profiles
from plangen.tables.shape import Shape
from plangen.tables.table import FamilyColumn

SHORTEST_PREFIX = 4
_QUALIFIER = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*$")


@dataclass(frozen=True, slots=True)
class Heads:
    """A row of a grid read as heads of one shape. `exact` counts the columns that were found by an exact name."""

    columns: Mapping[str, int]
    families: Mapping[str, tuple[FamilyColumn, ...]] = field(default_factory=dict)
    unused: tuple[str, ...] = ()
    exact: int = 0

    @property
    def found(self) -> int:
        """How many heads are known."""
        return len(self.columns) + sum(len(columns) for columns in self.families.values())

    def missing(self, shape: Shape) -> tuple[tuple[str, ...], ...]:
        """The groups of columns that the shape needs and of which none is there."""
        return tuple(group for group in shape.needs if not any(name in self.columns for name in group))


def detect_profile(heads: Sequence[Cell]) -> Profile:
    """The profile most of whose own headers stand in a row; the home-made one where none does."""
    folded = {fold(head) for head in heads if isinstance(head, str)}
    return max(shipped_profiles(), key=lambda profile: profile.fits(folded))


def read_heads(row: Sequence[Cell], shape: Shape, own: Mapping[str, str] | None = None) -> Heads:
    """The columns that a row of heads gives a shape; `own` maps folded heads of the user's to our columns."""
    aliases = _aliases(shape, detect_profile(row).name) | {head: (name, -1) for head, name in (own or {}).items()}
    candidates: dict[str, list[tuple[int, int]]] = {}
    families: dict[str, list[FamilyColumn]] = {}
    rest: list[tuple[int, str]] = []
    exact = 0
    for at, cell in enumerate(row):
        if not isinstance(cell, str) or not (head := fold(cell)):
            family = _in_family(cell, at, shape) if isinstance(cell, int | float) else None
            if family:
                families.setdefault(family[0], []).append(family[1])
            continue
        family = _in_family(cell, at, shape)
        found = aliases.get(head) or aliases.get(fold(_QUALIFIER.sub("", cell)))
        if found and head not in shape.folded_traps:
            candidates.setdefault(found[0], []).append((found[1], at))
            exact += 1
        elif family:
            families.setdefault(family[0], []).append(family[1])
        else:
            rest.append((at, head))
    unused = [at for column in candidates for _, at in sorted(candidates[column])[1:]]
    columns = {column: min(found)[1] for column, found in candidates.items()}
    for at, head in rest:
        column = None if head in shape.folded_traps else _by_prefix(head, aliases)
        if column and column not in columns:
            columns[column] = at
        else:
            unused.append(at)
    return Heads(
        columns,
        {name: tuple(found) for name, found in families.items()},
        tuple(str(row[at]).strip() for at in sorted(unused)),
        exact,
    )


def _in_family(cell: Cell, at: int, shape: Shape) -> tuple[str, FamilyColumn] | None:
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    for family in shape.families:
        found = re.fullmatch(family.pattern, fold(text))
        if found:
            says = {key: value for key, value in found.groupdict().items() if value}
            return family.name, FamilyColumn(at, text.strip(), says)
    return None


def _by_prefix(head: str, aliases: Mapping[str, tuple[str, int]]) -> str | None:
    """The one column whose names begin with this head, as people shorten them; None where there are several."""
    if len(head) < SHORTEST_PREFIX:
        return None
    columns = {column for alias, (column, _) in aliases.items() if alias.startswith(head)}
    return columns.pop() if len(columns) == 1 else None


@lru_cache(maxsize=256)
def _aliases(shape: Shape, profile_name: str) -> dict[str, tuple[str, int]]:
    """Every folded head that is known for a shape, with its column and its rank: own names, the profile, the others."""
    ranked: list[tuple[str, str, int]] = [(name, name, 0) for name in shape.columns]
    ordered = sorted(shipped_profiles(), key=lambda profile: profile.name != profile_name)
    for place, profile in enumerate(ordered):
        for column, heads in profile.columns.get(shape.name, {}).items():
            ranked += [(head, column, 1 + place * 100 + at) for at, head in enumerate(heads)]
    aliases: dict[str, tuple[str, int]] = {}
    for head, column, rank in sorted(ranked, key=lambda entry: entry[2]):
        if fold(head):
            aliases.setdefault(fold(head), (column, rank))
    return aliases
