"""The bytes of a text file in, its one grid out, with delimiter, quoting and encoding found."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from itertools import chain, islice
from typing import Self

from plangen.problems import Problem
from plangen.sources.allowance import LAST_ROW, MOST_ADDRESSES, Allowance
from plangen.sources.encoding import found_encoding
from plangen.sources.grid import Grid
from plangen.sources.refusals import empty, endless_cell, too_many_cells, unclosed_quotation, unreadable, web_page

MOST_TEXT_BYTES = 100_000_000
DELIMITERS = (",", ";", "\t", "|")
SAMPLE_SIGNS = 64_000
SAMPLE_ROWS = 200
AT_ONCE = 1_000
"""Rows after which it is asked again whether there is still room."""
END = "\ufdd0"
"""A sign that Unicode keeps free, to see whether the last line is still a line of its own."""
WEB_PAGE = re.compile(r"\s*<(?:!doctype|html|head|meta|style|table|\?xml|\w+:)", re.IGNORECASE)
SEPARATOR_LINE = re.compile(r"sep=(\t|[^\s\w\"'])[^\S\n\r]*(?:\r\n|\r|\n)", re.IGNORECASE)
TEXT_FORMULAS = (b'="', b'=\0"')
"""How formulas such as ="00123" begin, in one byte a sign and in two."""
NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Ending(Enum):
    """How the rows of a text file end."""

    WHOLE = "with its last line"
    UNCLOSED = "in a quotation mark that is never closed and swallows the rest"
    ENDLESS = "in a cell that is longer than any spreadsheet's"
    TOO_MUCH = "before its last line, since there are more rows or cells than a file may hold"


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a text file is written: its encoding, whether its first line names the delimiter, and its first signs."""

    encoding: str
    delimiter: str
    told: bool
    sample: str


def read_text(raw: bytes, file: str, *, named_as_workbook: bool = False) -> tuple[list[Grid], list[Problem]]:
    """The grid of a text file, and what is wrong with it; one that claims to be a workbook must have columns."""
    if not raw:
        return [], [unreadable(file, "The file is empty.") if named_as_workbook else empty(file)]
    encoding, problems = found_encoding(raw, file)
    if not encoding:
        return [], problems
    text = opened(raw, encoding).read(SAMPLE_SIGNS)
    dialect = found_dialect(text, encoding)
    if WEB_PAGE.match(text, 0, 1000):
        return [], [web_page(file)]
    is_text = len(NO_TEXT.findall(dialect.sample)) * 100 <= len(dialect.sample)
    if not is_text or (named_as_workbook and dialect.delimiter not in dialect.sample):
        return [], [unreadable(file)]
    return read_rows(raw, file, dialect, problems)


def found_dialect(text: str, encoding: str) -> Dialect:
    """How a file is written that begins like this."""
    told = SEPARATOR_LINE.match(text)
    sample = text[told.end() if told else 0 :]
    return Dialect(encoding, told.group(1) if told else found_delimiter(sample), bool(told), sample)


def read_rows(raw: bytes, file: str, dialect: Dialect, problems: list[Problem]) -> tuple[list[Grid], list[Problem]]:
    """The grid of a text file whose dialect is known, with what is wrong with it besides these problems."""
    lines = opened(raw, dialect.encoding)
    if dialect.told:
        # Spreadsheets do not show this line either, so that addresses agree with theirs.
        next(lines)
    # A line of a hundred million delimiters would be a gigabyte before its end is seen.
    too_much = raw.count(dialect.delimiter.encode()) > MOST_ADDRESSES
    rows, ending = ([], Ending.TOO_MUCH) if too_much else complete_rows(lines, dialect)
    if ending is Ending.TOO_MUCH:
        return [], [too_many_cells(file)]
    problems = [*problems, *told_ending(ending, file, 1 + dialect.told + lines_of(rows))]
    if not any(map(any, rows)):
        return [], problems or [empty(file)]
    if any(sign in raw for sign in TEXT_FORMULAS):
        rows = [[text_of_formula(cell) for cell in row] for row in rows]
    return [Grid(file, "", rows)], problems


def text_of_formula(cell: str) -> str:
    """What a cell shows: programs write ="00123" so that a spreadsheet keeps the noughts of a text."""
    inner = cell[2:-1]
    return inner if cell[:2] == '="' and cell[2:][-1:] == '"' and '"' not in inner else cell


def opened(raw: bytes, encoding: str) -> io.TextIOWrapper:
    """The text of these bytes, of which only the part that is asked for takes room."""
    return io.TextIOWrapper(io.BytesIO(raw), encoding, errors="replace", newline="")


def told_ending(ending: Ending, file: str, line: int) -> list[Problem]:
    """What is wrong with the line at which reading ended."""
    if ending is Ending.UNCLOSED:
        return [unclosed_quotation(file, line)]
    return [endless_cell(file, line)] if ending is Ending.ENDLESS else []


def complete_rows(lines: Iterable[str], dialect: Dialect) -> tuple[list[list[str]], Ending]:
    """The rows as far as they can be told apart, and how they end."""
    rows: list[list[str]] = []
    allowance = Allowance()
    read = ReadLines(chain(lines, [END]))
    try:
        for row in cell_reader(read, dialect.sample, dialect.delimiter):
            rows.append(row)
            if len(rows) % AT_ONCE == 0 and not has_room(rows, len(rows) - AT_ONCE, allowance):
                return rows, Ending.TOO_MUCH
    except csv.Error:
        quoted = '"' in read.latest or read.count > lines_of(rows) + 1
        return rows, Ending.UNCLOSED if quoted else Ending.ENDLESS
    taken = len(rows) - len(rows) % AT_ONCE
    whole = rows.pop() == [END]
    if not has_room(rows, taken, allowance):
        return rows, Ending.TOO_MUCH
    return rows, Ending.WHOLE if whole else Ending.UNCLOSED


def has_room(rows: Sequence[Sequence[str]], taken: int, allowance: Allowance) -> bool:
    """Whether there is room for the rows that were not taken yet."""
    return len(rows) <= LAST_ROW + 1 and allowance.take(rows[taken:])


def lines_of(rows: Sequence[Sequence[str]]) -> int:
    """How many lines of a file rows take: blank lines and line breaks within cells count, as they do in an editor."""
    return len(rows) + sum(cell.count("\n") for row in rows for cell in row)


class ReadLines:
    """Lines as they come, counted and with the latest one kept, to see what a reader stumbled over."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self.count = 0
        self.latest = ""

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        self.latest = next(self._lines)
        self.count += 1
        return self.latest


def cell_reader(lines: Iterable[str], sample: str, delimiter: str) -> Iterator[list[str]]:
    """The rows of these lines, with cells quoted as they are in the sample."""
    quotation_mark = "'" if '"' not in sample and f"'{delimiter}'" in sample else '"'
    spaced = f'{delimiter} "' in sample
    return csv.reader(lines, delimiter=delimiter, quotechar=quotation_mark, skipinitialspace=spaced)


def found_delimiter(sample: str) -> str:
    """The delimiter by which most rows have one and the same number of cells, and the most of them."""
    return max(DELIMITERS, key=lambda delimiter: evenness(sample, delimiter))


def evenness(sample: str, delimiter: str) -> tuple[int, int]:
    """How many of the first rows have the most frequent number of cells above one, and that number."""
    rows: list[list[str]] = []
    with suppress(csv.Error):
        rows.extend(islice(cell_reader(io.StringIO(sample, newline=""), sample, delimiter), SAMPLE_ROWS))
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))
