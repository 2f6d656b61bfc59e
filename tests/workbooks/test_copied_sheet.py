from openpyxl.cell.cell import Cell as Written
from openpyxl.cell.cell import MergedCell

from plangen.problems import Place, warning
from plangen.sources.grid import Marks
from plangen.workbooks.copied_cells import COLOURS
from tests.workbooks.copied import FILE, copied, grid, wrong

ERROR, WARNING = (colour.replace("#", "FF") for colour in COLOURS.values())
PLAIN = "00000000"


def colour(cell: Written | MergedCell) -> str:
    return str(cell.fill.fgColor.rgb)


def test_every_value_stands_at_its_own_address() -> None:
    sheet = copied([grid([], [None, "Due"], ["", "soon", 3])], wrong("B3"))["Deals"]
    assert list(sheet.iter_rows(values_only=True)) == [(None, None, None), (None, "Due", None), (None, "soon", 3)]


def test_a_faulty_cell_is_coloured_and_explained_and_no_other() -> None:
    sheet = copied([grid(["Due"], ["soon"], ["now"])], wrong("A2", cure="Write 2026-12-31."))["Deals"]
    assert [colour(cell) for cell in sheet["A"]] == [PLAIN, ERROR, PLAIN]
    assert [cell.comment and cell.comment.text for cell in sheet["A"]] == [
        None,
        "This is no day.\n→ Write 2026-12-31.",
        None,
    ]


def test_several_problems_of_one_cell_are_one_note_and_the_worst_colours_it() -> None:
    look = warning(Place(FILE, "Deals", "A2"), "odd", "Look at it.")
    cell = copied([grid(["Due"], ["soon"], ["x"])], look, wrong("A2"), wrong("A2", "And no time."))["Deals"]["A2"]
    assert colour(cell) == ERROR
    assert cell.comment.text == "And no time.\n\nThis is no day.\n\nLook at it."


def test_what_was_used_as_it_is_has_another_colour() -> None:
    look = warning(Place(FILE, "Deals", "A2"), "odd", "Look at it.")
    assert colour(copied([grid(["Due"], ["soon"])], look)["Deals"]["A2"]) == WARNING


def test_an_empty_cell_is_coloured_too_even_beyond_the_end_of_its_row() -> None:
    sheet = copied([grid(["Stage"], [""])], wrong("A2"), wrong("D2"), wrong("B5"))["Deals"]
    assert [colour(sheet[at]) for at in ("A2", "D2", "B5")] == [ERROR] * 3
    assert sheet["D2"].comment


def test_a_whole_row_is_coloured_where_it_holds_something() -> None:
    sheet = copied([grid(["a", "b", "c"], ["x", "", 1])], wrong("row 2"))["Deals"]
    assert [colour(cell) for cell in sheet[2]] == [ERROR, PLAIN, ERROR]
    assert sheet["A2"].comment


def test_an_error_cell_shows_what_its_file_shows() -> None:
    sheet = copied([grid(["a", ""], marks=Marks(errors={(0, 1): "#REF!"}))])["Deals"]
    assert (sheet["B1"].value, sheet["B1"].data_type) == ("#REF!", "s")


def test_what_the_file_hides_stays_hidden_unless_there_is_something_to_mend() -> None:
    marks = Marks(hidden_rows=frozenset({1, 2}), hidden_columns=frozenset({0, 1}))
    hidden = grid(["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"], marks=marks)
    book = copied([hidden, grid(["x"], name="Old", hidden=True), grid(["x"], name="Kept", hidden=True)],
        wrong("B3"), wrong("A1", sheet="Kept"))  # fmt: skip
    sheet = book["Deals"]
    assert [sheet.row_dimensions[row].hidden for row in (1, 2, 3)] == [False, True, False]
    hidden_columns = [(each.min, each.max) for each in sheet.column_dimensions.values() if each.hidden]
    assert hidden_columns == [(1, 1)]
    assert (book["Old"].sheet_state, book["Kept"].sheet_state) == ("hidden", "visible")
    assert "hides" in str(book.worksheets[0]["A4"].value)


def test_the_heads_stay_in_sight_unless_they_stand_far_down() -> None:
    rows = [["x"]] * 20
    assert copied([grid(*rows)], header=3)["Deals"].freeze_panes == "A4"
    assert copied([grid(*rows)], header=12)["Deals"].freeze_panes is None
