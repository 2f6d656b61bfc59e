"""The forecasts: what a person said, on a day, would be won in a period."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.periods import FiscalCalendar, Period
from plangen.problems import error, warning
from plangen.records.keys import Keys
from plangen.records.roster import Roster
from plangen.records.spans import read_span
from plangen.records.strangers import Strangers
from plangen.tables.columns import Columns
from plangen.tables.shape import Shape

SHAPE = Shape(
    "Forecasts",
    ("salesperson", "period", "as of", "commit", "best case"),
    (("salesperson",), ("period",), ("as of",), ("commit",)),
    names=("Forecast", "Commits", "Forecast history"),
)


@dataclass(frozen=True, slots=True)
class Forecast:
    """What was said on the day `said` for a period: `commit` and `best_case` are the whole of it, in money."""

    row: RowKey
    salesperson: str
    period: Period
    said: date
    commit: Decimal
    best_case: Decimal | None = None


def read_forecasts(tables: list[Columns], roster: Roster, calendar: FiscalCalendar, as_of: date) -> list[Forecast]:
    """The forecasts of all tables that were said up to the day; two of one person, period and day are an error."""
    strangers, keys = Strangers(roster, "forecast", "forecasts"), Keys("forecast", "salesperson")
    forecasts = [
        forecast
        for columns in tables
        for forecast in _forecasts(columns, strangers, calendar, as_of)
        if keys.is_new(columns, forecast.row.row, (forecast.salesperson, forecast.period, forecast.said))
    ]
    strangers.tell()
    return forecasts


def _forecasts(columns: Columns, strangers: Strangers, calendar: FiscalCalendar, as_of: date) -> Iterable[Forecast]:
    rows = zip(
        columns.table.rows,
        columns.texts("salesperson"),
        columns.texts("period"),
        columns.dates("as of"),
        columns.amounts("commit"),
        columns.amounts("best case"),
        strict=True,
    )
    for row, name, code, said, commit, best in rows:
        period = read_span(code, calendar)
        if commit is None or said is None:
            columns.set_aside(row, "no commit" if commit is None else "no as-of date")
        elif said > as_of:
            columns.set_aside(row, "said after the as-of date")
        elif period is None:
            message, cure = "plangen cannot read this period; the forecast is left out.", "Write 2026-09 or 2026-Q3."
            place = columns.table.place(row, "period")
            columns.problems.append(error(place, "unknown period", message, value=code, cure=cure))
            columns.set_aside(row, "unknown period")
        elif person := strangers.find(columns, row, name):
            forecast = Forecast(RowKey(columns.table.number, row), person.name, period, said, commit, best)
            _tell_odd(columns, forecast)
            yield forecast


def _tell_odd(columns: Columns, forecast: Forecast) -> None:
    """Tells what was said when the period was over, and a best case below the commit."""
    row = forecast.row.row
    if forecast.said >= forecast.period.end:
        message = f"This was said when {forecast.period.name} was over; no forecast accuracy rests on it."
        place, cure = columns.table.place(row, "as of"), "Correct the day, or delete the row."
        columns.problems.append(warning(place, "said afterwards", message, value=forecast.said, cure=cure))
    if forecast.best_case is not None and forecast.best_case < forecast.commit:
        message, cure = f"The best case is below the commit of {forecast.commit:f}.", "Correct one of the two."
        place, value = columns.table.place(row, "best case"), f"{forecast.best_case:f}"
        columns.problems.append(warning(place, "best case below commit", message, value=value, cure=cure))
