"""Exchange rates from other currencies to the one in Settings."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.problems import error
from plangen.records.reading.currency_names import currency_code, is_blank_currency
from plangen.records.reading.duplicate_keys import DuplicateKeys
from plangen.tables.columns import Columns
from plangen.tables.shape import Shape

SHAPE = Shape(
    "Rates",
    ("currency", "date", "rate"),
    (("currency",), ("rate",)),
    names=("Exchange rates", "Currencies", "Currency rates", "FX rates"),
    min_headers=2,
)


@dataclass(frozen=True, slots=True)
class Rate:
    """The value of one unit of a currency in the currency in Settings, from a date on; without a date, always."""

    row: RowKey
    currency: str
    rate: Decimal
    day: date | None = None


@dataclass(slots=True)
class Exchange:
    """The rates of all currencies by date."""

    rates: list[Rate] = field(default_factory=list)
    _days: dict[str, tuple[list[date], list[Rate]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for rate in sorted(self.rates, key=lambda each: each.day or date.min):
            days, ordered = self._days.setdefault(rate.currency, ([], []))
            days.append(rate.day or date.min)
            ordered.append(rate)

    def on(self, currency: str, day: date) -> Rate | None:
        """The latest rate of a currency on or before a date, or None."""
        days, ordered = self._days.get(currency, ([], []))
        at = bisect_right(days, day)
        return ordered[at - 1] if at else None

    def start(self, currency: str) -> date | None:
        """The first date with a rate for a currency, or None."""
        days, _ = self._days.get(currency, ([], []))
        return days[0] if days else None


def read_rates(tables: list[Columns], currency: str, as_of: date) -> list[Rate]:
    """The rates in all tables up to the as-of date; without a currency in Settings, there is nothing to convert to."""
    keys, rates = DuplicateKeys("rate", "currency"), []
    for columns in tables:
        if not currency and columns.table.rows:
            _report_no_currency(columns)
        rows = zip(
            columns.table.rows,
            columns.texts("currency"),
            columns.dates("date"),
            columns.amounts("rate"),
            strict=True,
        )
        for row, text, day, rate in rows:
            code = currency_code(text)
            if rate is None or is_blank_currency(text):
                columns.skip(row, "no currency" if is_blank_currency(text) else "no rate")
            elif code is None or rate <= 0:
                _report_invalid(columns, row, "rate" if code else "currency", f"{rate:f}" if code else text)
            elif day and day > as_of:
                columns.skip(row, "dated after the as-of date")
            elif currency and keys.is_new(columns, row, (code, day), code):
                rates.append(Rate(RowKey(columns.table.number, row), code, rate, day))
            elif not currency:
                columns.skip(row, "no currency in Settings")
    return rates


def _report_no_currency(columns: Columns) -> None:
    message = "No currency in Settings, so these rates can't be used. Rows skipped."
    fix = "Add a currency row to Settings, such as USD."
    columns.problems.append(error(columns.table.place(columns.table.header_row), "no currency", message, fix=fix))


def _report_invalid(columns: Columns, row: int, column: str, value: str) -> None:
    columns.skip(row, "invalid")
    expected = {
        "rate": "a number above zero",
        "currency": "a three-letter code, such as EUR, or a name, such as Swiss franc",
    }[column]
    message = f"Not a valid {column}. Row skipped."
    place = columns.table.place(row, column)
    columns.problems.append(error(place, f"invalid {column}", message, value=value, fix=f"Enter {expected}."))
