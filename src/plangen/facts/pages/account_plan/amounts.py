"""Amounts of a page in one unit, so its header can name it: units, thousands, or millions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.measure import Measure, Unit
from plangen.elements.reasons import Reason
from plangen.facts.formatting.number_format import MINUS, NumberFormat
from plangen.facts.scope.document import Scope
from plangen.facts.scope.trace import Traced, made_of

THOUSAND, MILLION = Decimal(1000), Decimal(10) ** 6
IN_THOUSANDS, IN_WHOLE_THOUSANDS, IN_MILLIONS = 10_000, 10 * MILLION, 1000 * MILLION
NOTHING, NOT_KNOWN = "–", "n/a"


@dataclass(frozen=True, slots=True)
class Amounts:
    """The unit of a page's amounts, and how they are printed: without the unit, with this many decimals."""

    unit: Decimal
    places: int
    number_format: NumberFormat
    trace: list[Traced] | None = None

    @property
    def words(self) -> str:
        """The unit, as the note of a table names it: Thousands of US dollars."""
        name, thousands = self.number_format.currency_name(), self.number_format.thousands_of()
        if self.unit == THOUSAND:
            return thousands[:1].upper() + thousands[1:]
        millions = f"Millions of {name}" if name else "Millions"
        return millions if self.unit == MILLION else f"Amounts in {name}" if name else ""

    def text(self, measure: Measure | None, missing: str = "") -> str:
        """A value in the unit; a dash for zero, and `missing` for one that isn't known."""
        if measure is None or measure.value is None:
            return missing
        return made_of(self.trace, self.number(measure.value), "", measure) if measure.value else NOTHING

    def number(self, value: Decimal) -> str:
        """A number in the unit; one that would be printed as 0 is under the smallest that isn't."""
        least = Decimal(1).scaleb(-self.places)
        if 0 < abs(value) < least * self.unit / 2:
            return f"{MINUS if value < 0 else ''}<{self.number_format.number(least, self.places)}"
        return self.number_format.number(value / self.unit, self.places)


def amounts_for(scope: Scope, measures: Iterable[Measure | None]) -> Amounts:
    """The unit that suits the largest of some amounts; large ones in thousands have no decimals."""
    largest = max(
        (abs(each.value) for each in measures if each is not None and each.value is not None), default=Decimal(0)
    )
    unit = MILLION if largest >= IN_MILLIONS else THOUSAND if largest >= IN_THOUSANDS else Decimal(1)
    is_whole = unit == 1 or (unit == THOUSAND and largest >= IN_WHOLE_THOUSANDS)
    return Amounts(unit, 0 if is_whole else 1, scope.number_format, scope.workspace.trace)


def signed_percent(number_format: NumberFormat, share: Decimal) -> str:
    """A change as a whole percentage with its sign; one of more than tenfold as such."""
    if share >= Decimal("9.995"):
        return f">{number_format.whole_percent(Decimal('9.99'))}"
    text = number_format.whole_percent(share)
    return text if text.startswith(MINUS) else f"+{text}"


def growth_text(scope: Scope, change: Measure) -> str:
    """The change against the year before; new or n/a if nothing was won then, empty if nothing was in either year."""
    if change.value is not None:
        text = signed_percent(scope.number_format, change.value)
        return made_of(
            scope.workspace.trace, text, "bookings to date ÷ those of the same days a year before − 1", change
        )
    return {Reason.NEW: "new", Reason.NOTHING_BOOKED_THEN: NOT_KNOWN}.get(change.reason, "") if change.reason else ""


def total(measures: Sequence[Measure]) -> Measure | None:
    """The sum of the values that are known; None if none is."""
    known = [each for each in measures if each.value is not None]
    rows = tuple(row for each in known for row in each.rows)
    return (
        Measure(sum((each.value or Decimal(0) for each in known), Decimal(0)), Unit.MONEY, 0, rows) if known else None
    )
