from datetime import date, datetime, time, timedelta

import pytest
from openpyxl.cell.cell import Cell as CopiedCell

from plangen.sources.grid import Cell, Marks
from plangen.workbooks.copied_cells import MAX_NOTES
from tests.workbooks.copied import copied, grid, problem


def written(cell: Cell, *, sheet: str = "Deals", marks: Marks | None = None) -> CopiedCell:
    """The copy of a sheet's only cell."""
    found = copied([grid([cell], name=sheet, marks=marks)]).worksheets[1]["A1"]
    assert isinstance(found, CopiedCell)
    return found


@pytest.mark.parametrize(
    ("cell", "value", "number_format"),
    [
        (-250.5, -250.5, "General"),
        (7, 7, "General"),
        (True, True, "General"),
        (date(2026, 3, 1), datetime(2026, 3, 1), "yyyy-mm-dd"),  # noqa: DTZ001 - spreadsheets have no zones
        (datetime(2026, 3, 1, 13, 5), datetime(2026, 3, 1, 13, 5), "yyyy-mm-dd hh:mm"),  # noqa: DTZ001 - the same
        (time(13, 5), time(13, 5), "hh:mm:ss"),
        (timedelta(hours=30), timedelta(hours=30), "[h]:mm:ss"),
        (date(1066, 10, 14), "1066-10-14", "General"),
        (date(1900, 1, 1), "1900-01-01", "General"),
        (timedelta(hours=-1), "-1 day, 23:00:00", "General"),
        (float("inf"), "inf", "General"),
        (12345678901234567890, "12345678901234567890", "General"),
    ],
)
def test_a_cell_keeps_its_type(cell: Cell, value: object, number_format: str) -> None:
    found = written(cell)
    assert found.value == value
    assert found.number_format == number_format


@pytest.mark.parametrize("text", ["=1+1", "+Deal", "-5 things", "@SUM(A1)", "=cmd|' /C calc'!A0", " =1"])
def test_text_that_looks_like_a_formula_stays_text(text: str) -> None:
    for sheet in ("Deals", ""):
        found = written(text, sheet=sheet)
        assert (found.value, found.data_type, found.quotePrefix) == (text, "s", True)


def test_characters_that_excel_does_not_allow_are_removed_and_long_texts_truncated() -> None:
    assert written("a\x00b\x0bc\ud800").value == "abc?"
    assert len(str(written("é" * 40_000).value)) <= 32_767


@pytest.mark.parametrize(("cell", "number_format"), [(0.4, "0%"), (0.125, "0.0#%"), (-1, "0%")])
def test_a_percentage_is_shown_as_one(cell: Cell, number_format: str) -> None:
    assert written(cell, marks=Marks(percents=frozenset({(0, 0)}))).number_format == number_format


def test_a_text_in_percent_format_stays_text() -> None:
    assert written("40 %", marks=Marks(percents=frozenset({(0, 0)}))).value == "40 %"


@pytest.mark.parametrize(
    ("text", "value", "number_format"),
    [
        ("-250.50", -250.5, "0.00"),
        ("1200", 1200, "0"),
        ("0", 0, "0"),
        ("007", "007", "General"),
        ("1,200", "1,200", "General"),
        ("123456789012", "123456789012", "General"),
        ("2026-03-01", "2026-03-01", "General"),
        ("٣", "٣", "General"),
    ],
)
def test_a_number_in_a_text_file_becomes_a_number_if_it_looks_the_same(
    text: str, value: object, number_format: str
) -> None:
    found = written(text, sheet="")
    assert (found.value, found.number_format) == (value, number_format)


def test_a_number_that_a_workbook_keeps_as_text_stays_text() -> None:
    assert written("1200").value == "1200"


def test_a_workbook_has_at_most_the_maximum_number_of_notes() -> None:
    rows: list[list[Cell]] = [["x"] for _ in range(MAX_NOTES + 1)]
    book = copied([grid(*rows)], *(problem(f"A{row}") for row in range(1, MAX_NOTES + 2)))
    cells = [row[0] for row in book["Deals"].iter_rows()]
    assert [cell.comment is None for cell in cells].count(True) == 1
    assert cells[-1].fill.fgColor.rgb == cells[0].fill.fgColor.rgb
    assert "the first 5,000 have notes" in str(book.worksheets[0]["A4"].value)
