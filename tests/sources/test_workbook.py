"""Workbooks written by openpyxl, XlsxWriter, and xlwt, read in the child process."""

import struct
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from plangen.problems import Problem, Severity
from plangen.sources.grid import Grid, Marks
from plangen.sources.reading import read_files
from tests import workbooks_by_hand as by_hand


def only_grid(path: Path) -> Grid:
    grids, problems = read_files([path], path.parent)
    assert problems == []
    assert len(grids) == 1
    return grids[0]


def only_problem(path: Path) -> Problem:
    grids, problems = read_files([path], path.parent)
    assert grids == []
    assert len(problems) == 1
    return problems[0]


@pytest.fixture
def offset(tmp_path: Path) -> Path:
    path = tmp_path / "offset.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Deals")
    sheet.write("C5", "Amount")
    sheet.write("C6", 12.5)
    sheet.write("D6", date(2026, 3, 4), book.add_format({"num_format": "dd/mm/yyyy"}))
    sheet.write("E6", datetime(2026, 3, 4, 5, 6), book.add_format({"num_format": "dd/mm/yyyy hh:mm"}))  # noqa: DTZ001 - cells have no time zone
    sheet.write("F6", 0.5, book.add_format({"num_format": "hh:mm"}))
    sheet.write("G6", 1.5, book.add_format({"num_format": "[h]:mm"}))
    sheet.write("H6", True)  # noqa: FBT003 - a cell's value
    sheet.write("I6", 0.4, book.add_format({"num_format": "0.0%"}))
    sheet.write("J6", 0.4, book.add_format({"num_format": '0.0"%"'}))
    sheet.write_formula("C7", "=1/0", None, "#DIV/0!")
    sheet.write_blank("Z99", None, book.add_format({"bold": True}))
    sheet.set_row(5, None, None, {"hidden": True})
    sheet.set_row(800, None, None, {"hidden": True})
    sheet.set_column("E:XFD", None, None, {"hidden": True})
    book.add_worksheet("Empty")
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "=Deals!$C$6:$C$6"})
    book.add_chartsheet("Chart").set_chart(chart)
    hidden = book.add_worksheet("Hidden")
    hidden.hide()
    hidden.write("A1", "x")
    book.close()
    return path


def test_addresses_are_right_if_the_data_does_not_start_at_a1(offset: Path) -> None:
    grid = read_files([offset], None)[0][0]
    assert [list(row)[2] for row in grid.rows[4:6]] == ["Amount", 12.5]
    assert not any(any(row) for row in grid.rows[:4])
    assert str(grid.place(5, 2)) == "offset.xlsx › Deals › C6"


def test_dates_times_and_booleans_keep_their_types(offset: Path) -> None:
    row = read_files([offset], None)[0][0].rows[5]
    moment = datetime(2026, 3, 4, 5, 6)  # noqa: DTZ001 - cells have no time zone
    assert list(row)[3:8] == [date(2026, 3, 4), moment, time(12), timedelta(hours=36), True]


def test_marks_hold_what_cells_cannot_show(offset: Path) -> None:
    marks = read_files([offset], None)[0][0].marks
    assert marks == Marks(
        errors={(6, 2): "#DIV/0!"},
        percents=frozenset({(5, 8)}),
        hidden_rows=frozenset({5}),
        hidden_columns=frozenset(range(4, 10)),
    )


def test_charts_are_skipped_and_empty_and_hidden_sheets_are_kept(offset: Path) -> None:
    grids, problems = read_files([offset], None)
    assert [(grid.sheet, grid.hidden, bool(grid.rows)) for grid in grids] == [
        ("Deals", False, True), ("Empty", False, False), ("Hidden", True, True),
    ]  # fmt: skip
    assert problems == []


def test_uncalculated_formulas_have_a_cell_and_a_mark(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = 2
    sheet["C3"] = "=A1*2"
    book.save(tmp_path / "new.xlsx")
    grid = only_grid(tmp_path / "new.xlsx")
    assert grid.marks.uncalculated == {(2, 2)}
    assert [list(row) for row in grid.rows] == [[2.0], [], ["", "", ""]]


def test_percent_formats_written_by_openpyxl_are_found(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([0.4, 0.5, 0.6])
    sheet["A1"].number_format = "0%"
    sheet["C1"].number_format = "0.00 %;[Red]-0.00 %"
    book.save(tmp_path / "new.xlsx")
    assert only_grid(tmp_path / "new.xlsx").marks.percents == {(0, 0), (0, 2)}


def test_1904_dates_of_a_workbook_are_read(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "mac.xlsx", {"date_1904": True})
    book.add_worksheet().write("A1", date(2026, 3, 4), book.add_format({"num_format": "yyyy-mm-dd"}))
    book.close()
    assert only_grid(tmp_path / "mac.xlsx").rows == [[date(2026, 3, 4)]]


def uses_1904_dates(path: Path) -> bool:
    (grid,), _ = read_files([path], path.parent)
    return grid.marks.from_1904


def test_1904_dates_of_an_opendocument_file_are_detected(tmp_path: Path) -> None:
    settings = '<table:null-date table:date-value="1904-01-01"/>'
    assert uses_1904_dates(by_hand.ods(tmp_path / "mac.ods", more=settings))
    assert not uses_1904_dates(by_hand.ods(tmp_path / "new.ods"))


def test_1904_dates_of_an_xls_file_are_detected(tmp_path: Path) -> None:
    file = by_hand.xls(tmp_path / "mac.xls")
    assert not uses_1904_dates(file)
    records = bytes.fromhex("4000 0200 0000 8d00 0200 0000 2200 0200 0100 0e00 0200 0100")
    file.write_bytes(file.read_bytes() + records)
    assert uses_1904_dates(file)


def test_a_sheet_that_extends_too_far_is_rejected_with_its_last_cell(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["XFD1048576"] = 1
    book.save(tmp_path / "far.xlsx")
    problem = only_problem(tmp_path / "far.xlsx")
    assert (problem.sort, "XFD1048576" in problem.message) == ("file too large", True)


def test_a_zip_bomb_is_rejected_before_it_is_opened(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 80_000_000)
    assert only_problem(tmp_path / "bomb.xlsx").sort == "file too large"


def test_a_declared_size_is_rejected_too(tmp_path: Path) -> None:
    path = tmp_path / "claims.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
    raw = bytearray(path.read_bytes())
    sizes = raw.index(b"PK\x01\x02") + 20
    raw[sizes : sizes + 8] = struct.pack("<II", 1_000_000_000, 4_000_000_000)
    path.write_bytes(raw)
    assert only_problem(path).sort == "file too large"


def test_an_encrypted_zip_is_reported_as_encrypted(tmp_path: Path) -> None:
    path = tmp_path / "locked.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(raw)
    assert only_problem(path).sort == "encrypted file"


def test_an_empty_workbook_is_a_warning(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "empty.xlsx")
    problem = only_problem(tmp_path / "empty.xlsx")
    assert (problem.sort, problem.severity) == ("empty file", Severity.WARNING)


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "plain.xlsx")
    laughs = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 20}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&i;</t></is></c></row>'
    with zipfile.ZipFile(tmp_path / "plain.xlsx") as plain, zipfile.ZipFile(tmp_path / "laughs.xlsx", "w") as made:
        for name in plain.namelist():
            part = plain.read(name).decode()
            if name.endswith("sheet1.xml"):
                part = f"{laughs}]>{part.replace('<sheetData>', f'<sheetData>{cell}')}"
                assert "&i;" in part
            made.writestr(name, part)
    grids, problems = read_files([tmp_path / "laughs.xlsx"], None)
    assert len(grids) + len(problems) == 1
    assert not any(len(str(cell)) > 100 for grid in grids for row in grid.rows for cell in row)
