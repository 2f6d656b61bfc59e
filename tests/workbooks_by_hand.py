"""Writes a small workbook in every format; .xls, .xlsb, and .ods byte by byte, since no library here writes them."""

import struct
import zipfile
from collections.abc import Iterable, Sequence
from html import escape
from itertools import chain
from pathlib import Path

import xlsxwriter

Rows = Sequence[Sequence[str | float]]

DEALS: Rows = (
    ("Salesperson", "Account", "Deal", "Stage", "Amount", "Close date"),
    ("Ana Ruiz", "Acme", "Shelves", "Won", 500.0, "2026-05-01"),
    ("Bo Lind", "Zeta", "Carts", "Open", 45000.5, "2026-12-18"),
)
ODS_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("table", "table"), ("text", "text"))
)
_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def xlsx(path: Path, rows: Rows = DEALS) -> Path:
    """Writes a current Excel workbook."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Deals")
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)
    book.close()
    return path


def xls(path: Path, rows: Rows = DEALS, size: tuple[int, int] | None = None) -> Path:
    """Writes an Excel 97 workbook; `size` is the number of rows and columns it claims to have."""
    rows_columns = size or (len(rows), max(map(len, rows)))
    cells = b"".join(_xls_cell(row, column, cell) for row, column, cell in _cells(rows))
    dimensions = _xls_record(0x0200, struct.pack("<IIHHH", 0, rows_columns[0], 0, rows_columns[1], 0))
    sheet = _xls_record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0)) + dimensions + cells
    globals_start = _xls_record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    start = len(globals_start) + 4 + 13 + 4
    sheet_entry = _xls_record(0x0085, struct.pack("<IHBB", start, 0, 5, 0) + b"Deals")
    path.write_bytes(_compound_file(globals_start + sheet_entry + _xls_record(0x000A) + sheet + _xls_record(0x000A)))
    return path


def xlsb(path: Path, rows: Rows = DEALS, size: tuple[int, int] | None = None) -> Path:
    """Writes a binary workbook; `size` is the number of rows and columns it claims to have."""
    rows_columns = size or (len(rows), max(map(len, rows)))
    cells = b"".join(
        (_xlsb_record(0, struct.pack("<I", row) + bytes(13)) if column == 0 else b"") + _xlsb_cell(column, cell)
        for row, column, cell in _cells(rows)
    )
    sheet = _xlsb_record(129) + _xlsb_record(148, struct.pack("<4I", 0, rows_columns[0] - 1, 0, rows_columns[1] - 1))
    sheet += _xlsb_record(145) + cells + _xlsb_record(146) + _xlsb_record(130)
    sheet_entry = _xlsb_record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Deals"))
    workbook = _xlsb_record(131) + _xlsb_record(143) + sheet_entry + _xlsb_record(144) + _xlsb_record(132)
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part_type, target in (
            ("_rels/.rels", "officeDocument", "xl/workbook.bin"),
            ("xl/_rels/workbook.bin.rels", "worksheet", "worksheets/sheet1.bin"),
        ):
            entry = f'<Relationship Id="rId1" Type="{relation}/{part_type}" Target="{target}"/>'
            archive.writestr(name, f'<Relationships xmlns="{package}">{entry}</Relationships>')
        archive.writestr("xl/workbook.bin", workbook)
        archive.writestr("xl/worksheets/sheet1.bin", sheet)
    return path


def ods(path: Path, rows: Rows = DEALS, *, more: str = "", before: str = "") -> Path:
    """Writes an OpenDocument workbook, with `more` XML after its rows and `before` at the start of the file."""
    table = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    sheets = f'<office:spreadsheet><table:table table:name="Deals">{table}{more}</table:table></office:spreadsheet>'
    content = f"<office:document-content {ODS_NAMES}><office:body>{sheets}</office:body></office:document-content>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f'<?xml version="1.0"?>{before}{content}')
        archive.writestr("META-INF/manifest.xml", f"<manifest:manifest {ODS_NAMES.replace('office', 'manifest')}/>")
    return path


def text(path: Path, delimiter: str, rows: Rows = DEALS) -> Path:
    """Writes a text file with this delimiter."""
    path.write_text("\n".join(delimiter.join(map(str, row)) for row in rows) + "\n", encoding="utf-8")
    return path


def _cells(rows: Rows) -> Iterable[tuple[int, int, str | float]]:
    return chain.from_iterable(((at, column, cell) for column, cell in enumerate(row)) for at, row in enumerate(rows))


def _xls_record(record_type: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", record_type, len(data)) + data


def _xls_cell(row: int, column: int, cell: str | float) -> bytes:
    at = struct.pack("<HHH", row, column, 0)
    if isinstance(cell, str):
        return _xls_record(0x0204, at + struct.pack("<HB", len(cell), 0) + cell.encode("latin-1"))
    return _xls_record(0x0203, at + struct.pack("<d", cell))


def _compound_file(stream: bytes) -> bytes:
    """The bytes of a compound file with one stream, padded to the size that has regular sectors."""
    stream = stream.ljust(max(4096, -(-len(stream) // _SECTOR) * _SECTOR), b"\0")
    count = len(stream) // _SECTOR
    tables = -(-(count + 2) // 127)
    stream_chain = [*range(tables + 2, tables + 1 + count), _END]
    fat = [_FAT] * tables + [_END] + stream_chain
    header = struct.pack(
        "<8s16s5H6x3I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, tables
    )
    header += struct.pack("<5I", 0, 4096, _END, 0, _END) + struct.pack("<I", 0)
    header += struct.pack(f"<{tables}I", *range(tables)) + struct.pack("<I", _FREE) * (109 - tables)
    entries = _entry("Root Entry", 5, _END, 0, child=1) + _entry("Workbook", 2, tables + 1, len(stream)) + bytes(256)
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(tables * _SECTOR, b"\xff")
    return header[:_SECTOR] + table + entries + stream


def _entry(name: str, entry_type: int, start: int, size: int, child: int = _FREE) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    header = text.ljust(64, b"\0") + struct.pack("<HBB3I", len(text), entry_type, 1, _FREE, _FREE, child)
    return header + bytes(36) + struct.pack("<IQ", start, size)


def _xlsb_record(record_type: int, data: bytes = b"") -> bytes:
    size, length = len(data), b""
    while size >= 0x80:
        length += bytes([size & 0x7F | 0x80])
        size >>= 7
    number = bytes([record_type]) if record_type < 0x80 else bytes([record_type & 0x7F | 0x80, record_type >> 7])
    return number + length + bytes([size]) + data


def _xlsb_cell(column: int, cell: str | float) -> bytes:
    at = struct.pack("<II", column, 0)
    return _xlsb_record(6, at + _wide(cell)) if isinstance(cell, str) else _xlsb_record(5, at + struct.pack("<d", cell))


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _ods_cell(cell: str | float) -> str:
    if isinstance(cell, str):
        text = f"<text:p>{escape(cell)}</text:p>"
        return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
