"""Small files that would expand to gigabytes: packed, nested, with entities, repeated, or with false sizes."""

import os
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlsxwriter

from plangen.problems import Problem
from plangen.sources.grid import Grid
from plangen.sources.reading import SECONDS_A_FILE, ReaderProcess, read_files
from plangen.sources.size_limits import MAX_CELLS
from tests import workbooks_by_hand as by_hand
from tests.limits import GIGABYTE, PeakMemory
from tests.sizes import SOAK, quick_or_full

Read = Callable[[Path], tuple[list[Grid], list[Problem]]]
MAKERS: tuple[Callable[[Path], Path], ...] = (by_hand.xlsx, by_hand.xlsb, by_hand.ods)
BLANKS = quick_or_full(200_000_000, 700_000_000)
"""Bytes of a part, which are compressed by a little less than the limit."""
PARTS = ("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
         "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/theme/theme1.xml", "docProps/core.xml")  # fmt: skip
LAUGHS = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 20}">' for at in range(1, 12))
ENTITIES = {
    "a billion laughs": (LAUGHS, "&a11;"),
    "quadratic": (f'<!ENTITY a "{"x" * 100_000}">', "&a;" * 10_000),
    "from the disk": ('<!ENTITY a SYSTEM "file:///etc/passwd">', "&a;"),
    "from the net": ('<!ENTITY % a SYSTEM "http://localhost:1/x.dtd"> %a;', "&b;"),
}
CELLS = '<table:table-cell table:number-columns-repeated="{}" office:value-type="float" office:value="1"/>'
REPEATED = f'<table:table-row table:number-rows-repeated="{{}}">{CELLS}</table:table-row>'


def with_part(path: Path, name: str, content: bytes, *ballast: bytes) -> Path:
    """The workbook with one part replaced, plus parts that make it look less empty."""
    with zipfile.ZipFile(path) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()} | {name: content}
    parts |= {f"ballast{at}": raw for at, raw in enumerate(ballast)}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for each, raw in parts.items():
            archive.writestr(each, raw)
    return path


@pytest.fixture(scope="module")
def read() -> Iterator[Read]:
    """A function that reads a file: its grids, or one problem with a fix; without using a gigabyte.

    All files are read by one process, so its peak memory is that of the largest.
    """

    def read_one(path: Path) -> tuple[list[Grid], list[Problem]]:
        largest = PeakMemory()
        grids, problems = reader.read(path, path.name)
        assert PeakMemory.of(reader.process.pid if reader.process else "none") < GIGABYTE
        assert largest.bytes() < GIGABYTE
        assert len({problem.sort for problem in problems} - {"errors not visible"}) == (not grids)
        assert all(problem.fix and problem.place.file == path.name for problem in problems)
        return grids, problems

    with ReaderProcess() as reader:
        yield read_one


def test_a_file_has_ten_seconds() -> None:
    assert SECONDS_A_FILE == 10
    assert ReaderProcess().seconds == SECONDS_A_FILE


LESS_LIKELY = ("xl/styles.xml", "xl/workbook.xml") if SOAK else ()
"""Parts read in the same way as the others; each takes seconds to make."""


@pytest.mark.parametrize("make", MAKERS)
def test_a_part_compressed_five_hundred_times_is_not_unpacked(
    tmp_path: Path, make: Callable[[Path], Path], read: Read
) -> None:
    path = make(tmp_path / f"bomb.{make.__name__}")
    grids, problems = read(with_part(path, "more.xml", bytes(60_000_000)))
    assert not grids
    assert problems[0].sort == "file too large"


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", *LESS_LIKELY])
def test_a_part_below_the_compression_limit_takes_no_gigabyte_either(tmp_path: Path, part: str, read: Read) -> None:
    path = by_hand.xlsx(tmp_path / "bomb.xlsx")
    with zipfile.ZipFile(path) as archive:
        before, end, after = archive.read(part).rpartition(b"</")
    read(with_part(path, part, before + b" " * BLANKS + end + after, os.urandom(BLANKS // 466)))


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("attack", ENTITIES)
def test_no_entity_is_expanded_in_a_workbook(tmp_path: Path, attack: str, part: str, read: Read) -> None:
    path = by_hand.xlsx(tmp_path / "entities.xlsx")
    declared, used = ENTITIES[attack]
    with zipfile.ZipFile(path) as archive:
        declaration, _, rest = archive.read(part).decode().partition("?>")
    start = rest.index(">", rest.index("<")) + 1
    content = f"{declaration}?><!DOCTYPE x [{declared}]>{rest[:start]}{used}{rest[start:]}"
    content = content.replace("Acme", used)
    grids, _ = read(with_part(path, part, content.encode()))
    assert not any(
        "root:" in str(cell) or len(str(cell)) > 1_000 for grid in grids for row in grid.rows for cell in row
    )


@pytest.mark.parametrize("attack", ENTITIES)
def test_no_entity_is_expanded_in_an_opendocument_file(tmp_path: Path, attack: str, read: Read) -> None:
    declared, used = ENTITIES[attack]
    cell = f"<table:table-row><table:table-cell><text:p>{used}</text:p></table:table-cell></table:table-row>"
    path = by_hand.ods(tmp_path / "entities.ods", more=cell, before=f"<!DOCTYPE x [{declared}]>")
    grids, problems = read(path)
    assert not grids
    assert problems[0].sort == "unreadable file"


@pytest.mark.parametrize("size", [(1, 1), (65_536, 256), (0, 0), (2**31, 2**15), (4_294_967_295, 65_535)])
def test_an_xls_files_declared_size_is_not_trusted(tmp_path: Path, size: tuple[int, int], read: Read) -> None:
    grids, _ = read(by_hand.xls(tmp_path / "size.xls", size=size))
    assert not grids or [len(grid.rows) for grid in grids] == [3]


@pytest.mark.parametrize("size", [(1, 1), (1_048_576, 16_384), (2**31, 2**31), (4_294_967_295, 4_294_967_295)])
def test_an_xlsb_files_declared_size_is_not_trusted(tmp_path: Path, size: tuple[int, int], read: Read) -> None:
    grids, _ = read(by_hand.xlsb(tmp_path / "size.xlsb", size=size))
    assert not grids or [len(grid.rows) for grid in grids] == [3]


@pytest.mark.parametrize("rows", ["1", "3", "1048576", "4294967295", "-1", "99999999999999999999", "x"])
@pytest.mark.parametrize("columns", ["1", "16384", "4294967295", "-1"])
def test_endlessly_repeated_cells_of_an_opendocument_file_are_not_all_read(
    tmp_path: Path, rows: str, columns: str, read: Read
) -> None:
    grids, _ = read(by_hand.ods(tmp_path / "repeated.ods", more=REPEATED.format(rows, columns)))
    assert sum(len(row) for grid in grids for row in grid.rows) < MAX_CELLS


def test_a_truncated_opendocument_file_does_not_hang(tmp_path: Path, read: Read) -> None:
    grids, problems = read(by_hand.ods(tmp_path / "broken.ods", more=f"<{'9' * 400}"))
    assert not grids
    assert problems[0].sort == "unreadable file"


@pytest.mark.parametrize("length", [32_767, *([30_000] if SOAK else [])])
def test_a_long_text_in_many_cells_is_not_copied_without_limit(tmp_path: Path, length: int, read: Read) -> None:
    book = xlsxwriter.Workbook(tmp_path / "copies.xlsx")
    sheet = book.add_worksheet("Deals")
    for row in range(20_000):
        sheet.write(row, 0, "x" * length)
    book.close()
    assert not read(tmp_path / "copies.xlsx")[0]


def test_many_small_sheets_are_not_all_kept(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "sparse.xlsx")
    for _ in range(100):
        sheet = book.add_worksheet()
        sheet.write(0, 0, 1)
        sheet.write(400, 16_383, 1)
    book.close()
    grids, problems = read_files([tmp_path / "sparse.xlsx"], tmp_path)
    assert len(grids) == 1
    assert [problem.sort for problem in problems] == ["file too large"]
    assert "It and later sheets were skipped." in problems[0].message


def test_distant_formulas_without_a_value_do_not_fill_the_memory(tmp_path: Path, read: Read) -> None:
    path = by_hand.xlsx(tmp_path / "far.xlsx")
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    distant_rows = "".join(f'<row r="{row}"><c r="XFD{row}"><f>1</f></c></row>' for row in range(4, 4_004)).encode()
    content = sheet.replace(b"</sheetData>", distant_rows + b"</sheetData>")
    grids, problems = read(with_part(path, "xl/worksheets/sheet1.xml", content))
    assert not grids
    assert problems[0].sort == "file too large"


def test_cells_without_addresses_are_counted_once(tmp_path: Path, read: Read) -> None:
    path = by_hand.xlsx(tmp_path / "counted.xlsx")
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    row = b"<row>" + b'<c t="e"><v>#N/A</v></c>' * 16_000 + b"</row>"
    content = sheet.replace(b"</sheetData>", row + b"</sheetData>")
    grids, _ = read(with_part(path, "xl/worksheets/sheet1.xml", content))
    assert grids[0].marks.errors == dict.fromkeys(((3, at) for at in range(16_000)), "#N/A")


def test_every_kind_of_password_protection_is_reported(tmp_path: Path) -> None:
    agile = tmp_path / "agile.xlsx"
    agile.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1_000) + "EncryptedPackage".encode("utf-16-le"))
    manifest = b'<manifest:manifest xmlns:manifest="x"><manifest:encryption-data/></manifest:manifest>'
    document = with_part(by_hand.ods(tmp_path / "locked.ods"), "META-INF/manifest.xml", manifest)
    assert [problem.sort for problem in read_files([agile, document], tmp_path)[1]] == ["encrypted file"] * 2
