import tempfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from plangen.problems import PlangenError
from plangen.workbooks.annotated import MOST_CELLS, OVERVIEW, annotated_workbook
from plangen.workbooks.faults import CopiedSheet
from tests.workbooks.copied import FILE, copied, grid, wrong


def notes(book: Workbook) -> str:
    return "\n".join(str(row[0]) for row in book.worksheets[0].iter_rows(max_row=8, values_only=True))


def test_the_overview_stands_in_front_and_the_sheets_keep_their_names_and_order() -> None:
    book = copied([grid(["a"], name="Deals Q3 '26"), grid(["b"], name="Team")], wrong("A1"))
    assert book.sheetnames == [OVERVIEW, "Deals Q3 '26", "Team"]


def test_names_that_a_workbook_cannot_hold_are_changed_and_all_differ() -> None:
    names = ["A" * 40, "A" * 40, "a/b:c", "History", "'x'", "to mend", "\ud800"]
    assert copied([grid(["a"], name=name) for name in names]).sheetnames == [
        "To mend (2)",
        "A" * 31,
        f"{'A' * 27} (2)",
        "a-b-c",
        "History (2)",
        "x",
        "to mend",
        "-",
    ]


def test_a_text_file_gives_its_name_to_its_sheet() -> None:
    assert copied([grid(["a"], name="")]).sheetnames == [OVERVIEW, "deals"]


def test_more_sheets_than_can_be_open_at_a_time_are_copied_too() -> None:
    assert len(copied([grid(["a"], name=f"Sheet {at}") for at in range(250)]).sheetnames) == 251


def test_a_very_large_file_is_copied_with_its_heads_and_its_faulty_rows_only() -> None:
    row = ["x"] * 1000
    book = copied([grid(["head"], *[row] * (MOST_CELLS // 1000))], wrong("C1500"))
    assert [cell.value for cell in book["Deals"]["A"] if cell.value] == ["head", "x"]
    assert book["Deals"]["C1500"].comment
    assert "The file is large" in notes(book)


def test_a_small_file_needs_no_note() -> None:
    said = notes(copied([grid(["a"])], wrong("A1")))
    assert "large" not in said
    assert "hides" not in said


def test_the_same_sheets_give_the_same_bytes() -> None:
    sheets = [CopiedSheet(grid(["a", 1], ["b", 2]), 1)]
    assert annotated_workbook(FILE, sheets, [wrong("A2")]) == annotated_workbook(FILE, sheets, [wrong("A2")])


def test_a_disk_without_room_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(PlangenError, match="no room for temporary files"):
        annotated_workbook(FILE, [CopiedSheet(grid(["a"]))], [])
