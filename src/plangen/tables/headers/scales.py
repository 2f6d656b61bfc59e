"""Convert numbers under a header in thousands or millions to full amounts."""

from collections.abc import Sequence
from decimal import Decimal

from plangen.sources.grid import Cell
from plangen.tables.headers.units import HeaderUnit
from plangen.tables.values.amounts import parts_of, without_blanks

Values = list[Decimal | None]


def scaled(values: Values, cells: Sequence[Cell], header: str, unit: HeaderUnit | None) -> tuple[Values, str]:
    """A column's numbers as full amounts, and a note about it; unchanged if the header has no scale.

    `cells` are the cells the numbers were read from. A cell with its own scale, such as 45k, isn't scaled again.
    """
    if unit is None or not unit.power:
        return values, ""
    scaled_cells = _cells_with_scale(cells)
    factor = Decimal(10) ** unit.power
    full_amounts = [value if value is None or at in scaled_cells else value * factor for at, value in enumerate(values)]
    pairs = zip(values, full_amounts, strict=True)
    first = next(((value, full) for value, full in pairs if value and value != full), None)
    example = f"; the first, {first[0]:f}, is {first[1]:,f}" if first else ""
    return full_amounts, f"“{header}” read in {unit.scale_name}{example}"


def _cells_with_scale(cells: Sequence[Cell]) -> frozenset[int]:
    """The indexes of cells that have their own scale."""
    found = set()
    for index, cell in enumerate(cells):
        parts = parts_of(without_blanks(cell)) if isinstance(cell, str) else None
        if parts and parts["scale"]:
            found.add(index)
    return frozenset(found)
