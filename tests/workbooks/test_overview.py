from collections.abc import Sequence

from openpyxl import Workbook

from plangen.problems import Place, error, warning
from plangen.workbooks.overview import COPY, HEADERS, NOTHING
from tests.workbooks.copied import FILE, copied, grid, problem


def rows(book: Workbook) -> Sequence[tuple[object, ...]]:
    """The rows below the headers of the list."""
    every = list(book.worksheets[0].iter_rows(values_only=True))
    return every[every.index(HEADERS) + 1 :]


def test_each_problem_is_a_row_with_its_cell_and_fix() -> None:
    book = copied([grid(["Due"], ["soon"])], problem("A2", value="soon", fix="Use 2026-12-31."))
    assert rows(book) == [("☐", "Deals", "A2", "soon", "Not a date.", "Use 2026-12-31.", "skipped")]
    assert book.worksheets[0]["A1"].value == "To fix: deals.xlsx"
    assert book.worksheets[0]["A2"].value == COPY[0]


def test_each_cell_has_a_working_link_whatever_the_sheets_name() -> None:
    book = copied([grid(["Due"], ["soon"], name="Deals Q3 '26")], problem("A2", sheet="Deals Q3 '26"))
    links = [cell.hyperlink.location for row in book.worksheets[0] for cell in row if cell.hyperlink]
    assert links == ["'Deals Q3 ''26'!A2"]


def test_a_row_links_to_its_first_cell_with_a_value() -> None:
    book = copied([grid(["a"], ["", "x"])], problem("row 2"))
    (link,) = [cell for row in book.worksheets[0] for cell in row if cell.hyperlink]
    assert link.hyperlink
    assert (link.value, link.hyperlink.location) == ("row 2", "Deals!B2")


def test_problems_of_a_file_a_sheet_or_a_line_are_listed_without_a_link() -> None:
    file = warning(Place(FILE), "errors not visible", "Error cells aren't visible.")
    sheet = error(Place(FILE, "Deals"), "odd", "The sheet is odd.")
    line = error(Place(FILE, "Deals", "line 3"), "odd", "The line is odd.")
    book = copied([grid(["a"])], file, sheet, line)
    assert [row[1:5] for row in rows(book)] == [
        ("Deals", "", "", "The sheet is odd."),
        ("Deals", "line 3", "", "The line is odd."),
        ("", "", "", "Error cells aren't visible."),
    ]
    assert not any(cell.hyperlink for row in book.worksheets[0] for cell in row)


def test_errors_come_first_and_sheets_in_the_order_of_the_file() -> None:
    later = warning(Place(FILE, "Zoo", "A1"), "odd", "Odd.")
    book = copied([grid(["a"], name="Zoo"), grid(["a"])], problem("A1"), problem("A1", sheet="Zoo"), later)
    assert [(row[1], row[6]) for row in rows(book)] == [
        ("Zoo", "skipped"),
        ("Deals", "skipped"),
        ("Zoo", "used as is"),
    ]


def test_a_problem_in_a_hidden_sheet_is_marked_as_hidden() -> None:
    book = copied([grid(["a"], ["b"], hidden=True)], problem("A2"))
    assert rows(book)[0][2] == "A2 (hidden)"


def test_text_that_looks_like_a_formula_stays_text() -> None:
    book = copied([grid(["a"], ["=1+1"])], problem("A2", "=HYPERLINK(1)", value="=1+1"))
    cells = [cell for row in book.worksheets[0] for cell in row if str(cell.value).startswith("=")]
    assert [(cell.value, cell.data_type, cell.quotePrefix) for cell in cells] == [
        ("=1+1", "s", True),
        ("=HYPERLINK(1)", "s", True),
    ]


def test_a_copy_with_nothing_to_fix_says_so() -> None:
    assert copied([grid(["a"])]).worksheets[0]["A2"].value == NOTHING
