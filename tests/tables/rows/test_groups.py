from plangen.records.detected import SHAPES
from plangen.sources.grid import Cell
from plangen.tables.columns import Columns
from plangen.tables.detect import detect_table
from plangen.tables.table import Table
from tests.sheets import sheet

HEADERS: list[Cell] = ["Owner", "Type", "Account", "Stage", "Amount"]


def columns_of(*rows: list[Cell], headers: list[Cell] | None = None) -> Columns:
    table, _ = detect_table(sheet(headers or HEADERS, *rows, name="Deals"), 0, SHAPES)
    assert isinstance(table, Table)
    return Columns(table)


def test_a_value_that_appears_once_per_group_applies_to_the_rows_below() -> None:
    columns = columns_of(
        ["Ana", "new", "Acme", "Won", 5], [None, None, "Zeta", "Won", 6], ["Subtotal", None, None, None, 11],
        [None, "renewal", None, "Won", 7], [None, None, "Beta", "Won", 8], ["Subtotal", None, None, None, 15],
        ["Bo", "new", "Acme", "Won", 9], ["Subtotal", None, None, None, 9], ["Total", None, None, None, 35],
    )  # fmt: skip
    assert columns.texts("salesperson") == ["Ana", "Ana", "Ana", "Ana", "Bo"]
    assert columns.texts("type") == ["new", "new", "renewal", "renewal", "new"]
    assert columns.texts("account") == ["Acme", "Zeta", "", "Beta", "Acme"]
    assert columns.notes[0] == "“Owner” appears once per group; 3 rows take it from the row above"


def test_an_arrow_in_the_header_marks_a_group_without_subtotals() -> None:
    columns = columns_of(["Ana", 1, "Won"], [None, 2, "Won"], headers=["Owner  ↑", "Amount", "Stage"])
    assert columns.texts("salesperson") == ["Ana", "Ana"]


def test_a_blank_stays_blank_without_a_group() -> None:
    columns = columns_of(["Ana", "new", "Acme", "Won", 5], [None, None, "Zeta", "Won", 6], ["Total", "", "", "", 11])
    assert columns.texts("salesperson") == ["Ana", ""]


def test_a_column_with_values_inside_a_group_is_not_filled() -> None:
    columns = columns_of(
        ["Ana", "new", "Acme", "Won", 5], [None, None, "Zeta", "Won", 6], ["Bo", "new", "Zeta", "Won", 6],
        ["Subtotal", "", "", "", 17], ["Cy", "", "Acme", "Won", 1], ["Subtotal", "", "", "", 1],
    )  # fmt: skip
    assert columns.texts("salesperson") == ["Ana", "", "Bo", "Cy"]


def test_columns_after_the_groups_are_never_filled() -> None:
    columns = columns_of(
        ["Ana", "new", "Acme", "Won", 5], [None, "new", None, "Won", 6], ["Subtotal", "", "", "", 11],
        ["Bo", "new", "Zeta", "Won", 1], ["Subtotal", "", "", "", 1],
    )  # fmt: skip
    assert columns.texts("salesperson") == ["Ana", "Ana", "Bo"]
    assert columns.texts("account") == ["Acme", "", "Zeta"]
