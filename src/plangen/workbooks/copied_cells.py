"""Writes the cells of a copied sheet to their own addresses: values only, with cells to fix highlighted."""

import math
import re
from datetime import date, datetime, time, timedelta

from xlsxwriter.worksheet import Worksheet

from plangen.problems import Severity
from plangen.sources.grid import Cell
from plangen.workbooks.notes import write_note
from plangen.workbooks.plain_text import CellStyle, WorkbookFile, write_text

COLORS = {Severity.ERROR: "#F4B183", Severity.WARNING: "#FFE699"}
"""Light enough for black text, and different in lightness for readers who don't see color."""
EARLIEST = date(1900, 3, 1)
"""Earlier dates are written as text: Excel treats 1900 as a leap year."""
_PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,10})(?:\.([0-9]{1,4}))?")
"""A text that looks the same when shown as a number: no leading zeros, no thousands separators."""
_DIGITS = frozenset("-0123456789")
_MAX_DIGITS = 15
_TOLERANCE = 1e-9
MAX_NOTES = 5_000
"""More notes make a workbook slow to open."""


class CellWriter:
    """Writes cells to a workbook, reusing cell styles and counting notes."""

    def __init__(self, file: WorkbookFile) -> None:
        self._file = file
        self._styles: dict[tuple[str, Severity | None], CellStyle] = {}
        self._notes = 0

    def style(self, number_format: str, severity: Severity | None) -> CellStyle:
        """The style of a cell with a number format, highlighted by the severity of its problem."""
        key = (number_format, severity)
        if key not in self._styles:
            options: dict[str, object] = {"num_format": number_format} if number_format else {}
            if severity:
                options |= {"bg_color": COLORS[severity], "border": 1, "border_color": "#7F7F7F"}
            self._styles[key] = self._file.style(**options)
        return self._styles[key]

    def write(self, sheet: Worksheet, at: tuple[int, int], cell: Cell, severity: Severity | None) -> None:
        """Writes a cell by its type: text, number, yes or no, date, or duration."""
        if cell is None or cell == "":
            if severity:
                sheet.write_blank(*at, None, self.style("", severity).plain)
        elif isinstance(cell, str):
            write_text(sheet, at, cell, self.style("", severity))
        elif isinstance(cell, bool):
            sheet.write_boolean(*at, cell, self.style("", severity).plain)
        elif isinstance(cell, int | float):
            self._write_number(sheet, at, cell, severity)
        else:
            self._write_time(sheet, at, cell, severity)

    def write_from_text(self, sheet: Worksheet, at: tuple[int, int], cell: Cell, severity: Severity | None) -> None:
        """Writes a cell of a text file: as a number if it looks the same as a number, as text otherwise."""
        if isinstance(cell, str) and cell[:1] in _DIGITS and (found := _PLAIN_NUMBER.fullmatch(cell)):
            digits = len(found[1] or "")
            number_format = f"0.{'0' * digits}" if digits else "0"
            sheet.write_number(*at, float(cell), self.style(number_format, severity).plain)
        else:
            self.write(sheet, at, cell, severity)

    def write_percent(self, sheet: Worksheet, at: tuple[int, int], cell: Cell, severity: Severity | None) -> None:
        """Writes a cell that the user's file shows as a percentage."""
        if isinstance(cell, int | float) and not isinstance(cell, bool) and math.isfinite(cell):
            is_integer = abs(cell * 100 - round(cell * 100)) < _TOLERANCE
            sheet.write_number(*at, cell, self.style("0%" if is_integer else "0.0#%", severity).plain)
        else:
            self.write(sheet, at, cell, severity)

    def note(self, sheet: Worksheet, at: tuple[int, int], text: str) -> None:
        """Writes a note that shows on hover, up to the workbook's maximum."""
        self._notes += 1
        if self._notes <= MAX_NOTES:
            write_note(sheet, at, text)

    def _write_number(self, sheet: Worksheet, at: tuple[int, int], cell: float, severity: Severity | None) -> None:
        if math.isfinite(cell) and abs(cell) < 10**_MAX_DIGITS:
            sheet.write_number(*at, cell, self.style("", severity).plain)
        else:
            # Excel cells hold no more digits than that, and no infinity.
            write_text(sheet, at, f"{cell}", self.style("", severity))

    def _write_time(
        self, sheet: Worksheet, at: tuple[int, int], cell: date | time | timedelta, severity: Severity | None
    ) -> None:
        number_format = _time_format(cell)
        if number_format:
            sheet.write_datetime(*at, cell, self.style(number_format, severity).plain)
        else:
            write_text(sheet, at, f"{cell}", self.style("", severity))


def _time_format(cell: date | time | timedelta) -> str:
    """The number format of a date or time; empty if Excel can hold it only as text."""
    if isinstance(cell, timedelta):
        return "[h]:mm:ss" if cell >= timedelta() else ""
    if isinstance(cell, time):
        return "hh:mm:ss"
    day = cell.date() if isinstance(cell, datetime) else cell
    if day < EARLIEST:
        return ""
    return "yyyy-mm-dd hh:mm" if isinstance(cell, datetime) and cell.time() != time() else "yyyy-mm-dd"
