from collections.abc import Sequence

from openpyxl import Workbook

from plangen.problems import Place, error, warning
from plangen.workbooks.overview import COPY, HEADS, NOTHING
from tests.workbooks.copied import FILE, copied, grid, wrong


def rows(book: Workbook) -> Sequence[tuple[object, ...]]:
    """The rows below the heads of the list."""
    every = list(book.worksheets[0].iter_rows(values_only=True))
    return every[every.index(HEADS) + 1 :]


def test_each_problem_is_a_row_with_its_cell_and_cure() -> None:
    book = copied([grid(["Due"], ["soon"])], wrong("A2", value="soon", cure="Write 2026-12-31."))
    assert rows(book) == [("☐", "Deals", "A2", "soon", "This is no day.", "Write 2026-12-31.", "left out")]
    assert book.worksheets[0]["A1"].value == "To mend: deals.xlsx"
    assert book.worksheets[0]["A2"].value == COPY[0]


def test_each_cell_is_a_link_to_itself_whatever_its_sheet_is_called() -> None:
    book = copied([grid(["Due"], ["soon"], name="Deals Q3 '26")], wrong("A2", sheet="Deals Q3 '26"))
    links = [cell.hyperlink.location for row in book.worksheets[0] for cell in row if cell.hyperlink]
    assert links == ["'Deals Q3 ''26'!A2"]


def test_a_whole_row_is_linked_to_its_first_cell_with_a_value() -> None:
    book = copied([grid(["a"], ["", "x"])], wrong("row 2"))
    (link,) = [cell for row in book.worksheets[0] for cell in row if cell.hyperlink]
    assert link.hyperlink
    assert (link.value, link.hyperlink.location) == ("row 2", "Deals!B2")


def test_what_is_wrong_with_a_file_a_sheet_or_a_line_is_listed_without_a_link() -> None:
    whole = warning(Place(FILE), "errors not visible", "Error cells cannot be seen.")
    sheet = error(Place(FILE, "Deals"), "odd", "The sheet is odd.")
    line = error(Place(FILE, "Deals", "line 3"), "odd", "The line is odd.")
    book = copied([grid(["a"])], whole, sheet, line)
    assert [row[1:5] for row in rows(book)] == [
        ("Deals", "", "", "The sheet is odd."),
        ("Deals", "line 3", "", "The line is odd."),
        ("", "", "", "Error cells cannot be seen."),
    ]
    assert not any(cell.hyperlink for row in book.worksheets[0] for cell in row)


def test_errors_come_first_and_sheets_in_the_order_of_the_file() -> None:
    later = warning(Place(FILE, "Zoo", "A1"), "odd", "Look at it.")
    book = copied([grid(["a"], name="Zoo"), grid(["a"])], wrong("A1"), wrong("A1", sheet="Zoo"), later)
    assert [(row[1], row[6]) for row in rows(book)] == [
        ("Zoo", "left out"),
        ("Deals", "left out"),
        ("Zoo", "used as it is"),
    ]


def test_what_the_file_hides_is_told_as_hidden() -> None:
    book = copied([grid(["a"], ["b"], hidden=True)], wrong("A2"))
    assert rows(book)[0][2] == "A2 (hidden)"


def test_what_looks_like_a_formula_stays_a_text() -> None:
    book = copied([grid(["a"], ["=1+1"])], wrong("A2", "=HYPERLINK(1)", value="=1+1"))
    cells = [cell for row in book.worksheets[0] for cell in row if str(cell.value).startswith("=")]
    assert [(cell.value, cell.data_type, cell.quotePrefix) for cell in cells] == [
        ("=1+1", "s", True),
        ("=HYPERLINK(1)", "s", True),
    ]


def test_without_anything_to_mend_the_sheet_says_so() -> None:
    assert copied([grid(["a"])]).worksheets[0]["A2"].value == NOTHING
