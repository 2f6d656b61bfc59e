import tempfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from plangen.problems import PlangenError
from plangen.workbooks.annotated import MAX_CELLS, OVERVIEW, annotated_workbook
from plangen.workbooks.faults import CopiedSheet
from tests.workbooks.copied import FILE, copied, grid, problem


def notes(book: Workbook) -> str:
    return "\n".join(str(row[0]) for row in book.worksheets[0].iter_rows(max_row=8, values_only=True))


def test_the_overview_comes_first_and_the_sheets_keep_their_names_and_order() -> None:
    book = copied([grid(["a"], name="Deals Q3 '26"), grid(["b"], name="Team")], problem("A1"))
    assert book.sheetnames == [OVERVIEW, "Deals Q3 '26", "Team"]


def test_sheet_names_that_excel_does_not_allow_are_changed_and_stay_unique() -> None:
    names = ["A" * 40, "A" * 40, "a/b:c", "History", "'x'", "to fix", "\ud800"]
    assert copied([grid(["a"], name=name) for name in names]).sheetnames == [
        "To fix (2)",
        "A" * 31,
        f"{'A' * 27} (2)",
        "a-b-c",
        "History (2)",
        "x",
        "to fix",
        "-",
    ]


def test_the_sheet_of_a_text_file_gets_its_name() -> None:
    assert copied([grid(["a"], name="")]).sheetnames == [OVERVIEW, "deals"]


def test_more_sheets_than_can_be_buffered_on_disk_are_copied() -> None:
    assert len(copied([grid(["a"], name=f"Sheet {at}") for at in range(250)]).sheetnames) == 251


def test_a_very_large_file_is_copied_with_its_headers_and_rows_to_fix_only() -> None:
    row = ["x"] * 1000
    book = copied([grid(["header"], *[row] * (MAX_CELLS // 1000))], problem("C1500"))
    assert [cell.value for cell in book["Deals"]["A"] if cell.value] == ["header", "x"]
    assert book["Deals"]["C1500"].comment
    assert "Large file: only headers and rows to fix are shown" in notes(book)


def test_a_small_file_has_no_notes() -> None:
    text = notes(copied([grid(["a"])], problem("A1")))
    assert "Large" not in text
    assert "Hidden" not in text


def test_the_same_sheets_give_the_same_bytes() -> None:
    sheets = [CopiedSheet(grid(["a", 1], ["b", 2]), 1)]
    assert annotated_workbook(FILE, sheets, [problem("A2")]) == annotated_workbook(FILE, sheets, [problem("A2")])


def test_a_full_disk_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(PlangenError, match="No disk space to copy"):
        annotated_workbook(FILE, [CopiedSheet(grid(["a"]))], [])
