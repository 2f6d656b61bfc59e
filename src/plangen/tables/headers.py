"""Which head stands for which of our columns."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz, process

from plangen.sources.grid import Cell
from plangen.tables.folding import fold
from plangen.tables.head_lines import HeadLines, head_text
from plangen.tables.profile import Profile, shipped_profiles
from plangen.tables.shape import Shape
from plangen.tables.table import FamilyColumn, Heads
from plangen.tables.units import MONEY, NONE, Unit, parted, refusal

SHORTEST_PREFIX = 4
ALIKE = 75
_SHORTEST_ALIKE = 5
"""Letters of a known name with which others are compared; shorter ones resemble too much."""

_Aliases = Mapping[str, tuple[str, int]]
"""Every folded head that is known, with its column and its rank: the lower, the better."""


def folded_head(head: str) -> str:
    """A head as it is compared: folded; the signs of all currencies are one."""
    name, unit = parted(head)
    if unit.currency and not name:
        return "$"
    return "%" if head.strip() == "%" else fold(head)


@dataclass(frozen=True, slots=True, eq=False)
class HeadRow:
    """A row of a grid as heads: its texts, each of them folded, and the profile to which most of them belong."""

    texts: tuple[str, ...]
    folded: tuple[str, ...]
    bare: tuple[str, ...]
    """The heads as they are compared without what is put behind them: (USD), in EUR."""
    profile: Profile
    alone: tuple[str, ...] = ()
    """What the lower one of two lines says by itself, where the upper one only names a group."""

    def may_be(self, shape: Shape, own: Mapping[str, str]) -> bool:
        """Whether any of the heads is known for a shape; asked before all of them are read."""
        aliases = _aliases(shape, self.profile.name)
        return any(form in aliases or form in own for at in range(len(self.texts)) for form, _ in self.forms(at))

    def forms(self, at: int) -> Iterator[tuple[str, str]]:
        """The ways in which a head may be known, the best first, each with the text that it comes from."""
        yield self.folded[at], self.texts[at]
        yield self.bare[at], self.texts[at]
        if self.alone and self.alone[at]:
            yield folded_head(self.alone[at]), self.alone[at]
            yield fold(parted(self.alone[at])[0]), self.alone[at]


def head_row(heads: Sequence[Cell] | HeadLines) -> HeadRow:
    """A row of cells, or of lines of heads, as heads."""
    return _compared(heads if isinstance(heads, HeadLines) else HeadLines(tuple(head_text(cell) for cell in heads)))


@lru_cache(maxsize=128)
def _compared(lines: HeadLines) -> HeadRow:
    """Lines of heads as heads; the parts of a sheet ask for the same ones again and again."""
    folded = tuple(folded_head(text) for text in lines.texts)
    bare = tuple(fold(parted(text)[0]) for text in lines.texts)
    return HeadRow(lines.texts, folded, bare, detect_profile((*lines.texts, *bare)), lines.alone)


def detect_profile(heads: Sequence[Cell]) -> Profile:
    """The profile most of whose own headers stand in a row; the home-made one where none does."""
    folded = {fold(head) for head in heads if isinstance(head, str)}
    return max(shipped_profiles(), key=lambda profile: profile.fits(folded))


@dataclass(slots=True)
class _Found:
    """What the heads of a row were found to be so far."""

    candidates: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    families: dict[str, list[FamilyColumn]] = field(default_factory=dict)
    rest: list[int] = field(default_factory=list)
    units: dict[int, Unit] = field(default_factory=dict)
    refused: dict[int, str] = field(default_factory=dict)

    def take(self, row: HeadRow, at: int, shape: Shape, aliases: _Aliases) -> None:
        """Finds out which column or family of ours a head is."""
        known = next(((aliases[form], form, text) for form, text in row.forms(at) if form in aliases), None)
        family = _in_family(row, at, shape)
        if known and (known[0][1] < 0 or not family or row.folded[at] in aliases):
            (column, rank), _, text = known
            unit = parted(text)[1] if column in MONEY else NONE
            # A margin may be a percentage.
            if column != "margin" and rank >= 0 and refusal(unit, shape.name):
                self.refused[at] = column
                self.rest.append(at)
                return
            self.candidates.setdefault(column, []).append((rank, at))
            self.units |= {at: unit} if unit else {}
        elif family:
            self.families.setdefault(family[0], []).append(family[1])
            unit = parted(family[1].head)[1]
            self.units |= {at: unit} if unit.power or unit.currency else {}
        else:
            self.rest.append(at)


def read_heads(
    heads: Sequence[Cell] | HeadLines | HeadRow, shape: Shape, own: Mapping[str, str] | None = None
) -> Heads:
    """The columns that a row of heads gives a shape; `own` maps folded heads of the user's to our columns."""
    row = heads if isinstance(heads, HeadRow) else head_row(heads)
    aliases = _aliases(shape, row.profile.name) | {head: (name, -1) for head, name in (own or {}).items()}
    found = _Found()
    for at, text in enumerate(row.texts):
        if text:
            found.take(row, at, shape, aliases)
    names = sorted(aliases)
    columns = {column: min(each)[1] for column, each in found.candidates.items()}
    passed_over = {at: column for column, each in found.candidates.items() for _, at in sorted(each)[1:]}
    if "currency" in columns and _is_converted(row, columns):
        passed_over[columns.pop("currency")] = "currency"
    for at in found.rest:
        skip = at in found.refused or fold(row.texts[at]) in shape.folded_traps
        column = None if skip else _by_prefix(fold(row.texts[at]), names, aliases)
        if column:
            passed_over |= {at: column} if column in columns else {}
            columns.setdefault(column, at)
    unused = sorted({*found.rest, *passed_over} - set(columns.values()))
    return Heads(
        columns,
        {name: tuple(each) for name, each in found.families.items()},
        tuple(row.texts[at] for at in unused),
        sum(len(each) for each in found.candidates.values()),
        {row.texts[at]: column for at, column in sorted(passed_over.items())},
        units=found.units,
        refused=found.refused,
    )


def _is_converted(row: HeadRow, columns: Mapping[str, int]) -> bool:
    """Whether the amounts are in the company's own currency already, whatever a deal's currency is."""
    head = row.folded[columns["amount"]] if "amount" in columns else ""
    return bool(head) and head in {fold(each) for each in row.profile.converted}


def alike(heads: Heads, shape: Shape) -> Mapping[str, str]:
    """For heads that mean nothing to us the column that they resemble and that is not there: a suggestion only."""
    aliases = _aliases(shape, "")
    own = {fold(name): name for name in shape.columns}
    names = {
        name: column
        for name, column in {**{alias: column for alias, (column, _) in aliases.items()}, **own}.items()
        if column not in heads.columns and (len(name) >= _SHORTEST_ALIKE or name in own)
    }
    found: dict[str, str] = {}
    for head in heads.unused:
        trapped = fold(head) in shape.folded_traps or head in heads.passed_over or refusal(parted(head)[1], shape.name)
        near = None if trapped else process.extractOne(fold(head), list(names), scorer=fuzz.ratio, score_cutoff=ALIKE)
        if near:
            found[head] = names[near[0]]
    return found


def _in_family(row: HeadRow, at: int, shape: Shape) -> tuple[str, FamilyColumn] | None:
    """The family that a head belongs to: by all its words, else without its unit, else by its lower line alone."""
    if not shape.families:
        return None
    name, unit = parted(row.texts[at])
    texts = [row.texts[at], *([] if unit.words else [name]), *(row.alone[at : at + 1])]
    for text, family in ((text, family) for text in texts if text for family in shape.families):
        found = re.fullmatch(family.pattern, fold(text))
        if found:
            says = {key: value for key, value in found.groupdict().items() if value}
            return family.name, FamilyColumn(at, row.texts[at], says)
    return None


def _by_prefix(head: str, names: Sequence[str], aliases: _Aliases) -> str | None:
    """The one column whose names begin with this head, as people shorten them; None where there are several.

    `names` are those of all columns, sorted, so that those that begin alike stand together.
    """
    if len(head) < SHORTEST_PREFIX:
        return None
    columns: set[str] = set()
    at = bisect_left(names, head)
    while at < len(names) and names[at].startswith(head):
        columns.add(aliases[names[at]][0])
        at += 1
    return columns.pop() if len(columns) == 1 else None


@lru_cache(maxsize=8)
def known_heads(shapes: tuple[Shape, ...]) -> frozenset[str]:
    """Every folded head that is known for any of these shapes."""
    return frozenset(head for shape in shapes for head in _aliases(shape, ""))


@lru_cache(maxsize=256)
def _aliases(shape: Shape, profile_name: str) -> dict[str, tuple[str, int]]:
    """Every folded head that is known for a shape, with its column and its rank: own names, the profile, the others."""
    ranked: list[tuple[str, str, int]] = [(name, name, 1) for name in shape.columns]
    ordered = sorted(shipped_profiles(), key=lambda profile: profile.name != profile_name)
    for place, profile in enumerate(ordered):
        for column, heads in profile.columns.get(shape.name, {}).items():
            # Amounts in the company's own currency are better than those of many.
            ranked += [
                (head, column, 0 if head in profile.converted else 2 + place * 100 + at)
                for at, head in enumerate(heads)
            ]
    aliases: dict[str, tuple[str, int]] = {}
    for head, column, rank in sorted(ranked, key=lambda entry: entry[2]):
        if folded_head(head):
            aliases.setdefault(folded_head(head), (column, rank))
    return aliases
