"""The rules for every spreadsheet that plangen writes: text stays text, and numbers stay numbers."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

FIXED_DATE = datetime(2000, 1, 1)  # noqa: DTZ001 - XlsxWriter takes no zone; fixed, so every run gives the same bytes
MAX_CHARACTERS = 32_767
"""The most characters an Excel cell can hold."""
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""Characters that start a formula; the wide ones come from East Asian keyboards."""
_NEGATIVE = re.compile(r"-\s?\d[\d.,]*\s?%?")
_FORMULA_INSIDE = re.compile(rf"([;\t\n]\s*)([{re.escape(''.join(_FORMULA_STARTS))}])")
_NOT_ALLOWED = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


def looks_like_a_formula(text: str) -> bool:
    """Whether a spreadsheet app could calculate a text instead of showing it."""
    return text.lstrip().startswith(_FORMULA_STARTS)


def cell_text(text: str) -> str:
    """A text as an Excel cell can hold it: without control characters and lone surrogates, and not too long."""
    if text.isascii() and text.isprintable() and len(text) <= MAX_CHARACTERS:
        return text
    cleaned = _LONE_SURROGATES.sub("?", _NOT_ALLOWED.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    return cleaned if len(cleaned.encode("utf-16-le")) // 2 <= MAX_CHARACTERS else cleaned[: MAX_CHARACTERS // 2]


def csv_text(text: str) -> str:
    """A text for a csv file: with an apostrophe if it looks like a formula, unless it is a negative number.

    plangen removes the apostrophe when it reads such a file.
    """
    cleaned = cell_text(text)
    is_formula = looks_like_a_formula(cleaned) and not _NEGATIVE.fullmatch(cleaned.strip())
    return f"'{cleaned.strip()}" if is_formula else cleaned


def text_for_any_separator(text: str) -> str:
    """A text for a csv file that any app may open: a formula after a semicolon, tab, or line end gets an apostrophe.

    An app for which these separate cells would start a cell there.
    """
    return _FORMULA_INSIDE.sub(r"\1'\2", text)


def csv_file(rows: Iterable[Sequence[str]]) -> bytes:
    """The bytes of a csv file: every cell in quotes, and a byte order mark so Excel reads it as UTF-8."""
    made = io.StringIO(newline="")
    csv.writer(made, quoting=csv.QUOTE_ALL).writerows([csv_text(cell) for cell in row] for row in rows)
    return made.getvalue().encode("utf-8-sig")


@dataclass(frozen=True, slots=True)
class WorkbookFile:
    """A workbook that is being written to memory."""

    workbook: Workbook
    _buffer: io.BytesIO

    def style(self, **options: object) -> "CellStyle":
        """The cell style with these XlsxWriter options."""
        return CellStyle(self.workbook.add_format(options), self.workbook.add_format({**options, "quote_prefix": True}))

    def finish(self) -> bytes:
        """Closes the workbook and returns its bytes."""
        self.workbook.close()
        return self._buffer.getvalue()


@dataclass(frozen=True, slots=True)
class CellStyle:
    """A cell style; `quoted` is the same for text that looks like a formula."""

    plain: Format
    quoted: Format


def new_file(title: str, *, row_by_row: bool = False) -> WorkbookFile:
    """A new workbook that turns no text into a formula, link, or number, and contains no current time.

    With `row_by_row`, rows must be written in order, and only one is in memory at a time.
    """
    buffer = io.BytesIO()
    # Either option keeps the current time out of the file.
    options = {
        "constant_memory" if row_by_row else "in_memory": True,
        "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    }  # fmt: skip
    workbook = Workbook(buffer, options)
    workbook.set_properties({"title": cell_text(title), "created": FIXED_DATE})
    return WorkbookFile(workbook, buffer)


def write_text(sheet: Worksheet, at: tuple[int, int], text: str, style: CellStyle) -> None:
    """Writes a text to the cell at a row and column, both from 0."""
    cleaned = cell_text(text)
    sheet.write_string(*at, cleaned, style.quoted if looks_like_a_formula(cleaned) else style.plain)
