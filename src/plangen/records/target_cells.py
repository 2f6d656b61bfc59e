"""The amounts in a row of a table of targets: which of them count, and which are sums that stand beside these."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from plangen.records.stretches import Stretch
from plangen.tables.table import FamilyColumn


@dataclass(frozen=True, slots=True)
class TargetCell:
    """An amount with its column and its days."""

    head: FamilyColumn
    stretch: Stretch
    amount: Decimal


@dataclass(slots=True)
class RowOfTargets:
    """The amounts of a row that count, and the sums that stand beside them."""

    counted: list[TargetCell] = field(default_factory=list)
    beside: list[TargetCell] = field(default_factory=list)

    def parts(self, whole: Stretch) -> list[TargetCell]:
        """The amounts that count and are parts of a whole; two that name one and the same period are no parts."""
        return [
            cell
            for cell in self.counted
            if whole.holds(cell.stretch) and (whole.bare or whole.period != cell.stretch.period)
        ]


def settled(cells: Sequence[TargetCell]) -> RowOfTargets:
    """The row with its finest amounts counted: one that holds another would count twice."""
    row = RowOfTargets()
    for cell in sorted(cells, key=_coarseness):
        counts = cell.stretch.is_month or (cell.stretch.period is not None and not row.parts(cell.stretch))
        (row.counted if counts else row.beside).append(cell)
    for ordered in (row.counted, row.beside):
        ordered.sort(key=lambda cell: cell.head.column)
    return row


def _coarseness(cell: TargetCell) -> tuple[int, bool]:
    return (cell.stretch.end - cell.stretch.start).days, cell.stretch.bare
