"""What was said at the start of each month of a quarter, and what was won in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.figure import Figure
from plangen.elements.measure import Measure, Unit
from plangen.facts.brief import Brief
from plangen.facts.said import said_months

FEWEST_FOR_A_SUM = 2


@dataclass(frozen=True, slots=True)
class SaidRow:
    """A month, or all of them together: said, won and the difference."""

    label: str
    said: Figure
    won: Figure
    difference: Figure


@dataclass(frozen=True, slots=True)
class SaidWon:
    """The months of the period of which both is known, and their sum, which is None for one month alone."""

    rows: tuple[SaidRow, ...]
    total: SaidRow | None


def said_won(brief: Brief) -> SaidWon | None:
    """Said and won by month; None where nothing was said of any month of the period."""
    known = [each for each in said_months(brief, brief.period) if each.month.start in brief.period]
    if not known:
        return None
    rows = tuple(_row(brief, brief.numerals.month(each.month.start, long=True), each.said, each.won) for each in known)
    total = None
    if len(known) >= FEWEST_FOR_A_SUM:
        total = _row(brief, "Together", _sum([each.said for each in known]), _sum([each.won for each in known]))
    return SaidWon(rows, total)


def _row(brief: Brief, label: str, said: Measure, won: Measure) -> SaidRow:
    one, other = brief.figure(said), brief.figure(won)
    return SaidRow(label, one, other, brief.numerals.difference(other, one))


def _sum(measures: Sequence[Measure]) -> Measure:
    values = [each.value for each in measures if each.value is not None]
    return Measure(
        sum(values, Decimal(0)), Unit.MONEY, len(values), tuple(row for each in measures for row in each.rows)
    )
