"""Targets that may mean something else: running totals, and quarters given as months."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Protocol

from plangen.elements.measure import RowKey
from plangen.periods import MONTHS_A_YEAR, Length, Period
from plangen.problems import warning
from plangen.tables.columns import Columns

_FEWEST = {Length.MONTH: 6, Length.QUARTER: 4}
"""The months and quarters in a row that can't rise evenly from zero by chance."""
_FEW = 3
"""The months of a quarter, and the fewest that make a pattern."""
_TOLERANCE = Decimal("0.3")
"""How far a step may be from the average one, as a share of it."""


class _Target(Protocol):
    @property
    def row(self) -> RowKey: ...
    @property
    def who(self) -> str: ...
    @property
    def measure(self) -> str: ...
    @property
    def product(self) -> str: ...
    @property
    def period(self) -> Period: ...
    @property
    def amount(self) -> Decimal: ...
    @property
    def column(self) -> int | None: ...


def report_unlikely_targets(columns: Columns, targets: Iterable[_Target]) -> None:
    """Warns once about a table's targets that look like running totals, and once about those for every third month."""
    series: dict[tuple[str, str, str, Length], list[_Target]] = defaultdict(list)
    for target in targets:
        if target.period.length in _FEWEST:
            series[target.who, target.measure, target.product, target.period.length].append(target)
    ordered = [sorted(each, key=lambda target: target.period.start) for each in series.values()]
    running = [run for each in ordered for run in _runs(each) if _is_running(run)]
    if running:
        _report_running_totals(columns, running)
    thirds = [each for each in ordered if each[0].period.length is Length.MONTH and _is_every_third_month(each)]
    if thirds:
        names = ", ".join(target.period.name for target in thirds[0][:3])
        message = f"{thirds[0][0].who}'s targets are for every third month ({names} …). Each is read as one month's."
        _warn(columns, thirds[0][0], "every third month", message, "If they are for quarters, use 2026-Q1.")


def _report_running_totals(columns: Columns, found: Sequence[Sequence[_Target]]) -> None:
    first = found[0]
    start = ", ".join(f"{target.amount:,f}" for target in first[:3])
    length = first[0].period.length
    more = f" So do {len(found) - 1} more." if len(found) > 1 else ""
    rise = f"{first[0].who}'s targets rise by about the same every {length} ({start} …).{more}"
    fix = f"If these are running totals, enter each {length}'s own amount."
    _warn(columns, first[0], "running totals", f"{rise} Each is read as one {length}'s.", fix)


def _warn(columns: Columns, target: _Target, sort: str, message: str, fix: str) -> None:
    place = columns.table.grid.place(target.row.row, target.column)
    columns.problems.append(warning(place, sort, message, fix=fix))


def _is_every_third_month(targets: Sequence[_Target]) -> bool:
    """Whether months are always three apart."""
    months = [target.period.start.year * MONTHS_A_YEAR + target.period.start.month for target in targets]
    return len(months) >= _FEW and all(later - earlier == _FEW for earlier, later in pairwise(months))


def _runs(targets: Sequence[_Target]) -> list[list[_Target]]:
    """The targets in order of their periods, cut where one is missing."""
    runs: list[list[_Target]] = []
    for target in targets:
        if runs and runs[-1][-1].period.end == target.period.start:
            runs[-1].append(target)
        else:
            runs.append([target])
    return runs


def _is_running(run: Sequence[_Target]) -> bool:
    """Whether amounts rise evenly, and by about as much as the first one is."""
    amounts = [target.amount for target in run]
    if len(run) < _FEWEST[run[0].period.length] or amounts[0] <= 0:
        return False
    steps = [later - earlier for earlier, later in pairwise(amounts)]
    mean = sum(steps, Decimal(0)) / len(steps)
    return mean > 0 and all(abs(step - mean) <= mean * _TOLERANCE for step in (amounts[0], *steps))
