"""Every table that plangen reads has a blank sheet, and its example_of and choices are read as intended."""

import re
from collections.abc import Sequence
from datetime import date

import pytest

from plangen.records.book import Book
from plangen.records.detected import SHAPES
from plangen.records.people import users
from plangen.records.reading import column_overrides as own_heads
from plangen.records.reading.sheet_reports import SheetReport
from plangen.records.settings import SHAPE as SETTINGS
from plangen.records.settings import Settings
from plangen.sources.grid import Cell, Grid
from plangen.workbooks.blanks import BlankColumn, shipped_blanks
from tests.sheets import book, sheet

BLANKS = shipped_blanks()
TABLES = sorted(BLANKS.tables)
AS_OF = date(2026, 12, 31)
YEAR = "2026"
TEAM = sheet(("salesperson", "role"), ("Ana Ruiz", ""), ("Ken Ortiz", "manager"), name="Team", file="team.csv")
MONEY = sheet(("setting", "value"), ("currency", "USD"), name="Settings", file="settings.xlsx")
CONTEST = sheet(("contest", "start", "end"), ("100 Doors", "2026-01-11", "2026-02-19"), name="Contests", file="old.csv")
DEALS = sheet(("salesperson", "stage", "What now?"), ("Ana Ruiz", "Won", "x"), name="Deals", file="deals.csv")


def grid(table: str, rows: Sequence[Sequence[Cell]], columns: Sequence[BlankColumn]) -> Grid:
    return sheet([column.header(YEAR) for column in columns], *rows, name=table, file="new.xlsx")


def example_of(table: str) -> list[Cell]:
    return [*BLANKS.tables[table].example_rows(YEAR)[0]]


def read(table: str, rows: Sequence[Sequence[Cell]], columns: Sequence[BlankColumn] | None = None) -> Book:
    others = [MONEY] if table == "Team" else [MONEY, TEAM]
    found = grid(table, rows, BLANKS.tables[table].columns if columns is None else columns)
    scoring = sheet(("contest", "event", "points"), ("100 Doors", "A first meeting", 1), name="Scoring")
    needed = {"Contests": [scoring], "Columns": [DEALS], "Scoring": [CONTEST], "Entries": [CONTEST]}
    return book(found, *others, *needed.get(table, []), as_of=AS_OF)


def report(found: Book, table: str) -> SheetReport:
    return next(each for each in found.reports if each.file == "new.xlsx" and each.table == table)


def test_every_table_has_a_blank_except_those_that_only_crms_export() -> None:
    assert {*BLANKS.tables, SETTINGS.name} == {
        *(shape.name for shape in SHAPES), own_heads.SHAPE.name
    } - {users.SHAPE.name}  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
def test_the_example_is_read_as_one_row_without_a_problem(table: str) -> None:
    found = read(table, [example_of(table)])
    of_sheet = report(found, table)
    assert (of_sheet.rows, of_sheet.used, of_sheet.skips) == (1, 1, {})
    assert not of_sheet.unused
    assert not [str(problem) for problem in found.problems if problem.place.file == "new.xlsx"]


@pytest.mark.parametrize("table", TABLES)
def test_every_choice_of_a_drop_down_is_accepted(table: str) -> None:
    columns = BLANKS.tables[table].columns
    rows = [
        [choice if column is other else cell for other, cell in zip(columns, example_of(table), strict=True)]
        for column in columns
        for choice in column.choices
    ]
    found = read(table, rows or [example_of(table)])
    assert not [str(problem) for problem in found.problems if problem.sort.startswith("unknown")]


INSTEAD = {("Actions", "salesperson"): "owner"}
"""Columns that a row may have instead of a required one."""


@pytest.mark.parametrize("table", TABLES)
def test_a_row_with_only_the_required_columns_is_used(table: str) -> None:
    columns = BLANKS.tables[table].columns
    cells = [cell if column.required else "" for column, cell in zip(columns, example_of(table), strict=True)]
    assert report(read(table, [cells]), table).used == 1


@pytest.mark.parametrize(
    ("table", "name"),
    [(table, column.name) for table in TABLES for column in BLANKS.tables[table].columns if column.required],
)
def test_a_row_without_a_required_column_is_skipped(table: str, name: str) -> None:
    columns = BLANKS.tables[table].columns
    complete = example_of(table)
    emptied = {name, INSTEAD.get((table, name), name)}
    cells = ["" if column.name in emptied else cell for column, cell in zip(columns, complete, strict=True)]
    assert report(read(table, [cells]), table).used == 0


def test_each_of_several_examples_is_read_without_a_problem() -> None:
    tables = [table for table in TABLES if BLANKS.tables[table].examples]
    assert tables == ["Contests", "Scoring"]
    for table in tables:
        rows = BLANKS.tables[table].example_rows(YEAR)
        found = read(table, rows)
        assert report(found, table).used == len(rows) > 2
        assert not [str(problem) for problem in found.problems if problem.place.file == "new.xlsx"]


def test_eight_contests_are_offered_without_cash_or_a_drawing_or_an_end_with_the_month() -> None:
    found = read("Contests", BLANKS.tables["Contests"].example_rows(YEAR)).contests
    assert len(found) == 8
    assert {each.type for each in found} >= {"goal", "everyone wins", "plateau", "team", "bounty"}
    assert "drawing" not in {each.type for each in found}
    assert not [each.name for each in found for _, prize in each.prizes if re.search(r"[$€£]|cash|bonus", prize)]


@pytest.mark.parametrize("year", ["2026", "2027", "2028", "2029"])
def test_no_contest_to_start_from_starts_on_a_weekend_in_any_year(year: str) -> None:
    columns = [column.name for column in BLANKS.tables["Contests"].columns]
    starts = [row[columns.index("start")] for row in BLANKS.tables["Contests"].example_rows(year)]
    assert len(starts) == 8
    assert all(isinstance(day, date) and day.weekday() < 5 for day in starts)


def test_accounts_and_contacts_explain_every_column_that_the_account_plan_reads() -> None:
    shapes = {shape.name: shape for shape in SHAPES}
    only_exported = {"Accounts": {"account id", "strategy"}, "Contacts": {"account id", "first name", "last name"}}
    for table, without in only_exported.items():
        explained = {column.name for column in BLANKS.tables[table].columns}
        assert set(shapes[table].columns) - explained <= {*without, "phone"}
    assert "revenue {year}" in {column.name for column in BLANKS.tables["Accounts"].columns}


@pytest.mark.parametrize("year", ["2026", "FY2026"])
def test_the_revenue_of_a_year_in_accounts_is_read(year: str) -> None:
    found = book(TEAM, sheet(("account", f"revenue {year}"), ("Acme", 900), name="Accounts"), as_of=AS_OF)
    assert dict(found.accounts[0].revenue) == {2026: 900}


def test_the_lines_of_settings_give_the_defaults() -> None:
    lines = [(line.name, line.value) for line in BLANKS.settings]
    found = book(TEAM, sheet(("setting", "value"), *lines, name="Settings"), as_of=AS_OF)
    assert len(lines) == 12
    assert found.settings == Settings()
    assert not [str(problem) for problem in found.problems]


@pytest.mark.parametrize("line", [line for line in BLANKS.settings if line.choices], ids=lambda line: line.name)
def test_every_choice_of_a_setting_is_accepted(line: BlankColumn) -> None:
    for choice in line.choices:
        found = book(TEAM, sheet(("setting", "value"), (line.name, choice), name="Settings"), as_of=AS_OF)
        assert not [str(problem) for problem in found.problems], choice


def test_every_note_is_short_and_ends_with_a_period() -> None:
    notes = [column.note for blank in BLANKS.tables.values() for column in blank.columns]
    notes += [line.note for line in BLANKS.settings] + [blank.purpose for blank in BLANKS.tables.values()]
    assert len(notes) > 150
    assert not [note for note in notes if len(note) > 130 or not note.endswith(".")]


def test_a_drop_down_fits_into_excels_limit_of_255_characters() -> None:
    every = [column.choices for blank in BLANKS.tables.values() for column in blank.columns]
    every += [line.choices for line in BLANKS.settings]
    assert max(len(",".join(choices)) for choices in every) <= 255
    assert not [choice for choices in every for choice in choices if "," in choice]
