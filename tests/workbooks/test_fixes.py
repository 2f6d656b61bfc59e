import io
from collections.abc import Sequence

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from plangen.problems import Place, error
from plangen.workbooks.fixes import HEADERS, NOTHING, Fix, fixes_workbook

PROBLEM = error(Place("deals.csv", "", "D4"), "unreadable date", "Not a date.", value="=1+1", fix="Use 2026-12-31.")


def test_each_problem_is_a_row_with_its_cell_and_fix() -> None:
    rows = list(_sheet([Fix("Ana Ruiz", PROBLEM)]).iter_rows(values_only=True))
    assert rows[0][0] == "To fix: Ken"
    assert rows[1][0] == "As of today."
    assert rows[3] == HEADERS
    assert rows[4] == ("☐", "Ana Ruiz", "deals.csv", "", "D4", "=1+1", "Not a date.", "Use 2026-12-31.")


def test_text_that_looks_like_a_formula_stays_text() -> None:
    cell = _sheet([Fix("", PROBLEM)]).cell(5, 6)
    assert cell.data_type == "s"
    assert cell.quotePrefix


def test_a_list_with_nothing_to_fix_says_so() -> None:
    assert _sheet([]).cell(2, 1).value == NOTHING


def test_the_same_fixes_give_the_same_bytes() -> None:
    assert fixes_workbook("a", "b", [Fix("", PROBLEM)]) == fixes_workbook("a", "b", [Fix("", PROBLEM)])


def _sheet(fixes: Sequence[Fix]) -> Worksheet:
    return load_workbook(io.BytesIO(fixes_workbook("To fix: Ken", "As of today.", fixes)))["To fix"]
