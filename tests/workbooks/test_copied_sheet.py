from typing import Any

from openpyxl.cell.cell import Cell, MergedCell

from plangen.problems import Place, warning
from plangen.sources.grid import Marks
from plangen.workbooks.copied_cells import COLORS
from plangen.workbooks.copied_sheet import PRINTED_ROWS
from plangen.workbooks.printing import LEAST_SCALE, LIVE_WIDTH, printed_width
from tests.workbooks.copied import FILE, copied, grid, problem

ERROR, WARNING = (color.replace("#", "FF") for color in COLORS.values())
PLAIN = "00000000"


def color(cell: Cell | MergedCell) -> str:
    return str(cell.fill.fgColor.rgb)


def test_every_value_keeps_its_address() -> None:
    sheet = copied([grid([], [None, "Due"], ["", "soon", 3])], problem("B3"))["Deals"]
    assert list(sheet.iter_rows(values_only=True)) == [(None, None, None), (None, "Due", None), (None, "soon", 3)]


def test_only_a_cell_to_fix_is_highlighted_and_explained() -> None:
    sheet = copied([grid(["Due"], ["soon"], ["now"])], problem("A2", fix="Use 2026-12-31."))["Deals"]
    assert [color(cell) for cell in sheet["A"]] == [PLAIN, ERROR, PLAIN]
    assert [cell.comment and cell.comment.text for cell in sheet["A"]] == [
        None,
        "Not a date.\nFix: Use 2026-12-31.",
        None,
    ]


def test_several_problems_of_one_cell_share_a_note_and_the_most_severe_sets_the_color() -> None:
    odd = warning(Place(FILE, "Deals", "A2"), "odd", "Odd.")
    cell = copied([grid(["Due"], ["soon"], ["x"])], odd, problem("A2"), problem("A2", "And not a time."))["Deals"]["A2"]
    assert color(cell) == ERROR
    assert cell.comment.text == "And not a time.\n\nNot a date.\n\nOdd."


def test_a_warning_has_its_own_color() -> None:
    odd = warning(Place(FILE, "Deals", "A2"), "odd", "Odd.")
    assert color(copied([grid(["Due"], ["soon"])], odd)["Deals"]["A2"]) == WARNING


def test_an_empty_cell_is_highlighted_even_past_the_end_of_its_row() -> None:
    sheet = copied([grid(["Stage"], [""])], problem("A2"), problem("D2"), problem("B5"))["Deals"]
    assert [color(sheet[at]) for at in ("A2", "D2", "B5")] == [ERROR] * 3
    assert sheet["D2"].comment


def test_a_row_to_fix_is_highlighted_in_cells_with_a_value() -> None:
    sheet = copied([grid(["a", "b", "c"], ["x", "", 1])], problem("row 2"))["Deals"]
    assert [color(cell) for cell in sheet[2]] == [ERROR, PLAIN, ERROR]
    assert sheet["A2"].comment


def test_an_error_cell_shows_the_error_of_its_file() -> None:
    sheet = copied([grid(["a", ""], marks=Marks(errors={(0, 1): "#REF!"}))])["Deals"]
    assert (sheet["B1"].value, sheet["B1"].data_type) == ("#REF!", "s")


def test_hidden_parts_stay_hidden_unless_they_need_a_fix() -> None:
    marks = Marks(hidden_rows=frozenset({1, 2}), hidden_columns=frozenset({0, 1}))
    hidden = grid(["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"], marks=marks)
    book = copied([hidden, grid(["x"], name="Old", hidden=True), grid(["x"], name="Kept", hidden=True)],
        problem("B3"), problem("A1", sheet="Kept"))  # fmt: skip
    sheet = book["Deals"]
    assert [sheet.row_dimensions[row].hidden for row in (1, 2, 3)] == [False, True, False]
    hidden_columns = [(each.min, each.max) for each in sheet.column_dimensions.values() if each.hidden]
    assert hidden_columns == [(1, 1)]
    assert (book["Old"].sheet_state, book["Kept"].sheet_state) == ("hidden", "visible")
    assert "Hidden rows and columns" in str(book.worksheets[0]["A4"].value)


def test_the_headers_are_frozen_unless_they_are_far_down() -> None:
    rows = [["x"]] * 20
    assert copied([grid(*rows)], header=3)["Deals"].freeze_panes == "A4"
    assert copied([grid(*rows)], header=12)["Deals"].freeze_panes is None


def test_a_long_sheet_prints_its_first_rows_under_its_header() -> None:
    """A whole copy would be a hundred pages; the overview lists every cell to fix."""
    rows = [["name", "amount"], *([f"deal {at}", str(at)] for at in range(200))]
    book = copied([grid(*rows)], header=1)
    overview, sheet = book.worksheets
    assert sheet.print_area == f"'{sheet.title}'!$A$1:$B${PRINTED_ROWS}"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.oddFooter is not None
    assert str(sheet.oddFooter.right.text) == "Page &P of &N"
    assert f"Prints this list and the first {PRINTED_ROWS} rows of each sheet." in [
        row[0] for row in overview.iter_rows(max_row=6, values_only=True)
    ]


def _fits(sheet: Any) -> bool:
    """Whether the sheet is printed as small as its pages need."""
    properties = sheet.sheet_properties.pageSetUpPr
    return properties is not None and bool(properties.fitToPage)


WIDE = [[f"a column with a long name {at}" for at in range(30)]]


def test_a_wide_sheet_with_nothing_to_fix_prints_the_columns_that_fit_on_a_page() -> None:
    overview, sheet = copied([grid(*WIDE)]).worksheets
    assert _fits(sheet)
    [[first, last]] = [area.split(":") for area in [sheet.print_area.rpartition("!")[2].replace("$", "")]]
    columns = last.rstrip("1")
    widths = [sheet.column_dimensions["A"].width] * (ord(columns) - ord("A") + 1)
    assert first == "A1"
    assert printed_width(widths) * LEAST_SCALE / 100 <= LIVE_WIDTH
    assert printed_width([*widths, widths[0]]) * LEAST_SCALE / 100 > LIVE_WIDTH
    assert "Wide sheets with nothing to fix print their first columns." in [
        row[0] for row in overview.iter_rows(max_row=6, values_only=True)
    ]


def test_a_wide_sheet_with_cells_to_fix_prints_on_readable_pages_next_to_each_other() -> None:
    _, sheet = copied([grid(["name", *WIDE[0][:12]])], problem("B1")).worksheets
    assert sheet.print_area == f"'{sheet.title}'!$A$1:$M$1"
    assert sheet.page_setup.scale == LEAST_SCALE
    assert not _fits(sheet)
    assert sheet.print_title_cols == "$A:$A"


def test_the_list_of_what_to_fix_is_a_readable_page_wide() -> None:
    overview, _ = copied([grid(["x"])], problem("A1")).worksheets
    assert _fits(overview)
    assert (overview.page_setup.orientation, overview.page_setup.fitToHeight) == ("landscape", 0)
