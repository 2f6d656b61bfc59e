"""Forecasts: a person's commit and best case for a period, by date given."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.periods import FiscalCalendar, Period
from plangen.problems import error, warning
from plangen.records.people.roster import Roster
from plangen.records.people.unknown_people import UnknownPeople
from plangen.records.reading.duplicate_keys import DuplicateKeys
from plangen.records.reading.period_text import parse_period
from plangen.tables.columns import Columns
from plangen.tables.shape import Shape

SHAPE = Shape(
    "Forecasts",
    ("salesperson", "period", "as of", "commit", "best case"),
    (("salesperson",), ("period",), ("as of",), ("commit",)),
    names=("Forecast", "Commits", "Forecast history"),
    keys=(("salesperson", "period", "as of"),),
)


@dataclass(frozen=True, slots=True)
class Forecast:
    """A forecast for a period, given on the date `given_on`: `commit` and `best_case` are totals in money."""

    row: RowKey
    salesperson: str
    period: Period
    given_on: date
    commit: Decimal
    best_case: Decimal | None = None


def read_forecasts(tables: list[Columns], roster: Roster, calendar: FiscalCalendar, as_of: date) -> list[Forecast]:
    """The forecasts given up to the as-of date; a duplicate person, period, and date is an error."""
    unknown_people, keys = UnknownPeople(roster, "forecast", "forecasts"), DuplicateKeys("forecast", "salesperson")
    forecasts = [
        forecast
        for columns in tables
        for forecast in _forecasts(columns, unknown_people, calendar, as_of)
        if keys.is_new(columns, forecast.row.row, (forecast.salesperson, forecast.period, forecast.given_on))
    ]
    unknown_people.report()
    return forecasts


def _forecasts(
    columns: Columns, unknown_people: UnknownPeople, calendar: FiscalCalendar, as_of: date
) -> Iterable[Forecast]:
    rows = zip(
        columns.table.rows,
        columns.texts("salesperson"),
        columns.texts("period"),
        columns.dates("as of"),
        columns.amounts("commit"),
        columns.amounts("best case"),
        strict=True,
    )
    for row, name, code, day, commit, best in rows:
        period = parse_period(code, calendar)
        if commit is None or day is None:
            columns.skip(row, "no commit" if commit is None else "no as-of date")
        elif day > as_of:
            columns.skip(row, "dated after the as-of date")
        elif period is None:
            message, fix = "Unreadable period. Forecast skipped.", "Use 2026-09 or 2026-Q3."
            place = columns.table.place(row, "period")
            columns.problems.append(error(place, "unknown period", message, value=code, fix=fix))
            columns.skip(row, "unknown period")
        elif person := unknown_people.find(columns, row, name):
            forecast = Forecast(RowKey(columns.table.number, row), person.name, period, day, commit, best)
            _report_implausible(columns, forecast)
            yield forecast


def _report_implausible(columns: Columns, forecast: Forecast) -> None:
    """Warns about a forecast dated after its period, and a best case below the commit."""
    row = forecast.row.row
    if forecast.given_on >= forecast.period.end:
        message = f"Dated after {forecast.period.name} ended. Not used for forecast accuracy."
        place, fix = columns.table.place(row, "as of"), "Change the date, or delete the row."
        columns.problems.append(warning(place, "late forecast", message, value=forecast.given_on, fix=fix))
    if forecast.best_case is not None and forecast.best_case < forecast.commit:
        message, fix = f"Best case is below the commit ({forecast.commit:,f}).", "Change one of them."
        place, value = columns.table.place(row, "best case"), f"{forecast.best_case:f}"
        columns.problems.append(warning(place, "best case below commit", message, value=value, fix=fix))
