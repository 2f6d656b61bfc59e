"""Read a sheet's XML for what calamine leaves out: errors, formulas without a value, percentages, hidden rows.

The bytes are searched, not parsed: a parser takes ten times as long.
"""

import posixpath
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from html import unescape
from itertools import islice
from zipfile import ZipFile

from plangen.sources.grid import Marks

ROOT = re.compile(rb"<(\w+:)?worksheet[\s>]")
RELATIONSHIP = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
STYLE = re.compile(rb"<(?:\w+:)?xf\b[^>]*>")
NUMBER_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s[^>]*>")
CELL_STYLES = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
ATTRIBUTE = re.compile(rb"\s([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
# These start with letters, not with the blank before them, which makes the search ten times as fast.
ERROR_CELL = re.compile(rb"t=[\"']e[\"']")
HIDDEN = re.compile(rb"hidden=[\"'](?:1|true)[\"']")
MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z]{1,3})(\d{1,7}):\1(\d{1,7})[\"']")
MAX_MERGED = 100_000
CALENDAR = re.compile(rb"<(?:\w+:)?workbookPr\b[^>]*>")
ODS_1904_DATE = re.compile(rb"<(?:\w+:)?null-date\b[^>]*=\"1904-")
MAX_SETTINGS_BYTES = 1_000_000
XLS_1904_RECORD = b"\x22\x00\x02\x00\x01\x00\x0e\x00\x02\x00"
"""In an .xls file: the calendar record set to 1904, and the header of the next record."""
QUOTED = re.compile(r"\"[^\"]*\"|&quot;.*?&quot;|[\\_*].|\[[^\]]*\]")
"""Parts of a number format that are literal text or spacing."""
CURRENCY_TAG = re.compile(r"\[\$([^\]-]+)(?:-[0-9A-Fa-f]+)?\]")
"""A currency in a number format, with the country that follows it: [$€-407]."""
CURRENCY_TEXT = re.compile(r"\"\s*([^\"\d#.,;()]{1,4}?)\s*\"|\\?([$€£¥₹₽₺₴₩₪₫₱฿₨])")
"""Other signs in a number format: in quotation marks, or alone."""
CURRENCY_SIGN = re.compile(
    r"[A-Z]{2}\$|[A-Z]{3}|[A-Za-z]{0,2}[$€£¥₹₽₺₴₩₪₫₱฿₨]|Kč|zł|kr\.?|Ft|R\$|Fr\.?|CHF", re.IGNORECASE
)
BUILT_IN_PERCENTS = frozenset({b"9", b"10"})
NO_STYLES: frozenset[bytes] = frozenset()
NO_CURRENCIES: Mapping[bytes, str] = {}


class SheetBytes:
    """The XML of one worksheet, with methods to find tags and their addresses."""

    def __init__(self, xml: bytes) -> None:
        root = ROOT.search(xml, 0, 8192)
        self.xml = xml
        self.prefix = (root.group(1) if root else None) or b""
        self.address = self.compiled(rb"<@c\s[^>]*?(?<=\s)r=[\"']([A-Z]+)([0-9]+)[\"']")
        self.row_number = self.compiled(rb"<@row\s[^>]*?(?<=\s)r=[\"']([0-9]+)[\"']")
        self.any_cell = self.compiled(rb"<@c[\s/>]")
        self.counted = (-1, 0, -1)
        """The last row counted for cells without addresses, the position reached, and the column there."""

    def compiled(self, pattern: bytes) -> re.Pattern[bytes]:
        """A pattern with the sheet's namespace prefix in place of each @."""
        return re.compile(pattern.replace(b"@", self.prefix))

    def tags_with(self, name: bytes, attribute: re.Pattern[bytes]) -> Iterator[int]:
        """The positions of tags with this name and attribute."""
        opening = re.compile(b"<" + self.prefix + name + rb"(?=\s)[^>]*\s\Z")
        for found in attribute.finditer(self.xml):
            start = self.xml.rfind(b"<", 0, found.start())
            if opening.match(self.xml, start, found.start()):
                yield start

    def formulas_without_value(self) -> Iterator[int]:
        """The positions of cells with a formula and no value."""
        value = rb"(?P<value><@v[^>]*/>|<@v[^>]*>\s*</@v>)?\s*</@c>"
        text = self.compiled(rb"\st=[\"']str[\"']")
        for ending in (rb"</@f>\s*", rb"<@f\s[^>]*/>\s*"):
            for found in self.compiled(ending + value).finditer(self.xml):
                start = self.xml.rfind(b"<" + self.prefix + b"c", 0, found.start())
                # A text formula with an empty value was calculated: its result is an empty text.
                if start >= 0 and not (found["value"] and text.search(self.tag(start))):
                    yield start

    def tag(self, start: int) -> bytes:
        """The tag at this position."""
        return self.xml[start : self.xml.find(b">", start) + 1]

    def shown_value(self, start: int) -> str:
        """The value shown by the cell at this position."""
        end = self.xml.find(b"</" + self.prefix + b"c>", start)
        value = self.compiled(rb"<@v[^>]*>([^<]*)<").search(self.xml, start, max(start, end))
        return value.group(1).decode("utf-8", "replace").strip() if value else ""

    def cell(self, start: int) -> tuple[int, int]:
        """The row and column, from 0, of the cell at this position."""
        address = self.address.match(self.xml, start)
        if address:
            return int(address.group(2)) - 1, column_number(address.group(1))
        row_start, row = self.row_around(start)
        counted_row, place, column = self.counted
        if counted_row != row_start or place > start:
            place, column = row_start, -1
        for found in self.any_cell.finditer(self.xml, place, start + len(self.prefix) + 3):
            address = self.address.match(self.xml, found.start())
            column = column_number(address.group(1)) if address else column + 1
        self.counted = (row_start, start + 1, column)
        return row, column

    def row_around(self, start: int) -> tuple[int, int]:
        """The position of the row around this one, and its number from 0."""
        starts, numbers = self.rows
        at = max(bisect_right(starts, start) - 1, 0)
        return (starts[at], numbers[at]) if starts else (0, 0)

    @cached_property
    def rows(self) -> tuple[list[int], list[int]]:
        """The position of each row, and its number from 0; needed only for writers that leave addresses out."""
        starts: list[int] = []
        numbers: list[int] = []
        for found in self.compiled(rb"<@row[\s/>]").finditer(self.xml):
            number = self.row_number.match(self.xml, found.start())
            numbers.append(int(number.group(1)) - 1 if number else (numbers[-1] + 1 if numbers else 0))
            starts.append(found.start())
        return starts, numbers


def cell_metadata(
    xml: bytes, percent_styles: frozenset[bytes] = NO_STYLES, currency_styles: Mapping[bytes, str] = NO_CURRENCIES
) -> Marks:
    """The marks of one worksheet's XML."""
    sheet = SheetBytes(xml)
    return Marks(
        errors={sheet.cell(at): sheet.shown_value(at) or "error" for at in sheet.tags_with(b"c", ERROR_CELL)},
        uncalculated=frozenset(sheet.cell(at) for at in sheet.formulas_without_value()),
        percents=frozenset(styled_cells(sheet, percent_styles)),
        currencies=currency_ranges(currency_cells(sheet, currency_styles)),
        hidden_rows=frozenset(sheet.row_around(at)[1] for at in sheet.tags_with(b"row", HIDDEN)),
        hidden_columns=frozenset(hidden_columns(sheet)),
        merged=tuple(islice(merged_down(xml), MAX_MERGED)),
    )


def merged_down(xml: bytes) -> Iterator[tuple[int, int, int]]:
    """The column, first row, and last row, from 0, of vertically merged cells."""
    # They come after the cells.
    for found in MERGED.finditer(xml, max(xml.rfind(b"sheetData>"), 0)):
        column, first, last = found.groups()
        if int(first) < int(last):
            yield column_number(column), int(first) - 1, int(last) - 1


def currency_cells(sheet: SheetBytes, styles: Mapping[bytes, str]) -> Iterator[tuple[tuple[int, int], str]]:
    """The cells with a value and a currency in their number format, each with its sign."""
    for sign in sorted(set(styles.values())):
        yield from (
            (cell, sign) for cell in styled_cells(sheet, frozenset(key for key in styles if styles[key] == sign))
        )


def currency_ranges(cells: Iterable[tuple[tuple[int, int], str]]) -> dict[int, tuple[tuple[int, int, str], ...]]:
    """By column, the first and last row of cells with one sign, and the sign."""
    found: dict[int, list[tuple[int, int, str]]] = {}
    for (row, column), sign in cells:
        ranges = found.setdefault(column, [])
        if ranges and ranges[-1][1] == row - 1 and ranges[-1][2] == sign:
            ranges[-1] = (ranges[-1][0], row, sign)
        else:
            ranges.append((row, row, sign))
    return {column: tuple(ranges) for column, ranges in found.items()}


def styled_cells(sheet: SheetBytes, numbers: frozenset[bytes]) -> Iterator[tuple[int, int]]:
    """The cells with a value and one of these styles."""
    if numbers:
        styles = re.compile(rb"s=[\"'](?:" + b"|".join(sorted(numbers)) + rb")[\"']")
        for start in sheet.tags_with(b"c", styles):
            if not sheet.tag(start).endswith(b"/>"):
                yield sheet.cell(start)


def hidden_columns(sheet: SheetBytes) -> Iterator[int]:
    """The hidden columns, from 0."""
    preamble = SheetBytes(sheet.xml[: sheet.xml.find(b"<" + sheet.prefix + b"sheetData")])
    for start in preamble.tags_with(b"col", HIDDEN):
        tag = attributes(preamble.tag(start))
        yield from range(int(tag.get("min", b"1")) - 1, min(int(tag.get("max", b"0")), 16384))


@dataclass(frozen=True, slots=True)
class CellStyles:
    """The numbers of the cell styles formatted as percentages, and of those with a currency, each with its sign."""

    percents: frozenset[bytes] = NO_STYLES
    currencies: Mapping[bytes, str] = field(default_factory=dict)


def cell_styles(archive: ZipFile) -> CellStyles:
    """The cell styles of a workbook that say what their numbers are."""
    xml = part(archive, target(archive, workbook_part(archive), "/styles", "xl/styles.xml"))
    percents, signs = set(BUILT_IN_PERCENTS), {}
    for found in NUMBER_FORMAT.finditer(xml):
        tag = attributes(found.group())
        code, number = tag.get("formatCode", b"").decode("utf-8", "replace"), tag.get("numFmtId", b"")
        if "%" in QUOTED.sub("", code):
            percents.add(number)
        elif sign := currency_in(unescape(code)):
            signs[number] = sign
    section = CELL_STYLES.search(xml)
    formats = (
        [attributes(style.group()).get("numFmtId", b"") for style in STYLE.finditer(section.group())] if section else []
    )
    numbered = [(str(number).encode(), key) for number, key in enumerate(formats)]
    return CellStyles(
        frozenset(number for number, key in numbered if key in percents),
        {number: signs[key] for number, key in numbered if key in signs},
    )


def currency_in(code: str) -> str:
    """The currency sign in a number format; empty if it has none."""
    tagged = CURRENCY_TAG.search(code)
    texts = (
        [tagged[1]]
        if tagged
        else [quoted or bare for quoted, bare in CURRENCY_TEXT.findall(re.sub(r"\[[^\]]*\]", "", code))]
    )
    return next((text.strip() for text in texts if CURRENCY_SIGN.fullmatch(text.strip())), "")


def sheet_parts(archive: ZipFile) -> list[str]:
    """The names of the workbook's sheet parts, in order; '' for a missing one."""
    workbook = workbook_part(archive)
    targets = relationships(archive, workbook)
    parts = []
    for found in SHEET.finditer(part(archive, workbook)):
        key = next((value for name, value in attributes(found.group()).items() if name.endswith(":id")), b"")
        parts.append(targets.get(key, ("", ""))[1])
    return parts


def uses_1904_dates(archive: ZipFile) -> bool:
    """Whether the workbook counts days from 1904, as old Mac programs did."""
    found = CALENDAR.search(part(archive, workbook_part(archive)))
    if found is None:
        return "content.xml" in archive.namelist() and ods_uses_1904_dates(archive)
    return attributes(found.group()).get("date1904") in (b"1", b"true")


def ods_uses_1904_dates(archive: ZipFile) -> bool:
    """Whether an OpenDocument file, whose settings come before its rows, counts days from 1904."""
    with archive.open("content.xml") as content:
        return ODS_1904_DATE.search(content.read(MAX_SETTINGS_BYTES)) is not None


def workbook_part(archive: ZipFile) -> str:
    """The name of the part that lists the sheets."""
    return target(archive, "", "/officeDocument", "xl/workbook.xml")


def target(archive: ZipFile, source: str, suffix: str, default: str) -> str:
    """The name of the first part of this type that a part refers to, or the default name."""
    targets = relationships(archive, source).values()
    return next((name for kind, name in targets if kind.endswith(suffix)), default)


def relationships(archive: ZipFile, source: str) -> dict[bytes, tuple[str, str]]:
    """What a part refers to: for each id, the target's type and name."""
    folder, name = posixpath.split(source)
    found: dict[bytes, tuple[str, str]] = {}
    for match in RELATIONSHIP.finditer(part(archive, posixpath.join(folder, "_rels", f"{name}.rels"))):
        tag = attributes(match.group())
        relative = tag.get("Target", b"").decode("utf-8", "replace").replace("\\", "/")
        absolute = posixpath.normpath(posixpath.join("/", folder, relative)).lstrip("/")
        found[tag.get("Id", b"")] = (tag.get("Type", b"").decode("utf-8", "replace"), absolute)
    return found


def part(archive: ZipFile, name: str) -> bytes:
    """The bytes of a part, found in any letter case; empty if it is missing."""
    by_name = {info.filename.replace("\\", "/").lower(): info for info in archive.infolist()}
    info = by_name.get(name.lower())
    return archive.read(info) if info else b""


def attributes(tag: bytes) -> dict[str, bytes]:
    """A tag's attributes."""
    return {name.decode("ascii", "replace"): double or single for name, double, single in ATTRIBUTE.findall(tag)}


@cache
def column_number(letters: bytes) -> int:
    """The number, from 0, of a column's letters."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
