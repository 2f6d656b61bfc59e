"""One quota per person and fiscal year, even if a row in Team has several."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from plangen.periods import FiscalCalendar, Length, Period
from plangen.problems import Place, Problem, error, warning
from plangen.records.people.team import Person, Quota, quota_headers
from plangen.tables.columns import Columns
from plangen.tables.headers.found import FamilyColumn


def one_a_year(people: Sequence[Person], calendar: FiscalCalendar, as_of: date) -> tuple[list[Person], list[Problem]]:
    """The people with one quota per year, and the problems; a quota with a year in its header wins."""
    problems: list[Problem] = []
    with_one_quota = []
    for person in people:
        kept: dict[Period | str, Quota] = {}
        named = [replace(each, year=_year_code(each.year, calendar)) for each in person.quotas]
        quotas = _with_parts_added(named, calendar, as_of)
        for quota in sorted(quotas, key=lambda each: not each.year):
            year = quota_year(quota, calendar, as_of)
            first = kept.setdefault(year or quota.year, quota)
            if first is not quota:
                problems.append(_duplicate(person, first, quota, year.name if year else quota.year))
        cell = _quota_cell(person, calendar, as_of)
        with_one_quota.append(replace(person, quotas=tuple(kept.values()), quota_cell=cell))
    return with_one_quota, problems


def _quota_cell(person: Person, calendar: FiscalCalendar, as_of: date) -> Place | None:
    """The cell for a quota of the year of the as-of date, or else of the latest year; None without a quota column."""
    year = calendar.containing(as_of, Length.YEAR)
    years = [(calendar.parse(_year_code(code, calendar)) if code else year, cell) for code, cell in person.quota_cells]
    latest = max(person.quota_cells, key=lambda each: each[0][-4:], default=("", None))[1]
    return next((cell for each, cell in years if each == year), latest)


def _year_code(year: str, calendar: FiscalCalendar) -> str:
    """The code of the year in a header: 2026 alone is the fiscal year, CY2026 the calendar year."""
    if year.startswith("CY"):
        return year.removeprefix("CY")
    return f"FY{year}" if year.isdigit() and not calendar.is_calendar_year else year


def note_years(tables: Sequence[Columns], calendar: FiscalCalendar, as_of: date) -> None:
    """Adds notes on how quota headers are read, and on the year of one without a year."""
    year = calendar.containing(as_of, Length.YEAR)
    for columns in tables:
        columns.notes += _header_notes(quota_headers(columns), calendar)
        if "quota" in columns.table.columns:
            header = columns.table.header_text(columns.table.columns["quota"])
            columns.notes.append(f"“{header}” read as the {year.name} quota (year of {as_of})")


def _header_notes(headers: Sequence[FamilyColumn], calendar: FiscalCalendar) -> list[str]:
    """Notes on how quota headers are read: which ones add up, and for which year, unless it starts in January."""
    parts = [f"“{header.header}”" for header in headers if "part" in header.values]
    notes = [f"{', '.join(parts)} added up to one quota a year"] if len(set(parts)) > 1 else []
    if not calendar.is_calendar_year:
        years = [header for header in headers if "year" in header.values]
        notes += [f"“{each.header}” read as the quota of fiscal year {each.values['year']}" for each in years]
    return notes


def _with_parts_added(quotas: Sequence[Quota], calendar: FiscalCalendar, as_of: date) -> list[Quota]:
    """The quotas with those for parts of the business, such as new and renewal, added up by year."""
    added: dict[Period | str, list[Quota]] = {}
    others: list[Quota] = []
    for quota in quotas:
        parts = added.setdefault(quota_year(quota, calendar, as_of) or quota.year, []) if quota.part else others
        # The same part twice isn't added; it's reported as a second quota.
        (others if quota.part and quota.part in {each.part for each in parts} else parts).append(quota)
    totals = [
        replace(parts[0], amount=sum((each.amount for each in parts), Decimal(0)), part="") for parts in added.values()
    ]
    return [*totals, *others]


def quota_year(quota: Quota, calendar: FiscalCalendar, as_of: date) -> Period | None:
    """The year of a quota: the one in its header, or else the fiscal year of the as-of date."""
    return calendar.parse(quota.year) if quota.year else calendar.containing(as_of, Length.YEAR)


def _duplicate(person: Person, first: Quota, other: Quota, year: str) -> Problem:
    """A warning for a repeated quota, or an error if the two differ and one is skipped."""
    cells = f"{first.place.cell} and {other.place.cell}"
    value = f"{other.amount:f}"
    if first.amount == other.amount:
        message = f"{person.name}'s {year} quota appears in both {cells}."
        return warning(other.place, "duplicate quota", message, value=value, fix="Delete one of the columns.")
    message = f"{person.name} has two {year} quotas ({cells}). {first.place.cell} ({first.amount:f}) is used."
    return error(other.place, "two quotas", message, value=value, fix="Change or delete one of them.")
