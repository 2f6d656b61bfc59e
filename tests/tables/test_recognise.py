import pytest

from plangen.problems import Problem
from plangen.records import own_heads
from plangen.records.load import SHAPES
from plangen.sources.grid import Cell, Grid
from plangen.tables.recognise import recognise
from plangen.tables.table import Table, Unused
from tests.sheets import sheet

DEALS: list[Cell] = ["Rep", "Customer", "Stage", "Value", "Close"]


def table_of(grid: Grid) -> Table:
    found, problems = recognise(grid, 0, SHAPES)
    assert isinstance(found, Table), found
    assert not problems
    return found


def unused(grid: Grid) -> tuple[str, list[Problem]]:
    found, problems = recognise(grid, 0, SHAPES)
    assert isinstance(found, Unused), found
    return found.reason, problems


def test_the_header_row_is_found_below_title_rows() -> None:
    title: list[list[Cell]] = [["Pipeline of the East"], ["as of", 46000], []]
    table = table_of(sheet(*title, DEALS, ["Ana", "Acme", "Won", 5, "2026-03-05"]))
    assert (table.name, table.header, table.rows) == ("Opportunities", 3, (4,))


@pytest.mark.parametrize("name", ["Deals", "PIPELINE 2026", "sales_pipeline", "Deals FY26 Q3"])
def test_a_name_makes_up_for_heads(name: str) -> None:
    assert table_of(sheet(["Rep", "Status"], ["Ana", "won"], name=name)).name == "Opportunities"


def test_a_file_speaks_for_a_sheet_without_a_name() -> None:
    assert table_of(sheet(["Name", "Boss"], ["Ana", "Bo"], file="Team 2026.csv", name="")).name == "Team"
    assert table_of(sheet(["Name", "Boss"], ["Ana", "Bo"], file="team.xlsx", name="Sheet1")).name == "Team"


@pytest.mark.parametrize(
    ("heads", "name"),
    [
        (["Setting", "Value"], "Settings"),
        (["Product", "Price"], "Products"),
        (["Stage", "Outcome"], "Stages"),
        (["Salesperson", "Quota"], "Team"),
        (["Salesperson", "Quota 2026"], "Team"),
        (["Salesperson", "Jan", "Feb", "Mar"], "Targets"),
        (["Salesperson", "Period", "Quota"], "Targets"),
        (["Account", "Industry", "Class", "Account Owner"], "Accounts"),
        (["Date", "Kind", "Title"], "Events"),
        (["Salesperson", "Topic", "Text"], "Notes"),
        (["id", "salesperson", "action", "due"], "Actions"),
    ],
)
def test_a_table_is_known_by_its_heads(heads: list[Cell], name: str) -> None:
    assert table_of(sheet(heads, ["a", "b", "c", "d"][: len(heads)])).name == name


def test_a_sheet_of_columns_is_known() -> None:
    grid = sheet(["table", "column", "header"], ["Team", "quota", "Ziel"])
    assert isinstance(recognise(grid, 0, (own_heads.SHAPE,))[0], Table)


@pytest.mark.parametrize("rows", [[], [[]], [[None, "", "  "]]])
def test_an_empty_sheet_is_named_as_such(rows: list[list[Cell]]) -> None:
    assert unused(sheet(*rows)) == ("it is empty", [])


def test_a_sheet_of_anything_else_is_not_used_and_no_problem() -> None:
    reason, problems = unused(sheet(["Recipe", "Flour"], ["Bread", 500]))
    assert "no row in the first 30" in reason
    assert not problems


def test_a_sheet_of_the_right_name_without_a_header_row_is_one_error() -> None:
    reason, problems = unused(sheet(["Ana", "Acme", 500], ["Bo", "Zeta", 700], name="Deals"))
    assert reason == "it is named Opportunities, but has no header row"
    assert len(problems) == 1
    assert "(salesperson, stage …)" in str(problems[0])


def test_a_missing_column_is_one_error_with_the_nearest_head() -> None:
    reason, problems = unused(sheet(["Salespersn", "Customer", "Stage", "Value"], ["Ana", "Acme", "Won", 5]))
    assert reason == "it looks like Opportunities, but has no column salesperson"
    (problem,) = problems
    assert str(problem) == (
        "inputs.xlsx › Sheet1 › row 1: This looks like Opportunities, but there is no column “salesperson”; the sheet "
        "is left out. Add it to the header row. If “Salespersn” is meant, rename that head, or name it in a sheet "
        "Columns."
    )
