"""Numbers under a head that speaks of thousands or millions, as what they are worth."""

from collections.abc import Sequence
from decimal import Decimal

from plangen.tables.amounts import parts_of, without_blanks
from plangen.tables.table import Table

Values = list[Decimal | None]


def scaled(table: Table, at: int, values: Values) -> tuple[Values, str]:
    """The numbers of a column in whole units, and what is noted of it; as they are where its head names no scale.

    A cell that says so itself, as 45k does, is worth what it says.
    """
    unit = table.heads.units.get(at)
    if unit is None or not unit.power:
        return values, ""
    own = _own_scales(table, at)
    factor = Decimal(10) ** unit.power
    worth = [value if value is None or at in own else value * factor for at, value in enumerate(values)]
    shown = next(((one, other) for one, other in zip(values, worth, strict=True) if one and one != other), None)
    example = f"; the first one, {shown[0]:f}, is {shown[1]:,f}" if shown else ""
    return worth, f"“{table.head(at)}” was read in {unit.large}{example}"


def _own_scales(table: Table, at: int) -> frozenset[int]:
    """The cells of a column (by their place among the rows) with a scale beside the number."""
    cells: Sequence[object] = table.cells_at(at)
    found = set()
    for index, cell in enumerate(cells):
        parts = parts_of(without_blanks(cell)) if isinstance(cell, str) else None
        if parts and parts["scale"]:
            found.add(index)
    return frozenset(found)
