"""The tables in a set of files: which sheet or part of one is which, by name and by headers."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from plangen.periods import FiscalCalendar
from plangen.problems import Problem
from plangen.records import settings, snapshots
from plangen.records.accounts import contacts, target_accounts
from plangen.records.accounts import rows as accounts
from plangen.records.accounts import white_space as coverage
from plangen.records.collected import answers_last, detect_answers, is_collected, merge_answers
from plangen.records.contests import entries, scoring
from plangen.records.contests import rows as contests
from plangen.records.deals import opportunities, products, rates, stages
from plangen.records.deals.incomplete_exports import completed_table, without_sales
from plangen.records.meetings import (
    actions,
    activities,
    coaching,
    events,
    forecasts,
    goals,
    notes,
    onboarding,
    reviews,
    skills,
    topics,
    training,
    weeks,
)
from plangen.records.people import team, users
from plangen.records.people.roster import Roster
from plangen.records.reading import column_overrides as own_heads
from plangen.records.reading.repeated_sheets import without_repeats
from plangen.records.settings import Settings
from plangen.records.targets import rows as targets
from plangen.sources.grid import Grid
from plangen.tables.columns import Columns
from plangen.tables.detect import detect_table
from plangen.tables.headers.row import ColumnOverrides, is_named
from plangen.tables.rows.split_tables import split_tables
from plangen.tables.shape import Shape
from plangen.tables.table import Table, Unused

IN_ANY_CURRENCY = frozenset({opportunities.SHAPE.name, rates.SHAPE.name})
"""Tables whose amounts may be in a currency other than the one in Settings."""


SHAPES: tuple[Shape, ...] = (
    settings.SHAPE, team.SHAPE, targets.SHAPE, stages.SHAPE, opportunities.SHAPE, accounts.SHAPE, products.SHAPE,
    actions.SHAPE, notes.SHAPE, events.SHAPE, activities.SHAPE, goals.SHAPE, skills.SHAPE, training.SHAPE,
    topics.SHAPE, coaching.SHAPE, reviews.SHAPE, forecasts.SHAPE, contacts.SHAPE, coverage.SHAPE, rates.SHAPE,
    users.SHAPE, target_accounts.SHAPE, onboarding.SHAPE, weeks.SHAPE, contests.SHAPE, scoring.SHAPE, entries.SHAPE,
)  # fmt: skip


_NOT_DEALS = (*(shape for shape in SHAPES if shape != opportunities.SHAPE), own_heads.SHAPE)


@dataclass(slots=True)
class DetectedTables:
    """The detected tables by name, with their columns."""

    by_name: dict[str, list[Columns]]
    unused: list[Unused]
    problems: list[Problem] = field(default_factory=list)
    saved: list[snapshots.SnapshotTable] = field(default_factory=list)
    overrides: ColumnOverrides = field(default_factory=dict)
    """Headers mapped in a Columns sheet."""
    settings: Settings = field(default_factory=Settings)
    """The settings, which complete exports without owners or stages."""
    ignored: Sequence[Grid] = ()
    """Sheets that Settings says to ignore."""
    grids: list[Grid] = field(default_factory=list)
    """All grids, one per table if a sheet has several; a grid's number is its index."""

    def of(self, shape: Shape) -> list[Columns]:
        """The columns of every table of a shape."""
        return self.by_name.get(shape.name, [])

    def all(self) -> list[Columns]:
        """The columns of every table."""
        return [columns for tables in self.by_name.values() for columns in tables]

    def merge_answers(self, roster: Roster, calendar: FiscalCalendar, as_of: date) -> None:
        """Replaces cells by answers from forms; a table that has some has another grid."""
        for same_name in self.by_name.values():
            merge_answers(same_name, roster, calendar, as_of)
        for columns in self.all():
            self.grids[columns.table.number] = columns.table.grid


def detected_tables(grids: Sequence[Grid]) -> tuple[list[Table], ColumnOverrides]:
    """The grids that are tables of ours, in order, and the user's column overrides."""
    tables = detected(grids)
    return sorted((columns.table for columns in tables.all()), key=lambda table: table.number), tables.overrides


def detected(grids: Sequence[Grid], problems: Sequence[Problem] = ()) -> DetectedTables:
    """The tables of all grids, without those that Settings says to ignore."""
    kept = settings.without_ignored(grids, problems)
    tables = DetectedTables(defaultdict(list), [], [*kept.problems], ignored=kept.ignored, settings=kept.settings)
    override_tables = {}
    for grid in kept.grids:
        table, _ = detect_table(grid, 0, (own_heads.SHAPE,))
        if isinstance(table, Table):
            override_tables[grid] = Columns(table)
    tables.by_name[own_heads.SHAPE.name] = list(override_tables.values())
    tables.overrides = own_heads.read_column_overrides(list(override_tables.values()), SHAPES)
    for grid in kept.grids:
        if grid in override_tables:
            columns = override_tables[grid]
            columns.table = replace(columns.table, number=len(tables.grids))
            tables.grids.append(grid)
            continue
        # Answers are a table of plangen's own making, whatever their cells look like.
        parts, found_here = ([grid], []) if is_collected(grid) else split_tables(grid, SHAPES, tables.overrides)
        tables.problems += found_here
        for part in parts:
            _detect(part, tables)
    for name, found in tables.by_name.items():
        tables.by_name[name], repeats, warnings = without_repeats(answers_last(found))
        tables.unused += repeats
        tables.problems += warnings
    read = [columns.table for columns in (*tables.all(), *snapshots.columns_of(tables.saved))]
    own_heads.report_absent_headers(list(override_tables.values()), SHAPES, read, tables.grids)
    return tables


def _detect(grid: Grid, tables: DetectedTables) -> None:
    """Adds a grid to the tables of its name, to the earlier snapshots, or to the unused sheets."""
    number = len(tables.grids)
    tables.grids.append(grid)
    if snapshots.is_snapshot(grid):
        found = snapshots.detect_snapshot(grid, number, tables.overrides)
        tables.saved += [found] if isinstance(found, snapshots.SnapshotTable) else []
        tables.unused += [found] if isinstance(found, Unused) else []
        return
    if is_collected(grid):
        table, problems = detect_answers(grid, number, SHAPES)
    else:
        shapes = (own_heads.SHAPE,) if is_named(grid, own_heads.SHAPE) else SHAPES
        table, problems = without_sales(*detect_table(grid, number, shapes, tables.overrides))
    may_be_deals = not is_collected(grid) and not any(is_named(grid, shape) for shape in _NOT_DEALS)
    if isinstance(table, Unused) and may_be_deals and not table.is_other_list:
        completed, questions = completed_table(grid, number, tables.overrides, tables.settings)
        table, problems = (completed, questions) if completed else (table, questions or problems)
    tables.problems += problems
    if isinstance(table, Unused):
        tables.unused.append(table)
    else:
        tables.by_name[table.name].append(Columns(table))
