"""The bytes of a text file in, its one grid out, with delimiter, quoting and encoding found."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain, islice

from plangen.problems import Problem
from plangen.sources.grid import Grid
from plangen.sources.refusals import (
    damaged_letters,
    empty,
    guessed_encoding,
    unclosed_quotation,
    unreadable,
    web_page,
)

MOST_TEXT_BYTES = 100_000_000
DELIMITERS = (",", ";", "\t", "|")
SAMPLE_SIGNS = 64_000
SAMPLE_ROWS = 200
END = "\ufdd0"
"""A sign that Unicode keeps free, to see whether the last line is still a line of its own."""
WEB_PAGE = re.compile(r"\s*<(?:!doctype|html|head|meta|style|table|\?xml|\w+:)", re.IGNORECASE)
SEPARATOR_LINE = re.compile(r"sep=(\t|[^\s\w\"'])[^\S\n\r]*(?:\r\n|\r|\n)", re.IGNORECASE)
NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
NOT_ASCII = re.compile(rb"[\x80-\xff]")
MANY_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
FOREIGN_WORD = re.compile(rb"[\xc0-\xff]{4}")
WORD = re.compile(r"[\w&.'’-]*[^\x00-\x7f][\w&.'’-]*")
BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_text(raw: bytes, file: str, *, named_as_workbook: bool = False) -> tuple[list[Grid], list[Problem]]:
    """The grid of a text file, and what is wrong with it; one that claims to be a workbook must have columns."""
    if not raw:
        return [], [unreadable(file, "The file is empty.") if named_as_workbook else empty(file)]
    text, problems = decoded(raw, file)
    if WEB_PAGE.match(text, 0, 1000):
        return [], [web_page(file)]
    told = SEPARATOR_LINE.match(text)
    sample = text[told.end() if told else 0 :][:SAMPLE_SIGNS]
    if len(NO_TEXT.findall(sample)) * 100 > len(sample):
        return [], [unreadable(file)]
    delimiter = told.group(1) if told else found_delimiter(sample)
    if named_as_workbook and delimiter not in sample:
        return [], [unreadable(file)]
    lines = io.StringIO(text, newline="")
    if told:
        # Spreadsheets do not show this line either, so that addresses agree with theirs.
        next(lines)
    rows, unclosed = complete_rows(cell_reader(chain(lines, [END]), sample, delimiter))
    if unclosed:
        # Blank lines and line breaks within cells count, as they do in an editor.
        line = 1 + bool(told) + len(rows) + sum(cell.count("\n") for row in rows for cell in row)
        problems.append(unclosed_quotation(file, line))
    if not any(map(any, rows)):
        return [], problems or [empty(file)]
    return [Grid(file, "", rows)], problems


def complete_rows(reader: Iterator[list[str]]) -> tuple[list[list[str]], bool]:
    """The rows up to the end, and whether a quotation mark that is never closed swallows what comes after them."""
    rows: list[list[str]] = []
    try:
        rows.extend(reader)
    except csv.Error:
        # A cell longer than any spreadsheet's: the rows before it are there.
        return rows, True
    return rows, rows.pop() != [END]


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


def decoded(raw: bytes, file: str) -> tuple[str, list[Problem]]:
    """The text of these bytes, and a line where its encoding had to be guessed."""
    encoding = marked_encoding(raw)
    try:
        return raw.decode(encoding), []
    except UnicodeDecodeError as reason:
        if encoding.startswith("utf-16") or nearly_utf_8(raw):
            line = raw.count(b"\n", 0, reason.start) + 1
            return raw.decode(encoding, "replace"), [damaged_letters(file, line)]
    encoding = western_encoding(raw) or guessed_by_statistics(raw)
    text = raw.decode(encoding, "replace")
    word = WORD.search(text)
    return text, [guessed_encoding(file, encoding, word.group() if word else "")]


def marked_encoding(raw: bytes) -> str:
    """The encoding that the first bytes tell: a byte order mark, or the zeros of UTF-16."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return encoding
    beginning = raw[:2000]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(beginning) > 3 and beginning[first::2].count(0) * 10 > len(beginning[first::2]) * 7:  # noqa: PLR2004 - shorter says nothing; seven in ten
            return encoding
    return "utf-8"


def nearly_utf_8(raw: bytes) -> bool:
    """Whether most of what is not ASCII is right UTF-8, so that a few bytes are damaged."""
    right = sum(map(len, MANY_BYTES.findall(raw)))
    return right > 0 and (len(NOT_ASCII.findall(raw)) - right) * 10 < right


def western_encoding(raw: bytes) -> str | None:
    """Windows' western encoding where it fits: every byte is a sign of it, and accented letters stand singly."""
    try:
        raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return None if FOREIGN_WORD.search(raw) else "cp1252"


def guessed_by_statistics(raw: bytes) -> str:
    """The encoding that the letters' frequencies suggest, from the lines that have any but ASCII; else western."""
    # Slow to import and slow to ask, and hardly ever needed.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    lines = islice((line for line in raw.splitlines() if NOT_ASCII.search(line)), SAMPLE_ROWS)
    best = from_bytes(b"\n".join(lines)[:SAMPLE_SIGNS]).best()
    return best.encoding if best else "cp1252"
