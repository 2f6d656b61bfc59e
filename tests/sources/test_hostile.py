"""Harmful files, made on purpose or by accident: each gives grids or one problem."""

import io
import json
import sys
import zipfile
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from plangen.problems import Problem
from plangen.records.book import Book
from plangen.records.load import load
from plangen.sources.grid import Grid
from plangen.sources.reading import ReaderProcess, read_files
from tests.sizes import quick_or_full

HEADERS = ("Salesperson", "Account", "Deal", "Stage", "Amount", "Close date")
SHEETS = quick_or_full(300, 1_000)
ROW = ("Ana Ruiz", "Acme", "Shelves", "Won", 500, "2026-05-01")


def workbook(path: Path, *rows: tuple[Any, ...], name: str = "Deals") -> Path:
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(name)
    for at, row in enumerate((HEADERS, ROW, *rows)):
        sheet.write_row(at, 0, row)
    book.close()
    return path


def changed(path: Path, part: str, change: tuple[str, str]) -> Path:
    """The workbook with one of its parts changed."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode("utf-8", "surrogatepass") for name in archive.namelist()}
    assert change[0] in parts[part]
    parts[part] = parts[part].replace(*change)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in parts.items():
            archive.writestr(name, text.encode("utf-8", "surrogatepass"))
    return path


def read(path: Path) -> tuple[list[Grid], list[Problem], Book]:
    grids, problems = read_files([path], path.parent)
    book = load(grids, today=date(2026, 11, 23), problems=problems)
    # Everything reported can be written and shown.
    lines = [text for problem in book.problems for text in (problem.finding, problem.fix)]
    lines += [json.dumps(asdict(report)) for report in book.reports]
    assert all(line.encode() and line.isprintable() for line in lines)
    return grids, problems, book


def only_problem(path: Path) -> Problem:
    grids, problems, _ = read(path)
    assert not grids
    (problem,) = problems
    assert problem.place.file == path.name
    assert problem.fix
    return problem


def test_nested_zips_are_not_a_spreadsheet(tmp_path: Path) -> None:
    raw = b"0" * 1_000_000
    for depth in range(8):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for copy in range(10 if depth else 1):
                archive.writestr(f"xl/{depth}-{copy}.zip", raw)
        raw = packed.getvalue()
    (tmp_path / "nested.xlsx").write_bytes(raw)
    assert only_problem(tmp_path / "nested.xlsx").sort == "unreadable file"


@pytest.mark.parametrize(("raw", "name"), [(b"%PDF-1.7\n%", "a PDF"), (b"\x89PNG\r\n\x1a\n", "a picture")])
def test_a_pdf_or_picture_with_a_spreadsheet_extension_is_named(tmp_path: Path, raw: bytes, name: str) -> None:
    (tmp_path / "quotas.xlsx").write_bytes(raw + bytes(100))
    problem = only_problem(tmp_path / "quotas.xlsx")
    assert problem.message == f"This is {name}, not a spreadsheet."
    assert problem.fix.startswith("Export the data as .xlsx or .csv")


def test_overlapping_zip_parts_are_rejected(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 30_000_000)
    raw = packed.getvalue()
    directory = raw.index(b"PK\x01\x02")
    end = raw.rindex(b"PK\x05\x06")
    entry, tail = raw[directory:end], bytearray(raw[end:])
    tail[8:12] = (60).to_bytes(2, "little") * 2
    tail[12:16] = (60 * len(entry)).to_bytes(4, "little")
    (tmp_path / "overlapping.xlsx").write_bytes(raw[:directory] + entry * 60 + tail)
    assert only_problem(tmp_path / "overlapping.xlsx").sort == "file too large"


def test_a_million_styled_blank_rows_are_ignored(tmp_path: Path) -> None:
    path = workbook(tmp_path / "styled.xlsx")
    rows = "".join(f'<row r="{row}" s="1" customFormat="1"><c r="A{row}" s="1"/></row>' for row in range(3, 1_048_577))
    _, _, book = read(changed(path, "xl/worksheets/sheet1.xml", ("</sheetData>", f"{rows}</sheetData>")))
    assert len(book.opportunities) == 1
    assert not [problem for problem in book.problems if problem.sort != "no team"]


@pytest.mark.parametrize("size", ["A1:XFD1048576", "A1:A1", "Z9:A1", "A0:A0", "", "ZZZZZ99999999999:A1"])
def test_a_sheets_declared_size_is_not_trusted(tmp_path: Path, size: str) -> None:
    path = workbook(tmp_path / "size.xlsx")
    changed(path, "xl/worksheets/sheet1.xml", ('<dimension ref="A1:F2"/>', f'<dimension ref="{size}"/>'))
    grids, problems, book = read(path)
    assert len(book.opportunities) == 1 or (not grids and len(problems) == 1)


def test_a_declared_number_of_strings_is_not_trusted(tmp_path: Path) -> None:
    path = workbook(tmp_path / "strings.xlsx")
    with zipfile.ZipFile(path) as archive:
        text = archive.read("xl/sharedStrings.xml").decode()
    start = text.index('count="')
    claimed = text[start : text.index(">", start)]
    changed(path, "xl/sharedStrings.xml", (claimed, 'count="4294967295" uniqueCount="4294967295"'))
    grids, problems, book = read(path)
    assert len(book.opportunities) == 1 or (not grids and len(problems) == 1)


def test_a_hundred_thousand_nested_tags_do_not_crash_the_reader(tmp_path: Path) -> None:
    path = workbook(tmp_path / "deep.xlsx")
    changed(path, "xl/worksheets/sheet1.xml", ("</sheetData>", f"</sheetData>{'<x>' * 100_000}"))
    grids, problems, book = read(path)
    assert len(book.opportunities) == 1 or (not grids and len(problems) == 1)


def test_parts_with_paths_outside_the_archive_stay_inside(tmp_path: Path) -> None:
    path = workbook(tmp_path / "deals.xlsx")
    with zipfile.ZipFile(path, "a") as archive:
        for name in ("../../x", "/etc/x", "CON", "xl/worksheets/../../../x.xml", "xl\\worksheets\\NUL", "a" * 4_000):
            archive.writestr(name, b"x")
    before = sorted(tmp_path.rglob("*"))
    _, _, book = read(path)
    assert len(book.opportunities) == 1
    assert sorted(tmp_path.rglob("*")) == before
    assert not (tmp_path.parent.parent / "x").exists()


def test_a_sheet_path_outside_the_archive_is_not_followed(tmp_path: Path) -> None:
    path = workbook(tmp_path / "deals.xlsx")
    changed(path, "xl/_rels/workbook.xml.rels", ("worksheets/sheet1.xml", "../../../../etc/passwd"))
    grids, problems, _ = read(path)
    assert not grids
    assert len(problems) == 1


@pytest.mark.parametrize("name", ["CON", "NUL.txt", "..", "x' or 1=1", "=1+1", "𝒟eals"])
def test_sheets_may_have_any_name(tmp_path: Path, name: str) -> None:
    grids, _, book = read(workbook(tmp_path / "names.xlsx", name=name))
    assert [grid.sheet for grid in grids] == [name]
    assert len(book.opportunities) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows reserves these names")
@pytest.mark.parametrize("name", ["CON.xlsx", "aux.csv.xlsx", "-rf.xlsx", "a\tb.xlsx", "\u202ex.xlsx", "%s%n{0}.xlsx"])
def test_files_may_have_any_name(tmp_path: Path, name: str) -> None:
    grids, _, book = read(workbook(tmp_path / name))
    assert grids[0].file.isprintable()
    assert len(book.opportunities) == 1


def test_control_characters_are_removed(tmp_path: Path) -> None:
    characters = "".join(map(chr, (*range(1, 32), 127, 133, 0x200B, 0x202E, 0x2028, 0xFEFF, 0x2066, 0xFDD0)))
    path = workbook(
        tmp_path / "control.xlsx", ("Ana Ruiz", f"Ze{characters}ta", f"{characters}Racks", "Won", 5, "2026-05-01")
    )
    _, _, book = read(path)
    assert [(deal.account, deal.name) for deal in book.opportunities][1] == ("Ze ta", "Racks")


@pytest.mark.parametrize("sign", ["\ud800", "_xD800_", "&#xD800;", "&#0;", "_x0000_"])
def test_lone_surrogates_do_not_crash_the_reader(tmp_path: Path, sign: str) -> None:
    path = workbook(tmp_path / "halves.xlsx", name="Pipeline")
    changed(path, "xl/sharedStrings.xml", ("Acme", f"Ac{sign}me"))
    changed(path, "xl/workbook.xml", ("Pipeline", f"Pipeline {sign}"))
    grids, problems, book = read(path)
    assert len(book.opportunities) == 1 or (not grids and len(problems) == 1)
    assert all(deal.account.isprintable() for deal in book.opportunities)


def test_lone_surrogates_in_a_text_file_are_reported(tmp_path: Path) -> None:
    path = tmp_path / "halves.csv"
    path.write_bytes(",".join(HEADERS).encode() + b"\r\nAna Ruiz,Ac\xed\xa0\x80me,Caf\xc3\xa9,Won,5,2026-05-01\r\n" * 1)
    _, problems, book = read(path)
    assert [problem.sort for problem in problems] == ["guessed encoding"] or [each.sort for each in problems] == [
        "damaged characters"
    ]
    assert len(book.opportunities) == 1


def test_a_cell_of_32767_characters_is_read_and_shortened_in_problems(tmp_path: Path) -> None:
    long = "x" * 32_767
    path = workbook(tmp_path / "long.xlsx", ("Ana Ruiz", long, long, long, long, long), (long,) * 6)
    _, _, book = read(path)
    assert max(len(str(problem)) for problem in book.problems) < 500
    assert len(book.opportunities) == 1


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    texts = ("=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x","y")')
    rows = [("Ana Ruiz", text, text, "Won", 5, "2026-05-01") for text in texts]
    _, _, book = read(workbook(tmp_path / "formulas.xlsx", *rows))
    assert tuple(deal.name for deal in book.opportunities)[1:] == texts


@pytest.mark.soak
def test_hundreds_of_sheets_and_a_sheet_of_16384_columns_are_read(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "many.xlsx")
    for number in range(SHEETS):
        book.add_worksheet(f"Sheet{number + 1}").write("A1", number)
    book.add_worksheet("Wide").write_row(0, 0, [f"Column {at}" for at in range(16_384)])
    book.close()
    grids, problems, _ = read(tmp_path / "many.xlsx")
    assert len(grids) == SHEETS + 1
    assert not problems


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows another process's limits")
def test_the_childs_memory_is_limited_to_a_gigabyte(tmp_path: Path) -> None:
    with ReaderProcess() as reader:
        reader.read(workbook(tmp_path / "deals.xlsx"), "deals.xlsx")
        assert reader.process is not None
        limits = Path(f"/proc/{reader.process.pid}/limits").read_text()
    (line,) = (line for line in limits.splitlines() if line.startswith("Max address space"))
    assert 0 < int(line.split()[3]) < 1_000_000_000
