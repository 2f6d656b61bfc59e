from plangen.sources.grid import Marks
from tests.sheets import book, sheet


def test_hidden_columns_that_hold_something_are_named() -> None:
    marks = Marks(hidden_columns=frozenset({1, 3, 7}), hidden_rows=frozenset({1}))
    found = book(sheet(["Rep", "Stage", "Amount", "Deal"], ["Ana", "Proposal", 5, "x"], name="Deals", marks=marks))
    assert found.reports[0].notes == ("1 hidden row was read too", "the hidden columns B and D were read too")


def test_every_sheet_has_a_report_with_its_own_rows_where_it_holds_two_tables() -> None:
    found = book(sheet(["Rep", "Stage", None, "Product", "List price"], ["Ana", "Proposal", None, "Shelf", 5]))
    assert [(report.sheet, report.table, report.rows) for report in found.reports] == [
        ("Sheet1", "Opportunities", 1), ("Sheet1", "Products", 1),
    ]  # fmt: skip
