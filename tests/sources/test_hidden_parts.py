"""Hidden rows and columns of .ods and .xls files."""

import struct
from pathlib import Path

import pytest

from plangen.sources.grid import Grid
from plangen.sources.workbook import read_workbook
from plangen.sources.xls_marks import sheet_hidden
from tests import workbooks_by_hand as by_hand

CASES = Path(__file__).parents[3] / "shared" / "data" / "cases"


def grids(path: Path) -> list[Grid]:
    return [found for found in read_workbook(path, path.name) if isinstance(found, Grid)]


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def row(number: int, *, hidden: bool) -> bytes:
    return record(0x0208, struct.pack("<HHHHHHHH", number, 0, 5, 255, 0, 0, 0x20 if hidden else 0, 0))


def column(first: int, last: int, *, hidden: bool) -> bytes:
    return record(0x007D, struct.pack("<HHHHHH", first, last, 2000, 15, int(hidden), 0))


def test_hidden_rows_and_columns_of_an_xls_sheet_are_found() -> None:
    chart = record(0x0809, b"\0" * 16) + row(9, hidden=True) + record(0x000A)
    stream = record(0x0809, b"\0" * 16) + column(0, 1, hidden=False) + column(3, 4, hidden=True) + row(0, hidden=False)
    stream += row(2, hidden=True) + chart + row(7, hidden=True) + record(0x000A) + row(8, hidden=True)
    found = sheet_hidden(stream, 0)
    assert found.rows == {2, 7}
    assert found.columns == {3, 4}


def test_an_xls_file_without_hidden_rows_has_none(tmp_path: Path) -> None:
    (grid, *_) = grids(by_hand.xls(tmp_path / "hand.xls"))
    assert grid.rows
    assert not grid.marks.hidden_rows


def test_a_damaged_xls_file_is_read_without_marks(tmp_path: Path) -> None:
    path = by_hand.xls(tmp_path / "hand.xls")
    raw = bytearray(path.read_bytes())
    raw[68:76] = b"\x05\0\0\0\xff\xff\xff\x7f"
    path.write_bytes(raw)
    for found in grids(path):
        assert not found.marks.hidden_rows


def test_hidden_rows_of_an_ods_file_are_found() -> None:
    path = CASES / "hidden-rows-ods" / "inputs" / "deals.ods"
    if not path.exists():
        pytest.skip("the shared cases are not here")
    (grid,) = grids(path)
    assert len(grid.marks.hidden_rows) == 2
