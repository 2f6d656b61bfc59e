from plangen.sources.grid import Marks
from tests.sheets import book, sheet


def test_hidden_rows_and_columns_with_values_are_noted() -> None:
    marks = Marks(hidden_columns=frozenset({1, 3, 7}), hidden_rows=frozenset({1}))
    found = book(sheet(["Rep", "Stage", "Amount", "Deal"], ["Ana", "Proposal", 5, "x"], name="Deals", marks=marks))
    assert found.reports[0].notes == ("1 hidden row, read anyway", "hidden columns B, D, read anyway")


def test_a_sheet_with_two_tables_has_a_report_for_each() -> None:
    found = book(sheet(["Rep", "Stage", None, "Product", "List price"], ["Ana", "Proposal", None, "Shelf", 5]))
    assert [(report.sheet, report.table, report.rows) for report in found.reports] == [
        ("Sheet1", "Opportunities", 1), ("Sheet1", "Products", 1),
    ]  # fmt: skip
