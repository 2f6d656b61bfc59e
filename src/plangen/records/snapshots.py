"""Files in a folder “snapshots”, each named by its date: open deals, forecasts, and standings of earlier days."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from plangen.periods import FiscalCalendar
from plangen.records.contests import issues
from plangen.records.contests.issues import Issued, read_issued
from plangen.records.deals import opportunities
from plangen.records.deals.reader import DealReader
from plangen.records.deals.rows import read_opportunities
from plangen.records.deals.snapshots import READ_AS, Snapshot
from plangen.records.meetings import forecasts
from plangen.records.meetings.forecasts import Forecast
from plangen.records.people.roster import Roster
from plangen.records.reading.sheet_reports import SheetReport, sheet_report
from plangen.sources.grid import Grid
from plangen.tables.columns import Columns
from plangen.tables.detect import detect_table
from plangen.tables.headers.row import ColumnOverrides
from plangen.tables.table import Table, Unused

FOLDER = "snapshots"
NO_DATE = "a snapshot needs its date in the file name, such as 2026-09-01.csv"
LATER = "a snapshot from after the as-of date"
CREATED_LATER = "created after the as-of date"
_DATE = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")


@dataclass(frozen=True, slots=True)
class SnapshotTable:
    """A table of a snapshot, deals, forecasts, or standings, and its day."""

    day: date
    columns: Columns

    def is_of(self, name: str) -> bool:
        """Whether it is a table of this name."""
        return self.columns.table.name == name


def is_snapshot(grid: Grid) -> bool:
    """Whether a sheet is in a file of the folder for snapshots."""
    return FOLDER in PurePosixPath(grid.file).parts[:-1]


def snapshot_day(file: str) -> date | None:
    """The day in a file's name; None if it has no real date, or several."""
    found = _DATE.findall(PurePosixPath(file).stem)
    if len(found) != 1:
        return None
    try:
        return date(*map(int, found[0]))
    except ValueError:
        return None


def detect_snapshot(grid: Grid, number: int, overrides: ColumnOverrides) -> SnapshotTable | Unused:
    """A sheet of a snapshot as a table of deals, forecasts, or standings, or the reason it isn't one."""
    day = snapshot_day(grid.file)
    if day is None:
        return Unused(grid, NO_DATE)
    table, _ = detect_table(grid, number, (opportunities.SHAPE, forecasts.SHAPE, issues.SHAPE), overrides)
    return SnapshotTable(day, Columns(table)) if isinstance(table, Table) else table


def read_snapshots(tables: Sequence[SnapshotTable], reader: DealReader) -> list[Snapshot]:
    """The snapshots up to the reader's as-of date, by day; what is wrong in them is counted in their reports only."""
    days: dict[date, list[Columns]] = defaultdict(list)
    for each in tables:
        if each.day <= reader.as_of and each.is_of(opportunities.SHAPE.name):
            days[each.day].append(each.columns)
    return [_snapshot(day, days[day], reader) for day in sorted(days)]


def _snapshot(day: date, tables: list[Columns], reader: DealReader) -> Snapshot:
    of_the_day = DealReader(
        reader.roster,
        reader.stages,
        day,
        reader.money,
        reader.accounts,
        reader.repeated_ids,
        reader.default_owner,
        earlier=reader.earlier,
        main_currency=reader.main_currency,
        today=reader.today,
        keeps_former_owners=True,
    )
    return Snapshot(day, tuple(deal for deal in read_opportunities(tables, of_the_day) if deal.is_open))


def columns_of(tables: Sequence[SnapshotTable]) -> list[Columns]:
    """The tables of snapshots."""
    return [each.columns for each in tables]


def read_forecasts(
    sheets: list[Columns], saved: Sequence[SnapshotTable], roster: Roster, calendar: FiscalCalendar, as_of: date
) -> list[Forecast]:
    """The forecasts in sheets, and those of snapshots for another person, period, or date than any of them."""
    found = forecasts.read_forecasts(sheets, roster, calendar, as_of)
    known = {(each.salesperson, each.period, each.given_on) for each in found}
    in_time = [each for each in saved if each.day <= as_of and each.is_of(forecasts.SHAPE.name)]
    tables = columns_of(sorted(in_time, key=lambda each: each.day))
    earlier = forecasts.read_forecasts(tables, roster, calendar, as_of)
    return [*found, *(each for each in earlier if (each.salesperson, each.period, each.given_on) not in known)]


def read_standings(tables: Sequence[SnapshotTable], as_of: date) -> list[Issued]:
    """The places in contests' standings as issued on the days up to the as-of date."""
    in_time = [each for each in tables if each.day <= as_of and each.is_of(issues.SHAPE.name)]
    return [issued for each in in_time for issued in read_issued(each.day, [each.columns])]


def snapshot_report(table: SnapshotTable, as_of: date) -> SheetReport:
    """How a table of a snapshot was read, or that it is from after the as-of date."""
    report = sheet_report(table.columns)
    if table.day > as_of:
        return SheetReport(report.file, report.sheet, reason=LATER)
    skips = {reason.replace(CREATED_LATER, "created after it"): count for reason, count in report.skips.items()}
    return replace(report, table=READ_AS, skips=skips)
