"""Dates out of the cells of a column; whether the day or the month comes first is decided once, from all of them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from plangen.sources.grid import Cell
from plangen.tables.days import (
    MOST_MONTHS,
    Bound,
    Doubt,
    Read,
    Style,
    Texts,
    TwoDays,
    from_cell,
    from_text,
    in_order,
    numeric,
    order,
    style,
    two_days,
)
from plangen.tables.swapped import swapped

_FEW_VOTES, _VOTES_AGAINST_ONE = 5, 50
"""How many rows it takes to settle an order by another column, and how many for one that speaks against it."""
_LAST_DAY = 31
_OPEN = frozenset({Doubt.REFUSED, Doubt.ASSUMED, Doubt.SWAPPED, Doubt.DOTTED})
"""What leaves a day open to what is known of its row."""
Bounds = Sequence[Bound]
"""The earliest and the latest day that each cell of a column can mean."""
Orders = Mapping[Style, bool]
"""Styles whose order is known, each with whether the day comes first."""


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of a column, None where a cell is blank or could not be read; `faults` are (index, what is wrong).

    `doubts` are the cells that could mean two days, by what became of them. `witnesses` are examples of cells that
    speak against each other.
    """

    values: list[date | None]
    faults: list[tuple[int, str]] = field(default_factory=list)
    doubts: dict[Doubt, list[int]] = field(default_factory=dict)
    witnesses: tuple[int, ...] = ()

    @property
    def assumed(self) -> list[int]:
        """The cells that were read by the locale's order."""
        return self.doubts.get(Doubt.ASSUMED, [])

    @property
    def refused(self) -> list[int]:
        """The cells that were not read because others speak against each other."""
        return self.doubts.get(Doubt.REFUSED, [])

    @property
    def settled(self) -> list[int]:
        """The cells whose order was found by what else is known of their rows."""
        return self.doubts.get(Doubt.SETTLED, [])

    @property
    def beside(self) -> list[int]:
        """The cells that were read by the order of the columns beside them."""
        return self.doubts.get(Doubt.BESIDE, [])

    @property
    def dotted(self) -> list[int]:
        """The cells that were read with the day first because of their dots."""
        return self.doubts.get(Doubt.DOTTED, [])

    @property
    def swapped(self) -> list[int]:
        """The cells that were read as they stand, though their day and month may have been swapped."""
        return self.doubts.get(Doubt.SWAPPED, [])

    @property
    def certain(self) -> list[date | None]:
        """The dates, without those whose order was assumed or may be swapped."""
        if not self.assumed and not self.swapped:
            return self.values
        unsure = frozenset((*self.assumed, *self.swapped))
        return [None if at in unsure else value for at, value in enumerate(self.values)]


@dataclass(frozen=True, slots=True)
class Known:
    """What else is known of a column's dates.

    `bounds` are the earliest and latest day that each cell can mean by its row, `beside` the orders that columns beside
    it prove. `from_1904` says from which day on the file counts days that come as bare numbers.
    """

    bounds: Bounds = ()
    beside: Orders = field(default_factory=dict)
    from_1904: bool = False


def read_dates(cells: Sequence[Cell], *, day_first: bool, known: Known | None = None) -> Dates:
    """The dates in a column. `day_first` is the locale's order, asked only where nothing else decides."""
    known = known or Known()
    texts = {cell: numeric(cell) for cell in cells if isinstance(cell, str)}
    evidence = _votes(found for found in texts.values() if found)
    dotted = any(found and found[2] == "." for found in texts.values())
    doubt = swapped(cells, texts)
    settled = _settled(cells, texts, evidence, known.bounds) if known.bounds else {}
    proven = {**evidence, **{one: {first} for one, first in settled.items()}}
    orders = _Orders(proven, known.beside, day_first, has_hands=dotted or bool(proven))
    unsure = _year_may_be_first(texts)
    read = {text: orders.read(found, unsure) if found else from_text(text) for text, found in texts.items()}
    has_witnesses = doubt or any(one.doubt is Doubt.REFUSED for one in read.values())
    dates = Dates([], witnesses=_witnesses(cells, texts) if has_witnesses else ())
    for at, cell in enumerate(cells):
        if cell is None:
            dates.values.append(None)
            continue
        one = read[cell] if isinstance(cell, str) else from_cell(cell, from_1904=known.from_1904)
        if doubt and isinstance(cell, date) and cell.day <= MOST_MONTHS and cell.day != cell.month:
            one = Read(one.day if doubt is Doubt.SWAPPED else None, one.fault, None if one.fault else doubt)
        if known.bounds and (two := two_days(cell, texts)) and (doubt or isinstance(cell, str)):
            one = _by_its_row(one, two, settled.get(two.style), known.bounds[at])
        dates.values.append(one.day)
        if one.fault:
            dates.faults.append((at, one.fault))
        elif one.doubt:
            dates.doubts.setdefault(one.doubt, []).append(at)
    return dates


def proven_orders(cells: Sequence[Cell]) -> Mapping[Style, set[bool]]:
    """The orders (day first or not) that the texts in a column prove, for each style."""
    texts = {cell for cell in cells if isinstance(cell, str) and cell[:1].isdigit()}
    return _votes(found for found in map(numeric, texts) if found)


@dataclass(frozen=True, slots=True)
class _Orders:
    """What decides on dates in numbers: what the column proves, then the columns beside it, then the locale.

    Dots have the day first where nobody proves otherwise, and the hand that writes them is one whose order is known.
    """

    proven: Mapping[Style, set[bool]]
    beside: Orders
    locale: bool
    has_hands: bool

    def read(self, found: re.Match[str], unsure: frozenset[Style]) -> Read:
        """The day of a date in numbers."""
        if style(found) in unsure:
            return Read(fault="could have its year at the beginning or at the end")
        first = order(found)
        if first is not None:
            return in_order(found, day_first=first)
        proven = self.proven.get(style(found), set())
        if len(proven) == 1:
            return in_order(found, day_first=next(iter(proven)))
        return Read(doubt=Doubt.REFUSED) if proven and found[1] != found[3] else self._unproven(found)

    def _unproven(self, found: re.Match[str]) -> Read:
        """The day of a date whose style the column itself proves no order of."""
        if style(found) in self.beside:
            return _doubted(found, Doubt.BESIDE, day_first=self.beside[style(found)])
        if found[2] == ".":
            return _doubted(found, Doubt.DOTTED, day_first=True)
        if found[1] == found[3] or not self.has_hands:
            return _doubted(found, Doubt.ASSUMED, day_first=self.locale)
        return Read(doubt=Doubt.REFUSED)


def _doubted(found: re.Match[str], doubt: Doubt, *, day_first: bool) -> Read:
    """The day of a date in one of its orders, which is in doubt where another would be another day."""
    read = in_order(found, day_first=day_first)
    return read if read.fault or found[1] == found[3] else read._replace(doubt=doubt)


def _settled(
    cells: Sequence[Cell], texts: Texts, evidence: Mapping[Style, set[bool]], bounds: Bounds
) -> dict[Style, bool]:
    """The order of each style that does not prove its own, where nearly all rows that can tell them apart agree."""
    votes: dict[Style, list[int]] = defaultdict(lambda: [0, 0])
    for cell, bound in zip(cells, bounds, strict=True):
        two = two_days(cell, texts) if cell is not None and bound != (None, None) else None
        if two and not evidence.get(two.style) and (fits := two.fitting(bound)) and len(fits) == 1:
            votes[two.style][fits[0]] += 1
    return {
        one: day > month
        for one, (month, day) in votes.items()
        if max(day, month) >= _FEW_VOTES and min(day, month) * _VOTES_AGAINST_ONE <= max(day, month)
    }


def _by_its_row(one: Read, two: TwoDays, first: bool | None, bound: Bound) -> Read:
    """What a cell that could mean two days means, by what else is known of its row; as it was where nothing is."""
    fits = two.fitting(bound)
    if first is not None:
        against = fits == [not first]
        settled = Read(two.by_day if first else two.by_month, doubt=Doubt.SETTLED)
        return Read(doubt=Doubt.REFUSED) if against else settled
    if one.doubt is Doubt.BESIDE and fits == [one.day != two.by_day]:
        return Read(doubt=Doubt.REFUSED)
    if one.doubt in _OPEN and len(fits) == 1 and bound[0] == bound[1]:
        return Read(two.by_day if fits[0] else two.by_month, doubt=Doubt.SETTLED)
    return one


def _votes(found: Iterable[re.Match[str]]) -> dict[Style, set[bool]]:
    votes: dict[Style, set[bool]] = defaultdict(set)
    for match in found:
        first = order(match)
        if first is not None:
            votes[style(match)].add(first)
    return votes


def _year_may_be_first(texts: Texts) -> frozenset[Style]:
    """The styles of years with two digits in which what stands first changes less than what stands last.

    Of days there are many, of years few. Dots have the day first.
    """
    parts: dict[Style, list[tuple[int, int, int]]] = defaultdict(list)
    for found in texts.values():
        if found and len(found[4]) == 2 and found[2] != ".":  # noqa: PLR2004 - a year of two digits
            padded = len(found[1]) == len(found[3]) == len(found[4])
            # What no day can be stands for what is not padded: nobody writes 1-15-26 with the year first.
            parts[style(found)].append((int(found[1]), int(found[3]), int(found[4]) if padded else 0))
    return frozenset(one for one, written in parts.items() if _is_year_first(one[0], written))


def _is_year_first(separator: str, written: Sequence[tuple[int, int, int]]) -> bool:
    firsts, lasts = ({each[at] for each in written} for at in (0, 2))
    if max(firsts) <= MOST_MONTHS or min(lasts) == 0 or max(lasts) > _LAST_DAY:
        return False
    if any(second > MOST_MONTHS for _, second, _ in written):
        return False
    return len(firsts) < len(lasts) or (separator == "-" and len(firsts) == len(lasts))


def _witnesses(cells: Sequence[Cell], texts: Texts) -> tuple[int, ...]:
    """The first cell of each style and order, as examples of what speaks against each other."""
    first: dict[tuple[Style, bool | None], int] = {}
    for at, cell in enumerate(cells):
        found = texts[cell] if isinstance(cell, str) else None
        if found:
            first.setdefault((style(found), order(found)), at)
    return tuple(sorted(first.values()))
