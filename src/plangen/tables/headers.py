"""Which head stands for which of our columns."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from babel.numbers import list_currencies
from rapidfuzz import fuzz, process

from plangen.sources.grid import Cell
from plangen.tables.folding import fold, on_one_line
from plangen.tables.profile import Profile, shipped_profiles
from plangen.tables.shape import Shape
from plangen.tables.table import LONGEST_HEAD, FamilyColumn, Heads

SHORTEST_PREFIX = 4
ALIKE = 75
_QUALIFIER = re.compile(rf"\s*(?:[(\[][^()\[\]]*[)\]]|\s(?:in\s)?(?:{'|'.join(sorted(list_currencies()))})|[$€£%])\s*$")
"""What people put behind a head: (USD), [k], in EUR, %."""
_SIGN = re.compile(r"[A-Z]{0,3}\s?[$€£¥]")
"""A head that is nothing but the sign of a currency, of which folding would leave nothing."""
_YEARS = range(1990, 2100)

_Aliases = Mapping[str, tuple[str, int]]
"""Every folded head that is known, with its column and its rank: the lower, the better."""


def folded_head(head: str) -> str:
    """A head as it is compared: folded; the signs of all currencies are one."""
    return "$" if _SIGN.fullmatch(head.strip()) else fold(head)


@dataclass(frozen=True, slots=True)
class HeadRow:
    """A row of a grid as heads: its texts, each of them folded, and the profile to which most of them belong."""

    cells: Sequence[Cell]
    texts: tuple[str, ...]
    folded: tuple[str, ...]
    bare: tuple[str, ...]
    """The heads as they are compared without what is put behind them: (USD), in EUR."""
    profile: Profile

    def may_be(self, shape: Shape, own: Mapping[str, str]) -> bool:
        """Whether any of the heads is known for a shape; asked before all of them are read."""
        aliases = _aliases(shape, self.profile.name)
        return any(head in aliases or head in own for heads in (self.folded, self.bare) for head in heads)


def head_row(cells: Sequence[Cell]) -> HeadRow:
    """A row of cells as heads."""
    texts = tuple(_head(cell) for cell in cells)
    folded = tuple(folded_head(text) for text in texts)
    bare = tuple(fold(_QUALIFIER.sub("", text)) for text in texts)
    return HeadRow(cells, texts, folded, bare, detect_profile(cells))


def detect_profile(heads: Sequence[Cell]) -> Profile:
    """The profile most of whose own headers stand in a row; the home-made one where none does."""
    folded = {fold(head) for head in heads if isinstance(head, str)}
    return max(shipped_profiles(), key=lambda profile: profile.fits(folded))


def read_heads(cells: Sequence[Cell] | HeadRow, shape: Shape, own: Mapping[str, str] | None = None) -> Heads:
    """The columns that a row of heads gives a shape; `own` maps folded heads of the user's to our columns."""
    row = cells if isinstance(cells, HeadRow) else head_row(cells)
    aliases = _aliases(shape, row.profile.name) | {head: (name, -1) for head, name in (own or {}).items()}
    candidates: dict[str, list[tuple[int, int]]] = {}
    families: dict[str, list[FamilyColumn]] = {}
    rest: list[int] = []
    for at, text in enumerate(row.texts):
        if not text:
            continue
        found, family = aliases.get(row.folded[at]) or aliases.get(row.bare[at]), _in_family(row, at, shape)
        if found and (found[1] < 0 or not family or row.folded[at] in aliases):
            candidates.setdefault(found[0], []).append((found[1], at))
        elif family:
            families.setdefault(family[0], []).append(family[1])
        elif isinstance(row.cells[at], str):
            rest.append(at)
    names = sorted(aliases)
    columns = {column: min(found)[1] for column, found in candidates.items()}
    passed_over = {at: column for column, found in candidates.items() for _, at in sorted(found)[1:]}
    if "currency" in columns and _is_converted(row, columns):
        passed_over[columns.pop("currency")] = "currency"
    for at in rest:
        column = None if fold(row.texts[at]) in shape.folded_traps else _by_prefix(fold(row.texts[at]), names, aliases)
        if column:
            passed_over |= {at: column} if column in columns else {}
            columns.setdefault(column, at)
    unused = sorted({*rest, *passed_over} - set(columns.values()))
    return Heads(
        columns,
        {name: tuple(found) for name, found in families.items()},
        tuple(row.texts[at] for at in unused),
        sum(len(found) for found in candidates.values()),
        {row.texts[at]: column for at, column in sorted(passed_over.items())},
    )


def _is_converted(row: HeadRow, columns: Mapping[str, int]) -> bool:
    """Whether the amounts are in the company's own currency already, whatever a deal's currency is."""
    head = row.folded[columns["amount"]] if "amount" in columns else ""
    return bool(head) and head in {fold(each) for each in row.profile.converted}


def alike(heads: Heads, shape: Shape) -> Mapping[str, str]:
    """For heads that mean nothing to us the column that they resemble and that is not there: a suggestion only."""
    names = {fold(name): name for name in shape.columns if name not in heads.columns}
    found: dict[str, str] = {}
    for head in heads.unused:
        trapped = fold(head) in shape.folded_traps or head in heads.passed_over
        near = None if trapped else process.extractOne(fold(head), list(names), scorer=fuzz.ratio, score_cutoff=ALIKE)
        if near:
            found[head] = names[near[0]]
    return found


def _head(cell: Cell) -> str:
    """A head as text: a month may be a date, a year a number."""
    if isinstance(cell, date):
        return f"{cell:%Y-%m}"
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return str(int(cell)) if cell in _YEARS else ""
    return on_one_line(cell[:LONGEST_HEAD]) if isinstance(cell, str) else ""


def _in_family(row: HeadRow, at: int, shape: Shape) -> tuple[str, FamilyColumn] | None:
    for family in shape.families:
        found = re.fullmatch(family.pattern, fold(row.texts[at]))
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
