"""Check the totals below and between a column's rows against the rows above them."""

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from plangen.problems import Problem, warning
from plangen.sources.grid import Cell
from plangen.tables.rows.summaries import TOTAL, group_name
from plangen.tables.table import Table
from plangen.tables.values.folding import fold
from plangen.tables.values.numbers import read_numbers

_NOT_A_SUM = re.compile(r"\b(?:count|average|avg|max|min|median|anzahl|durchschnitt|mittelwert|moyenne|promedio)s?\b")
"""Words in a total row that holds something other than sums."""
_CENT = Decimal("0.01")
_ROUNDED = Decimal("0.5")


def total_warnings(table: Table, at: int, values: Sequence[Decimal | None]) -> Iterable[Problem]:
    """A warning for each total of a column that the rows above it don't add up to."""
    totals = sorted(row for row, reason in table.skips.items() if reason == TOTAL)
    groups = _GroupSums(table, values)
    # The running total at each earlier total row, and the same sorted by size.
    subtotals = [Decimal(0)]
    by_size = [Decimal(0)]
    running_total = Decimal(0)
    next_row, last_total = 0, 0
    for row in totals:
        while next_row < len(table.rows) and table.rows[next_row] < row:
            running_total += values[next_row] or 0
            next_row += 1
        cells = table.grid.rows[row]
        stated = _stated_total(cells, at) if next_row else None
        if stated is not None and not (_adds_up(stated, running_total, by_size) or groups.match(cells, stated)):
            since = running_total if "grand" in fold(str(cells[0])) else running_total - subtotals[-1] or running_total
            yield _warning(table, (row, at), stated, since)
        if last_total != next_row:
            subtotals.append(running_total)
            insort(by_size, running_total)
            last_total = next_row


class _GroupSums:
    """The sums of rows by name, for totals such as “Total for Ben Ode”; computed when first needed."""

    def __init__(self, table: Table, values: Sequence[Decimal | None]) -> None:
        self._table = table
        self._values = values
        self._sums: dict[str, Decimal] = {}

    def match(self, cells: Sequence[Cell], stated: Decimal) -> bool:
        """Whether the rows with a total's name add up to it."""
        first = next((cell for cell in cells if isinstance(cell, str) and fold(cell)), "")
        name = group_name(first)
        if not name:
            return False
        self._sums = self._sums or self._added()
        return abs(self._sums.get(name, Decimal(0)) - stated) <= _tolerance(stated)

    def _added(self) -> dict[str, Decimal]:
        """The sums of rows by each folded text in them, and by its first word."""
        sums: dict[str, Decimal] = defaultdict(Decimal)
        for row, value in zip(self._table.rows, self._values, strict=True):
            texts = {fold(cell) for cell in self._table.grid.rows[row] if isinstance(cell, str)} if value else ()
            for key in {key for text in texts for key in (text, text.partition(" ")[0])}:
                sums[key] += value or 0
        return sums


def _stated_total(cells: Sequence[Cell], at: int) -> Decimal | None:
    """The sum in a total row; None if it is a count or an average, or blank."""
    words = " ".join(fold(cell) for cell in cells if isinstance(cell, str))
    if at >= len(cells) or _NOT_A_SUM.search(words):
        return None
    return read_numbers([cells[at]]).values[0]


def _adds_up(stated: Decimal, running_total: Decimal, by_size: Sequence[Decimal]) -> bool:
    """Whether the rows since any earlier total add up to it, to the cent or rounded to whole numbers."""
    allowed = _tolerance(stated)
    index = bisect_left(by_size, running_total - stated - allowed)
    return index < len(by_size) and by_size[index] <= running_total - stated + allowed


def _warning(table: Table, cell: tuple[int, int], stated: Decimal, running_total: Decimal) -> Problem:
    message = f"Total is {stated:,f}, but the rows above add up to {running_total:,f}. The rows are used."
    fix = "Check for missing rows, or update the total."
    return warning(table.grid.place(*cell), "total against the rows", message, fix=fix)


def _tolerance(stated: Decimal) -> Decimal:
    """How far a total may be off: its rows may have been rounded to whole numbers if it is one."""
    # Not `stated % 1`: the remainder of a number beyond Decimal's precision raises.
    return _ROUNDED if stated == stated.to_integral_value() else _CENT
