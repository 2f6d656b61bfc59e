import io
from collections.abc import Sequence

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from plangen.problems import Place, error
from plangen.workbooks.fixes import HEADS, NOTHING, Fix, fixes_workbook

WRONG = error(
    Place("deals.csv", "", "D4"), "unreadable date", "This is no day.", value="=1+1", cure="Write 2026-12-31."
)


def test_each_fix_is_a_row_with_its_cell_and_cure() -> None:
    rows = list(_sheet([Fix("Ana Ruiz", WRONG)]).iter_rows(values_only=True))
    assert rows[0][0] == "To mend: Ken"
    assert rows[3] == HEADS
    assert rows[4] == ("☐", "Ana Ruiz", "deals.csv", "", "D4", "=1+1", "This is no day.", "Write 2026-12-31.")


def test_what_looks_like_a_formula_stays_a_text() -> None:
    cell = _sheet([Fix("", WRONG)]).cell(5, 6)
    assert cell.data_type == "s"
    assert cell.quotePrefix


def test_without_anything_to_mend_the_sheet_says_so() -> None:
    assert _sheet([]).cell(2, 1).value == NOTHING


def test_the_same_fixes_give_the_same_bytes() -> None:
    assert fixes_workbook("a", "b", [Fix("", WRONG)]) == fixes_workbook("a", "b", [Fix("", WRONG)])


def _sheet(fixes: Sequence[Fix]) -> Worksheet:
    return load_workbook(io.BytesIO(fixes_workbook("To mend: Ken", "Looked from today.", fixes)))["To mend"]
