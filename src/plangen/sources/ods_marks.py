"""Read an OpenDocument sheet's hidden rows and columns and its currencies, which calamine leaves out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers.expat import ParserCreate
from zipfile import ZipFile

CONTENT = "content.xml"
HIDING = (b'visibility="collapse"', b'visibility="filter"', b"visibility='collapse'", b"visibility='filter'")
CURRENCY = b"office:currency="
MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384
MAX_REPEATED = 100
TABLE = "table:table"
CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})


@dataclass(slots=True)
class Hidden:
    """The hidden rows and columns of one sheet, from 0, and the currency of each cell that has one."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    currencies: dict[tuple[int, int], str] = field(default_factory=dict)


@dataclass(slots=True)
class OdsReader:
    """What the parser has seen: the hidden parts of each sheet, and its place in the current one."""

    sheets: list[Hidden] = field(default_factory=list)
    row: int = 0
    column: int = 0
    depth: int = 0
    next_row: int = 0
    """The row below the current one, or below its repetitions."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take note of a sheet, a row, or a column."""
        if name == TABLE:
            self.depth += 1
            if self.depth == 1:
                self.sheets.append(Hidden())
                self.row = self.next_row = self.column = 0
        elif self.depth == 1 and name == "table:table-row":
            self.row, self.column = self.next_row, 0
            self.next_row = self.take(attributes, "table:number-rows-repeated", self.row, self.sheets[-1].rows)
        elif self.depth == 1 and name in CELLS:
            self.take_cell(attributes)
        elif self.depth == 1 and name == "table:table-column":
            self.column = self.take(attributes, "table:number-columns-repeated", self.column, self.sheets[-1].columns)

    def take(self, attributes: Mapping[str, str], repeated: str, place: int, hidden: set[int]) -> int:
        """The place behind rows or columns, which are added if they are hidden."""
        count = attributes.get(repeated, "1")
        end = min(place + (int(count) if count.isdecimal() else 1), MAX_ROWS)
        if attributes.get("table:visibility", "visible") != "visible":
            hidden.update(range(place, end))
        return end

    def take_cell(self, attributes: Mapping[str, str]) -> None:
        """Take note of a cell's currency, and move on to the next one."""
        count = attributes.get("table:number-columns-repeated", "1")
        end = min(self.column + (int(count) if count.isdecimal() else 1), MAX_COLUMNS)
        currency = attributes.get("office:currency", "")
        if currency and len(self.sheets[-1].currencies) < MAX_ROWS:
            # A repeated currency is a template's; only rows with values repeat one, and few of them.
            rows = range(self.row, min(self.next_row, self.row + MAX_REPEATED))
            columns = range(self.column, min(end, self.column + MAX_REPEATED))
            self.sheets[-1].currencies |= {(row, column): currency for row in rows for column in columns}
        self.column = end

    def end(self, name: str) -> None:
        """Leave a sheet; a table in a cell isn't one."""
        self.depth -= name == TABLE


def ods_hidden(archive: ZipFile) -> list[Hidden]:
    """What each sheet hides, and its currencies; empty if the file has neither."""
    if not is_hiding(archive):
        return []
    reader = OdsReader()
    parser = ParserCreate()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    with archive.open(CONTENT) as content:
        parser.ParseFile(content)
    return reader.sheets


def is_hiding(archive: ZipFile) -> bool:
    """Whether a file hides anything or has currencies; searching its bytes takes a hundredth of parsing it."""
    before = b""
    for block in blocks(archive):
        if any(mark in before + block for mark in (*HIDING, CURRENCY)):
            return True
        before = block[-40:]
    return False


def blocks(archive: ZipFile) -> Iterator[bytes]:
    """The bytes of the file's content, a few at a time."""
    with archive.open(CONTENT) as content:
        while block := content.read(1_000_000):
            yield block
