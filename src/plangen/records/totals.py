"""A total that stands beside its months or quarters, and whether they come to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plangen.periods import Length, Period
from plangen.problems import warning
from plangen.tables.columns import Columns
from plangen.tables.table import FamilyColumn

_ROUNDED = Decimal("0.001")
"""The part of a total by which rounded months may miss it."""
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_PLURALS = {Length.MONTH: "months", Length.QUARTER: "quarters", Length.HALF: "halves", Length.YEAR: "years"}


@dataclass(frozen=True, slots=True)
class Said:
    """What a total says in one row."""

    head: FamilyColumn
    period: Period | None
    amount: Decimal | None


def tell_totals(
    columns: Columns, row: int, totals: Sequence[Said], cells: Sequence[tuple[Period | None, Decimal | None]]
) -> None:
    """Tells each total of a row that its parts do not come to; the parts count."""
    for said in totals:
        whole = said.period
        inside = [(part, amount) for part, amount in cells if part and whole and _holds(whole, part)]
        parts = [amount for _, amount in inside if amount is not None]
        come_to = sum(parts, Decimal(0))
        if not inside or said.amount is None or abs(come_to - said.amount) <= abs(said.amount) * _ROUNDED:
            continue
        kinds = _PLURALS[inside[0][0].length]
        message = f"{_parts(len(parts), inside[0][0].length)} {come_to:f}, {said.head.head} says {said.amount:f}."
        cure = f"The {kinds} count; correct them, or the total."
        place = columns.table.grid.place(row, said.head.column)
        columns.problems.append(warning(place, "total against its parts", message, cure=cure))


def _parts(count: int, length: Length) -> str:
    if not count:
        return f"The {_PLURALS[length]} are blank and come to"
    number = _COUNTS[count] if count < len(_COUNTS) else str(count)
    return f"The one {length} comes to" if count == 1 else f"The {number} {_PLURALS[length]} come to"


def _holds(whole: Period, part: Period) -> bool:
    return whole.start <= part.start and part.end <= whole.end
