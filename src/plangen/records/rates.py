"""The rates: what other currencies are worth in the company's own."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.problems import error, warning
from plangen.records.currency_names import currency_code, names_none
from plangen.records.keys import Keys
from plangen.tables.columns import Columns
from plangen.tables.shape import Shape

SHAPE = Shape(
    "Rates",
    ("currency", "date", "rate"),
    (("currency",), ("rate",)),
    names=("Exchange rates", "Currencies", "Currency rates", "FX rates"),
    headers=2,
)


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of a currency is worth in the currency of Settings from a day on; always, where it has no day."""

    row: RowKey
    currency: str
    rate: Decimal
    day: date | None = None


@dataclass(slots=True)
class Exchange:
    """The rates of all currencies by day."""

    rates: list[Rate] = field(default_factory=list)
    _days: dict[str, tuple[list[date], list[Rate]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for rate in sorted(self.rates, key=lambda each: each.day or date.min):
            days, ordered = self._days.setdefault(rate.currency, ([], []))
            days.append(rate.day or date.min)
            ordered.append(rate)

    def on(self, currency: str, day: date) -> Rate | None:
        """The latest rate of a currency on or before the day, or None."""
        days, ordered = self._days.get(currency, ([], []))
        at = bisect_right(days, day)
        return ordered[at - 1] if at else None

    def begins(self, currency: str) -> date | None:
        """The day from which on a currency has a rate, or None where it has none."""
        days, _ = self._days.get(currency, ([], []))
        return days[0] if days else None


def read_rates(tables: list[Columns], currency: str, as_of: date) -> list[Rate]:
    """The rates of all tables up to the day; without a currency in Settings nobody knows in which money they are."""
    keys, rates = Keys("rate", "currency"), []
    for columns in tables:
        if not currency and columns.table.rows:
            _tell_no_currency(columns)
        rows = zip(
            columns.table.rows,
            columns.texts("currency"),
            columns.dates("date"),
            columns.amounts("rate"),
            strict=True,
        )
        for row, written, day, rate in rows:
            code = currency_code(written)
            if rate is None or names_none(written):
                columns.set_aside(row, "no currency named" if names_none(written) else "no rate")
            elif code is None or rate <= 0:
                _tell_faulty(columns, row, "rate" if code else "currency", f"{rate:f}" if code else written)
            elif day and day > as_of:
                columns.set_aside(row, "dated after the as-of date")
            elif currency and keys.is_new(columns, row, (code, day), code):
                rates.append(Rate(RowKey(columns.table.number, row), code, rate, day))
            elif not currency:
                columns.set_aside(row, "no currency in Settings")
    return rates


def _tell_no_currency(columns: Columns) -> None:
    message = (
        "Settings name no currency, so that plangen cannot tell in which money these rates are; they are not used."
    )
    cure = "Write a row currency in Settings, such as USD."
    columns.problems.append(warning(columns.table.place(columns.table.header), "no currency", message, cure=cure))


def _tell_faulty(columns: Columns, row: int, column: str, value: str) -> None:
    columns.set_aside(row, "faulty")
    wanted = {
        "rate": "a number above zero",
        "currency": "a code of three letters, such as EUR, or a name, such as Swiss franc",
    }[column]
    message = f"This is no {column}; the row is left out."
    place = columns.table.place(row, column)
    columns.problems.append(error(place, f"no such {column}", message, value=value, cure=f"Write {wanted}."))
