"""The cells of a sheet written again at their own addresses: values only, faulty ones coloured."""

import math
import re
from datetime import date, datetime, time, timedelta

from xlsxwriter.worksheet import Worksheet

from plangen.problems import Severity
from plangen.sources.grid import Cell
from plangen.workbooks.notes import write_note
from plangen.workbooks.plain_text import Look, Opened, write_text

COLOURS = {Severity.ERROR: "#F4B183", Severity.WARNING: "#FFE699"}
"""Light enough for black letters; they differ in lightness, too."""
EARLIEST = date(1900, 3, 1)
"""Days before it are written as texts: spreadsheets take 1900 for a leap year."""
_PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,10})(?:\.([0-9]{1,4}))?")
"""A text that is the same when it is shown as a number: no zeros before it, no sign for thousands."""
_DIGITS = frozenset("-0123456789")
_MOST_DIGITS = 15
_NEARLY = 1e-9
MOST_NOTES = 5_000
"""More of them make a workbook slow to open."""


class CellWriter:
    """What writes cells into a workbook; it keeps the looks that it has needed, and counts the notes."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._looks: dict[tuple[str, Severity | None], Look] = {}
        self._notes = 0

    def look(self, number_format: str, severity: Severity | None) -> Look:
        """How a cell looks that shows its number in a format, and what is wrong with it by its colour."""
        key = (number_format, severity)
        if key not in self._looks:
            says: dict[str, object] = {"num_format": number_format} if number_format else {}
            if severity:
                says |= {"bg_color": COLOURS[severity], "border": 1, "border_color": "#7F7F7F"}
            self._looks[key] = self._opened.look(**says)
        return self._looks[key]

    def write(self, sheet: Worksheet, at: tuple[int, int], cell: Cell, severity: Severity | None) -> None:
        """Writes a cell as what it is: a text, a number, yes or no, a day or a length of time."""
        if cell is None or cell == "":
            if severity:
                sheet.write_blank(*at, None, self.look("", severity).plain)
        elif isinstance(cell, str):
            write_text(sheet, at, cell, self.look("", severity))
        elif isinstance(cell, bool):
            sheet.write_boolean(*at, cell, self.look("", severity).plain)
        elif isinstance(cell, int | float):
            self._write_number(sheet, at, cell, severity)
        else:
            self._write_time(sheet, at, cell, severity)

    def write_from_text(self, sheet: Worksheet, at: tuple[int, int], cell: Cell, severity: Severity | None) -> None:
        """Writes a cell of a text file: as a number where it looks the same as a number, else as the text it is."""
        if isinstance(cell, str) and cell[:1] in _DIGITS and (found := _PLAIN_NUMBER.fullmatch(cell)):
            digits = len(found[1] or "")
            number_format = f"0.{'0' * digits}" if digits else "0"
            sheet.write_number(*at, float(cell), self.look(number_format, severity).plain)
        else:
            self.write(sheet, at, cell, severity)

    def write_share(self, sheet: Worksheet, at: tuple[int, int], cell: Cell, severity: Severity | None) -> None:
        """Writes a cell that its own file shows as a percentage."""
        if isinstance(cell, int | float) and not isinstance(cell, bool) and math.isfinite(cell):
            whole = abs(cell * 100 - round(cell * 100)) < _NEARLY
            sheet.write_number(*at, cell, self.look("0%" if whole else "0.0#%", severity).plain)
        else:
            self.write(sheet, at, cell, severity)

    def note(self, sheet: Worksheet, at: tuple[int, int], text: str) -> None:
        """Writes a note that shows when the cell is pointed at; none beyond the most that a workbook gets."""
        self._notes += 1
        if self._notes <= MOST_NOTES:
            write_note(sheet, at, text)

    def _write_number(self, sheet: Worksheet, at: tuple[int, int], cell: float, severity: Severity | None) -> None:
        if math.isfinite(cell) and abs(cell) < 10**_MOST_DIGITS:
            sheet.write_number(*at, cell, self.look("", severity).plain)
        else:
            # No cell holds more digits than that, and none holds infinity.
            write_text(sheet, at, f"{cell}", self.look("", severity))

    def _write_time(
        self, sheet: Worksheet, at: tuple[int, int], cell: date | time | timedelta, severity: Severity | None
    ) -> None:
        number_format = _time_format(cell)
        if number_format:
            sheet.write_datetime(*at, cell, self.look(number_format, severity).plain)
        else:
            write_text(sheet, at, f"{cell}", self.look("", severity))


def _time_format(cell: date | time | timedelta) -> str:
    """The number format of a day or time; empty where a workbook can hold it as a text only."""
    if isinstance(cell, timedelta):
        return "[h]:mm:ss" if cell >= timedelta() else ""
    if isinstance(cell, time):
        return "hh:mm:ss"
    day = cell.date() if isinstance(cell, datetime) else cell
    if day < EARLIEST:
        return ""
    return "yyyy-mm-dd hh:mm" if isinstance(cell, datetime) and cell.time() != time() else "yyyy-mm-dd"
