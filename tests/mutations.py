"""Damages spreadsheets at random, as bad transfers, disks, or attackers would; repeatable by seed."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from random import Random

Mutation = Callable[[Random, bytes], bytes]

HOSTILE_BYTES = (
    b'r="XFD1048576"', b'r="A99999999999"', b'r=""', b"<row/>", b"</row>", b"<c>", b"</sheetData>", b"<v>1e999</v>",
    b"<v>-1</v>", b"<v>99999999999</v>", b't="s"', b't="e"', b't="b"', b't="d"', b's="4294967295"', b"&#0;", b"&bomb;",
    b"<!DOCTYPE x [<!ENTITY bomb 'x'>]>", b"<![CDATA[", b"<!--", b"]]>", b"\x00", b"\xff\xfe", b"\xed\xa0\x80",
    b'count="4294967295"', b'ref="A1:XFD1048576"', b'Target="../../../../etc/passwd"', b"xmlns=''", b"&amp;" * 400,
    b'"', b";" * 300, b"\r\r\n", b"\t" * 300, b"=cmd|' /C calc'!A0", b"9" * 400, b"'", b"sep=\x00\n",
)  # fmt: skip
"""Inserted into files, since chance wouldn't find it."""
VALUES = (
    b"", b"0", b"-1", b"1e308", b"-1e-308", b"1e999", b"NaN", b"4294967296", b"99999999999999999999", b"46000.99999",
    b"2958466", b"-46000", b"A1", b"XFD1048576", b"n", b"e", b"str", b"inlineStr", b"true", b"13/13/2026",
    b"2026-02-30", b"\xc2\xa0", b"\xe2\x80\xae", b"\xef\xbf\xbe", b"#REF!", b"Total", b"1,2.3,4", b"(5",
    b"x" * 32_768, b"_x0000_", b"../../x", b"CON", b"=1+1",
)  # fmt: skip
"""Written over values and attributes."""
XLS_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of an .xls file."""
_VALUE = re.compile(rb"[>\",;\t]([^<>\",;\t\r\n]{1,40})(?=[<\",;\t\r])")


def flipped(random: Random, raw: bytes) -> bytes:
    """Changes a few bytes."""
    changed = bytearray(raw)
    for _ in range(random.choice((1, 1, 2, 8))):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def cut_off(random: Random, raw: bytes) -> bytes:
    """Cuts off the end, or removes a piece from the middle."""
    start = random.randrange(len(raw))
    return raw[:start] if random.random() < 0.5 else raw[:start] + raw[start + random.randint(1, 64) :]


def copied(random: Random, raw: bytes) -> bytes:
    """Copies a piece to another place."""
    start, end = sorted(random.randrange(len(raw)) for _ in range(2))
    at = random.randrange(len(raw))
    return raw[:at] + raw[start : min(end, start + 500)] + raw[at:]


def injected(random: Random, raw: bytes) -> bytes:
    """Inserts hostile bytes, at the start of a tag or cell if one is near."""
    at = random.randrange(len(raw))
    separator = max(raw.find(sign, at, at + 200) for sign in (b" ", b"<", b",", b";"))
    at = separator + 1 if separator >= 0 else at
    return raw[:at] + random.choice(HOSTILE_BYTES) + raw[at:]


def revalued(random: Random, raw: bytes) -> bytes:
    """Replaces one number or word and keeps the rest."""
    found = list(_VALUE.finditer(raw))
    if not found:
        return flipped(random, raw)
    match = random.choice(found)
    return raw[: match.start(1)] + random.choice(VALUES) + raw[match.end(1) :]


MUTATIONS: tuple[Mutation, ...] = (flipped, cut_off, copied, injected, revalued, revalued, revalued)


def mutated(random: Random, raw: bytes) -> bytes:
    """Changes a file once or twice; in a zip file usually one part, so it can still be opened."""
    for _ in range(random.choice((1, 1, 2))):
        change = random.choice(MUTATIONS)
        in_part = raw.startswith(b"PK") and random.random() < 0.9
        raw = _with_part_changed(random, raw, change) if in_part else _changed(random, raw or b"\0", change)
    return raw


def _changed(random: Random, raw: bytes, change: Mutation) -> bytes:
    """Changes bytes; in binary files usually in place, since shifted bytes would make the rest unreadable."""
    is_binary = raw.startswith(XLS_SIGNATURE) or b"\0\0" in raw[:200]
    if not is_binary or random.random() < 0.3:
        return change(random, raw)
    start = random.randrange(len(raw))
    piece = raw[start : start + random.choice((4, 16, 64, 256))]
    return raw[:start] + change(random, piece)[: len(piece)].ljust(len(piece), b"\0") + raw[start + len(piece) :]


def _with_part_changed(random: Random, raw: bytes, change: Mutation) -> bytes:
    """Changes or renames one part of a zip file."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    except Exception:  # noqa: BLE001 - an earlier change may have damaged it
        parts = []
    if not parts:
        return change(random, raw)
    at = _pick_part(random, parts)
    name, part = parts[at]
    parts[at] = (name, _changed(random, part or b"\0", change)) if random.random() < 0.95 else (f"../../{name}", part)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in parts:
            archive.writestr(name, part)
    return file.getvalue()


def _pick_part(random: Random, parts: Sequence[tuple[str, bytes]]) -> int:
    """The index of a part, more often a sheet or a workbook part than another."""
    preferred = [at for at, (name, _) in enumerate(parts) if "sheet" in name or "workbook" in name or "content" in name]
    return random.choice(preferred) if preferred and random.random() < 0.8 else random.randrange(len(parts))
