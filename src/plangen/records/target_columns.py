"""The columns of a table of targets as rows of amounts with their days, with everything told that cannot be used."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import PurePosixPath

from plangen.periods import FiscalCalendar
from plangen.problems import Problem, Severity, error
from plangen.records.spans import read_span, stated_year
from plangen.records.stretches import Stretch, of_period, stretches
from plangen.records.target_cells import RowOfTargets, TargetCell, settled
from plangen.sources.grid import Cell
from plangen.tables.columns import Columns
from plangen.tables.table import FamilyColumn, Table

SPAN = "span"
"""The family of columns whose heads are months, quarters, halves, years and totals."""
_FEWEST_NUMBERED = 3
"""Heads 1, 2, 3 … that have to follow each other to be months."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """A column of amounts with the days that it is for in each row, and what is wrong in its cells."""

    head: FamilyColumn
    amounts: Sequence[Decimal | None]
    stretches: Sequence[Stretch | None]
    problems: Sequence[Problem] = ()


def target_rows(columns: Columns, calendar: FiscalCalendar) -> list[RowOfTargets]:
    """The amounts of each row: a quarter counts where its months are blank or absent, a year where its parts are."""
    columns.table = _with_numbered_months(columns.table)
    years = _years(columns)
    readings = [*_wide(columns, years, calendar), *_long(columns, years, calendar)]
    if not readings and columns.table.rows:
        _tell_no_amounts(columns)
    rows = [settled(_cells(readings, index)) for index, _ in enumerate(columns.table.rows)]
    for reading in readings:
        columns.problems += _faults(columns, reading, rows)
    for row, found in zip(columns.table.rows, rows, strict=True):
        if found.counted:
            # Some amount of the row may be left out; the row is used.
            columns.aside.pop(row, None)
    _note_sums(columns, rows)
    return rows


def _with_numbered_months(table: Table) -> Table:
    """The table with its heads 1 to 12 as months, where they follow each other."""
    numbers = [
        FamilyColumn(at, shown, {"place": shown})
        for at, cell in enumerate(table.grid.rows[table.header])
        if re.fullmatch(r"0?[1-9]|1[0-2]", shown := _shown(cell)) and at not in table.columns.values()
    ]
    spans = table.families.get(SPAN, ())
    if len(numbers) < _FEWEST_NUMBERED or [int(each.head) for each in numbers] != list(range(1, len(numbers) + 1)):
        return table
    families = {**table.families, SPAN: tuple(sorted((*spans, *numbers), key=lambda each: each.column))}
    unused = tuple(head for head in table.heads.unused if head not in {each.head for each in numbers})
    return replace(table, heads=replace(table.heads, families=families, unused=unused))


def _shown(cell: Cell) -> str:
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        return ""
    return cell.strip() if isinstance(cell, str) else f"{cell:g}"


def _years(columns: Columns) -> list[str]:
    """The year that each row names: in a column of its own, else by its sheet or its file."""
    grid = columns.table.grid
    elsewhere = stated_year(grid.sheet) or stated_year(PurePosixPath(grid.file).stem)
    pairs = zip(columns.texts("year"), columns.texts("period"), strict=True)
    return [_year(text) if text else stated_year(period) or elsewhere for text, period in pairs]


def _year(text: str) -> str:
    return f"20{text}" if re.fullmatch(r"\d{2}", text) else stated_year(text)


def _wide(columns: Columns, years: Sequence[str], calendar: FiscalCalendar) -> list[_Reading]:
    """The columns whose heads say for which days they are; an amount beside no period is a total of its row."""
    table = columns.table
    heads = list(table.families.get(SPAN, ()))
    alone = "amount" in table.columns and "period" not in table.columns
    if alone:
        heads.append(FamilyColumn(table.columns["amount"], table.head(table.columns["amount"]), {}))
    heads.sort(key=lambda head: head.column)
    layouts = {year: stretches(heads, year, calendar) for year in set(years)}
    readings = []
    for turn, head in enumerate(heads):
        # What is wrong in a sum is told only where the sum would count.
        quiet = Columns(table, columns.conventions)
        amounts = quiet.amounts_at(head) if head.says else columns.amounts("amount")
        readings.append(_Reading(head, amounts, [layouts[year][turn] for year in years], quiet.problems))
    _tell_no_year(columns, readings, calendar)
    return readings


def _long(columns: Columns, years: Sequence[str], calendar: FiscalCalendar) -> list[_Reading]:
    """The column of amounts whose period stands beside it in each row; a period that cannot be read is told."""
    table = columns.table
    if not {"amount", "period"} <= {*table.columns}:
        return []
    amounts, texts = columns.amounts("amount"), columns.texts("period")
    counting = table.head(table.columns["period"])
    days: list[Stretch | None] = []
    for row, text, year, amount in zip(table.rows, texts, years, amounts, strict=True):
        period = read_span(text, calendar, year=year, head=counting)
        days.append(of_period(period) if period else None)
        if amount is not None and not period:
            message = "plangen cannot tell which period is meant; the target is left out."
            cure = "Write 2026-03, 2026-Q1, 2026 or FY2026-Q1."
            columns.problems.append(error(table.place(row, "period"), "unknown period", message, value=text, cure=cure))
            columns.set_aside(row, "unknown period")
    at = table.columns["amount"]
    return [_Reading(FamilyColumn(at, table.head(at), {}), amounts, days)]


def _cells(readings: Sequence[_Reading], index: int) -> list[TargetCell]:
    """The amounts of a row whose days are known."""
    found = ((each.head, each.stretches[index], each.amounts[index]) for each in readings)
    return [TargetCell(head, days, amount) for head, days, amount in found if days and amount is not None]


def _faults(columns: Columns, reading: _Reading, rows: Sequence[RowOfTargets]) -> list[Problem]:
    """What is wrong in a column: in the cells that would count, and in general where any of it does."""
    if not reading.problems:
        return []
    grid, at = columns.table.grid, reading.head.column
    idle = {
        grid.place(row, at)
        for row, days, found in zip(columns.table.rows, reading.stretches, rows, strict=True)
        if days and not days.is_month and found.parts(days)
    }
    counts = any(cell.head.column == at for row in rows for cell in row.counted)
    return [
        problem
        for problem in reading.problems
        if (counts if problem.severity is Severity.WARNING else problem.place not in idle)
    ]


def _note_sums(columns: Columns, rows: Sequence[RowOfTargets]) -> None:
    """Notes which columns hold sums that were not added again."""
    sums = {cell.head.column: cell.head.head for row in rows for cell in row.beside}
    if sums:
        heads = ", ".join(f"“{head}”" for head in dict.fromkeys(sums[at] for at in sorted(sums)))
        columns.notes.append(f"{heads} beside filled-in months or quarters: held against them, not added again")


def _tell_no_year(columns: Columns, readings: Sequence[_Reading], calendar: FiscalCalendar) -> None:
    """Tells the amounts of which nobody says the year: once by their heads, or by rows where each names its own."""
    table = columns.table
    lost = {
        turn: [at for at, days in enumerate(each.stretches) if days is None and each.amounts[at] is not None]
        for turn, each in enumerate(readings)
    }
    turns = [turn for turn, found in lost.items() if found]
    if not turns:
        return
    lines = sorted({at for found in lost.values() for at in found})
    for at in lines:
        columns.set_aside(table.rows[at], "no year")
    heads = [readings[turn].head for turn in turns]
    if not calendar.is_calendar_year and all("place" in head.says for head in heads):
        start = "from January or from the start of the fiscal year"
        message = f"plangen cannot tell whether {_listed(heads, turns)} counted {start}."
        _tell_heads(columns, heads[0], message, "Name the columns Jan, Feb and so on.")
    elif "year" in table.columns:
        years, cure = columns.texts("year"), "Write a year, such as 2026."
        for at in lines:
            message = "plangen cannot tell which year is meant; the targets are left out."
            fault = error(table.place(table.rows[at], "year"), "no year", message, value=years[at], cure=cure)
            columns.problems.append(fault)
    else:
        message = f"plangen cannot tell of which year {_listed(heads, turns)}; the targets are left out."
        _tell_heads(columns, heads[0], message, "Name the sheet “Targets 2026”, or add a column year.")


def _tell_heads(columns: Columns, first: FamilyColumn, message: str, cure: str) -> None:
    place = columns.table.grid.place(columns.table.header, first.column)
    columns.problems.append(error(place, "no year", message, cure=cure))


def _listed(heads: Sequence[FamilyColumn], turns: Sequence[int]) -> str:
    """The heads in words: from the first to the last where none between them is missing."""
    if len(heads) == 1:
        return f"{heads[0].head} is"
    if len(heads) == turns[-1] - turns[0] + 1:
        return f"{heads[0].head} to {heads[-1].head} are"
    return f"{', '.join(head.head for head in heads[:-1])} and {heads[-1].head} are"


def _tell_no_amounts(columns: Columns) -> None:
    message = "There are names here, but no months, quarters or amounts; the targets are left out."
    cure = "Name the columns Jan, Feb …, or Q1, Q2 …, or Total, or add the columns period and amount."
    place = columns.table.place(columns.table.header)
    columns.problems.append(error(place, "no months", message, cure=cure))
