"""Read an .xls file's hidden rows and columns, which calamine leaves out.

The file is a compound file of sectors, linked by a table; its stream Workbook is a list of records.
"""

import struct
from collections.abc import Iterator

from plangen.sources.ods_marks import Hidden

FREE = 0xFFFFFFFA
"""Sector numbers from here on end a chain."""
MAX_SECTORS = 500_000
ENTRY = 128
"""The bytes of a directory entry."""
SHORT_STREAM = 4096
HEADER_TABLE = 109
"""The sectors of the sector table that the header lists."""
ROW, COLUMNS, SHEET, START, END = 0x0208, 0x007D, 0x0085, 0x0809, 0x000A
HIDDEN_ROW, HIDDEN_COLUMN = 0x20, 0x01
MAX_COLUMNS = 256
NAMES = ("Workbook", "Book")


def xls_hidden(raw: bytes) -> list[Hidden]:
    """The hidden rows and columns of each sheet in order; raises if the file is damaged."""
    stream = workbook_stream(raw)
    return [sheet_hidden(stream, start) for start in sheet_starts(stream)]


def sheet_starts(stream: bytes) -> Iterator[int]:
    """Where each sheet's records start, in the order of the sheets."""
    for kind, start, size in records(stream, 0):
        if kind == SHEET and size >= 4:  # noqa: PLR2004 - the bytes of an address
            yield struct.unpack_from("<I", stream, start)[0]
        elif kind == END:
            return


def sheet_hidden(stream: bytes, start: int) -> Hidden:
    """The hidden rows and columns in a sheet's records; a chart within a sheet has records of its own."""
    hidden = Hidden()
    depth = 0
    for kind, at, size in records(stream, start):
        depth += (kind == START) - (kind == END)
        if depth <= 0:
            break
        if kind == ROW and depth == 1 and size >= 14 and stream[at + 12] & HIDDEN_ROW:  # noqa: PLR2004 - its fields
            hidden.rows.add(struct.unpack_from("<H", stream, at)[0])
        elif kind == COLUMNS and depth == 1 and size >= 10 and stream[at + 8] & HIDDEN_COLUMN:  # noqa: PLR2004 - its fields
            first, last = struct.unpack_from("<HH", stream, at)
            hidden.columns.update(range(first, min(last + 1, MAX_COLUMNS)))
    return hidden


def records(stream: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """The records from a place on: kind, where its data start, and their size."""
    while start + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, start)
        yield kind, start + 4, size
        start += 4 + size


def workbook_stream(raw: bytes) -> bytes:
    """The bytes of the stream with the workbook's records."""
    sector = 1 << struct.unpack_from("<H", raw, 30)[0]
    table = sector_table(raw, sector)
    directory = chain(raw, table, sector, struct.unpack_from("<I", raw, 48)[0])
    for at in range(0, len(directory) - ENTRY + 1, ENTRY):
        length = struct.unpack_from("<H", directory, at + 64)[0]
        name = directory[at : at + max(length - 2, 0)].decode("utf-16-le", "replace")
        if name in NAMES:
            first, size = struct.unpack_from("<II", directory, at + 116)
            # A stream this short is in the short sectors, and too short for a workbook.
            return chain(raw, table, sector, first)[:size] if size >= SHORT_STREAM else b""
    return b""


def sector_table(raw: bytes, sector: int) -> list[int]:
    """For each sector, the number of the next one in its chain."""
    listed = list(struct.unpack_from(f"<{HEADER_TABLE}I", raw, 76))
    more = struct.unpack_from("<I", raw, 68)[0]
    per_sector = sector // 4
    while more < FREE and len(listed) < MAX_SECTORS:
        numbers = struct.unpack_from(f"<{per_sector}I", raw, (more + 1) * sector)
        listed += numbers[:-1]
        more = numbers[-1]
    table: list[int] = []
    for number in listed:
        if number < FREE and (number + 2) * sector <= len(raw) + sector:
            part = raw[(number + 1) * sector : (number + 2) * sector]
            table += struct.unpack(f"<{len(part) // 4}I", part[: len(part) // 4 * 4])
    return table


def chain(raw: bytes, table: list[int], sector: int, first: int) -> bytes:
    """The bytes of a chain of sectors."""
    parts: list[bytes] = []
    while first < len(table) and len(parts) <= len(table):
        parts.append(raw[(first + 1) * sector : (first + 2) * sector])
        first = table[first]
    return b"".join(parts)
