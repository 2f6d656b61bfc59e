"""The totals below and between the rows of a column, and whether the rows above come to them."""

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from plangen.problems import Problem, warning
from plangen.sources.grid import Cell
from plangen.tables.folding import fold
from plangen.tables.numbers import read_numbers
from plangen.tables.summaries import TOTAL, name_in
from plangen.tables.table import Table

_NO_SUM = re.compile(r"\b(?:count|average|avg|max|min|median|anzahl|durchschnitt|mittelwert|moyenne|promedio)s?\b")
"""What a line of totals says that holds something else than sums."""
_CENT = Decimal("0.01")
_ROUNDED = Decimal("0.5")


def total_doubts(table: Table, at: int, values: Sequence[Decimal | None]) -> Iterable[Problem]:
    """A warning for each total of a column that the rows above it do not come to."""
    totals = sorted(row for row, reason in table.skips.items() if reason == TOTAL)
    groups = _Groups(table, values)
    # What the rows come to up to each total after which rows follow, and the same in the order of size.
    marks = [Decimal(0)]
    by_size = [Decimal(0)]
    come_to = Decimal(0)
    read, place = 0, 0
    for row in totals:
        while read < len(table.rows) and table.rows[read] < row:
            come_to += values[read] or 0
            read += 1
        cells = table.grid.rows[row]
        said = _said(cells, at)
        if said is not None and read and not (_comes_to(said, come_to, by_size) or groups.give(cells, said)):
            since = come_to if "grand" in fold(str(cells[0])) else come_to - marks[-1] or come_to
            yield _doubt(table, (row, at), said, since)
        if place != read:
            marks.append(come_to)
            insort(by_size, come_to)
            place = read


class _Groups:
    """What the rows come to that bear a name, for totals such as “Total for Ben Ode”; added up when first asked."""

    def __init__(self, table: Table, values: Sequence[Decimal | None]) -> None:
        self._table = table
        self._values = values
        self._sums: dict[str, Decimal] = {}

    def give(self, cells: Sequence[Cell], said: Decimal) -> bool:
        """Whether the rows that bear the name in a total come to it."""
        first = next((cell for cell in cells if isinstance(cell, str) and fold(cell)), "")
        name = name_in(first)
        if not name:
            return False
        self._sums = self._sums or self._added()
        return abs(self._sums.get(name, Decimal(0)) - said) <= (_CENT if said % 1 else _ROUNDED)

    def _added(self) -> dict[str, Decimal]:
        """What the rows come to by each folded text in them, and by its first word."""
        sums: dict[str, Decimal] = defaultdict(Decimal)
        for row, value in zip(self._table.rows, self._values, strict=True):
            texts = {fold(cell) for cell in self._table.grid.rows[row] if isinstance(cell, str)} if value else ()
            for key in {key for text in texts for key in (text, text.partition(" ")[0])}:
                sums[key] += value or 0
        return sums


def _said(cells: Sequence[Cell], at: int) -> Decimal | None:
    """The sum that a line of totals says; None where it counts or averages, or says nothing here."""
    words = " ".join(fold(cell) for cell in cells if isinstance(cell, str))
    if at >= len(cells) or _NO_SUM.search(words):
        return None
    return read_numbers([cells[at]]).values[0]


def _comes_to(said: Decimal, come_to: Decimal, by_size: Sequence[Decimal]) -> bool:
    """Whether the rows since any earlier total come to it, to the cent or as whole numbers."""
    allowed = _CENT if said % 1 else _ROUNDED
    near = bisect_left(by_size, come_to - said - allowed)
    return near < len(by_size) and by_size[near] <= come_to - said + allowed


def _doubt(table: Table, cell: tuple[int, int], said: Decimal, come_to: Decimal) -> Problem:
    message = f"The total here says {said:f}, the rows above it come to {come_to:f}. The rows count."
    cure = "See whether rows are missing in the export, or write the total anew."
    return warning(table.grid.place(*cell), "total against the rows", message, cure=cure)
