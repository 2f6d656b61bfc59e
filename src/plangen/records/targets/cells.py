"""The amounts in a row of targets: which are used, and which are sums of others."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from plangen.records.targets.date_ranges import DateRange
from plangen.tables.headers.found import FamilyColumn


@dataclass(frozen=True, slots=True)
class TargetCell:
    """An amount with its column and date range."""

    header: FamilyColumn
    dates: DateRange
    amount: Decimal


@dataclass(slots=True)
class TargetRow:
    """The amounts of a row that are used, and the sums of them."""

    used: list[TargetCell] = field(default_factory=list)
    sums: list[TargetCell] = field(default_factory=list)

    def parts(self, total: DateRange) -> list[TargetCell]:
        """The used amounts within the dates of a total; an amount for the same period isn't a part."""
        return [
            cell
            for cell in self.used
            if total.contains(cell.dates) and (total.is_plain_total or total.period != cell.dates.period)
        ]


def target_row(cells: Sequence[TargetCell]) -> TargetRow:
    """The row with its shortest amounts as used; an amount that contains another is a sum."""
    row = TargetRow()
    for cell in sorted(cells, key=_length):
        is_used = cell.dates.is_month or (cell.dates.period is not None and not row.parts(cell.dates))
        (row.used if is_used else row.sums).append(cell)
    for ordered in (row.used, row.sums):
        ordered.sort(key=lambda cell: cell.header.column)
    return row


def _length(cell: TargetCell) -> tuple[int, bool]:
    return (cell.dates.end - cell.dates.start).days, cell.dates.is_plain_total
