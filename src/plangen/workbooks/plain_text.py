"""The one rule for every spreadsheet that plangen writes: a text stays a text, and a number stays a number."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

NO_CLOCK = datetime(2000, 1, 1)  # noqa: DTZ001 - XlsxWriter takes no zone; the same bytes on every day
MOST_SIGNS = 32_767
"""What a cell of a workbook holds at most."""
_FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula; the wide ones are what an Asian keyboard writes."""
_NEGATIVE = re.compile(r"-\s?\d[\d.,]*\s?%?")
_NOT_ALLOWED = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_LONE_HALVES = re.compile("[\ud800-\udfff]")


def looks_like_a_formula(text: str) -> bool:
    """Whether a spreadsheet could work a text out instead of showing it."""
    return text.lstrip().startswith(_FORMULA_SIGNS)


def cell_text(text: str) -> str:
    """A text as a workbook can hold it: without control signs and half letters, and not too long."""
    if text.isascii() and text.isprintable() and len(text) <= MOST_SIGNS:
        return text
    cleaned = _LONE_HALVES.sub("?", _NOT_ALLOWED.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    return cleaned if len(cleaned.encode("utf-16-le")) // 2 <= MOST_SIGNS else cleaned[: MOST_SIGNS // 2]


def csv_text(text: str) -> str:
    """A text as a csv file can hold it: one that looks like a formula gets an apostrophe; a negative number does not.

    plangen takes the apostrophe off again where it reads such a file.
    """
    held = cell_text(text)
    return f"'{held.strip()}" if looks_like_a_formula(held) and not _NEGATIVE.fullmatch(held.strip()) else held


def csv_file(rows: Iterable[Sequence[str]]) -> bytes:
    """The bytes of a csv file; with a mark at the beginning by which Excel knows the encoding."""
    made = io.StringIO(newline="")
    csv.writer(made).writerows([csv_text(cell) for cell in row] for row in rows)
    return made.getvalue().encode("utf-8-sig")


@dataclass(frozen=True, slots=True)
class Opened:
    """A workbook that is being written, and where its bytes will be."""

    workbook: Workbook
    _made: io.BytesIO

    def look(self, **says: object) -> "Look":
        """How cells look, for numbers and texts, and for texts that a spreadsheet could take for a formula."""
        return Look(self.workbook.add_format(says), self.workbook.add_format({**says, "quote_prefix": True}))

    def closed(self) -> bytes:
        """The bytes of the finished workbook."""
        self.workbook.close()
        return self._made.getvalue()


@dataclass(frozen=True, slots=True)
class Look:
    """How cells look; `quoted` is the same with the mark of a text."""

    plain: Format
    quoted: Format


def opened_workbook(title: str, *, row_by_row: bool = False) -> Opened:
    """A new workbook in which no text becomes a formula, a link or a number, and that carries no clock.

    Written `row_by_row`, in their order, it holds no more than one row in memory, however long it is.
    """
    made = io.BytesIO()
    # Either way the parts of the file carry no clock.
    options = {
        "constant_memory" if row_by_row else "in_memory": True,
        "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    }  # fmt: skip
    workbook = Workbook(made, options)
    workbook.set_properties({"title": cell_text(title), "created": NO_CLOCK})
    return Opened(workbook, made)


def write_text(sheet: Worksheet, at: tuple[int, int], text: str, look: Look) -> None:
    """Writes a text into the cell at a row and a column, both from 0."""
    held = cell_text(text)
    sheet.write_string(*at, held, look.quoted if looks_like_a_formula(held) else look.plain)
