"""Read a text file's bytes into one grid, detecting its encoding, delimiter, and quotes."""

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
from plangen.sources.encoding import detect_encoding
from plangen.sources.file_errors import empty, oversized_cell, too_many_cells, unclosed_quote, unreadable, web_page
from plangen.sources.grid import Grid
from plangen.sources.size_limits import LAST_ROW, MAX_ADDRESSES, SizeLimits

MAX_TEXT_BYTES = 100_000_000
DELIMITERS = (",", ";", "\t", "|")
SAMPLE_CHARS = 64_000
SAMPLE_ROWS = 200
ROWS_PER_CHECK = 1_000
"""The rows read between checks of the size limits."""
END = "\ufdd0"
"""A character that Unicode reserves, used to see whether the last line is complete."""
WEB_PAGE = re.compile(r"\s*<(?:!doctype|html|head|meta|style|table|\?xml|\w+:)", re.IGNORECASE)
SEPARATOR_LINE = re.compile(r"sep=(\t|[^\s\w\"'])[^\S\n\r]*(?:\r\n|\r|\n)", re.IGNORECASE)
TEXT_FORMULAS = (b'="', b'=\0"')
"""How formulas such as ="00123" start, in encodings of one and two bytes per character."""
CONTROL_CHARS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Ending(Enum):
    """How a text file's rows end."""

    COMPLETE = "with the last line"
    UNCLOSED = "in an unclosed quotation mark"
    OVERSIZED = "in a cell longer than any spreadsheet allows"
    TOO_LARGE = "before the last line: too many rows or cells"


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a text file is written: its encoding, its delimiter and whether the first line names it, and a sample."""

    encoding: str
    delimiter: str
    names_delimiter: bool
    sample: str


def read_text(raw: bytes, file: str, *, named_as_workbook: bool = False) -> tuple[list[Grid], list[Problem]]:
    """The grid of a text file, and its problems; a file with a workbook extension must have columns."""
    if not raw:
        return [], [unreadable(file, "The file is empty.") if named_as_workbook else empty(file)]
    encoding, problems = detect_encoding(raw, file)
    if not encoding:
        return [], problems
    text = open_text(raw, encoding).read(SAMPLE_CHARS)
    dialect = detect_dialect(text, encoding)
    if WEB_PAGE.match(text, 0, 1000):
        return [], [web_page(file)]
    is_text = len(CONTROL_CHARS.findall(dialect.sample)) * 100 <= len(dialect.sample)
    if not is_text or (named_as_workbook and dialect.delimiter not in dialect.sample):
        return [], [unreadable(file)]
    return read_rows(raw, file, dialect, problems)


def detect_dialect(text: str, encoding: str) -> Dialect:
    """The dialect of a file that starts like this."""
    named = SEPARATOR_LINE.match(text)
    sample = text[named.end() if named else 0 :]
    return Dialect(encoding, named.group(1) if named else detect_delimiter(sample), bool(named), sample)


def read_rows(raw: bytes, file: str, dialect: Dialect, problems: list[Problem]) -> tuple[list[Grid], list[Problem]]:
    """The grid of a text file with a known dialect, and its problems added to these."""
    lines = open_text(raw, dialect.encoding)
    if dialect.names_delimiter:
        # Spreadsheet apps skip this line too, so addresses agree.
        next(lines)
    # A line of a hundred million delimiters would take a gigabyte before its end is seen.
    is_too_large = raw.count(dialect.delimiter.encode()) > MAX_ADDRESSES
    rows, ending = ([], Ending.TOO_LARGE) if is_too_large else complete_rows(lines, dialect)
    if ending is Ending.TOO_LARGE:
        return [], [too_many_cells(file)]
    problems = [*problems, *ending_problem(ending, file, 1 + dialect.names_delimiter + lines_of(rows))]
    if not any(map(any, rows)):
        return [], problems or [empty(file)]
    if any(pattern in raw for pattern in TEXT_FORMULAS):
        rows = [[text_of_formula(cell) for cell in row] for row in rows]
    return [Grid(file, "", rows)], problems


def text_of_formula(cell: str) -> str:
    """What a cell shows: programs write ="00123" so that spreadsheet apps keep the leading zeros."""
    inner = cell[2:-1]
    return inner if cell[:2] == '="' and cell[2:][-1:] == '"' and '"' not in inner else cell


def open_text(raw: bytes, encoding: str) -> io.TextIOWrapper:
    """The text of these bytes, decoded as it is read to save memory."""
    return io.TextIOWrapper(io.BytesIO(raw), encoding, errors="replace", newline="")


def ending_problem(ending: Ending, file: str, line: int) -> list[Problem]:
    """The problem with the line at which reading ended."""
    if ending is Ending.UNCLOSED:
        return [unclosed_quote(file, line)]
    return [oversized_cell(file, line)] if ending is Ending.OVERSIZED else []


def complete_rows(lines: Iterable[str], dialect: Dialect) -> tuple[list[list[str]], Ending]:
    """The rows up to the last complete one, and how they end."""
    rows: list[list[str]] = []
    limits = SizeLimits()
    read = ReadLines(chain(lines, [END]))
    try:
        for row in cell_reader(read, dialect.sample, dialect.delimiter):
            rows.append(row)
            if len(rows) % ROWS_PER_CHECK == 0 and not is_within_limits(rows, len(rows) - ROWS_PER_CHECK, limits):
                return rows, Ending.TOO_LARGE
    except csv.Error:
        quoted = '"' in read.latest or read.count > lines_of(rows) + 1
        return rows, Ending.UNCLOSED if quoted else Ending.OVERSIZED
    counted = len(rows) - len(rows) % ROWS_PER_CHECK
    is_complete = rows.pop() == [END]
    if not is_within_limits(rows, counted, limits):
        return rows, Ending.TOO_LARGE
    return rows, Ending.COMPLETE if is_complete else Ending.UNCLOSED


def is_within_limits(rows: Sequence[Sequence[str]], counted: int, limits: SizeLimits) -> bool:
    """Whether the rows that weren't counted yet are within the limits."""
    return len(rows) <= LAST_ROW + 1 and limits.take(rows[counted:])


def lines_of(rows: Sequence[Sequence[str]]) -> int:
    """How many lines the rows take in the file: blank lines and line breaks within cells count, as in an editor."""
    return len(rows) + sum(cell.count("\n") for row in rows for cell in row)


class ReadLines:
    """Lines that are counted and the latest one kept, to see where a reader failed."""

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
    """The rows of these lines, with quotes as in the sample."""
    quotation_mark = "'" if '"' not in sample and f"'{delimiter}'" in sample else '"'
    has_spaces = f'{delimiter} "' in sample
    return csv.reader(lines, delimiter=delimiter, quotechar=quotation_mark, skipinitialspace=has_spaces)


def detect_delimiter(sample: str) -> str:
    """The delimiter that gives the most rows the same number of cells, and the most cells."""
    return max(DELIMITERS, key=lambda delimiter: consistency(sample, delimiter))


def consistency(sample: str, delimiter: str) -> tuple[int, int]:
    """How many sample rows have the most common number of cells above one, and that number."""
    rows: list[list[str]] = []
    with suppress(csv.Error):
        rows.extend(islice(cell_reader(io.StringIO(sample, newline=""), sample, delimiter), SAMPLE_ROWS))
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))
