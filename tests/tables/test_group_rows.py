import pytest

from plangen.records.detected import SHAPES
from plangen.sources.grid import Cell, Grid, Marks
from plangen.tables.columns import Columns
from plangen.tables.detect import detect_table
from plangen.tables.table import Table, Unused
from tests.sheets import book, messages, sheet

HEADERS: list[Cell] = ["Opportunity Owner", "Account Name", "Stage", "Amount", "Close Date"]


def deal(owner: Cell = None, account: Cell = "Acme") -> list[Cell]:
    return [owner, account, "Closed Won", 500, "2026-03-05"]


def columns_of(*rows: list[Cell], headers: list[Cell] | None = None, marks: Marks | None = None) -> Columns:
    table, _ = detect_table(grid_of(*rows, headers=headers, marks=marks), 0, SHAPES)
    assert isinstance(table, Table)
    assert len(table.rows) + len(table.skips) == len(rows)
    return Columns(table)


def grid_of(*rows: list[Cell], headers: list[Cell] | None = None, marks: Marks | None = None) -> Grid:
    return sheet(headers or HEADERS, *rows, name="Deals", marks=marks)


@pytest.mark.parametrize(
    ("ana", "bo"),
    [
        ("Ana Ruiz (2 records)", "Bo Lind (1 record)"),
        ("Opportunity Owner: Ana Ruiz (2 records)", "Opportunity Owner: Bo Lind (1 record)"),
        ("Owner: Ana Ruiz", "Owner: Bo Lind"),
        ("Opportunity-Inhaber: Vollständiger Name: Ana Ruiz (2 Datensätze)", "Rep: Bo Lind (1 deal)"),
        ("Ana Ruiz", "Bo Lind"),
    ],
)
def test_an_owner_above_the_rows_applies_to_them(ana: str, bo: str) -> None:
    columns = columns_of([ana], deal(), [], deal(), [bo, None, None, " "], deal())
    assert columns.texts("salesperson") == ["Ana Ruiz", "Ana Ruiz", "Bo Lind"]
    assert columns.table.skips == {1: "group heading", 3: "blank", 5: "group heading"}
    assert columns.notes == ["owners are in group rows; 3 rows use them"]
    assert not columns.problems


@pytest.mark.parametrize("ana", ["Ana Ruiz (1 record)", "Owner: Ana Ruiz"])
def test_totals_may_follow_a_name_with_a_row_count_or_label(ana: str) -> None:
    columns = columns_of([ana, None, None, 500], deal(), ["Grand Totals (1 record)", None, None, 500])
    assert columns.texts("salesperson") == ["Ana Ruiz"]
    assert columns.table.skips == {1: "group heading", 3: "total"}


def test_a_name_with_an_amount_is_a_data_row() -> None:
    assert columns_of(["Ana Ruiz", None, None, 500], deal()).texts("salesperson") == ["Ana Ruiz", ""]


def test_a_sheet_without_an_owner_column_takes_owners_from_group_rows() -> None:
    headers: list[Cell] = ["Account Name", "Stage", "Amount"]
    rows: list[list[Cell]] = [["Acme", "Closed Won", 5], ["Zeta", "Closed Won", 6]]
    for ana, bo in (
        ("Ana Ruiz (1 record)", "Bo Lind (1 record)"),
        ("Opportunity Owner: Ana Ruiz", "Opportunity Owner: Bo Lind"),
    ):
        columns = columns_of([ana], rows[0], [bo], rows[1], headers=headers)
        assert columns.texts("salesperson") == ["Ana Ruiz", "Bo Lind"]
        assert str(columns.table.place(columns.table.rows[1], "salesperson")) == "inputs.xlsx › Deals › A4"


def test_a_name_that_may_be_a_customers_is_not_an_owner() -> None:
    headers: list[Cell] = ["Opportunity Name", "Stage", "Amount", "Close Date"]
    table, problems = detect_table(grid_of(["Acme (1 record)"], ["Shelves", "Won", 5], headers=headers), 0, SHAPES)
    assert isinstance(table, Unused)
    assert [problem.sort for problem in problems] == ["missing column"]


def test_a_group_row_of_another_field_is_not_an_owner() -> None:
    columns = columns_of(["Stage: Closed Won (1 record)"], deal(), deal("Ana Ruiz", "Acme (3 records)"))
    assert columns.texts("salesperson") == ["Stage: Closed Won (1 record)", "", "Ana Ruiz"]


def test_a_group_row_with_a_wrong_row_count_is_reported() -> None:
    columns = columns_of(["Ana Ruiz (3 records)"], deal(), ["Bo Lind (0 records)"], ["Cy (1 record)"], deal("Cy"))
    assert messages(columns.problems) == [
        f"inputs.xlsx › Deals › {cell}: This row counts {counts} no owner.\n"
        "Fix: Check whether the export is missing rows."
        for cell, counts in (
            ("A2 “Ana Ruiz”", "3 rows, but 1 below it has"),
            ("A5 “Cy”", "1 row, but 0 below it have"),
        )
    ]


def test_a_name_alone_applies_until_a_total_or_another_owner() -> None:
    rows: list[list[Cell]] = [
        ["Ana Ruiz"],
        deal(),
        deal("Bo Lind"),
        deal(),
        ["Cy Dee"],
        deal(),
        [None, "Subtotal", None, 500],
        deal(),
    ]
    assert columns_of(*rows).texts("salesperson") == ["Ana Ruiz", "Bo Lind", "", "Cy Dee", ""]


def test_a_name_alone_above_rows_with_owners_is_a_data_row() -> None:
    assert columns_of(["Ana Ruiz"], deal("Bo Lind"), deal("Cy")).texts("salesperson") == ["Ana Ruiz", "Bo Lind", "Cy"]
    assert columns_of(deal("Bo Lind"), ["Ana Ruiz"]).texts("salesperson") == ["Bo Lind", "Ana Ruiz"]


def test_an_unknown_owner_in_a_group_row_is_reported_with_its_cell() -> None:
    team = sheet(["Salesperson", "Quota"], ["Ana Ruiz", 5], name="Team")
    found = book(team, grid_of(["Ana Ruiz"], deal(), ["Bo Lind (2 records)"], deal(), deal()))
    assert [each.salesperson for each in found.opportunities] == ["Ana Ruiz"]
    assert (
        "inputs.xlsx › Deals › A4 “Bo Lind”: No one in Team has this name. 2 deals skipped."
        in messages(found.problems)[0]
    )


def test_people_in_a_list_of_people_are_not_group_rows() -> None:
    found = book(sheet(["Salesperson", "Quota"], ["Ana Ruiz"], ["Bo (2 deals)"], ["Cy", 5], name="Team"))
    assert [person.name for person in found.roster.people] == ["Ana Ruiz", "Bo (2 deals)", "Cy"]


def test_a_vertically_merged_cell_applies_to_all_its_rows() -> None:
    marks = Marks(merged=((0, 1, 3), (3, 1, 2)))
    columns = columns_of(deal("Ana Ruiz"), deal(), deal(), deal(), marks=marks)
    assert columns.texts("salesperson") == ["Ana Ruiz", "Ana Ruiz", "Ana Ruiz", ""]
    assert columns.notes == ["“Opportunity Owner” is in merged cells; 2 rows take it from the merged cell"]


def test_a_merged_amount_counts_once_and_invalid_merges_are_ignored() -> None:
    second: list[Cell] = ["Bo Lind", "Acme", "Closed Won", None, "2026-03-05"]
    marks = Marks(merged=((3, 1, 2), (0, 0, 1_000_000), (1, 900, 901), (9, 1, 2)))
    columns = columns_of(deal("Ana Ruiz"), second, deal(), marks=marks)
    assert columns.amounts("amount") == [500, None, 500]
    assert columns.texts("salesperson") == ["Ana Ruiz", "Bo Lind", ""]
