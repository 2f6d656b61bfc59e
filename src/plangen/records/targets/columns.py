"""The amounts in a table of targets with their date ranges; unusable amounts are reported."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import PurePosixPath

from plangen.periods import FiscalCalendar, Length
from plangen.problems import Problem, Severity, error
from plangen.records.reading.period_text import counts_quarters, parse_period, stated_year
from plangen.records.targets.cells import TargetCell, TargetRow, target_row
from plangen.records.targets.date_ranges import DateRange, date_ranges, of_period
from plangen.sources.grid import Cell
from plangen.tables.columns import Columns
from plangen.tables.headers.found import FamilyColumn
from plangen.tables.table import Table
from plangen.tables.values.month_dates import month_dates

MONTHS = "month"
"""The family of columns with months, quarters, halves, years, or totals as headers."""
_FEWEST_NUMBERED = 3
"""Consecutive headers 1, 2, 3 … needed to be read as months."""


@dataclass(frozen=True, slots=True)
class _AmountColumn:
    """A column of amounts, the date range of each amount, and the problems in the column."""

    header: FamilyColumn
    amounts: Sequence[Decimal | None]
    ranges: Sequence[DateRange | None]
    problems: Sequence[Problem] = ()


def target_rows(columns: Columns, calendar: FiscalCalendar) -> list[TargetRow]:
    """The amounts of each row; a quarter is used only if its months are blank or missing, a year if its parts are."""
    columns.table = _with_numbered_months(columns.table)
    years = _years(columns)
    amount_columns = [*_wide(columns, years, calendar), *_long(columns, years, calendar)]
    if not amount_columns and columns.table.rows:
        _report_no_amounts(columns)
    rows = [target_row(_cells(amount_columns, index)) for index, _ in enumerate(columns.table.rows)]
    for amount_column in amount_columns:
        columns.problems += _relevant_problems(columns, amount_column, rows)
    for row, found in zip(columns.table.rows, rows, strict=True):
        if found.used:
            # The row is used even if some of its amounts were skipped.
            columns.skipped.pop(row, None)
    _note_sums(columns, rows)
    return rows


def _with_numbered_months(table: Table) -> Table:
    """The table with consecutive headers 1 to 12 read as months."""
    numbers = [
        FamilyColumn(at, text, {"place": text})
        for at, cell in enumerate(table.grid.rows[table.header_row])
        if re.fullmatch(r"0?[1-9]|1[0-2]", text := _text(cell)) and at not in table.columns.values()
    ]
    spans = table.families.get(MONTHS, ())
    if len(numbers) < _FEWEST_NUMBERED or [int(each.header) for each in numbers] != list(range(1, len(numbers) + 1)):
        return table
    families = {**table.families, MONTHS: tuple(sorted((*spans, *numbers), key=lambda each: each.column))}
    unused = tuple(header for header in table.headers.unused if header not in {each.header for each in numbers})
    return replace(table, headers=replace(table.headers, families=families, unused=unused))


def _text(cell: Cell) -> str:
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        return ""
    return cell.strip() if isinstance(cell, str) else f"{cell:g}"


def _years(columns: Columns) -> list[str]:
    """The year of each row, from its year or period column, or else from the name of the sheet or file."""
    grid = columns.table.grid
    default = stated_year(grid.sheet) or stated_year(PurePosixPath(grid.file).stem)
    pairs = zip(columns.texts("year"), columns.texts("period"), strict=True)
    return [_year(text) if text else stated_year(period) or default for text, period in pairs]


def _year(text: str) -> str:
    return f"20{text}" if re.fullmatch(r"\d{2}", text) else stated_year(text)


def _wide(columns: Columns, years: Sequence[str], calendar: FiscalCalendar) -> list[_AmountColumn]:
    """The columns with a date range in their header; an amount column without a period is the row's total."""
    table = columns.table
    headers = list(table.families.get(MONTHS, ()))
    if "amount" in table.columns and "period" not in table.columns:
        headers.append(FamilyColumn(table.columns["amount"], table.header_text(table.columns["amount"]), {}))
    headers.sort(key=lambda header: header.column)
    ranges_by_year = {year: date_ranges(headers, year, calendar) for year in set(years)}
    amount_columns = []
    for index, header in enumerate(headers):
        # Problems in a sum matter only if the sum is used, so they are collected separately.
        separate = Columns(table, columns.conventions)
        amounts = separate.amounts_at(header) if header.values else columns.amounts("amount")
        ranges = [ranges_by_year[year][index] for year in years]
        amount_columns.append(_AmountColumn(header, amounts, ranges, separate.problems))
    _report_no_year(columns, amount_columns, calendar)
    return amount_columns


def _long(columns: Columns, years: Sequence[str], calendar: FiscalCalendar) -> list[_AmountColumn]:
    """The amount column of a table with a period in each row; unreadable periods are reported."""
    table = columns.table
    if not {"amount", "period"} <= {*table.columns}:
        return []
    amounts, texts = columns.amounts("amount"), columns.texts("period")
    period_header = table.header_text(table.columns["period"])
    ranges: list[DateRange | None] = []
    days = month_dates(table.cells("period"), from_1904=table.grid.marks.from_1904)
    length = Length.QUARTER if counts_quarters(period_header) else Length.MONTH
    for row, text, year, amount, day in zip(table.rows, texts, years, amounts, days, strict=True):
        period = parse_period(text, calendar, year=year, header=period_header)
        period = calendar.containing(day, length) if day and (period is None or length is Length.QUARTER) else period
        ranges.append(of_period(period) if period else None)
        if amount is not None and not period:
            message = "Unclear period. Target skipped."
            fix = "Use 2026-03, 2026-Q1, 2026, FY2026-Q1, or the first day of the month."
            columns.problems.append(error(table.place(row, "period"), "unknown period", message, value=text, fix=fix))
            columns.skip(row, "unknown period")
    at = table.columns["amount"]
    return [_AmountColumn(FamilyColumn(at, table.header_text(at), {}), amounts, ranges)]


def _cells(amount_columns: Sequence[_AmountColumn], index: int) -> list[TargetCell]:
    """The amounts of a row that have a date range."""
    found = ((each.header, each.ranges[index], each.amounts[index]) for each in amount_columns)
    return [TargetCell(header, dates, amount) for header, dates, amount in found if dates and amount is not None]


def _relevant_problems(columns: Columns, amount_column: _AmountColumn, rows: Sequence[TargetRow]) -> list[Problem]:
    """The problems in a column without those in unused sums; warnings only if any amount in the column is used."""
    if not amount_column.problems:
        return []
    grid, at = columns.table.grid, amount_column.header.column
    unused = {
        grid.place(row, at)
        for row, dates, found in zip(columns.table.rows, amount_column.ranges, rows, strict=True)
        if dates and not dates.is_month and found.parts(dates)
    }
    is_used = any(cell.header.column == at for row in rows for cell in row.used)
    return [
        problem
        for problem in amount_column.problems
        if (is_used if problem.severity is Severity.WARNING else problem.place not in unused)
    ]


def _note_sums(columns: Columns, rows: Sequence[TargetRow]) -> None:
    """Adds a note on the columns of sums, which aren't added again."""
    sums = {cell.header.column: cell.header.header for row in rows for cell in row.sums}
    if sums:
        headers = ", ".join(f"“{header}”" for header in dict.fromkeys(sums[at] for at in sorted(sums)))
        columns.notes.append(f"{headers} next to filled-in months or quarters: checked against them, not added")


def _report_no_year(columns: Columns, amount_columns: Sequence[_AmountColumn], calendar: FiscalCalendar) -> None:
    """Reports amounts without a year: once at the first header, or at each row if there is a year column."""
    table = columns.table
    without_year = {
        index: [at for at, dates in enumerate(each.ranges) if dates is None and each.amounts[at] is not None]
        for index, each in enumerate(amount_columns)
    }
    indexes = [index for index, found in without_year.items() if found]
    if not indexes:
        return
    lines = sorted({at for found in without_year.values() for at in found})
    for at in lines:
        columns.skip(table.rows[at], "no year")
    headers = [amount_columns[index].header for index in indexes]
    if not calendar.is_calendar_year and all("place" in header.values for header in headers):
        count = "counts" if len(headers) == 1 else "count"
        start = "from January or from the start of the fiscal year"
        message = f"Unclear whether {_listed(headers, indexes)} {count} {start}. Targets skipped."
        _report_at_header(columns, headers[0], message, "Name the columns Jan, Feb, and so on.")
    elif "year" in table.columns:
        years, fix = columns.texts("year"), "Enter a year, such as 2026."
        for at in lines:
            place = table.place(table.rows[at], "year")
            columns.problems.append(error(place, "no year", "Unclear year. Targets skipped.", value=years[at], fix=fix))
    else:
        message = f"Unclear year for {_listed(headers, indexes)}. Targets skipped."
        _report_at_header(columns, headers[0], message, "Name the sheet “Targets 2026”, or add a year column.")


def _report_at_header(columns: Columns, first: FamilyColumn, message: str, fix: str) -> None:
    place = columns.table.grid.place(columns.table.header_row, first.column)
    columns.problems.append(error(place, "no year", message, fix=fix))


def _listed(headers: Sequence[FamilyColumn], indexes: Sequence[int]) -> str:
    """The headers in words; consecutive ones as a range (Jan to Dec)."""
    if len(headers) == 1:
        return headers[0].header
    if len(headers) == indexes[-1] - indexes[0] + 1:
        return f"{headers[0].header} to {headers[-1].header}"
    return f"{', '.join(header.header for header in headers[:-1])} and {headers[-1].header}"


def _report_no_amounts(columns: Columns) -> None:
    message = "Names, but no months, quarters, or amounts. Targets skipped."
    fix = "Name the columns Jan, Feb …, Q1, Q2 …, or Total; or add period and amount columns."
    place = columns.table.place(columns.table.header_row)
    columns.problems.append(error(place, "no months", message, fix=fix))
