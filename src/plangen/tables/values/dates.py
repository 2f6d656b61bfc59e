"""Read a column's cells as dates; whether the day or the month comes first is decided once, from all of them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from plangen.sources.grid import Cell
from plangen.tables.values.date_cells import (
    MONTHS,
    Ambiguity,
    AmbiguousDate,
    Bound,
    ReadDate,
    Style,
    Texts,
    ambiguous_date,
    in_order,
    numeric_date,
    order,
    parse_cell,
    parse_text,
    style,
)
from plangen.tables.values.swapped import has_swapped_dates

_MIN_VOTES, _VOTES_PER_DISSENT = 5, 50
"""The rows needed to settle an order by another column, and the rows needed per row that contradicts it."""
_LAST_DAY = 31
_UNCERTAIN = frozenset({Ambiguity.CONFLICTING, Ambiguity.ASSUMED, Ambiguity.SWAPPED, Ambiguity.DOTTED})
"""The ways an ambiguous date was handled that the row's other dates may correct."""
Bounds = Sequence[Bound]
"""The earliest and latest date that each cell of a column can mean."""
Orders = Mapping[Style, bool]
"""Styles with a known order: whether the day comes first."""


@dataclass(frozen=True, slots=True)
class Dates:
    """A column's dates, None for blank and unreadable cells; `faults` are (index, what is wrong).

    `ambiguous` are the ambiguous cells, by how they were read. `examples` are cells that contradict each other.
    """

    values: list[date | None]
    faults: list[tuple[int, str]] = field(default_factory=list)
    ambiguous: dict[Ambiguity, list[int]] = field(default_factory=dict)
    examples: tuple[int, ...] = ()

    @property
    def assumed(self) -> list[int]:
        """The cells read in the locale's order."""
        return self.ambiguous.get(Ambiguity.ASSUMED, [])

    @property
    def conflicting(self) -> list[int]:
        """The cells left blank because other cells conflict."""
        return self.ambiguous.get(Ambiguity.CONFLICTING, [])

    @property
    def settled(self) -> list[int]:
        """The cells whose order was settled by other dates in their rows."""
        return self.ambiguous.get(Ambiguity.SETTLED, [])

    @property
    def adjacent(self) -> list[int]:
        """The cells read in the order of other columns."""
        return self.ambiguous.get(Ambiguity.ADJACENT, [])

    @property
    def dotted(self) -> list[int]:
        """The cells read day first because of their dots."""
        return self.ambiguous.get(Ambiguity.DOTTED, [])

    @property
    def swapped(self) -> list[int]:
        """The cells read unchanged although day and month may be swapped."""
        return self.ambiguous.get(Ambiguity.SWAPPED, [])

    @property
    def certain(self) -> list[date | None]:
        """The dates, without those whose order was assumed or may be swapped."""
        if not self.assumed and not self.swapped:
            return self.values
        uncertain = frozenset((*self.assumed, *self.swapped))
        return [None if at in uncertain else value for at, value in enumerate(self.values)]


@dataclass(frozen=True, slots=True)
class DateContext:
    """Other information about a column's dates.

    `bounds` are the earliest and latest date that each cell can mean, from its row. `adjacent` are the orders that
    other columns prove. `from_1904` says whether bare numbers count days from 1904.
    """

    bounds: Bounds = ()
    adjacent: Orders = field(default_factory=dict)
    from_1904: bool = False


def read_dates(cells: Sequence[Cell], *, day_first: bool, context: DateContext | None = None) -> Dates:
    """The dates in a column. `day_first` is the locale's order, used only if nothing else decides."""
    context = context or DateContext()
    texts = {cell: numeric_date(cell) for cell in cells if isinstance(cell, str)}
    evidence = _votes(found for found in texts.values() if found)
    dotted = any(found and found[2] == "." for found in texts.values())
    ambiguity = has_swapped_dates(cells, texts)
    settled = _settled(cells, texts, evidence, context.bounds) if context.bounds else {}
    proven = {**evidence, **{key: {first} for key, first in settled.items()}}
    orders = _OrderRules(proven, context.adjacent, day_first, has_known_styles=dotted or bool(proven))
    uncertain = _year_may_be_first(texts)
    read = {text: orders.read(found, uncertain) if found else parse_text(text) for text, found in texts.items()}
    has_conflicts = ambiguity or any(each.ambiguity is Ambiguity.CONFLICTING for each in read.values())
    dates = Dates([], examples=_examples(cells, texts) if has_conflicts else ())
    for at, cell in enumerate(cells):
        if cell is None:
            dates.values.append(None)
            continue
        parsed = read[cell] if isinstance(cell, str) else parse_cell(cell, from_1904=context.from_1904)
        if ambiguity and isinstance(cell, date) and cell.day <= MONTHS and cell.day != cell.month:
            day = parsed.day if ambiguity is Ambiguity.SWAPPED else None
            parsed = ReadDate(day, parsed.fault, None if parsed.fault else ambiguity)
        if context.bounds and (both := ambiguous_date(cell, texts)) and (ambiguity or isinstance(cell, str)):
            parsed = _settle_by_row(parsed, both, settled.get(both.style), context.bounds[at])
        dates.values.append(parsed.day)
        if parsed.fault:
            dates.faults.append((at, parsed.fault))
        elif parsed.ambiguity:
            dates.ambiguous.setdefault(parsed.ambiguity, []).append(at)
    return dates


def proven_orders(cells: Sequence[Cell]) -> Mapping[Style, set[bool]]:
    """The orders (day first or not) that a column's texts prove, for each style."""
    texts = {cell for cell in cells if isinstance(cell, str) and cell[:1].isdigit()}
    return _votes(found for found in map(numeric_date, texts) if found)


@dataclass(frozen=True, slots=True)
class _OrderRules:
    """What decides the order of numeric dates: the column's own proof, then other columns, then the locale.

    Dotted dates are day first unless proven otherwise. Once the column has a known style, dates in an unproven style
    conflict.
    """

    proven: Mapping[Style, set[bool]]
    adjacent: Orders
    locale: bool
    has_known_styles: bool

    def read(self, found: re.Match[str], uncertain: frozenset[Style]) -> ReadDate:
        """The date of a numeric date."""
        if style(found) in uncertain:
            return ReadDate(fault="Year could be first or last")
        first = order(found)
        if first is not None:
            return in_order(found, day_first=first)
        proven = self.proven.get(style(found), set())
        if len(proven) == 1:
            return in_order(found, day_first=next(iter(proven)))
        return ReadDate(ambiguity=Ambiguity.CONFLICTING) if proven and found[1] != found[3] else self._unproven(found)

    def _unproven(self, found: re.Match[str]) -> ReadDate:
        """The date of a numeric date whose style has no proven order in the column."""
        if style(found) in self.adjacent:
            return _read_ambiguous(found, Ambiguity.ADJACENT, day_first=self.adjacent[style(found)])
        if found[2] == ".":
            return _read_ambiguous(found, Ambiguity.DOTTED, day_first=True)
        if found[1] == found[3] or not self.has_known_styles:
            return _read_ambiguous(found, Ambiguity.ASSUMED, day_first=self.locale)
        return ReadDate(ambiguity=Ambiguity.CONFLICTING)


def _read_ambiguous(found: re.Match[str], ambiguity: Ambiguity, *, day_first: bool) -> ReadDate:
    """The date read in one order, marked as ambiguous if the other order would be another date."""
    read = in_order(found, day_first=day_first)
    return read if read.fault or found[1] == found[3] else read._replace(ambiguity=ambiguity)


def _settled(
    cells: Sequence[Cell], texts: Texts, evidence: Mapping[Style, set[bool]], bounds: Bounds
) -> dict[Style, bool]:
    """The order of each style without its own proof, if nearly all rows that can tell agree."""
    votes: dict[Style, list[int]] = defaultdict(lambda: [0, 0])
    for cell, bound in zip(cells, bounds, strict=True):
        both = ambiguous_date(cell, texts) if cell is not None and bound != (None, None) else None
        if both and not evidence.get(both.style) and (fits := both.fitting(bound)) and len(fits) == 1:
            votes[both.style][fits[0]] += 1
    return {
        key: day > month
        for key, (month, day) in votes.items()
        if max(day, month) >= _MIN_VOTES and min(day, month) * _VOTES_PER_DISSENT <= max(day, month)
    }


def _settle_by_row(parsed: ReadDate, both: AmbiguousDate, first: bool | None, bound: Bound) -> ReadDate:
    """An ambiguous cell's date, settled by its row; unchanged if the row says nothing."""
    fits = both.fitting(bound)
    if first is not None:
        contradicts = fits == [not first]
        settled = ReadDate(both.by_day if first else both.by_month, ambiguity=Ambiguity.SETTLED)
        return ReadDate(ambiguity=Ambiguity.CONFLICTING) if contradicts else settled
    if parsed.ambiguity is Ambiguity.ADJACENT and fits == [parsed.day != both.by_day]:
        return ReadDate(ambiguity=Ambiguity.CONFLICTING)
    if parsed.ambiguity in _UNCERTAIN and len(fits) == 1 and bound[0] == bound[1]:
        return ReadDate(both.by_day if fits[0] else both.by_month, ambiguity=Ambiguity.SETTLED)
    return parsed


def _votes(found: Iterable[re.Match[str]]) -> dict[Style, set[bool]]:
    votes: dict[Style, set[bool]] = defaultdict(set)
    for match in found:
        first = order(match)
        if first is not None:
            votes[style(match)].add(first)
    return votes


def _year_may_be_first(texts: Texts) -> frozenset[Style]:
    """The styles with two-digit years whose first part varies less than their last.

    A column has many days and few years. Dotted dates are day first.
    """
    parts: dict[Style, list[tuple[int, int, int]]] = defaultdict(list)
    for found in texts.values():
        if found and len(found[4]) == 2 and found[2] != ".":  # noqa: PLR2004 - a year of two digits
            padded = len(found[1]) == len(found[3]) == len(found[4])
            # 0, which no day can be, marks unpadded dates: no one writes 1-15-26 with the year first.
            parts[style(found)].append((int(found[1]), int(found[3]), int(found[4]) if padded else 0))
    return frozenset(key for key, numbers in parts.items() if _is_year_first(key[0], numbers))


def _is_year_first(separator: str, numbers: Sequence[tuple[int, int, int]]) -> bool:
    firsts, lasts = ({each[at] for each in numbers} for at in (0, 2))
    if max(firsts) <= MONTHS or min(lasts) == 0 or max(lasts) > _LAST_DAY:
        return False
    if any(second > MONTHS for _, second, _ in numbers):
        return False
    return len(firsts) < len(lasts) or (separator == "-" and len(firsts) == len(lasts))


def _examples(cells: Sequence[Cell], texts: Texts) -> tuple[int, ...]:
    """The first cell of each style and order, as examples of contradicting cells."""
    first: dict[tuple[Style, bool | None], int] = {}
    for at, cell in enumerate(cells):
        found = texts[cell] if isinstance(cell, str) else None
        if found:
            first.setdefault((style(found), order(found)), at)
    return tuple(sorted(first.values()))
